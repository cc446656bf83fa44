import { Day } from '../../../kernel/day.ts'
import { PaperId } from '../../../kernel/identity.ts'
import { IconButton } from '../../../web/kit/button.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { NumberField } from '../../../web/kit/field/number-field.tsx'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { TextAreaField } from '../../../web/kit/field/text-field.tsx'
import { FieldGroup } from '../../../web/kit/form/form.tsx'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { PaperField } from '../../registers/screens/paper-field.tsx'
import type { NamedPaper } from '../draft-paper.contract.ts'
import type { DraftText, FieldValue, NamedAgency } from '../draft-text.ts'
import type { TemplateField } from '../template.ts'
import { OneAgency } from './names-picker.tsx'
import { without } from './rows-of.tsx'
import { useNamedPaper } from './use-named-paper.ts'

interface Props {
  fields: readonly TemplateField[]
  text: DraftText
  papers: readonly NamedPaper[]
  errors: Readonly<Record<string, string>>
  onChange: (fields: DraftText['fields']) => void
  onPaper: (paper: NamedPaper) => void
}

/** The fields of the template: filled in once, printed wherever the wording asks for them. */
export function FieldValues({ fields, text, papers, errors, onChange, onPaper }: Props) {
  const t = useT()
  if (fields.length === 0) return null
  const put = (key: string, value: FieldValue | undefined) =>
    onChange(value === undefined ? Object.fromEntries(Object.entries(text.fields).filter(([other]) => other !== key)) : { ...text.fields, [key]: value })
  return (
    <FieldGroup title={t('drafting.part.fields')} help={t('drafting.help.fields')}>
      {fields.map((field) => (
        <OneField
          key={field.key}
          field={field}
          value={text.fields[field.key]}
          papers={papers}
          error={errors[`text.fields.${field.key}`]}
          onChange={(value) => put(field.key, value)}
          onPaper={onPaper}
        />
      ))}
    </FieldGroup>
  )
}

interface OneProps {
  field: TemplateField
  value: FieldValue | undefined
  papers: readonly NamedPaper[]
  error: string | undefined
  onChange: (value: FieldValue | undefined) => void
  onPaper: (paper: NamedPaper) => void
}

function OneField({ field, value, papers, error, onChange, onPaper }: OneProps) {
  const t = useT()
  const language = useLanguage()
  const named = useNamedPaper()
  const frame = {
    name: `text.fields.${field.key}`,
    label: field.label[language],
    ...(field.help ? { help: field.help[language] } : {}),
    ...(field.required ? {} : { mark: 'optional' as const }),
    error,
  }
  switch (field.type) {
    case 'date':
      return <DateField {...frame} value={Day.safeParse(value).data ?? null} onChange={(day) => onChange(day ?? undefined)} />
    case 'number':
      return (
        <NumberField {...frame} max={1_000_000_000} value={typeof value === 'number' ? value : null} onChange={(number) => onChange(number ?? undefined)} />
      )
    case 'choice':
      return (
        <SelectField
          {...frame}
          clearable
          value={typeof value === 'string' && value !== '' ? value : null}
          onChange={(chosen) => onChange(chosen ?? undefined)}
          choices={field.choices.map((choice) => ({ value: choice, label: choice }))}
        />
      )
    case 'agency':
      return <OneAgency {...frame} value={isAgency(value) ? value : null} onChange={(agency) => onChange(agency ?? undefined)} />
    case 'agencies': {
      const chosen = Array.isArray(value) ? value : []
      return (
        <div className="hc-stack">
          <OneAgency
            {...frame}
            value={null}
            onChange={(agency) => agency && !chosen.some(({ agencyId }) => agencyId === agency.agencyId) && onChange([...chosen, agency])}
          />
          <ul className="hc-drafting-names">
            {chosen.map((agency, n) => (
              <li key={agency.agencyId} className="hc-row">
                {agency.name}
                <IconButton icon="close" label={t('drafting.act.remove', { name: agency.name })} onClick={() => onChange(without(chosen, n))} />
              </li>
            ))}
          </ul>
        </div>
      )
    }
    case 'paper': {
      const paperId = value !== undefined && typeof value === 'object' && 'paperId' in value ? value.paperId : null
      const shown = papers.find(({ id }) => id === paperId)
      return (
        <PaperField
          {...frame}
          value={shown ? { id: shown.id, name: `${shown.kindName} ${shown.number}`, note: shown.abstract } : null}
          onChange={async (chosen) => {
            if (chosen === null) return onChange(undefined)
            onPaper(await named(PaperId.parse(chosen.id)))
            onChange({ paperId: PaperId.parse(chosen.id) })
          }}
        />
      )
    }
    default:
      return <TextAreaField {...frame} rows={2} maxLength={4000} value={typeof value === 'string' ? value : ''} onChange={(words) => onChange(words)} />
  }
}

const isAgency = (value: FieldValue | undefined): value is NamedAgency => typeof value === 'object' && !Array.isArray(value) && 'agencyId' in value
