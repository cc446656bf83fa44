import { type Day, dayOf, type HalfYear } from '../../../kernel/day.ts'
import { IconButton } from '../../../web/kit/button.tsx'
import type { FieldProps } from '../../../web/kit/field/field.tsx'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { recentPeriods } from '../programme-fields.ts'
import './programme.css'

/** The half-years to choose from with their names; a chosen one that lies farther back is among them. */
export function usePeriods(today: Day = dayOf(new Date()), chosen?: HalfYear | null): readonly { value: HalfYear; label: string }[] {
  const format = useFormat()
  const periods = recentPeriods(today)
  const all = chosen && !periods.includes(chosen) ? (chosen > (periods[0] ?? '') ? [chosen, ...periods] : [...periods, chosen]) : periods
  return all.map((period) => ({ value: period, label: format.imprecise({ precision: 'half-year', halfYear: period }) }))
}

export function PeriodField(props: FieldProps<HalfYear | null>) {
  return <SelectField {...props} choices={usePeriods(undefined, props.value)} />
}

/** Steps from half-year to half-year, or jumps to one. */
export function PeriodChoice({ period, onChange }: { period: HalfYear; onChange: (period: HalfYear) => void }) {
  const t = useT()
  const periods = usePeriods(undefined, period)
  const at = periods.findIndex(({ value }) => value === period)
  const [former, next] = [periods[at + 1]?.value, periods[at - 1]?.value]
  return (
    <div className="hc-period hc-not-printed">
      {former && <IconButton icon="left" label={t('programme.former-period')} onClick={() => onChange(former)} />}
      <SelectField label={t('programme.period')} value={period} onChange={(chosen) => chosen && onChange(chosen)} choices={periods} />
      {next && <IconButton icon="right" label={t('programme.next-period')} onClick={() => onChange(next)} />}
    </div>
  )
}
