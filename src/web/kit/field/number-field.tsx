import { NumberInput } from '@mantine/core'
import { useLanguage } from '../../use-t.ts'
import { type FieldProps, useFieldFrame } from './field.tsx'
import './number-field.css'

export interface NumberFieldProps extends FieldProps<number | null> {
  min?: number
  max?: number
  /** Digits behind the comma; 0 for counts. */
  decimals?: number
  unit?: string
}

/** Letters are narrower than the digit that `ch` measures; long units are cut off rather than the figure. */
const widthOf = (unit: string): string => `calc(${Math.min(unit.length, 24)}ch + 20px)`

/** 1.234,5 while typing in Vietnamese, 1,234.5 in English; the value is a number or nothing. */
export function NumberField({ value, onChange, min = 0, max, decimals = 0, unit, ...field }: NumberFieldProps) {
  const vietnamese = useLanguage() === 'vi'
  return (
    <NumberInput
      {...useFieldFrame(field)}
      value={value ?? ''}
      onChange={(typed) => onChange(typeof typed === 'number' ? typed : typed === '' ? null : Number.isFinite(Number(typed)) ? Number(typed) : null)}
      thousandSeparator={vietnamese ? '.' : ','}
      decimalSeparator={vietnamese ? ',' : '.'}
      thousandsGroupStyle="thousand"
      decimalScale={decimals}
      allowNegative={min < 0}
      min={min}
      {...(max === undefined ? {} : { max })}
      clampBehavior="none"
      hideControls
      inputMode={decimals > 0 ? 'decimal' : 'numeric'}
      autoComplete="off"
      className="hc-number-field"
      {...(unit === undefined
        ? {}
        : // The width is also what the figure keeps clear of the unit: "auto" would keep nothing.
          { rightSection: <span className="hc-faint">{unit}</span>, rightSectionWidth: widthOf(unit), rightSectionProps: { className: 'hc-number-unit' } })}
    />
  )
}
