import { sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { Day, dayOf } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import type { ActId } from '../../kernel/identity.ts'
import { countedRows, sortOf } from '../../kernel/list.ts'
import { holds } from '../../kernel/rights.ts'
import { refuse } from '../../kernel/refusal.ts'
import { isoInstant } from '../../platform/db/instant.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { recordingOf, timingOf } from '../historical/facade.ts'
import { ActRow, ActView, type listActs } from './act.contract.ts'

const sorts = ['recorded', 'effectiveOn', 'title'] as const
const orders = {
  recorded: sql`a.created_at`,
  effectiveOn: sql`a.effective_on`,
  title: sql`a.title COLLATE vi_numbered`,
}

const person = (seat: string) => sql`(SELECT o.name FROM seat_facts s JOIN officer_facts o ON o.authority_id = s.authority_id AND o.officer_id = s.officer_id
  WHERE s.authority_id = a.authority_id AND s.seat_id = ${sql.ref(seat)})`

/** What was never applied is a matter of those who write acts. */
const readBy = ({ role }: Actor) => (holds(role, 'agency.reorganise') ? [] : [sql`a.applied_at IS NOT NULL`])

const Applied = z.looseObject({ paperDate: Day.nullable(), effectiveOn: Day.nullable(), timing: z.unknown().nullable() })

/** What is remarked upon is the time of applying beside the day of the paper, or of the effect where the paper is not said. */
const timing = sql`CASE WHEN a.applied_at IS NOT NULL THEN ${timingOf({ authority: sql`a.authority_id`, subject: sql`a.id`, at: sql`a.applied_at` })} END`
function withRecording(act: unknown): object {
  const { timing: told, ...row } = Applied.parse(act)
  return { ...row, recording: told === null ? null : recordingOf(told, row.paperDate ?? row.effectiveOn) }
}

/** One statement; newest first unless asked otherwise. */
export async function viewActs(tx: Tx, actor: Actor, query: z.output<typeof listActs.query>) {
  const { column, descending } = sortOf(query.sort ?? '-recorded', sorts)
  const way = descending ? sql`DESC NULLS LAST` : sql`ASC NULLS LAST`
  const words = fold(query.q ?? '')
  const all = [sql`a.authority_id = ${actor.authority}`, ...readBy(actor)]
  if (words !== '') all.push(sql`a.id IN (SELECT act_id FROM search_acts(${words}))`)
  if (query.state) all.push(sql`a.state = ANY (${query.state})`)
  if (query.year !== undefined) all.push(sql`a.effective_on >= make_date(${query.year}, 1, 1) AND a.effective_on <= make_date(${query.year}, 12, 31)`)
  const matching = sql`FROM agency_act a WHERE ${sql.join(all, sql` AND `)}`
  const { rows } = await sql<{ total: bigint; act: unknown }>`
    WITH counted AS (SELECT count(*) AS total FROM (SELECT 1 ${matching} LIMIT ${countedRows + 1}) AS few),
    page AS (
      SELECT row_number() OVER (ORDER BY ${orders[column]} ${way}, a.id DESC) AS place, jsonb_build_object('id', a.id, 'state', a.state, 'title', a.title,
        'paperNumber', a.paper_number, 'paperDate', a.paper_date, 'issuer', a.issuer, 'effectiveOn', a.effective_on, 'source', a.source, 'lines', a.line_count,
        'createdAt', ${isoInstant('a.created_at')}, 'createdBy', ${person('a.created_by')}, 'appliedAt', ${isoInstant('a.applied_at')}, 'timing', ${timing}, 'corrects', a.corrects, 'version', a.version) AS act
      ${matching} ORDER BY place OFFSET ${query.from} LIMIT ${query.limit}
    )
    SELECT counted.total, page.act FROM counted LEFT JOIN page ON true ORDER BY page.place`.execute(tx)
  const total = Number(rows[0]?.total ?? 0)
  return {
    rows: rows.flatMap(({ act }) => (act === null ? [] : [ActRow.parse(withRecording(act))])),
    total: Math.min(total, countedRows),
    more: total > countedRows,
  }
}

/** An agency's name as of a day, else the last it bore, else the first. */
const nameJson = (agency: string, on: Day) => sql`(SELECT jsonb_build_object('id', v.agency_id, 'name', v.name, 'shortName', v.short_name, 'code', v.code)
  FROM agency_version v WHERE v.authority_id = a.authority_id AND v.agency_id = ${sql.ref(agency)} AND v.recorded_to IS NULL
  ORDER BY v.valid_from <= coalesce(a.effective_on, ${on}::date) DESC, CASE WHEN v.valid_from <= coalesce(a.effective_on, ${on}::date) THEN v.valid_from END DESC NULLS LAST, v.valid_from
  LIMIT 1)`

/** One statement: the draft, the names in it and, once applied, what stands of it. */
export async function viewAct(tx: Tx, actor: Actor, id: ActId, at: Date): Promise<ActView> {
  const today = dayOf(at)
  const titled = (column: string) =>
    sql`(SELECT jsonb_build_object('id', o.id, 'title', o.title) FROM agency_act o WHERE o.authority_id = a.authority_id AND o.id = ${sql.ref(column)})`
  const gone = (agency: string) =>
    sql`coalesce(${nameJson(agency, today)}, jsonb_build_object('id', ${sql.ref(agency)}, 'name', '—', 'shortName', '—', 'code', NULL))`
  const {
    rows: [row],
  } = await sql<{ act: unknown }>`
    SELECT jsonb_build_object('id', a.id, 'state', a.state, 'version', a.version, 'title', a.title, 'paperNumber', a.paper_number, 'paperDate', a.paper_date, 'issuer', a.issuer,
      'effectiveOn', a.effective_on, 'note', a.note, 'source', a.source, 'lines', a.lines, 'made', a.made, 'reason', a.reason, 'digest', a.digest,
      'createdAt', ${isoInstant('a.created_at')}, 'createdBy', ${person('a.created_by')}, 'appliedAt', ${isoInstant('a.applied_at')}, 'timing', ${timing}, 'appliedBy', ${person('a.applied_by')},
      'annulledAt', ${isoInstant('a.annulled_at')}, 'corrects', ${titled('a.corrects')}, 'correctedBy', ${titled('a.corrected_by')},
      'names', (SELECT coalesce(jsonb_agg(n.named), '[]') FROM (SELECT ${nameJson('g.agency', today)} AS named FROM unnest(a.agencies) AS g(agency)) n WHERE n.named IS NOT NULL),
      'events', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'line', e.details->'line', 'agency', ${gone('e.agency_id')}, 'kind', e.kind, 'effectiveOn', e.effective_on,
          'sets', (SELECT coalesce(jsonb_agg(k), '[]') FROM jsonb_object_keys(e.details->'sets') k), 'ends', coalesce((e.details->>'ends')::boolean, false))
          ORDER BY (e.details->>'place')::int), '[]')
        FROM agency_event e WHERE e.authority_id = a.authority_id AND e.act_id = a.id AND a.state = 'applied' AND e.kind <> 'void'),
      'links', (SELECT coalesce(jsonb_agg(jsonb_build_object('line', l.line_id, 'from', ${gone('l.from_agency')}, 'to', ${gone('l.to_agency')}, 'kind', l.kind, 'share', l.share) ORDER BY l.id), '[]')
        FROM agency_link l WHERE l.authority_id = a.authority_id AND l.act_id = a.id AND l.recorded_to IS NULL)) AS act
    FROM agency_act a WHERE ${sql.join([sql`a.authority_id = ${actor.authority}`, sql`a.id = ${id}`, ...readBy(actor)], sql` AND `)}`.execute(tx)
  return row ? ActView.parse(withRecording(row.act)) : refuse('not-found', 'act.not-found')
}
