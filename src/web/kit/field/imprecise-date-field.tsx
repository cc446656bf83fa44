import { Input, NumberInput, Select } from '@mantine/core'
import { useId, useState } from 'react'
import { type Day, HalfYear, type ImpreciseDate } from '../../../kernel/day.ts'
import { useT } from '../../use-t.ts'
import { DateField } from './date-field.tsx'
import { type FieldProps, useFieldFrame } from './field.tsx'

export type Precision = ImpreciseDate['precision']
const precisions: readonly Precision[] = ['day', 'month', 'quarter', 'half-year', 'year', 'unknown']

const parts: Partial<Record<Precision, readonly string[]>> = {
  month: ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'],
  quarter: ['Q1', 'Q2', 'Q3', 'Q4'],
  'half-year': ['H1', 'H2'],
}

/** A date nobody is forced to invent: how exactly it is known comes first, then only the parts that are known. */
export function ImpreciseDateField({ value, onChange, error, ...field }: FieldProps<ImpreciseDate | null>) {
  const t = useT()
  const own = useId()
  const [precision, setPrecision] = useState<Precision>(value?.precision ?? 'day')
  const [year, setYear] = useState<number | null>(yearOf(value))
  const [part, setPart] = useState<string | null>(partOf(value))
  const shown = value?.precision ?? precision
  const { label, description, id = own } = useFieldFrame({ ...field, unread: halfTyped(shown, year, part) })
  const compose = (next: { precision?: Precision; year?: number | null; part?: string | null }) => {
    const all = { precision: shown, year, part, ...next }
    setPrecision(all.precision)
    setYear(all.year)
    setPart(all.part)
    onChange(dateOf(all.precision, all.year, all.part))
  }
  const list = parts[shown]
  return (
    <Input.Wrapper label={label} description={description} error={error} id={`${id}-all`} labelElement="div" labelProps={{ id: `${id}-name` }}>
      <fieldset className="hc-imprecise" aria-labelledby={`${id}-name`}>
        <Select
          id={id}
          aria-label={t('date.precision.label')}
          data={precisions.map((known) => ({ value: known, label: t(`date.precision.${known}`) }))}
          value={shown}
          allowDeselect={false}
          onChange={(chosen) => compose({ precision: (chosen ?? 'unknown') as Precision, part: null })}
          disabled={field.disabled ?? false}
        />
        {shown === 'day' && (
          <BareDay within={field.name} value={value?.precision === 'day' ? value.day : null} onChange={(day) => onChange(day && { precision: 'day', day })} />
        )}
        {(list || shown === 'year') && (
          <div className="hc-imprecise-parts">
            {list && (
              <Select
                aria-label={t(`date.precision.${shown}`)}
                data={list.map((one) => ({ value: one, label: t(`date.part.${one}`) }))}
                value={part}
                onChange={(chosen) => compose({ part: chosen })}
                placeholder="—"
              />
            )}
            <NumberInput
              aria-label={t('date.precision.year')}
              value={year ?? ''}
              onChange={(typed) => compose({ year: typeof typed === 'number' ? typed : null })}
              min={1900}
              max={2100}
              clampBehavior="none"
              hideControls
              allowDecimal={false}
              thousandSeparator=""
              leftSection={<span className="hc-faint">{t('date.precision.year')}</span>}
              leftSectionWidth={56}
              leftSectionPointerEvents="none"
            />
          </div>
        )}
      </fieldset>
    </Input.Wrapper>
  )
}

function BareDay({ within, value, onChange }: { within: string | undefined; value: Day | null; onChange: (day: Day | null) => void }) {
  const t = useT()
  return (
    <div className="hc-bare-field">
      <DateField label={t('date.precision.day')} help="" within={within} value={value} onChange={onChange} />
    </div>
  )
}

function yearOf(date: ImpreciseDate | null): number | null {
  switch (date?.precision) {
    case 'day':
      return Number(date.day.slice(0, 4))
    case 'month':
      return Number(date.month.slice(0, 4))
    case 'quarter':
      return Number(date.quarter.slice(0, 4))
    case 'half-year':
      return Number(date.halfYear.slice(0, 4))
    case 'year':
      return Number(date.year)
    default:
      return null
  }
}

function partOf(date: ImpreciseDate | null): string | null {
  switch (date?.precision) {
    case 'month':
      return date.month.slice(5)
    case 'quarter':
      return date.quarter.slice(5)
    case 'half-year':
      return date.halfYear.slice(5)
    default:
      return null
  }
}

/** What is wrong where some parts are typed and no date comes of them; nothing where none is typed. */
function halfTyped(precision: Precision, year: number | null, part: string | null): string | undefined {
  if (precision === 'unknown' || precision === 'day' || (year === null && part === null)) return undefined
  if (year !== null && (year < 1900 || year > 2100)) return 'date.year-beyond'
  return dateOf(precision, year, part) === null ? 'date.part-missing' : undefined
}

/** Null while a part is missing. */
function dateOf(precision: Precision, year: number | null, part: string | null): ImpreciseDate | null {
  if (precision === 'unknown') return { precision }
  if (precision === 'day' || year === null || year < 1900 || year > 2100) return null
  if (precision === 'year') return { precision, year: String(year) }
  if (part === null) return null
  switch (precision) {
    case 'month':
      return { precision, month: `${year}-${part}` }
    case 'quarter':
      return { precision, quarter: `${year}-${part}` }
    case 'half-year':
      return { precision, halfYear: HalfYear.parse(`${year}-${part}`) }
  }
}
