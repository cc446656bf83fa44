import { sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { type AuthorityId, FileId, type PaperId } from '../../kernel/identity.ts'
import { countedRows, sortOf } from '../../kernel/list.ts'
import { refuse } from '../../kernel/refusal.ts'
import { isLate, recordingOf, timingOf } from '../../register/historical/facade.ts'
import { isoInstant } from '../../platform/db/instant.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { workedUponJson } from '../links/facade.ts'
import { standingOf, WorkedUpon } from '../links/standing.ts'
import { numberKey, yearOf } from './paper.ts'
import { PaperIssuer, type PaperListQuery, PaperRow, paperSorts, PaperView } from './paper.contract.ts'

/** Recorded once, however often it was corrected. */
const firstRecorded = (authority: AuthorityId) => ({
  authority,
  subject: sql`v.paper_id`,
  at: sql`(SELECT i.recorded_at FROM paper i WHERE i.authority_id = v.authority_id AND i.id = v.paper_id)`,
})

type Filters = Omit<PaperListQuery, 'from' | 'limit'>

function matching(tx: Tx, authority: AuthorityId, asked: Filters) {
  const words = asked.q === undefined ? '' : fold(asked.q)
  return tx
    .selectFrom('paperVersion as v')
    .where('v.authorityId', '=', authority)
    .$if(asked.knownAt === undefined, (q) => q.where('v.recordedTo', 'is', null))
    .$if(asked.knownAt !== undefined, (q) =>
      q
        .where('v.recordedFrom', '<=', new Date(asked.knownAt ?? 0))
        .where((eb) => eb.or([eb('v.recordedTo', 'is', null), eb('v.recordedTo', '>', new Date(asked.knownAt ?? 0))])),
    )
    .$if(words !== '', (q) => q.where(sql<boolean>`(v.paper_id, v.version) IN (SELECT s.paper_id, s.version FROM search_papers(${words}) s)`))
    .$if(asked.kind !== undefined, (q) => q.where('v.kind', 'in', asked.kind ?? []))
    .$if(asked.topic !== undefined, (q) => q.where('v.topic', 'in', asked.topic ?? []))
    .$if(asked.issuer !== undefined && asked.issuer !== '', (q) => q.where('v.issuerKey', '=', fold(asked.issuer ?? '')))
    .$if(asked.issuedFrom !== undefined, (q) => q.where('v.issuedOn', '>=', asked.issuedFrom ?? ''))
    .$if(asked.issuedTo !== undefined, (q) => q.where('v.issuedOn', '<=', asked.issuedTo ?? ''))
    .$if(asked.late !== undefined, (q) => q.where(isLate({ ...firstRecorded(authority), documentDay: sql`v.issued_on` })))
    .$if(asked.on !== undefined, (q) => q.where('v.issuedOn', '<=', asked.on ?? ''))
}

const vietnamese = (column: string) => sql`${sql.ref(column)} COLLATE "vi-x-icu"`

function inOrder(sort: string | undefined) {
  const { column, descending } = sortOf(sort ?? '-issuedOn', paperSorts)
  const way = descending ? sql`DESC` : sql`ASC`
  const by = {
    issuedOn: sql`v.issued_on ${way}, v.serial ${way}`,
    number: sql`v.serial ${way}, ${vietnamese('v.number')} ${way}`,
    kind: sql`k.position ${way}`,
    issuer: sql`${vietnamese('v.issuerName')} ${way}`,
    abstract: sql`${vietnamese('v.abstract')} ${way}`,
  }[column]
  return sql`${by}, v.issued_on DESC, v.serial DESC, v.paper_id`
}

/** Rows, total and order in one statement; the count stands even where the page is empty. */
export async function viewPapers(
  tx: Tx,
  authority: AuthorityId,
  asked: PaperListQuery,
  today: Day,
): Promise<{ rows: PaperRow[]; total: number; more: boolean }> {
  const on = asked.on ?? today
  const knownAt = asked.knownAt === undefined ? undefined : new Date(asked.knownAt)
  const rows = await tx
    .with('counted', (db) =>
      db
        .selectFrom(
          matching(tx, authority, asked)
            .select('v.paperId')
            .limit(countedRows + 1)
            .as('c'),
        )
        .select((eb) => eb.fn.countAll<string>().as('total')),
    )
    // Numbered after the page is cut, so that the index on the day of issue can end the search at the page's last row.
    .with('page', (db) =>
      db
        .selectFrom(
          matching(tx, authority, asked)
            .innerJoin('paperKind as k', 'k.code', 'v.kind')
            .select(['v.paperId', 'v.version', 'v.kind', 'v.number', 'v.issuedOn', 'v.issuerName', 'v.abstract', 'v.topic', 'v.expiresOn'])
            .select(workedUponJson({ authority, paper: sql`v.paper_id`, on, knownAt }).as('upon'))
            .select(sql<boolean>`v.file_id IS NOT NULL`.as('hasFile'))
            .select(timingOf(firstRecorded(authority)).as('timing'))
            .orderBy(inOrder(asked.sort))
            .limit(asked.limit)
            .offset(asked.from)
            .as('rows'),
        )
        .selectAll()
        .select(sql<number>`row_number() OVER ()`.as('place')),
    )
    .selectFrom('counted')
    .leftJoin('page', (join) => join.onTrue())
    .select([
      'total',
      'page.paperId as id',
      'page.version',
      'page.kind',
      'page.number',
      'page.issuedOn',
      'page.issuerName',
      'page.abstract',
      'page.topic',
      'page.hasFile',
      'page.expiresOn',
      'page.upon',
      'page.timing',
    ])
    .orderBy('place')
    .execute()
  const total = Number(rows[0]?.total ?? 0)
  const listed = rows.flatMap(({ total: _, timing, upon, expiresOn, ...row }) =>
    row.id === null ? [] : [PaperRow.parse({ ...row, standing: standingAt(upon, expiresOn, on), recording: recordingOf(timing, Day.parse(row.issuedOn)) })],
  )
  return { rows: listed, total: Math.min(total, countedRows), more: total > countedRows }
}

const standingAt = (upon: unknown, expiresOn: unknown, on: Day) => standingOf(WorkedUpon.nullable().parse(upon), Day.nullable().parse(expiresOn), on)

const ExportedPaper = z.object({
  kindVi: z.string(),
  kindEn: z.string(),
  number: z.string(),
  issuedOn: z.string(),
  issuerName: z.string(),
  abstract: z.string(),
  signerName: z.string().nullable(),
  signerTitle: z.string().nullable(),
  topic: z.string().nullable(),
  note: z.string().nullable(),
})
export type ExportedPaper = z.infer<typeof ExportedPaper>

/** What a file of the list holds, in its order. Not run yet: a download takes its beginning, a long export all of it by and by. */
export const papersInOrder = (tx: Tx, authority: AuthorityId, asked: Filters) =>
  matching(tx, authority, asked)
    .innerJoin('paperKind as k', 'k.code', 'v.kind')
    .select([
      'k.nameVi as kindVi',
      'k.nameEn as kindEn',
      'v.number',
      'v.issuedOn',
      'v.issuerName',
      'v.abstract',
      'v.signerName',
      'v.signerTitle',
      'v.topic',
      'v.note',
    ])
    .orderBy(inOrder(asked.sort))

export const exportedPaper = (row: unknown): ExportedPaper => ExportedPaper.parse(row)

/** For a file at once; a longer list is written by a job. */
export async function papersToExport(tx: Tx, authority: AuthorityId, asked: Filters): Promise<ExportedPaper[]> {
  const rows = await papersInOrder(tx, authority, asked)
    .limit(countedRows + 1)
    .execute()
  if (rows.length > countedRows) refuse('too-large', 'paper.export-too-long', { maximum: countedRows })
  return rows.map(exportedPaper)
}

/** What the paper's page shows: what is held, or was at `knownAt`, or was held last before it was retracted. */
export async function viewPaper(tx: Tx, authority: AuthorityId, id: PaperId, knownAt: Date | undefined, today: Day): Promise<PaperView> {
  const row = await tx
    .selectFrom('paperVersion as v')
    .innerJoin('paper as p', (join) => join.onRef('p.authorityId', '=', 'v.authorityId').onRef('p.id', '=', 'v.paperId'))
    .innerJoin('paperKind as k', 'k.code', 'v.kind')
    .leftJoin('issuingBody as b', (join) => join.onRef('b.authorityId', '=', 'v.authorityId').onRef('b.id', '=', 'v.issuerId'))
    .leftJoin('storedFile as f', (join) => join.onRef('f.authorityId', '=', 'v.authorityId').onRef('f.id', '=', 'v.fileId'))
    .select([
      'v.paperId as id',
      'p.version',
      'v.version as shownVersion',
      'v.kind',
      'k.nameVi',
      'k.nameEn',
      'v.number',
      'v.issuedOn',
      'v.issuerId',
      'v.issuerName',
      'b.symbol as issuerSymbol',
      'v.abstract',
      'v.signerName',
      'v.signerTitle',
      'v.note',
      'v.topic',
      'v.recipients',
      'v.filingUnits',
      'v.copies',
      'v.expiresOn',
      'v.recordedTo',
      'f.id as fileId',
      'f.name as fileName',
      'f.mediaType',
      'f.size',
    ])
    .select(
      sql<unknown>`(SELECT json_agg(json_build_object('version', h.version, 'from', ${isoInstant('h.recordedFrom')}, 'to', ${isoInstant('h.recordedTo')}, 'by', o.name) ORDER BY h.version)
      FROM paper_version h LEFT JOIN officer o ON o.authority_id = h.authority_id AND o.id = h.officer_id
      WHERE h.authority_id = ${authority} AND h.paper_id = ${id})`.as('versions'),
    )
    .select(workedUponJson({ authority, paper: sql`v.paper_id`, on: today, knownAt }).as('upon'))
    .select(timingOf(firstRecorded(authority)).as('timing'))
    .where('v.authorityId', '=', authority)
    .where('v.paperId', '=', id)
    .$if(knownAt !== undefined, (q) => q.where('v.recordedFrom', '<=', knownAt ?? new Date(0)))
    .orderBy('v.version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row || (knownAt !== undefined && row.recordedTo !== null && row.recordedTo <= knownAt)) return refuse('not-found', 'paper.not-found')
  return PaperView.parse({
    id: row.id,
    version: row.version,
    kind: row.kind,
    kindName: { vi: row.nameVi, en: row.nameEn },
    number: row.number,
    issuedOn: row.issuedOn,
    issuer: { id: row.issuerId, name: row.issuerName, symbol: row.issuerSymbol },
    abstract: row.abstract,
    expiresOn: row.expiresOn,
    standing: standingAt(row.upon, row.expiresOn, today),
    signerName: row.signerName,
    signerTitle: row.signerTitle,
    file: row.fileId === null ? null : { id: row.fileId, name: row.fileName, mediaType: row.mediaType, size: Number(row.size) },
    note: row.note,
    topic: row.topic,
    recipients: row.recipients,
    filingUnits: row.filingUnits,
    copies: row.copies,
    recording: recordingOf(row.timing, Day.parse(row.issuedOn)),
    retractedAt: row.version > row.shownVersion && knownAt === undefined ? (row.recordedTo?.toISOString() ?? null) : null,
    versions: row.versions,
  })
}

const KeptFile = z.object({ id: FileId, sha256: z.string(), name: z.string(), mediaType: z.string() })

export async function fileOfPaper(tx: Tx, authority: AuthorityId, id: PaperId): Promise<z.infer<typeof KeptFile>> {
  const row = await tx
    .selectFrom('paperVersion as v')
    .innerJoin('storedFile as f', (join) => join.onRef('f.authorityId', '=', 'v.authorityId').onRef('f.id', '=', 'v.fileId'))
    .select(['f.id', 'f.sha256', 'f.name', 'f.mediaType'])
    .where('v.authorityId', '=', authority)
    .where('v.paperId', '=', id)
    .where('v.recordedTo', 'is', null)
    .executeTakeFirst()
  return KeptFile.parse(row ?? refuse('not-found', 'paper.without-file'))
}

export async function viewKinds(tx: Tx) {
  const rows = await tx.selectFrom('paperKind').select(['code', 'nameVi', 'nameEn', 'symbol']).orderBy('position').execute()
  return rows.map(({ code, nameVi, nameEn, symbol }) => ({ code, name: { vi: nameVi, en: nameEn }, symbol }))
}

/** The authority's own bodies first, in their chain; then every other name that held papers bear. */
export async function viewIssuers(tx: Tx, authority: AuthorityId) {
  const { rows } = await sql<{ id: string | null; name: string; symbol: string | null }>`
    SELECT id, name, symbol FROM (
      SELECT b.id, b.name, b.symbol, array_position(ARRAY['peoples-committee', 'department', 'sub-department', 'division'], b.level) AS place
      FROM issuing_body b WHERE b.authority_id = ${authority}
      UNION ALL
      SELECT NULL, min(v.issuer_name), NULL, 9 FROM paper_version v
      WHERE v.authority_id = ${authority} AND v.recorded_to IS NULL AND v.issuer_id IS NULL GROUP BY v.issuer_key
    ) issuers ORDER BY place, name COLLATE "vi-x-icu" LIMIT 500`.execute(tx)
  return z.array(PaperIssuer).parse(rows)
}

export async function viewSameNumber(tx: Tx, authority: AuthorityId, asked: { number: string; issuedOn: Day; except?: PaperId | undefined }) {
  return tx
    .selectFrom('paperVersion')
    .select(['paperId as id', 'number', 'issuedOn', 'issuerName', 'abstract'])
    .where('authorityId', '=', authority)
    .where('recordedTo', 'is', null)
    .where('numberKey', '=', numberKey(asked.number))
    .where('year', '=', yearOf(asked.issuedOn))
    .$if(asked.except !== undefined, (q) => q.where('paperId', '<>', asked.except ?? ''))
    .orderBy('issuedOn')
    .limit(20)
    .execute()
}
