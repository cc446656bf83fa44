import { type QueryCreator, type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import { type AuthorityId, OfficerId, type ReportId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Role } from '../../kernel/rights.ts'
import { readRound, readRoute, roundJson, routeJson } from '../../papers/review/facade.ts'
import type { Round } from '../../papers/review/review.ts'
import type { DB } from '../../platform/db/schema.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { ReportState } from './report.ts'

const Found = z.object({
  version: z.int(),
  state: ReportState,
  latest: z.int(),
  sha256: z.string().nullable(),
  author: OfficerId.nullable(),
  round: z.unknown(),
  route: z.unknown(),
})

export interface ToCheck {
  version: number
  state: ReportState
  /** The version that is checked. */
  no: number
  sha256: string
  /** Who worded it last, or else froze it. */
  author: OfficerId
  round: Round | undefined
  /** Who checks a round that is opened on the day. */
  steps: readonly Role[]
}

/** Which kind of paper the reports of a template are, as the newest edition has it. */
export const paperKindOf = (authority: AuthorityId, template: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(SELECT t.content -> 'paperKind' ->> 'code' FROM report_template t WHERE t.authority_id = ${authority} AND t.code = ${template} ORDER BY t.edition DESC LIMIT 1)`

/** The report, locked, with its last round and the roles that check it: one statement. */
export async function loadToCheck(tx: Tx, authority: AuthorityId, id: ReportId, on: Day): Promise<ToCheck> {
  const { rows } = await sql`
    WITH held AS MATERIALIZED (SELECT * FROM report WHERE authority_id = ${authority} AND id = ${id} FOR UPDATE)
    SELECT held.version, held.state, held.latest, v.content_sha256 AS sha256, coalesce(held.worded_by, s.officer_id) AS author,
      ${roundJson(authority, 'report', sql`held.id`)} AS round, ${routeJson(authority, sql`held.issuer_id`, paperKindOf(authority, sql`held.template`), on)} AS route
    FROM held LEFT JOIN report_version v ON v.authority_id = ${authority} AND v.report_id = held.id AND v.no = held.latest
    LEFT JOIN seat_facts s ON s.authority_id = ${authority} AND s.seat_id = v.seat_id`.execute(tx)
  if (!rows[0]) return refuse('not-found', 'report.not-found')
  const { latest, sha256, author, round, route, ...found } = Found.parse(rows[0])
  if (sha256 === null || author === null) return refuse('conflict', 'report.not-frozen')
  return { ...found, no: latest, sha256, author, round: readRound(round), steps: readRoute(route) }
}

/** Ends a statement that tells of a verdict: the report whose lock is held is in another state. */
export async function moveReport(tx: QueryCreator<DB>, authority: AuthorityId, id: ReportId, seen: number, state: ReportState): Promise<void> {
  await tx
    .updateTable('report')
    .set({ state, version: seen + 1 })
    .where('authorityId', '=', authority)
    .where('id', '=', id)
    .execute()
}
