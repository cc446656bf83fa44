import type { Day } from '../../../kernel/day.ts'
import { readable } from '../../../web/readable.ts'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { PlacedFault } from './faults.ts'
import type { ActHead, HeadField } from './use-act-draft.ts'

export interface HeadFieldsProps {
  head: ActHead
  onChange: (change: Partial<ActHead>) => void
  errors: Readonly<Partial<Record<HeadField, { code: string; details: Record<string, unknown> }>>>
  faults?: readonly PlacedFault[]
}

/** What stands above the lines: the paper, who issued it, and from which day on it holds. */
export function HeadFields({ head, onChange, errors, faults = [] }: HeadFieldsProps) {
  const t = useT()
  const format = useFormat()
  const error = (name: HeadField) => {
    const found = errors[name] ?? faults.find(({ field }) => field === name)
    return found && t(found.code, readable(found.details, format))
  }
  const text = (name: 'title' | 'paperNumber' | 'issuer' | 'note') => ({
    name,
    value: head[name] ?? '',
    onChange: (value: string) => onChange({ [name]: value }),
    error: error(name),
  })
  const day = (name: 'paperDate' | 'effectiveOn') => ({
    name,
    value: (head[name] || null) as Day | null,
    onChange: (value: Day | null) => onChange({ [name]: value }),
    error: error(name),
  })
  return (
    <div className="hc-act-head">
      <div className="hc-act-head-wide">
        <TextField {...text('title')} label={t('acts.head.title')} help={t('acts.head.title-help')} maxLength={500} />
      </div>
      <TextField {...text('paperNumber')} label={t('acts.head.paper-number')} help={t('acts.head.paper-number-help')} mark="optional" maxLength={80} />
      <DateField {...day('paperDate')} label={t('acts.head.paper-date')} mark="optional" />
      <TextField {...text('issuer')} label={t('acts.head.issuer')} help={t('acts.head.issuer-help')} mark="optional" maxLength={300} />
      <DateField {...day('effectiveOn')} label={t('acts.head.effective-on')} help={t('acts.head.effective-on-help')} />
      <div className="hc-act-head-wide">
        <TextAreaField {...text('note')} label={t('acts.head.note')} mark="optional" rows={1} maxLength={4000} />
      </div>
    </div>
  )
}
