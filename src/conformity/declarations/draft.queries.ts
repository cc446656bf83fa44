import { sql } from 'kysely'
import { z } from 'zod'
import { Day, dayOf } from '../../kernel/day.ts'
import { type EvidenceProvider, missingEvidence } from '../../kernel/evidence.ts'
import { DeclarationId, type FileId } from '../../kernel/identity.ts'
import { countedRows, sortOf } from '../../kernel/list.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { searchKey } from '../../register/agencies/name-key.ts'
import { DraftRow, DraftView, draftColumns, type listDrafts } from './draft.contract.ts'
import { AttachedEvidence } from './draft.ts'
import { DeclarationTemplate } from './draft-paper.ts'
import { differenceTo } from './frozen-annex.ts'
import type { Page, Whose } from './declaration.queries.ts'

type Asked = Omit<z.output<typeof listDrafts.query>, 'from' | 'limit'>

const ids = (agencies: readonly string[]) => sql`${`{${agencies.join(',')}}`}::uuid[]`

const nameBeside = ({ authority }: Whose, on: Day) => sql`CROSS JOIN LATERAL (
  SELECT name AS agency_name, short_name AS agency_short_name FROM agency_facts
  WHERE authority_id = ${authority} AND agency_id = d.agency_id AND recorded_to IS NULL
  ORDER BY valid_from <= ${on}::date DESC, CASE WHEN valid_from <= ${on}::date THEN valid_from END DESC, valid_from LIMIT 1) a`

const rowColumns = sql`d.id, d.agency_id AS "agencyId", d.agency_name AS "agencyName", d.agency_short_name AS "agencyShortName", d.state, d.kind, d.edition,
  jsonb_array_length(d.rows) AS "rowCount", d.number, d.signed_on AS "signedOn", d.issued_on AS "issuedOn", d.changed_at AS "changedAt", d.version`

const orders = { changedAt: sql`changed_at`, agency: sql`agency_name COLLATE vi_numbered`, state: sql`state` } as const

const instant = (value: unknown) => (typeof value === 'string' ? new Date(value).toISOString() : value)
const Counted = z.object({ total: z.int(), rows: z.array(z.looseObject({ changedAt: z.string() })) })

/** Drafts of those reached, newest change first: one statement. */
export async function viewDrafts(tx: Tx, whose: Whose, asked: Asked, on: Day, page: Page): Promise<{ rows: DraftRow[]; total: number; more: boolean }> {
  const { column, descending } = asked.sort ? sortOf(asked.sort, draftColumns) : { column: 'changedAt' as const, descending: true }
  const order = sql`${orders[column]} ${descending ? sql`DESC` : sql`ASC`}, id`
  const byName = column === 'agency'
  const where = sql.join(
    [
      sql`d.authority_id = ${whose.authority}`,
      ...(whose.agencies ? [sql`d.agency_id = ANY (${ids(whose.agencies)})`] : []),
      ...(asked.agencyId ? [sql`d.agency_id = ${asked.agencyId}::uuid`] : []),
      ...(asked.state ? [sql`d.state = ANY (${asked.state as string[]}::text[])`] : []),
      ...(asked.q ? [sql`d.agency_id IN (SELECT agency_id FROM search_agencies(${searchKey(asked.q)}))`] : []),
    ],
    sql` AND `,
  )
  const { rows } = await sql<{ found: unknown }>`
    WITH found AS (SELECT d.* ${byName ? sql`, a.*` : sql``} FROM declaration_draft d ${byName ? nameBeside(whose, on) : sql``} WHERE ${where}),
    placed AS (SELECT * FROM found ORDER BY ${order} OFFSET ${page.from} LIMIT ${page.limit}),
    page AS (${byName ? sql`SELECT * FROM placed` : sql`SELECT d.*, a.* FROM placed d ${nameBeside(whose, on)}`})
    SELECT json_build_object('total', (SELECT count(*) FROM (SELECT FROM found LIMIT ${countedRows + 1}) counted),
      'rows', (SELECT coalesce(json_agg(shown), '[]') FROM (SELECT ${rowColumns} FROM page d ORDER BY ${order}) shown)) AS found`.execute(tx)
  const found = Counted.parse(rows[0]?.found)
  return {
    rows: found.rows.map((row) => DraftRow.parse({ ...row, changedAt: instant(row.changedAt) })),
    total: Math.min(found.total, countedRows),
    more: found.total > countedRows,
  }
}

const Former = z.object({ id: DeclarationId, number: z.string(), issuedOn: Day, edition: z.string(), content: z.string().nullable() })
const FileRow = z.object({ id: z.string(), name: z.string(), mediaType: z.string(), size: z.number() })
const One = z.looseObject({
  changedAt: z.string(),
  createdAt: z.string(),
  edition: z.string(),
  evidence: z.array(AttachedEvidence),
  files: z.array(FileRow),
  former: Former.nullable(),
  template: z.unknown(),
})

/** The declaration before: the last one of the agency that is held and was not withdrawn, issued before this one. */
const former = (
  authority: number,
) => sql`(SELECT json_build_object('id', o.id, 'number', o.number, 'issuedOn', o.issued_on, 'edition', o.edition, 'content', x.content)
  FROM declaration o LEFT JOIN declaration_annex x ON x.authority_id = o.authority_id AND x.declaration_id = coalesce(o.origin, o.id)
  WHERE o.authority_id = ${authority} AND o.agency_id = d.agency_id AND o.recorded_to IS NULL AND o.withdrawn_on IS NULL AND o.id <> d.id AND coalesce(o.origin, o.id) <> d.id
    AND (d.issued_on IS NULL OR o.issued_on <= d.issued_on)
  ORDER BY o.issued_on DESC, o.id DESC LIMIT 1)`

export interface EvidenceAsked {
  attached: readonly AttachedEvidence[]
}

export interface LoadedDraft extends DraftView {
  template: DeclarationTemplate
}

/** One draft with all that its page and its paper need, in one statement. Evidence is told by its providers. */
export async function viewDraft(
  tx: Tx,
  whose: Whose,
  id: DeclarationId,
  at: Date,
  providers: readonly EvidenceProvider<EvidenceAsked>[],
): Promise<LoadedDraft> {
  const { authority, agencies } = whose
  const on = dayOf(at)
  const { rows } = await sql<{ found: unknown }>`
    WITH one AS (
      SELECT d.*, a.* FROM declaration_draft d ${nameBeside(whose, on)}
      WHERE d.authority_id = ${authority} AND d.id = ${id}::uuid ${agencies ? sql`AND d.agency_id = ANY (${ids(agencies)})` : sql``}
    )
    SELECT (SELECT row_to_json(shown) FROM (
      SELECT ${rowColumns}, d.template_set AS "templateSet", d.effective_on AS "effectiveOn", d.signer_name AS "signerName", d.signer_title AS "signerTitle",
        d.wording, d.rows, d.evidence, d.reason, d.created_at AS "createdAt", ${former(authority)} AS former,
        (SELECT coalesce(json_agg(json_build_object('id', f.file_id, 'name', f.name, 'mediaType', f.media_type, 'size', f.size)), '[]') FROM declaration_draft_files(d.id) f) AS files,
        (SELECT content FROM declaration_template WHERE valid_from <= coalesce(d.issued_on, ${on}::date) AND (valid_to IS NULL OR valid_to > coalesce(d.issued_on, ${on}::date))
          ORDER BY valid_from DESC, code LIMIT 1) AS template
      FROM one d) shown) AS found`.execute(tx)
  const raw = rows[0]?.found
  if (!raw) refuse('not-found', 'draft.not-found')
  const { files, former: before, template, ...row } = One.parse(raw)
  const found = providers.flatMap((provider) => provider.evidenceOf({ attached: row.evidence }))
  const fileIn = (fileId: string | null) => {
    const file = files.find((one) => one.id === fileId)
    return file === undefined ? null : { name: file.name, mediaType: file.mediaType, size: file.size }
  }
  const view = DraftView.parse({
    ...row,
    changedAt: instant(row.changedAt),
    createdAt: instant(row.createdAt),
    evidence: row.evidence.map((one) => ({ ...one, file: fileIn(one.fileId) })),
    found,
    missing: missingEvidence(found),
    difference: null,
  })
  return { ...view, difference: before === null ? null : differenceTo(before, view), template: DeclarationTemplate.parse(template) }
}

export interface EvidenceFile {
  sha256: string
  name: string
  mediaType: string
}

export async function viewEvidenceFile(tx: Tx, id: DeclarationId, file: FileId): Promise<EvidenceFile> {
  const { rows } =
    await sql<EvidenceFile>`SELECT sha256, name, media_type FROM declaration_draft_files(${id}::uuid) WHERE file_id = ${file}::uuid LIMIT 1`.execute(tx)
  return rows[0] ?? refuse('not-found', 'declaration.file-not-found')
}
