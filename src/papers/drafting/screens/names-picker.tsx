import { AgencyId } from '../../../kernel/identity.ts'
import { AgencyField } from '../../../register/agencies/screens/agency-field.tsx'
import type { FieldProps } from '../../../web/kit/field/field.tsx'
import type { NamedAgency } from '../draft-text.ts'

/** One agency of the register, kept with the name it is written with. */
export function OneAgency({ value, onChange, ...field }: FieldProps<NamedAgency | null>) {
  return (
    <AgencyField
      {...field}
      value={value === null ? null : { id: value.agencyId, name: value.name }}
      onChange={(chosen) => onChange(chosen === null ? null : { agencyId: AgencyId.parse(chosen.id), name: chosen.name })}
    />
  )
}
