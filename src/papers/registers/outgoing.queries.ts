import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import type { AuthorityId } from '../../kernel/identity.ts'
import { countedRows, sortOf } from '../../kernel/list.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { workedUponJson } from '../links/facade.ts'
import { standingOf, WorkedUpon } from '../links/standing.ts'
import { arrivals } from '../numbering/facade.ts'
import { type OutgoingQuery, OutgoingRow } from './outgoing.contract.ts'

type Filters = Omit<OutgoingQuery, 'from' | 'limit'>

const all = (conditions: (RawBuilder<unknown> | false)[]) =>
  sql.join(
    conditions.filter((one) => one !== false),
    sql` AND `,
  )

/** The part of a name as LIKE takes it. */
const part = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`

function papers(authority: AuthorityId, asked: Filters) {
  const words = asked.q === undefined ? '' : fold(asked.q)
  return all([
    sql`v.authority_id = ${authority} AND v.recorded_to IS NULL AND v.issuer_id IS NOT NULL`,
    words !== '' && sql`(v.paper_id, v.version) IN (SELECT s.paper_id, s.version FROM search_papers(${words}) s)`,
    asked.issuerId !== undefined && sql`v.issuer_id = ${asked.issuerId}::uuid`,
    asked.kind !== undefined && sql`v.kind = ANY (${asked.kind}::text[])`,
    asked.topic !== undefined && sql`v.topic = ANY (${asked.topic}::text[])`,
    asked.year !== undefined && sql`v.issued_on BETWEEN ${`${asked.year}-01-01`}::date AND ${`${asked.year}-12-31`}::date`,
    asked.issuedFrom !== undefined && sql`v.issued_on >= ${asked.issuedFrom}::date`,
    asked.issuedTo !== undefined && sql`v.issued_on <= ${asked.issuedTo}::date`,
    asked.signer !== undefined && asked.signer !== '' && sql`v.signer_name ILIKE ${part(asked.signer)}`,
  ])
}

/** Numbers without paper have neither words nor signer nor topic: who asks for those sees papers only. */
function numbers(authority: AuthorityId, asked: Filters) {
  const wordless = (asked.q ?? '') === '' && (asked.signer ?? '') === '' && asked.topic === undefined
  return all([
    sql`n.authority_id = ${authority} AND n.latest AND n.state <> 'given' AND n.kind <> ${arrivals}`,
    !wordless && sql`false`,
    asked.issuerId !== undefined && sql`s.issuer_id = ${asked.issuerId}::uuid`,
    asked.kind !== undefined && sql`n.kind = ANY (${asked.kind}::text[])`,
    asked.year !== undefined && sql`s.year = ${asked.year}`,
    asked.issuedFrom !== undefined && sql`n.day >= ${asked.issuedFrom}::date`,
    asked.issuedTo !== undefined && sql`n.day <= ${asked.issuedTo}::date`,
  ])
}

const withSeries = sql`number_step n JOIN number_series s ON s.authority_id = n.authority_id AND s.id = n.series_id`

/** Each side is cut before the two are put together, so that an index can end the search at the page's last row. */
function inOrder(authority: AuthorityId, asked: Filters, most: number, today: Day) {
  const { descending } = sortOf(asked.sort ?? '-day', ['day'])
  const [way, back] = descending ? [sql`DESC`, sql`ASC`] : [sql`ASC`, sql`DESC`]
  return sql`
    SELECT * FROM (
      (SELECT v.paper_id::text AS key, 'given' AS state, v.paper_id AS "paperId", v.number, v.issued_on AS day, v.serial, v.kind, v.issuer_name AS "issuerName", v.abstract,
        v.signer_name AS "signerName", v.recipients, v.filing_units AS "filingUnits", v.copies, v.note, v.expires_on AS "expiresOn", ${workedUponJson({ authority, paper: sql`v.paper_id`, on: today })} AS upon, NULL::text AS "reservedFor", NULL::date AS until
      FROM paper_version v WHERE ${papers(authority, asked)} ORDER BY v.issued_on ${way}, v.serial ${way}, v.paper_id ${back} LIMIT ${most})
      UNION ALL
      (SELECT concat_ws('.', n.series_id, n.serial, n.suffix), n.state, NULL, lpad(n.serial::text, greatest(2, length(n.serial::text)), '0') || n.suffix || '/' || concat_ws('-', k.symbol, b.symbol),
        n.day, n.serial, n.kind, b.name, NULL, NULL, '{}', '{}', NULL, n.reason, NULL, NULL, n.reserved_for, n.until
      FROM ${withSeries} JOIN paper_kind k ON k.code = n.kind JOIN issuing_body b ON b.authority_id = s.authority_id AND b.id = s.issuer_id
      WHERE ${numbers(authority, asked)} ORDER BY n.day ${way}, n.serial ${way} LIMIT ${most})
    ) register ORDER BY day ${way}, serial ${way}, key`
}

const Found = z.looseObject({ serial: z.int(), state: z.string(), upon: WorkedUpon.nullable(), expiresOn: Day.nullable() })

const rowOf =
  (today: Day) =>
  (row: unknown): OutgoingRow => {
    const { serial: _, upon, expiresOn, ...shown } = Found.parse(row)
    return OutgoingRow.parse({ ...shown, standing: shown.state === 'given' ? standingOf(upon, expiresOn, today) : null })
  }

/** A page of the register with its total, in one statement. */
export async function viewOutgoing(
  tx: Tx,
  authority: AuthorityId,
  asked: OutgoingQuery,
  today: Day,
): Promise<{ rows: OutgoingRow[]; total: number; more: boolean }> {
  const { rows } = await sql<{ total: string; found: unknown[] }>`
    SELECT (SELECT count(*) FROM (SELECT FROM paper_version v WHERE ${papers(authority, asked)} LIMIT ${countedRows + 1}) c)
        + (SELECT count(*) FROM (SELECT FROM ${withSeries} WHERE ${numbers(authority, asked)} LIMIT ${countedRows + 1}) c) AS total,
      (SELECT coalesce(json_agg(r), '[]') FROM (${inOrder(authority, asked, asked.from + asked.limit, today)} LIMIT ${asked.limit} OFFSET ${asked.from}) r) AS found`.execute(
    tx,
  )
  const total = Number(rows[0]?.total ?? 0)
  return { rows: (rows[0]?.found ?? []).map(rowOf(today)), total: Math.min(total, countedRows), more: total > countedRows }
}

/** The register for a file: as long as a book of one year may be. */
export async function outgoingToExport(tx: Tx, authority: AuthorityId, asked: Filters, today: Day): Promise<OutgoingRow[]> {
  const { rows } = await inOrder(authority, asked, countedRows + 1, today).execute(tx)
  if (rows.length > countedRows) refuse('too-large', 'paper.export-too-long', { maximum: countedRows })
  return rows.map(rowOf(today))
}
