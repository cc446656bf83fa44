import { NumberField } from '../../../web/kit/field/number-field.tsx'
import { useT } from '../../../web/use-t.ts'
import type { LineHandle } from './use-line-form.ts'

/** A part of the whole, typed as per cent. */
export function ShareField({ value, onChange, ...field }: LineHandle<number | null>) {
  const t = useT()
  return (
    <NumberField
      {...field}
      // 0.07 × 100 is not 7 in a binary number.
      value={value ? Math.round(value * 1e8) / 1e6 : null}
      onChange={(percent) => onChange(percent === null ? null : Math.round(percent * 1e6) / 1e8)}
      label={t('acts.field.share')}
      help={t('acts.field.share-help')}
      mark="optional"
      decimals={4}
      max={100}
      unit="%"
    />
  )
}
