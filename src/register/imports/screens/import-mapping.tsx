import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { useT } from '../../../web/use-t.ts'
import './import.css'

export interface ImportMappingProps<K extends string> {
  fields: readonly { key: K; label: string; required?: boolean }[]
  header: readonly string[]
  mapping: Partial<Record<K, number>>
  missing: readonly K[]
  onChange: (mapping: Partial<Record<K, number>>) => void
}

const letter = (column: number): string => (column < 26 ? String.fromCharCode(65 + column) : `${letter(Math.floor(column / 26) - 1)}${letter(column % 26)}`)

/** Which column holds what: proposed from the titles, chosen by the officer. */
export function ImportMapping<K extends string>({ fields, header, mapping, missing, onChange }: ImportMappingProps<K>) {
  const t = useT()
  const choices = header.map((title, column) => ({ value: String(column), label: `${letter(column)} · ${title === '' ? t('import.screen.untitled') : title}` }))
  const choose = (key: K, column: string | null) => {
    const { [key]: _, ...others } = mapping
    onChange((column === null ? others : { ...others, [key]: Number(column) }) as Partial<Record<K, number>>)
  }
  return (
    <div className="hc-import-mapping">
      {fields.map(({ key, label, required }) => (
        <SelectField
          key={key}
          label={label}
          {...(required ? { mark: 'required' as const } : {})}
          clearable
          choices={choices}
          value={mapping[key] === undefined ? null : String(mapping[key])}
          onChange={(column) => choose(key, column)}
          error={missing.includes(key) ? t('import.screen.needs-column') : undefined}
        />
      ))}
    </div>
  )
}
