import { Checkbox, Group, MultiSelect, Radio, Select } from '@mantine/core'
import { fold } from '../../../kernel/fold.ts'
import { useT } from '../../use-t.ts'
import { type FieldProps, useFieldFrame } from './field.tsx'

export interface Choice<V extends string = string> {
  value: V
  label: string
}

const comboboxProps = { shadow: 'none', transitionProps: { duration: 100 } } as const

/** Finds "Quận 3" by "quan 3". */
const folded = ({ options, search }: { options: readonly unknown[]; search: string }) =>
  (options as readonly Choice[]).filter((option) => fold(option.label).includes(fold(search))) as never

/** One of many; typing searches without diacritics. Up to five choices read better as `ChoiceField`. */
export function SelectField<V extends string>({
  value,
  onChange,
  choices,
  clearable = false,
  ...field
}: FieldProps<V | null> & { choices: readonly Choice<V>[]; clearable?: boolean }) {
  const t = useT()
  return (
    <Select
      {...useFieldFrame(field)}
      data={[...choices]}
      value={value}
      onChange={(chosen) => onChange(chosen as V | null)}
      searchable={choices.length > 7}
      filter={folded}
      allowDeselect={clearable}
      clearable={clearable}
      clearButtonProps={{ 'aria-label': t('kit.clear') }}
      nothingFoundMessage={t('kit.nothing-found')}
      comboboxProps={comboboxProps}
    />
  )
}

export function SeveralField<V extends string>({ value, onChange, choices, ...field }: FieldProps<V[]> & { choices: readonly Choice<V>[] }) {
  const t = useT()
  return (
    <MultiSelect
      {...useFieldFrame(field)}
      data={[...choices]}
      value={value}
      onChange={(chosen) => onChange(chosen as V[])}
      searchable
      filter={folded}
      clearButtonProps={{ 'aria-label': t('kit.clear') }}
      nothingFoundMessage={t('kit.nothing-found')}
      comboboxProps={comboboxProps}
    />
  )
}

/** One of a few, all of them in sight. */
export function ChoiceField<V extends string>({
  value,
  onChange,
  choices,
  ...field
}: FieldProps<V | null> & { choices: readonly (Choice<V> & { help?: string })[] }) {
  const { name, ...frame } = useFieldFrame(field)
  return (
    <Radio.Group {...frame} {...(name === undefined ? {} : { name })} value={value} onChange={(chosen) => onChange(chosen as V)}>
      <Group gap={20} mt={4}>
        {choices.map((choice) => (
          <Radio key={choice.value} value={choice.value} label={choice.label} description={choice.help} disabled={field.disabled ?? false} />
        ))}
      </Group>
    </Radio.Group>
  )
}

export function CheckField({ value, onChange, ...field }: FieldProps<boolean>) {
  const frame = useFieldFrame(field)
  return <Checkbox {...frame} checked={value} onChange={(event) => onChange(event.currentTarget.checked)} />
}
