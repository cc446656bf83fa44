import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import type { AgencyId, AuthorityId } from '../../kernel/identity.ts'
import { countedRows, sortOf } from '../../kernel/list.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Query } from '../../platform/db/cursor.ts'
import { type Asked, type Part, together } from '../../platform/db/together.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { editionsFor, type SupposedValidity } from '../../standards/editions/facade.ts'
import { AcceptedEdition, AgencyStanding, BlockProgress, standingColumns } from './conversion.contract.ts'
import { type Page, searchWords } from './declaration.queries.ts'
import { known } from './known.queries.ts'
import type { Standing } from './standing.ts'

/** The question of n/N. `edition` null: the newest edition valid on the day. `agencies` null: all of the authority. */
export interface Question<On = Day, Who = AuthorityId, Edition = string> {
  authority: Who
  agencies: readonly AgencyId[] | null
  edition: Edition | null
  on: On
  knownAt: Date | null
  /** Only declarations to that very edition: a campaign asks who has come over to it. */
  strict?: true
  /** As if these days of an edition were recorded. */
  supposed?: SupposedValidity
}

export const within = (alias: string, agencies: readonly AgencyId[] | null): RawBuilder<unknown> =>
  agencies === null ? sql`true` : sql`${sql.ref(`${alias}.agency_id`)} = ANY (${`{${agencies.join(',')}}`}::uuid[])`

/** The edition asked for as a row (code, year, former, until, accepted): the one before it, and itself where it still counts on the day. */
export const askedEdition = ({
  authority,
  edition,
  on,
  knownAt,
  strict,
  supposed,
}: Pick<Question<Asked<Day>, Asked<AuthorityId>, Asked<string>>, 'authority' | 'edition' | 'on' | 'knownAt' | 'strict' | 'supposed'>): RawBuilder<unknown> => {
  const former = sql`(SELECT p.code FROM standard_edition p WHERE p.standard = e.standard AND p.year < e.year ORDER BY p.year DESC LIMIT 1)`
  const columns = strict
    ? sql`code, year, NULL::text AS former, NULL::date AS until, NULL::text AS accepted`
    : sql`code, year, CASE WHEN former_accepted_until IS NOT NULL THEN ${former} END AS former, former_accepted_until AS until,
        CASE WHEN former_accepted_until >= ${on}::date THEN ${former} END AS accepted`
  const which =
    edition === null ? sql`valid_from <= ${on}::date AND (valid_to IS NULL OR valid_to > ${on}::date) ORDER BY year DESC LIMIT 1` : sql`code = ${edition}`
  return sql`SELECT ${columns} FROM ${editionsFor(authority, knownAt, supposed)} e WHERE ${which}`
}

/** Where the facts stand: the register itself, or copies of it with the same columns. */
export interface Source {
  agencies: RawBuilder<unknown>
  declarations: RawBuilder<unknown>
  reviews: RawBuilder<unknown>
  /** Which rows are known; `alias` is one of the three. */
  held(alias: string): RawBuilder<unknown>
}

const register = (knownAt: Date | null): Source => ({
  agencies: sql`agency_facts`,
  declarations: sql`declaration`,
  reviews: sql`declaration_review`,
  held: (alias) => known(alias, knownAt),
})

/**
 * `standing.ts` as SQL, set-based: each table is read once, whatever the number of agencies. Ends in a CTE `standings`
 * with one row per agency that exists on the day. MATERIALIZED: for the few agencies of an agency's side a nested loop
 * would otherwise work out both again for each of them. Whoever changes one of the two changes both; a property test compares them.
 */
export function standings(q: Question<Asked<Day>, Asked<AuthorityId>, Asked<string>>, from: Source = register(q.knownAt)): RawBuilder<unknown> {
  const { authority, agencies, on } = q
  return sql`
    asked AS MATERIALIZED (${askedEdition(q)}),
    existing AS (
      SELECT f.agency_id, f.name, f.short_name, f.code, f.block FROM ${from.agencies} f
      WHERE f.authority_id = ${authority} AND ${within('f', agencies)} AND ${from.held('f')}
        AND f.valid_from <= ${on}::date AND (f.valid_to IS NULL OR f.valid_to > ${on}::date)
    ),
    weighed AS (
      SELECT d.agency_id, d.id, d.number, d.issued_on, d.effective_on, d.edition, d.annex, CASE
          WHEN d.edition <> (SELECT code FROM asked) AND d.edition IS DISTINCT FROM (SELECT accepted FROM asked) THEN CASE WHEN e.year < (SELECT year FROM asked) THEN 4 END
          WHEN d.withdrawn_on <= ${on}::date THEN 3
          WHEN d.effective_on > ${on}::date THEN 2
          ELSE 1 END AS weight
      FROM ${from.declarations} d JOIN standard_edition e ON e.code = d.edition
      WHERE d.authority_id = ${authority} AND ${within('d', agencies)} AND ${from.held('d')} AND d.issued_on <= ${on}::date
    ),
    nearest AS MATERIALIZED (
      SELECT DISTINCT ON (agency_id) * FROM weighed WHERE weight IS NOT NULL
      ORDER BY agency_id, weight, edition <> (SELECT code FROM asked), issued_on DESC, effective_on DESC, id DESC
    ),
    reviewed AS MATERIALIZED (
      SELECT v.agency_id, max(r.reviewed_on) AS reviewed_on
      FROM ${from.reviews} r
      JOIN ${from.agencies} v ON v.authority_id = r.authority_id AND v.block = ANY (r.blocks)
        AND v.valid_from <= r.reviewed_on AND (v.valid_to IS NULL OR v.valid_to > r.reviewed_on)
      WHERE r.authority_id = ${authority} AND r.edition IN ((SELECT code FROM asked), (SELECT accepted FROM asked)) AND r.reviewed_on <= ${on}::date
        AND ${from.held('r')} AND ${from.held('v')} AND ${within('v', agencies)}
      GROUP BY v.agency_id
    ),
    standings AS (
      SELECT x.agency_id, x.name, x.short_name, x.code, x.block, r.reviewed_on,
        n.id AS declaration_id, n.number, n.issued_on, n.effective_on, n.edition, n.annex,
        CASE WHEN n.weight = 1 THEN 'declared' WHEN n.weight IN (2, 3) OR r.reviewed_on IS NOT NULL THEN 'not-yet' ELSE 'no-data' END AS standing,
        CASE n.weight WHEN 1 THEN 'declared' WHEN 2 THEN 'not-yet-effective' WHEN 3 THEN 'withdrawn'
          WHEN 4 THEN CASE WHEN r.reviewed_on IS NULL THEN 'older-edition-not-reviewed' ELSE 'older-edition' END
          ELSE CASE WHEN r.reviewed_on IS NULL THEN 'never-reviewed' ELSE 'reviewed' END END AS reason
      FROM existing x LEFT JOIN nearest n USING (agency_id) LEFT JOIN reviewed r USING (agency_id)
    )`
}

/** A figure without an edition would be a figure about nothing. */
export function editionOf(code: string | null | undefined, asked: { edition: string | null; on: Day }): string {
  if (code) return code
  return asked.edition === null
    ? refuse('invalid', 'edition.none-in-force', { day: asked.on })
    : refuse('invalid', 'edition.unknown', { edition: asked.edition })
}

const Progress = z.object({ edition: z.string().nullable(), accepted: AcceptedEdition.nullable(), blocks: z.array(BlockProgress) })
export type CountedBlocks = z.infer<typeof Progress>

const askedJson = sql`'edition', (SELECT code FROM asked), 'accepted', (SELECT json_build_object('edition', accepted, 'until', until) FROM asked WHERE accepted IS NOT NULL)`

const counted = sql`
    counted AS (
      SELECT block, count(*) AS total, count(*) FILTER (WHERE standing = 'declared') AS n,
        count(*) FILTER (WHERE standing = 'declared' AND edition <> (SELECT code FROM asked)) AS former, count(*) FILTER (WHERE standing = 'not-yet') AS not_yet, count(*) FILTER (WHERE standing = 'no-data') AS no_data
      FROM standings GROUP BY block
    )`

/** Every block that is in use on the day or has agencies, in their order. */
const blocks = (q: Question<Asked<Day>>) => sql`(
      SELECT coalesce(json_agg(json_build_object('block', b.code, 'name', json_build_object('vi', b.name_vi, 'en', b.name_en), 'apart', b.apart,
          'n', coalesce(c.n, 0), 'notYet', coalesce(c.not_yet, 0), 'noData', coalesce(c.no_data, 0), 'total', coalesce(c.total, 0), 'former', coalesce(c.former, 0))
        ORDER BY b.position, b.code), '[]')
      FROM agency_block b LEFT JOIN counted c ON c.block = b.code
      WHERE b.authority_id = ${q.authority}
        AND (c.block IS NOT NULL OR (b.valid_from <= ${q.on}::date AND (b.valid_to IS NULL OR b.valid_to > ${q.on}::date))))`

/** n, "not yet", "no data" and N of every block, to be asked within a greater statement; no names. */
export const progressPart = (q: Question<Asked<Day>>): Part<CountedBlocks> => ({
  json: sql`(WITH ${standings(q)}, ${counted} SELECT json_build_object(${askedJson}, 'blocks', ${blocks(q)}))`,
  read: (found) => Progress.parse(found),
})

/** The same as one statement. */
export async function viewProgress(tx: Tx, q: Question): Promise<CountedBlocks & { edition: string }> {
  const { progress } = await together(tx, { progress: progressPart(q) })
  return { ...progress, edition: editionOf(progress.edition, q) }
}

export interface StandingFilter {
  blocks?: readonly string[] | undefined
  standings?: readonly Standing[] | undefined
  apart?: boolean | undefined
  q?: string | undefined
  sort?: string | undefined
}

const orders: Record<(typeof standingColumns)[number], RawBuilder<unknown>> = {
  block: sql`position`,
  name: sql`name COLLATE vi_numbered`,
  standing: sql`standing`,
  issuedOn: sql`issued_on`,
}

const Found = z.object({ edition: z.string().nullable(), total: z.int(), rows: z.array(AgencyStanding) })

const standingJson = sql`json_build_object(
          'agencyId', agency_id, 'name', name, 'shortName', short_name, 'code', code, 'block', block, 'standing', standing, 'reason', reason,
          'reviewedOn', reviewed_on, 'declaration', CASE WHEN declaration_id IS NULL THEN NULL ELSE json_build_object(
            'id', declaration_id, 'number', number, 'issuedOn', issued_on, 'effectiveOn', effective_on, 'edition', edition, 'annex', annex) END)`

const Conversion = Progress.extend({ standings: z.array(AgencyStanding) })
export type Conversion = z.infer<typeof Conversion>

/** Blocks and agencies of one rule read once, to be asked within a greater statement. The agencies come in no order. */
export const conversionPart = (q: Question<Asked<Day>>): Part<Conversion> => ({
  json: sql`(
    WITH ${standings(q)}, ${counted}
    SELECT json_build_object(${askedJson}, 'blocks', ${blocks(q)},
      'standings', (SELECT coalesce(json_agg(${standingJson}), '[]') FROM standings)))`,
  read: (found) => Conversion.parse(found),
})

/** The agencies that a filter leaves, as the CTE `found`, and their order. */
function listing(q: Question, filter: StandingFilter): { found: RawBuilder<unknown>; order: RawBuilder<unknown> } {
  const { column, descending } = sortOf(filter.sort, standingColumns)
  const order = sql`${orders[column]} ${descending ? sql`DESC NULLS LAST` : sql`ASC NULLS LAST`}, position, name COLLATE vi_numbered, agency_id`
  const texts = (values: readonly string[]) => sql`${values as string[]}::text[]`
  const where = sql.join(
    [
      sql`true`,
      ...(filter.blocks ? [sql`s.block = ANY (${texts(filter.blocks)})`] : []),
      ...(filter.standings ? [sql`s.standing = ANY (${texts(filter.standings)})`] : []),
      ...(filter.apart === undefined ? [] : [sql`b.apart = ${filter.apart}`]),
      ...(filter.q ? [sql`s.agency_id IN (SELECT agency_id FROM search_agencies(${searchWords(filter.q)}))`] : []),
    ],
    sql` AND `,
  )
  const found = sql`${standings(q)},
    found AS (
      SELECT s.*, b.position FROM standings s JOIN agency_block b ON b.authority_id = ${q.authority} AND b.code = s.block WHERE ${where}
    )`
  return { found, order }
}

/** All of the agencies behind the figures, one by one, for a long export. Not run yet. */
export function standingsInOrder(q: Question, filter: StandingFilter): Query<{ standing: unknown }> {
  const { found, order } = listing(q, filter)
  return sql<{ standing: unknown }>`WITH ${found} SELECT ${standingJson} AS standing FROM found ORDER BY ${order}`
}

export const exportedStanding = ({ standing }: { standing: unknown }): AgencyStanding => AgencyStanding.parse(standing)

/** The edition that the question is about. */
export async function viewAskedEdition(tx: Tx, q: Question): Promise<string> {
  const { rows } = await sql<{ code: string }>`SELECT code FROM (${askedEdition(q)}) asked`.execute(tx)
  return editionOf(rows[0]?.code, q)
}

/** The agencies behind the figures: the same rows that `viewProgress` counts. */
export async function viewStandings(
  tx: Tx,
  q: Question,
  filter: StandingFilter,
  page: Page | null,
): Promise<{ edition: string; rows: AgencyStanding[]; total: number; more: boolean }> {
  const list = listing(q, filter)
  const { rows } = await sql<{ found: unknown }>`
    WITH ${list.found},
    page AS (SELECT * FROM found ORDER BY ${list.order} ${page ? sql`OFFSET ${page.from} LIMIT ${page.limit}` : sql``})
    SELECT json_build_object('edition', (SELECT code FROM asked), 'total', (SELECT count(*) FROM found),
      'rows', (SELECT coalesce(json_agg(${standingJson} ORDER BY ${list.order}), '[]') FROM page)) AS found`.execute(tx)
  const found = Found.parse(rows[0]?.found)
  return { edition: editionOf(found.edition, q), rows: found.rows, total: Math.min(found.total, countedRows), more: found.total > countedRows }
}

/** Names of the blocks in one language, for sheets. */
export async function blocksOf(tx: Tx, authority: AuthorityId, language: 'vi' | 'en'): Promise<Map<string, string>> {
  const rows = await tx.selectFrom('agencyBlock').select(['code', 'nameVi', 'nameEn']).where('authorityId', '=', authority).execute()
  return new Map(rows.map((row) => [row.code, language === 'vi' ? row.nameVi : row.nameEn]))
}
