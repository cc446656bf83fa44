import { sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { AgencyId, type AuthorityId } from '../../kernel/identity.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { AgencyEventRow, eventJson } from './agency.store.ts'
import type { AgencyFacts } from './agency-facts.ts'
import { driftedAgencies } from './version-drift.ts'

const KeptRow = z.strictObject({
  agency: AgencyId,
  event: z.uuid(),
  validFrom: Day,
  validTo: Day.nullable(),
  recordedFrom: z.coerce.date(),
  recordedTo: z.coerce.date().nullable(),
  // As kept, not as the rules of today would accept it: what breaks them is looked for here.
  facts: z.record(z.string(), z.unknown()).transform((facts) => facts as AgencyFacts),
  nameKey: z.string(),
  shortKey: z.string(),
  search: z.string(),
})

const Batch = z.strictObject({ agencies: z.array(AgencyId), events: z.array(AgencyEventRow), kept: z.array(KeptRow) })

/**
 * Rebuilds the versions of the next so many agencies from their events and compares them with those kept: one statement per batch.
 * `last` is where the next batch begins, undefined after the last one.
 */
export async function viewDrift(
  tx: Tx,
  { authority, after, limit }: { authority: AuthorityId; after: AgencyId | undefined; limit: number },
): Promise<{ drifted: AgencyId[]; last: AgencyId | undefined }> {
  const { rows } = await sql<{ found: unknown }>`
    WITH batch AS MATERIALIZED (
      SELECT id FROM agency WHERE authority_id = ${authority} AND (${after ?? null}::uuid IS NULL OR id > ${after ?? null}::uuid) ORDER BY id LIMIT ${limit}
    )
    SELECT json_build_object(
      'agencies', (SELECT coalesce(json_agg(id ORDER BY id), '[]') FROM batch),
      'events', (SELECT coalesce(json_agg(${eventJson}), '[]') FROM agency_event e WHERE e.authority_id = ${authority} AND e.agency_id IN (SELECT id FROM batch)),
      'kept', (SELECT coalesce(json_agg(json_build_object('agency', v.agency_id, 'event', v.event_id, 'validFrom', v.valid_from, 'validTo', v.valid_to,
          'recordedFrom', v.recorded_from, 'recordedTo', v.recorded_to, 'nameKey', v.name_key, 'shortKey', v.short_key, 'search', v.name_norm,
          'facts', json_build_object('code', v.code, 'name', v.name, 'shortName', v.short_name, 'kind', v.kind, 'block', v.block, 'parentId', v.parent_id,
            'obligation', v.obligation, 'obligationBasis', v.obligation_basis, 'address', v.address))), '[]')
        FROM agency_version v WHERE v.authority_id = ${authority} AND v.agency_id IN (SELECT id FROM batch))) AS found`.execute(tx)
  const { agencies, events, kept } = Batch.parse(rows[0]?.found)
  return { drifted: driftedAgencies(events, kept), last: agencies.length < limit ? undefined : agencies.at(-1) }
}
