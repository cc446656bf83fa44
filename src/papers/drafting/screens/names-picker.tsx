import { suggestAgencies } from '../../../register/agencies/agency.contract.ts'
import { AgencyId } from '../../../kernel/identity.ts'
import { AgencySearchField } from '../../../web/kit/field/agency-search-field.tsx'
import type { FieldProps } from '../../../web/kit/field/field.tsx'
import { useCall } from '../../../web/session/session.tsx'
import type { NamedAgency } from '../draft-text.ts'

/** One agency of the register, found by a few letters. */
export function OneAgency({ value, onChange, ...field }: FieldProps<NamedAgency | null>) {
  const { call } = useCall()
  return (
    <AgencySearchField
      {...field}
      value={value === null ? null : { id: value.agencyId, name: value.name }}
      onChange={(chosen) => onChange(chosen === null ? null : { agencyId: AgencyId.parse(chosen.id), name: chosen.name })}
      load={async (q, signal) =>
        (await call(suggestAgencies, { query: { q } }, { signal })).rows.map(({ id, name, shortName }) => ({ id, name, note: shortName }))
      }
    />
  )
}
