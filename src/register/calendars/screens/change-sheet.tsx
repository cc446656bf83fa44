import type { z } from 'zod'
import type { AgencyId } from '../../../kernel/identity.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { type CalendarChangeBody, changeCalendar, type Foreseen, foreseeCalendarChange, showCalendar, showCalendarException } from '../calendar.contract.ts'
import { foreseeReprojection } from '../deadline.contract.ts'
import { MovedRows } from './moved-rows.tsx'

type Change = z.input<typeof CalendarChangeBody>

interface ChangeSheetProps {
  change: Change
  agencyId: AgencyId | null
  title: string
  lines: readonly string[]
  confirm: string
  danger?: boolean
  reason?: 'required' | 'optional'
  opened: boolean
  onClose: () => void
  onDone: () => void
}

/** Before a change of the calendar: the days it is about and the open due dates it would move. */
export function ChangeSheet({ change, agencyId, title, lines, confirm, danger = false, reason, opened, onClose, onDone }: ChangeSheetProps) {
  const t = useT()
  const { data, error } = useAnswer(foreseeCalendarChange, { body: { agencyId, change } }, { enabled: opened })
  const act = useAct(changeCalendar, { refresh: [showCalendar, showCalendarException, foreseeReprojection] })
  const consequences = useConsequences(data)
  return (
    <ActSheet
      opened={opened}
      onClose={onClose}
      title={title}
      changes={[...lines, ...consequences]}
      told={[t('calendar.sheet.told')]}
      final={[t('calendar.sheet.final')]}
      {...(reason ? { reason } : {})}
      confirm={confirm}
      weight={danger ? 'danger' : 'main'}
      onConfirm={async (said) => {
        await act.send({ body: { agencyId, change, reason: said === '' ? null : said } })
        onDone()
      }}
    >
      {error ? <ErrorState error={error} /> : data ? <MovedRows rows={data.rows.slice(0, 5)} /> : <Loading lines={2} />}
    </ActSheet>
  )
}

/** In sentences: how many open due dates would move, and what then. */
export function useConsequences(data: Foreseen | undefined): string[] {
  const t = useT()
  const { number } = useFormat()
  if (!data) return []
  if (data.changed === 0) return [t('calendar.sheet.deadlines-none')]
  const { changed, earlier, later, settled, provisional } = data
  return [
    t('calendar.sheet.deadlines', { changed: number(changed), earlier: number(earlier), later: number(later) }),
    ...(settled + provisional > 0 ? [t('calendar.sheet.deadlines-settled', { settled: number(settled), provisional: number(provisional) })] : []),
    t('calendar.sheet.then'),
  ]
}
