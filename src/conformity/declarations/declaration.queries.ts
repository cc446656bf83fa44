import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import type { AgencyId, AuthorityId, DeclarationId } from '../../kernel/identity.ts'
import { countedRows, sortOf } from '../../kernel/list.ts'
import { numberKey, readOfficialNumber } from '../../kernel/official-number.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Query } from '../../platform/db/cursor.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { searchKey } from '../../register/agencies/name-key.ts'
import { isLate, recordingOf, timingOf } from '../../register/historical/facade.ts'
import { editionsFor } from '../../standards/editions/facade.ts'
import { declarationColumns, DeclarationRow, DeclarationView, EditionView, type listDeclarations } from './declaration.contract.ts'
import { type Course, stateOf } from './declaration.ts'
import { known } from './known.queries.ts'

type Asked = Omit<z.output<typeof listDeclarations.query>, 'from' | 'limit'>

/** The day the view is of, and the instant whose knowledge it shows (null: now). */
export interface AsKnown {
  on: Day
  knownAt: Date | null
}

/** Whose declarations: `agencies` is null on the authority's side, which reaches all. */
export interface Whose {
  authority: AuthorityId
  agencies: readonly AgencyId[] | null
}

export interface Page {
  from: number
  limit: number
}

const ids = (agencies: readonly string[]) => sql`${`{${agencies.join(',')}}`}::uuid[]`
const texts = (values: readonly string[]) => sql`${values as string[]}::text[]`

export const searchWords = (q: string): string => searchKey(q)
const numberWords = (q: string): string => (readOfficialNumber(q) ? numberKey(q) : fold(q))

/** The version of the day, or the last one before it, or the first one after it: a name for every record. */
const nearestTo = (on: Day) => sql`valid_from <= ${on}::date DESC, CASE WHEN valid_from <= ${on}::date THEN valid_from END DESC, valid_from`

/** The name of the agency of every row of `d`: for a page of rows or for one. */
const nameBeside = ({ authority }: Whose, { on, knownAt }: AsKnown) => sql`CROSS JOIN LATERAL (
  SELECT name AS agency_name, short_name AS agency_short_name, code AS agency_code, block
  FROM agency_facts f WHERE authority_id = ${authority} AND agency_id = d.agency_id AND ${known('f', knownAt)} ORDER BY ${nearestTo(on)} LIMIT 1) a`

/** The names of those that ever stood in the blocks asked for, or of all: only where the names decide what is listed and how. */
const allNames = (whose: Whose, { block }: Asked, as: AsKnown) =>
  block
    ? sql`SELECT d.agency_id, a.* FROM (
      SELECT DISTINCT agency_id FROM agency_facts f WHERE authority_id = ${whose.authority} AND ${known('f', as.knownAt)} AND block = ANY (${texts(block)})) d ${nameBeside(whose, as)}`
    : sql`SELECT DISTINCT ON (agency_id) agency_id, name AS agency_name, short_name AS agency_short_name, code AS agency_code, block
      FROM agency_facts f WHERE authority_id = ${whose.authority} AND ${known('f', as.knownAt)} ORDER BY agency_id, ${nearestTo(as.on)}`

const orders: Record<(typeof declarationColumns)[number], RawBuilder<unknown>> = {
  issuedOn: sql`issued_on`,
  effectiveOn: sql`effective_on`,
  agency: sql`agency_name COLLATE vi_numbered`,
  number: sql`(year, lpad(split_part(number_key, '/', 1), 12, '0'), number_key)`,
  edition: sql`edition`,
}

/** `l` came after `d`: by its days, and of two of the same days the one recorded later, as n/N weighs them. */
const comesLater = sql`(l.issued_on, l.effective_on, l.id) > (d.issued_on, d.effective_on, d.id)`

/** `stateOf` as SQL, for `d` as it is known then. Whoever changes one of the two changes both. */
const stateOn = (authority: AuthorityId, { on, knownAt }: AsKnown) => sql`(CASE
  WHEN d.withdrawn_on <= ${on}::date THEN 'withdrawn'
  WHEN EXISTS (SELECT FROM declaration l WHERE l.authority_id = ${authority} AND l.agency_id = d.agency_id AND ${comesLater}
    AND ${known('l', knownAt)} AND l.effective_on <= ${on}::date) THEN 'superseded'
  WHEN NOT EXISTS (SELECT FROM agency_facts v WHERE v.authority_id = ${authority} AND v.agency_id = d.agency_id AND ${known('v', knownAt)}
    AND (v.valid_to IS NULL OR v.valid_to > ${on}::date)) THEN 'ended-with-agency'
  WHEN d.effective_on > ${on}::date THEN 'not-yet-effective' ELSE 'in-force' END)`

/** When the record was first made; `d` may be its third correction. */
const firstRecorded = (authority: AuthorityId) => ({
  authority,
  subject: sql`coalesce(d.origin, d.id)`,
  at: sql`coalesce((SELECT f.recorded_from FROM declaration f WHERE f.authority_id = ${authority} AND f.id = d.origin), d.recorded_from)`,
})

function conditions({ authority, agencies }: Whose, asked: Asked, as: AsKnown): RawBuilder<unknown> {
  const all = [
    sql`d.authority_id = ${authority}`,
    known('d', as.knownAt),
    sql`d.issued_on <= ${as.on}::date`,
    ...(agencies ? [sql`d.agency_id = ANY (${ids(agencies)})`] : []),
    ...(asked.agencyId ? [sql`d.agency_id = ${asked.agencyId}::uuid`] : []),
    ...(asked.edition ? [sql`d.edition = ANY (${texts(asked.edition)})`] : []),
    ...(asked.kind ? [sql`d.kind = ANY (${texts(asked.kind)})`] : []),
    ...(asked.annex ? [sql`d.annex = ANY (${texts(asked.annex)})`] : []),
    ...(asked.state ? [sql`${stateOn(authority, as)} = ANY (${texts(asked.state)})`] : []),
    ...(asked.block ? [sql`a.block = ANY (${texts(asked.block)})`] : []),
    ...(asked.issuedFrom ? [sql`d.issued_on >= ${asked.issuedFrom}::date`] : []),
    ...(asked.issuedTo ? [sql`d.issued_on <= ${asked.issuedTo}::date`] : []),
    ...(asked.late ? [isLate({ ...firstRecorded(authority), documentDay: sql`d.issued_on` })] : []),
    ...(asked.q ? [sql`d.id IN (SELECT declaration_id FROM search_declarations(${searchWords(asked.q)}, ${numberWords(asked.q)}))`] : []),
  ]
  return sql.join(all, sql` AND `)
}

/** The days that decide the state of a declaration; `d` is the declaration. */
const courseColumns = (authority: AuthorityId, knownAt: Date | null) => sql`
  (SELECT min(l.effective_on) FROM declaration l WHERE l.authority_id = ${authority} AND l.agency_id = d.agency_id
    AND ${comesLater} AND ${known('l', knownAt)}) AS "supersededOn",
  (SELECT CASE WHEN bool_or(v.valid_to IS NULL) THEN NULL ELSE max(v.valid_to) END FROM agency_facts v
    WHERE v.authority_id = ${authority} AND v.agency_id = d.agency_id AND ${known('v', knownAt)}) AS "agencyUntil"`

/** Of a row that was recorded by then. */
const takenBack = (knownAt: Date | null) => (knownAt === null ? sql`d.recorded_to IS NOT NULL` : sql`coalesce(d.recorded_to <= ${knownAt}::timestamptz, false)`)

const rowColumns = (authority: AuthorityId, knownAt: Date | null) => sql`
  d.id, d.agency_id AS "agencyId", d.agency_name AS "agencyName", d.agency_short_name AS "agencyShortName", d.agency_code AS "agencyCode", d.block,
  d.edition, d.kind, d.number, d.issued_on AS "issuedOn", d.effective_on AS "effectiveOn", d.withdrawn_on AS "withdrawnOn",
  d.signer_name AS "signerName", d.signer_title AS "signerTitle", d.annex, d.file_id IS NOT NULL AS "hasFile", d.annex_file_id IS NOT NULL AS "hasAnnexFile",
  ${takenBack(knownAt)} AS retracted, d.version, ${timingOf(firstRecorded(authority))} AS timing`

const ReadCourse = z.object({ supersededOn: Day.nullable(), agencyUntil: Day.nullable(), retracted: z.boolean(), issuedOn: Day, timing: z.unknown() })

function withState<T extends object>(raw: T, on: Day): unknown {
  const { supersededOn, agencyUntil, retracted, issuedOn, timing } = ReadCourse.parse(raw)
  const { supersededOn: _, agencyUntil: __, retracted: ___, timing: ____, ...row } = raw as Record<string, unknown>
  return { ...row, recording: recordingOf(timing, issuedOn), state: stateOf({ ...(row as unknown as Course), supersededOn, agencyUntil, retracted }, on) }
}

const Counted = z.object({ total: z.int(), rows: z.array(z.looseObject({})) })

/** What a list of declarations is: the CTE `page` with names, cut where a page is asked for, and its order. */
function listing(whose: Whose, asked: Asked, as: AsKnown, page: Page | null): { page: RawBuilder<unknown>; order: RawBuilder<unknown> } {
  const { column, descending } = asked.sort ? sortOf(asked.sort, declarationColumns) : { column: 'issuedOn' as const, descending: true }
  const order = sql`${orders[column]} ${descending ? sql`DESC` : sql`ASC`}, id`
  const byName = asked.block !== undefined || column === 'agency'
  const cut = sql`
    ${byName ? sql`names AS MATERIALIZED (${allNames(whose, asked, as)}),` : sql``}
    found AS (
      SELECT d.* ${byName ? sql`, a.agency_name, a.agency_short_name, a.agency_code, a.block` : sql``}
      FROM declaration d ${byName ? sql`JOIN names a USING (agency_id)` : sql``} WHERE ${conditions(whose, asked, as)}
    ),
    placed AS (SELECT * FROM found ${page ? sql`ORDER BY ${order} OFFSET ${page.from} LIMIT ${page.limit}` : sql``}),
    page AS (${byName ? sql`SELECT * FROM placed` : sql`SELECT d.*, a.* FROM placed d ${nameBeside(whose, as)}`})`
  return { page: cut, order }
}

/** All declarations of a list, one by one, for a long export. Not run yet. */
export function declarationsInOrder(whose: Whose, asked: Asked, as: AsKnown): Query<Record<string, unknown>> {
  const { page, order } = listing(whose, asked, as, null)
  return sql<
    Record<string, unknown>
  >`WITH ${page} SELECT ${rowColumns(whose.authority, as.knownAt)}, ${courseColumns(whose.authority, as.knownAt)} FROM page d ORDER BY ${order}`
}

export const exportedDeclaration =
  (on: Day) =>
  (row: Record<string, unknown>): DeclarationRow =>
    DeclarationRow.parse(withState(row, on))

/** Rows, their names and states, and how many there are in all: one statement. */
export async function viewDeclarations(
  tx: Tx,
  whose: Whose,
  asked: Asked,
  as: AsKnown,
  page: Page,
): Promise<{ rows: DeclarationRow[]; total: number; more: boolean }> {
  const list = listing(whose, asked, as, page)
  const { rows } = await sql<{ found: unknown }>`
    WITH ${list.page}
    SELECT json_build_object(
      'total', (SELECT count(*) FROM (SELECT FROM found LIMIT ${countedRows + 1}) counted),
      'rows', (SELECT coalesce(json_agg(shown), '[]') FROM (SELECT ${rowColumns(whose.authority, as.knownAt)}, ${courseColumns(whose.authority, as.knownAt)} FROM page d ORDER BY ${list.order}) shown)
    ) AS found`.execute(tx)
  const found = Counted.parse(rows[0]?.found)
  return {
    rows: found.rows.map((row) => DeclarationRow.parse(withState(row, as.on))),
    total: Math.min(found.total, countedRows),
    more: found.total > countedRows,
  }
}

const One = z.looseObject({})

/** One declaration as its page shows it, taken-back records included: a link to one must still say what became of it. */
export async function viewDeclaration(tx: Tx, whose: Whose, id: DeclarationId, as: AsKnown): Promise<DeclarationView> {
  const { authority, agencies } = whose
  const { on, knownAt } = as
  const byThen = (column: RawBuilder<unknown>) => (knownAt === null ? sql`` : sql`AND ${column} <= ${knownAt}::timestamptz`)
  const { rows } = await sql<{ found: unknown }>`
    WITH one AS (
      SELECT d.*, a.* FROM declaration d ${nameBeside(whose, as)}
      WHERE d.authority_id = ${authority} AND d.id = ${id}::uuid ${byThen(sql`d.recorded_from`)} ${agencies ? sql`AND d.agency_id = ANY (${ids(agencies)})` : sql``}
    ), kept AS (SELECT f.* FROM one d, declaration_files(d.id) f)
    SELECT (SELECT row_to_json(shown) FROM (
      SELECT ${rowColumns(authority, knownAt)}, ${courseColumns(authority, knownAt)}, d.file_id AS "fileId", d.annex_file_id AS "annexFileId", d.note, d.source,
        d.recorded_from AS "recordedFrom", CASE WHEN ${takenBack(knownAt)} THEN d.recorded_to END AS "recordedTo", d.replaces,
        (SELECT r.id FROM declaration r WHERE r.authority_id = ${authority} AND r.replaces = d.id ${byThen(sql`r.recorded_from`)}) AS "replacedBy",
        (WITH RECURSIVE former AS (
          SELECT x.id, x.replaces FROM declaration x WHERE x.authority_id = ${authority} AND x.id = d.id
          UNION ALL SELECT x.id, x.replaces FROM former f JOIN declaration x ON x.authority_id = ${authority} AND x.id = f.replaces
        ) SELECT id FROM former WHERE replaces IS NULL) AS first,
        (SELECT json_build_object('name', name, 'mediaType', media_type, 'size', size) FROM kept WHERE part = 'declaration') AS file,
        (SELECT json_build_object('name', name, 'mediaType', media_type, 'size', size) FROM kept WHERE part = 'annex') AS "annexFile",
        (SELECT coalesce(json_agg(json_build_object('id', o.id, 'number', o.number, 'issuedOn', o.issued_on, 'edition', o.edition) ORDER BY o.issued_on DESC, o.id), '[]')
          FROM declaration o WHERE o.authority_id = ${authority} AND o.agency_id = d.agency_id AND ${known('o', knownAt)} AND o.issued_on <= ${on}::date AND o.id <> d.id) AS others
      FROM one d) shown) AS found`.execute(tx)
  const found = rows[0]?.found
  if (!found) refuse('not-found', 'declaration.not-found')
  const row = One.parse(found)
  const instant = (value: unknown) => (typeof value === 'string' ? new Date(value).toISOString() : null)
  return DeclarationView.parse({ ...(withState(row, on) as object), recordedFrom: instant(row['recordedFrom']), recordedTo: instant(row['recordedTo']) })
}

export interface DeclaredFile {
  sha256: string
  name: string
  mediaType: string
}

/** Through the record only, and within its seal: the agency's side reaches its own and no other. */
export async function viewFile(tx: Tx, id: DeclarationId, part: 'declaration' | 'annex' | 'docx' | 'pdf'): Promise<DeclaredFile> {
  const { rows } = await sql<DeclaredFile>`SELECT sha256, name, media_type FROM declaration_files(${id}::uuid) WHERE part = ${part}`.execute(tx)
  return rows[0] ?? refuse('not-found', 'declaration.file-not-found')
}

export async function viewEditions(tx: Tx, authority: AuthorityId, { on, knownAt }: AsKnown): Promise<EditionView[]> {
  const { rows } = await sql<{ code: string; year: number; validFrom: string | null; validTo: string | null }>`
    SELECT code, year, valid_from, valid_to FROM ${editionsFor(authority, knownAt)} e ORDER BY year DESC`.execute(tx)
  const current = rows.find((r) => r.validFrom !== null && r.validFrom <= on && (r.validTo === null || r.validTo > on))
  return rows.map((row) => EditionView.parse({ ...row, inForce: row === current }))
}
