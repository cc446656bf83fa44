import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { useT } from '../../../web/use-t.ts'
import { FieldCode, type Placeholder } from '../word-form.ts'
import './word-form.css'

const asked = 'asked'

/** Each placeholder of the file: filled by a known field, or asked for under a name. */
export function PlaceholderRows({
  fields,
  onChange,
  errors,
}: {
  fields: readonly Placeholder[]
  onChange: (fields: Placeholder[]) => void
  errors: Readonly<Record<string, string>>
}) {
  const t = useT()
  const set = (n: number, change: Partial<Placeholder>) => onChange(fields.map((one, m) => (m === n ? { ...one, ...change } : one)))
  return (
    <ul className="hc-word-form-rows">
      {fields.map((one, n) => (
        <li key={one.tag}>
          <code>{`{{${one.tag}}}`}</code>
          <SelectField<string>
            name={`fields.${n}.field`}
            label={t('word-form.field.filled-by')}
            value={one.field ?? asked}
            onChange={(code) => set(n, { field: code === null || code === asked ? null : FieldCode.parse(code) })}
            choices={[
              { value: asked, label: t('word-form.field.asked') },
              ...FieldCode.options.map((code) => ({ value: code, label: t(`word-form.known.${code}`) })),
            ]}
            error={errors[`fields.${n}.field`]}
          />
          {one.field === null && (
            <TextField
              name={`fields.${n}.label`}
              label={t('word-form.field.label')}
              value={one.label}
              onChange={(label) => set(n, { label })}
              maxLength={200}
              error={errors[`fields.${n}.label`]}
            />
          )}
        </li>
      ))}
    </ul>
  )
}
