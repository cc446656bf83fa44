/** What stands in the register, as parts of one greater statement: for whoever plans what happens to many agencies at once. */
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { AgencyId, type AuthorityId } from '../../kernel/identity.ts'
import { TwoLanguages } from '../../kernel/list.ts'
import type { Part } from '../../platform/db/together.ts'
import { AgencyFacts } from './agency-facts.ts'
import { AgencyEventRow, eventJson, Turn, turnJson } from './agency.store.ts'
import type { AgencyEvent, AgencyVersion } from './agency-version.ts'

/** Agencies and a day, each where it stands in the database. */
interface Asked {
  authority: AuthorityId
  agencies: RawBuilder<unknown>
  from: RawBuilder<unknown>
}

/** Waits for its turn to change the register. `waited`: all that was read beside it is older and is to be read again. */
export const turnPart = (authority: AuthorityId): Part<{ waited: boolean }> => ({ json: turnJson(authority), read: (found) => Turn.parse(found) })

/** Everything that ever happened to some agencies. */
export const historiesPart = ({ authority, agencies }: Omit<Asked, 'from'>): Part<AgencyEvent[]> => ({
  json: sql`(SELECT coalesce(jsonb_agg(${eventJson}), '[]') FROM agency_event e WHERE e.authority_id = ${authority} AND e.agency_id = ANY (${agencies}))`,
  read: (found) => z.array(AgencyEventRow).parse(found),
})

const { kind, obligation } = AgencyFacts.shape
// Rows as arrays: ten thousand versions with their keys spelled out are twice the text.
const VersionRow = z.tuple([
  AgencyId,
  z.string(),
  Day,
  Day.nullable(),
  z.coerce.date(),
  z.string().nullable(),
  z.string(),
  z.string(),
  z.string(),
  kind,
  z.string(),
  AgencyId.nullable(),
  obligation,
  z.string().nullable(),
  z.string().nullable(),
])

/** Versions of all agencies that hold on the day before or later, and every version of some, as known now. */
export const versionsPart = ({ authority, agencies, from }: Asked): Part<(AgencyVersion & { nameKey: string })[]> => ({
  json: sql`(SELECT coalesce(json_agg(json_build_array(v.agency_id, v.event_id, v.valid_from, v.valid_to, v.recorded_from, v.code, v.name, v.name_key, v.short_name, v.kind, v.block,
      v.parent_id, v.obligation, v.obligation_basis, v.address)), '[]')
    FROM agency_version v WHERE v.authority_id = ${authority} AND v.recorded_to IS NULL AND (v.valid_to IS NULL OR v.valid_to >= ${from} OR v.agency_id = ANY (${agencies})))`,
  read: (found) =>
    z
      .array(VersionRow)
      .parse(found)
      .map(([agency, event, validFrom, validTo, recordedFrom, code, name, nameKey, shortName, ofKind, block, parentId, obliged, obligationBasis, address]) => ({
        agency,
        event,
        validFrom,
        validTo,
        recordedFrom,
        recordedTo: null,
        nameKey,
        facts: { code, name, shortName, kind: ofKind, block, parentId, obligation: obliged, obligationBasis, address },
      })),
})

const Block = z.strictObject({ code: z.string(), name: TwoLanguages, apart: z.boolean(), validFrom: Day, validTo: Day.nullable() })

/** All reporting blocks in their order, with the days on which they are in use. */
export const blocksPart = (authority: AuthorityId): Part<z.infer<typeof Block>[]> => ({
  json: sql`(SELECT coalesce(json_agg(json_build_object('code', b.code, 'name', json_build_object('vi', b.name_vi, 'en', b.name_en), 'apart', b.apart,
      'validFrom', b.valid_from, 'validTo', b.valid_to) ORDER BY b.position, b.code), '[]') FROM agency_block b WHERE b.authority_id = ${authority})`,
  read: (found) => z.array(Block).parse(found),
})
