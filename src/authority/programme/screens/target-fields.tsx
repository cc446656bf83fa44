import type { Day, ImpreciseDate } from '../../../kernel/day.ts'
import { Button } from '../../../web/kit/button.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { ImpreciseDateField } from '../../../web/kit/field/imprecise-date-field.tsx'
import { NumberField } from '../../../web/kit/field/number-field.tsx'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import type { FieldHandle } from '../../../web/kit/form/use-draft-form.ts'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { neededOf } from '../direction.ts'
import { unknownDate } from '../programme-fields.ts'
import './programme.css'

export interface TargetValues {
  percent: number | null
  by: ImpreciseDate | null
  listName: string
  listDate: Day | null
  listBasis: string
  listCount: number | null
  note: string
}

export const blankTarget: TargetValues = { percent: null, by: unknownDate, listName: '', listDate: null, listBasis: '', listCount: null, note: '' }

export interface TargetFieldsProps {
  n: number
  value: TargetValues
  at: <T>(path: string) => FieldHandle<T>
  remove: () => void
}

/** One target; says at once how many of its list it asks for. */
export function TargetFields({ n, value, at, remove }: TargetFieldsProps) {
  const t = useT()
  const format = useFormat()
  const field = <T,>(name: keyof TargetValues) => at<T>(`targets.${n}.${name}`)
  const { percent, listCount } = value
  const needed = percent === null || percent <= 0 || percent > 100 || listCount === null ? null : neededOf({ percent, listCount })
  return (
    <fieldset className="hc-field-group hc-target-fields">
      <legend>{t('direction.target.n', { n: n + 1 })}</legend>
      <NumberField {...field<number | null>('percent')} label={t('direction.target.percent')} mark="required" decimals={1} max={100} />
      <TextField
        {...field<string>('listName')}
        label={t('direction.target.listName')}
        mark="required"
        help={t('direction.target.listName-help')}
        maxLength={500}
      />
      <NumberField {...field<number | null>('listCount')} label={t('direction.target.listCount')} help={t('direction.target.listCount-help')} max={1_000_000} />
      <p className="hc-small" role="status">
        {needed !== null && listCount !== null && t('direction.target.needed', { needed: format.number(needed), count: format.number(listCount) })}
      </p>
      <ImpreciseDateField {...field<ImpreciseDate | null>('by')} label={t('direction.target.by-field')} />
      <DateField {...field<Day | null>('listDate')} label={t('direction.target.listDate')} />
      <TextField {...field<string>('listBasis')} label={t('direction.target.listBasis')} maxLength={300} />
      <TextAreaField {...field<string>('note')} label={t('direction.target.note')} rows={2} maxLength={1000} />
      <div>
        <Button weight="quiet" icon="close" onClick={remove}>
          {t('direction.act.remove-target', { n: n + 1 })}
        </Button>
      </div>
    </fieldset>
  )
}
