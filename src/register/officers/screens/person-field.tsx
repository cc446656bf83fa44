import { AgencySearchField, type AgencyChoice } from '../../../web/kit/field/agency-search-field.tsx'
import type { FieldProps } from '../../../web/kit/field/field.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { useT } from '../../../web/use-t.ts'
import { listPeople, type PersonRow } from '../person.contract.ts'

/** What tells a person from others of the name: the typed remark, else post, unit and agency. */
const apart = ({ remark, posts }: PersonRow, office: string): string =>
  [remark, ...posts.slice(0, 1).flatMap(({ title, unit, agencyName }) => [title, unit, agencyName ?? office])].filter(Boolean).join(' · ')

/** One person, found by a few letters; two of one name stand with what tells them apart. */
export function PersonField(field: FieldProps<AgencyChoice | null>) {
  const t = useT()
  const { call } = useCall()
  return (
    <AgencySearchField
      {...field}
      load={async (q, signal) =>
        (await call(listPeople, { query: { q, limit: 20 } }, { signal })).rows.map((row) => ({
          id: row.officerId,
          name: row.name,
          note: apart(row, t('person.list.office')) || undefined,
        }))
      }
    />
  )
}
