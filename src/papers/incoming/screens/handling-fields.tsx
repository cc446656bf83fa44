import { z } from 'zod'
import { type Day, dayOf } from '../../../kernel/day.ts'
import { BodyId, OfficerId } from '../../../kernel/identity.ts'
import { listBodies } from '../../../register/authority/body.contract.ts'
import { calculateDue } from '../../../register/calendars/calendar.contract.ts'
import { Why } from '../../../register/calendars/screens/due-page.tsx'
import { PersonField } from '../../../register/officers/screens/person-field.tsx'
import { useAnswer } from '../../../web/answers.ts'
import type { AgencyChoice } from '../../../web/kit/field/agency-search-field.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { NumberField } from '../../../web/kit/field/number-field.tsx'
import { ChoiceField, SelectField } from '../../../web/kit/field/select-field.tsx'
import { TextAreaField } from '../../../web/kit/field/text-field.tsx'
import { ErrorState } from '../../../web/kit/states.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { Handling, mostDays } from '../incoming.ts'

export type DueKind = 'none' | 'day' | 'days'

export interface HandlingValues {
  assignedTo: AgencyChoice | null
  unitId: BodyId | null
  instruction: string
  dueKind: DueKind
  dueOn: Day | null
  dueDays: number | null
}

export const noHandling: HandlingValues = { assignedTo: null, unitId: null, instruction: '', dueKind: 'none', dueOn: null, dueDays: null }

/** The part of a form's schema that is about whose work a paper is. */
export const handlingFields = {
  ...Handling.shape,
  assignedTo: z.object({ id: OfficerId }).optional(),
  unitId: BodyId.optional(),
  dueKind: z.enum(['none', 'day', 'days']),
}

interface Limit {
  dueKind: DueKind
  dueOn?: Day | undefined
  dueDays?: number | undefined
}
/** Whoever chose a kind of limit names it. */
export const dayNamed = ({ dueKind, dueOn }: Limit) => dueKind !== 'day' || dueOn !== undefined
export const daysNamed = ({ dueKind, dueDays }: Limit) => dueKind !== 'days' || dueDays !== undefined

type Read = z.output<z.ZodObject<typeof handlingFields>>

/** What is sent: only the limit that was chosen, whatever still stands in the other field. */
export const handlingOf = ({ assignedTo, dueKind, dueOn, dueDays, ...rest }: Read) => ({
  ...rest,
  assignedTo: assignedTo?.id,
  dueOn: dueKind === 'day' ? dueOn : undefined,
  dueDays: dueKind === 'days' ? dueDays : undefined,
})

interface Handle<V> {
  name: string
  value: V
  onChange: (value: V) => void
  error: string | undefined
}

/** Whose work a paper is, what is to be done, and until when; a limit in working days is counted while it is typed. */
export function HandlingFields({
  field,
  values,
  arrivedOn,
}: {
  field: <K extends keyof HandlingValues & string>(name: K) => Handle<HandlingValues[K]>
  values: HandlingValues
  arrivedOn: Day | null
}) {
  const t = useT()
  const { data: bodies } = useAnswer(listBodies, {})
  return (
    <>
      <PersonField {...field('assignedTo')} mark="optional" label={t('incoming.field.assignedTo')} />
      <SelectField
        {...field('unitId')}
        mark="optional"
        clearable
        label={t('incoming.field.unitId')}
        choices={(bodies?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextAreaField {...field('instruction')} mark="optional" label={t('incoming.field.instruction')} rows={2} maxLength={2000} />
      <ChoiceField
        {...field('dueKind')}
        onChange={(kind) => field('dueKind').onChange(kind ?? 'none')}
        label={t('incoming.field.dueKind')}
        choices={(['none', 'day', 'days'] as const).map((value) => ({ value, label: t(`incoming.due-kind.${value}`) }))}
      />
      {values.dueKind === 'day' && <DateField {...field('dueOn')} label={t('incoming.field.dueOn')} />}
      {values.dueKind === 'days' && (
        <>
          <NumberField {...field('dueDays')} label={t('incoming.field.dueDays')} help={t('incoming.help.dueDays')} min={1} max={mostDays} />
          <WillBeDue days={values.dueDays} arrivedOn={arrivedOn} />
        </>
      )}
    </>
  )
}

function WillBeDue({ days, arrivedOn }: { days: number | null; arrivedOn: Day | null }) {
  const t = useT()
  const format = useFormat()
  const known = useHolds()('calendar.read') && days !== null && days > 0 && days <= mostDays && arrivedOn !== null
  const { data, error } = useAnswer(
    calculateDue,
    { query: { from: `${arrivedOn ?? '2000-01-01'}T07:30:00+07:00`, n: days ?? 1, unit: 'workingDays' } },
    { enabled: known, keepFormer: true },
  )
  if (!known) return null
  if (error) return <ErrorState error={error} />
  if (!data || data.due === null) return null
  return (
    <div className="hc-incoming-due" role="status">
      <p>
        <strong>{t('incoming.form.will-be-due', { due: format.day(dayOf(new Date(data.due))) })}</strong> {data.provisional && t('incoming.page.provisional')}
      </p>
      <details>
        <summary>{t('incoming.form.how')}</summary>
        <Why due={data} />
      </details>
    </div>
  )
}
