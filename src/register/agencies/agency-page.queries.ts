import { sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { ActId, type AgencyId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type AgencyEventView, type AgencyVersionView, AgencyView } from './agency.contract.ts'
import { AgencyFacts, factNames } from './agency-facts.ts'
import { AgencyEventRow, eventJson } from './agency.store.ts'
import { type AgencyEvent, factsAfter, standing } from './agency-version.ts'
import type { AsOf } from './as-of.ts'
import { inForce } from './as-of.queries.ts'

/** The facts of a version row `v` under the names of `AgencyFacts`. */
const factsJson = sql`jsonb_build_object('code', v.code, 'name', v.name, 'shortName', v.short_name, 'kind', v.kind, 'block', v.block, 'parentId', v.parent_id,
  'obligation', v.obligation, 'obligationBasis', v.obligation_basis, 'address', v.address)`

const Row = z.object({
  version: z.int(),
  facts: AgencyFacts.nullable(),
  parentName: z.string().nullable(),
  blockName: z.unknown(),
  children: z.bigint(),
  versions: z.array(z.unknown()),
  events: z.array(AgencyEventRow),
})

/** What the page of an agency shows, in one statement. An agency nobody had recorded by `knownAt` is not found. */
export async function viewAgency(tx: Tx, actor: Actor, id: AgencyId, asOf: AsOf): Promise<AgencyView> {
  const known = asOf.knownAt ?? null
  const reached = actor.side === 'authority' ? sql`true` : sql`a.id = ANY (${[...actor.agencies]}::uuid[])`
  const {
    rows: [found],
  } = await sql`
    SELECT a.version, CASE WHEN v.id IS NOT NULL THEN ${factsJson} END AS facts, p.name AS parent_name,
      CASE WHEN b.code IS NOT NULL THEN jsonb_build_object('vi', b.name_vi, 'en', b.name_en) END AS block_name,
      (SELECT count(*) FROM agency_version c WHERE c.authority_id = a.authority_id AND c.parent_id = a.id AND ${inForce('c', asOf)}) AS children,
      (SELECT coalesce(jsonb_agg(${factsJson} || jsonb_build_object('eventId', v.event_id, 'validFrom', v.valid_from, 'validTo', v.valid_to, 'recordedFrom', v.recorded_from)
          ORDER BY v.valid_from), '[]') FROM agency_version v
        WHERE v.authority_id = a.authority_id AND v.agency_id = a.id
          AND CASE WHEN ${known}::timestamptz IS NULL THEN v.recorded_to IS NULL
            ELSE v.recorded_from <= ${known}::timestamptz AND (v.recorded_to IS NULL OR v.recorded_to > ${known}::timestamptz) END) AS versions,
      (SELECT coalesce(jsonb_agg(${eventJson} ORDER BY e.recorded_at, e.id), '[]') FROM agency_event e
        WHERE e.authority_id = a.authority_id AND e.agency_id = a.id AND (${known}::timestamptz IS NULL OR e.recorded_at <= ${known}::timestamptz)) AS events
    FROM agency a
    LEFT JOIN agency_version v ON v.authority_id = a.authority_id AND v.agency_id = a.id AND ${inForce('v', asOf)}
    LEFT JOIN agency_version p ON p.authority_id = a.authority_id AND p.agency_id = v.parent_id AND ${inForce('p', asOf)}
    LEFT JOIN agency_block b ON b.authority_id = a.authority_id AND b.code = v.block
    WHERE a.authority_id = ${actor.authority} AND a.id = ${id} AND ${reached}`.execute(tx)
  const row = found === undefined ? undefined : Row.parse(found)
  if (!row || row.events.length === 0) return refuse('not-found', 'agency.not-found')
  return AgencyView.parse({
    ...row,
    id,
    on: asOf.on,
    children: Number(row.children),
    events: row.events.map((event) => viewOf(event, row.events)),
    versions: row.versions as AgencyVersionView[],
  })
}

/** An event with what the agency was once it had happened, as known when it was recorded. */
function viewOf(event: AgencyEvent, all: readonly AgencyEvent[]): AgencyEventView {
  const known = standing(all.filter((other) => other.recordedAt <= event.recordedAt))
  const upTo = known.slice(0, known.indexOf(event) + 1 || known.filter((other) => other.effectiveOn <= event.effectiveOn).length)
  const facts = factsAfter(upTo.filter((other) => other.ends !== true)) ?? AgencyFacts.parse(all[0]?.sets)
  const { id, kind, effectiveOn, paper, sets, corrects, act, line } = event
  return {
    id,
    kind,
    effectiveOn,
    paper,
    facts,
    sets: factNames.filter((name) => sets[name] !== undefined),
    ends: event.ends === true,
    act: act === undefined ? null : { id: ActId.parse(act), line: line ?? null },
    corrects,
    recordedAt: event.recordedAt.toISOString(),
  }
}
