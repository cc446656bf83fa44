import { ChoiceField } from '../../../web/kit/field/select-field.tsx'
import { useT } from '../../../web/use-t.ts'
import type { LineHandle } from './use-line-form.ts'

/** What becomes of the people who work at agencies that end. */
export function SeatsField({ value, onChange, ...field }: LineHandle<'end' | 'move' | undefined>) {
  const t = useT()
  return (
    <ChoiceField
      {...field}
      onChange={(chosen) => onChange(chosen ?? undefined)}
      value={value ?? 'end'}
      label={t('acts.field.seats')}
      help={t('acts.field.seats-help')}
      choices={[
        { value: 'end', label: t('acts.field.seats-end') },
        { value: 'move', label: t('acts.field.seats-move') },
      ]}
    />
  )
}
