import { useAsOf } from '../../../web/as-of.ts'
import { type AgencyChoice, AgencySearchField } from '../../../web/kit/field/agency-search-field.tsx'
import type { FieldProps } from '../../../web/kit/field/field.tsx'
import { useCall } from '../../../web/session/session.tsx'
import type { Day } from '../../../kernel/day.ts'
import { suggestAgencies } from '../agency.contract.ts'

/** One agency of a day, found by a few letters: "p5 q10", "quan 10", "27190". */
export function AgencyField({ on, ...field }: FieldProps<AgencyChoice | null> & { on?: Day | undefined }) {
  const { call } = useCall()
  const { asked } = useAsOf()
  return (
    <AgencySearchField
      {...field}
      asks={JSON.stringify(on === undefined ? asked : { on })}
      load={async (q, signal) =>
        (await call(suggestAgencies, { query: { q, ...(on === undefined ? asked : { on }) } }, { signal })).rows.map(({ id, name, shortName, code }) => ({
          id,
          name,
          note: [shortName === name ? null : shortName, code].filter(Boolean).join(' · ') || undefined,
        }))
      }
    />
  )
}
