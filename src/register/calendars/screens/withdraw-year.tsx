import { useState } from 'react'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useT } from '../../../web/use-t.ts'
import { foreseeYearWithdrawal, showCalendar, withdrawCalendarYear } from '../calendar.contract.ts'
import { foreseeReprojection } from '../deadline.contract.ts'
import { useConsequences } from './change-sheet.tsx'
import { MovedRows } from './moved-rows.tsx'

/** "Thu hồi xác nhận": a year that was held to be complete no longer is; which due dates that makes provisional is said first. */
export function WithdrawYear({ year, version }: { year: number; version: number }) {
  const t = useT()
  const tell = useTell()
  const [opened, setOpened] = useState(false)
  const { data, error } = useAnswer(foreseeYearWithdrawal, { body: { year } }, { enabled: opened })
  const act = useAct(withdrawCalendarYear, { refresh: [showCalendar, foreseeReprojection] })
  const consequences = useConsequences(data)
  const words = { year: String(year) }
  return (
    <>
      <Button weight="quiet" onClick={() => setOpened(true)}>
        {t('calendar.act.withdraw-year', words)}
      </Button>
      <ActSheet
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('calendar.act.withdraw-year', words)}
        changes={[t('calendar.sheet.withdraw-year', words), ...consequences]}
        told={[t('calendar.sheet.told')]}
        reason="required"
        confirm={t('calendar.act.withdraw-year', words)}
        weight="danger"
        onConfirm={async (reason) => {
          await act.send({ body: { year, seen: version, reason } })
          tell({ text: t('calendar.told.year-withdrawn', words), next: { label: t('calendar.act.deadlines'), to: '/calendar/deadlines' } })
        }}
      >
        {error ? <ErrorState error={error} /> : data ? <MovedRows rows={data.rows.slice(0, 5)} /> : <Loading lines={2} />}
      </ActSheet>
    </>
  )
}
