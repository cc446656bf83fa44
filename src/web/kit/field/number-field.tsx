import { NumberInput } from '@mantine/core'
import { useState } from 'react'
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
  // "-" on the way to "-5" is no number yet; it stays as typed and is not "not filled in".
  const [half, setHalf] = useState('')
  const typedHalf = value === null && half !== ''
  return (
    <NumberInput
      {...useFieldFrame({ ...field, unread: typedHalf ? 'field.not-a-number' : undefined })}
      value={value ?? half}
      onChange={(typed) => {
        const read = typed === '' ? null : Number(typed)
        const unreadable = read !== null && !Number.isFinite(read)
        setHalf(unreadable ? String(typed) : '')
        onChange(unreadable ? null : read)
      }}
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
