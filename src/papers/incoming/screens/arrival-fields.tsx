import { useEffect } from 'react'
import type { Day } from '../../../kernel/day.ts'
import type { BodyId } from '../../../kernel/identity.ts'
import { listBodies } from '../../../register/authority/body.contract.ts'
import { useAnswer } from '../../../web/answers.ts'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import { FieldGroup } from '../../../web/kit/form/form.tsx'
import type { DraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { Arrival } from '../incoming.ts'
import { paperUrgencies } from '../incoming.contract.ts'
import { handlingFields, HandlingFields, type HandlingValues, noHandling } from './handling-fields.tsx'

export interface ArrivalValues extends HandlingValues {
  bodyId: BodyId | null
  arrivedOn: Day | null
  arrivalNumber: string
  numberReason: string
  receivedFrom: string
  urgency: string | null
  note: string
}

export const noArrival = (today: Day): ArrivalValues => ({
  ...noHandling,
  bodyId: null,
  arrivedOn: today,
  arrivalNumber: '',
  numberReason: '',
  receivedFrom: '',
  urgency: 'normal',
  note: '',
})

export const arrivalFields = { ...Arrival.shape, ...handlingFields }

/** How a paper arrived and whose work it becomes: the same for one that is new and one that stands in the register. */
export function ArrivalFields<V extends ArrivalValues>({ form }: { form: Pick<DraftForm<never, V>, 'values' | 'set' | 'at'> }) {
  const t = useT()
  const language = useLanguage()
  const { data: bodies } = useAnswer(listBodies, {})
  const { data: urgencies } = useAnswer(paperUrgencies, {})
  const { values, set } = form
  const field = <K extends keyof ArrivalValues & string>(name: K) => form.at<ArrivalValues[K]>(name)
  // The papers of the programme come to the sub-department; whoever has none of that level has few bodies to choose from.
  const usual = (bodies?.rows.find(({ level }) => level === 'sub-department') ?? bodies?.rows[0])?.id
  useEffect(() => {
    if (values.bodyId === null && usual !== undefined) set({ bodyId: usual } as Partial<V>)
  }, [values.bodyId, usual, set])
  return (
    <>
      <FieldGroup title={t('incoming.form.arrival')}>
        <DateField {...field('arrivedOn')} label={t('incoming.field.arrivedOn')} />
        <SelectField
          {...field('bodyId')}
          label={t('incoming.field.bodyId')}
          choices={(bodies?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField
          {...field('arrivalNumber')}
          mark="optional"
          label={t('incoming.field.arrivalNumber')}
          help={t('incoming.help.arrivalNumber')}
          maxLength={8}
        />
        {values.arrivalNumber.trim() !== '' && (
          <TextAreaField
            {...field('numberReason')}
            mark="optional"
            label={t('incoming.field.numberReason')}
            help={t('incoming.help.numberReason')}
            rows={2}
            maxLength={1000}
          />
        )}
        <SelectField
          {...field('urgency')}
          label={t('incoming.field.urgency')}
          choices={(urgencies?.rows ?? []).map(({ code, name }) => ({ value: code, label: name[language] }))}
        />
        <TextField {...field('receivedFrom')} mark="optional" label={t('incoming.field.receivedFrom')} help={t('incoming.help.receivedFrom')} maxLength={200} />
        <TextAreaField {...field('note')} mark="optional" label={t('incoming.field.note')} rows={2} maxLength={2000} />
      </FieldGroup>
      <FieldGroup title={t('incoming.form.handling')}>
        <HandlingFields field={(name) => form.at(name)} values={values} arrivedOn={values.arrivedOn} />
      </FieldGroup>
    </>
  )
}
