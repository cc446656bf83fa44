import { useState } from 'react'
import { dayOf, type HalfYear, halfYearOf } from '../../../kernel/day.ts'
import { showSecondment } from '../../../register/officers/secondment.contract.ts'
import { useAct } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import type { SecondmentBesideProps } from '../../../web/sources.ts'
import { useT } from '../../../web/use-t.ts'
import { countSecondment, listActivities } from '../activity.contract.ts'
import { PeriodField } from './period-field.tsx'

/** On the page of a secondment: the activity of the programme it counts as, or the act that makes it one. */
export function SecondmentBeside({ secondmentId, version, activityId }: SecondmentBesideProps) {
  const t = useT()
  const tell = useTell()
  const holds = useHolds()
  const [opened, setOpened] = useState(false)
  const [period, setPeriod] = useState<HalfYear | null>(halfYearOf(dayOf(new Date())))
  const act = useAct(countSecondment, { refresh: [showSecondment, listActivities] })
  if (!holds('activity.read')) return null
  return (
    <Section title={t('secondment.field.activity')}>
      <div className="hc-row">
        {activityId !== null && (
          <Button weight="quiet" to={`/activities/${activityId}`}>
            {t('secondment.act.activity')}
          </Button>
        )}
        {holds('activity.record') && activityId === null && <Button onClick={() => setOpened(true)}>{t('secondment.act.count')}</Button>}
      </div>
      <ActSheet
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('secondment.count.title')}
        confirm={t('secondment.act.count')}
        changes={[t('secondment.count.changes')]}
        onConfirm={async () => {
          await act.send({ params: { secondmentId }, body: { version, period: period ?? halfYearOf(dayOf(new Date())) } })
          tell({ text: t('secondment.told.counted') })
        }}
      >
        <PeriodField label={t('secondment.field.period')} value={period} onChange={setPeriod} />
      </ActSheet>
    </Section>
  )
}
