import { AgencyField } from '../../../register/agencies/screens/agency-field.tsx'
import { IconButton } from '../../../web/kit/button.tsx'
import type { AgencyChoice } from '../../../web/kit/field/agency-search-field.tsx'
import type { FieldProps } from '../../../web/kit/field/field.tsx'
import { useT } from '../../../web/use-t.ts'

/** Agencies an activity was about, added one by one. */
export function AgencyPicker({ value, onChange, ...field }: FieldProps<AgencyChoice[]>) {
  const t = useT()
  const add = (agency: AgencyChoice | null) => {
    if (agency && !value.some(({ id }) => id === agency.id)) onChange([...value, { id: agency.id, name: agency.name }])
  }
  return (
    // Enter with nothing found yet would send the whole form.
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps a key of the field inside from reaching the form
    <div className="hc-stack" onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}>
      <AgencyField {...field} value={null} onChange={add} />
      {value.length > 0 && (
        <ul>
          {value.map(({ id, name }) => (
            <li key={id} className="hc-row">
              {name}
              <IconButton icon="close" label={t('activity.act.remove', { name })} onClick={() => onChange(value.filter((one) => one.id !== id))} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
