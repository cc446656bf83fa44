import { sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { fold } from '../../kernel/fold.ts'
import type { AuthorityId, DraftPaperId } from '../../kernel/identity.ts'
import { countedRows, sortOf } from '../../kernel/list.ts'
import { refuse } from '../../kernel/refusal.ts'
import { isoInstant } from '../../platform/db/instant.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { OfficialDocument } from '../layout/official-document.ts'
import { roundsJson } from '../review/facade.ts'
import { RoundView } from '../review/review.contract.ts'
import { DraftIssuer, type DraftPaperListQuery, DraftPaperRow, DraftPaperView, draftPaperSorts, NamedPaper } from './draft-paper.contract.ts'
import { DraftText } from './draft-text.ts'
import { TemplateField } from './template.ts'

const orders = {
  changedAt: sql`d.changed_at`,
  abstract: sql`d.abstract COLLATE "vi-x-icu"`,
  kind: sql`k.position`,
  state: sql`d.state`,
} as const

/** Rows, total and order in one statement. */
export async function viewDrafts(tx: Tx, actor: Actor, asked: DraftPaperListQuery) {
  const { authority } = actor
  const words = asked.q === undefined ? '' : fold(asked.q).replace(/[\\%_]/g, '\\$&')
  const { column, descending } = sortOf(asked.sort ?? '-changedAt', draftPaperSorts)
  const { rows } = await sql<Record<string, unknown>>`
    WITH found AS MATERIALIZED (
      SELECT d.*, w.waiting_role, w.opened_at FROM draft_paper d
      LEFT JOIN review w ON w.authority_id = d.authority_id AND w.subject_kind = 'draft-paper' AND w.subject_id = d.id AND w.state = 'open'
      WHERE d.authority_id = ${authority}
        AND ${asked.state === undefined ? sql`d.state <> 'discarded'` : sql`d.state = ANY (${asked.state}::text[])`}
        ${asked.kind === undefined ? sql`` : sql`AND d.kind = ANY (${asked.kind}::text[])`}
        ${asked.issuer === undefined ? sql`` : sql`AND d.issuer_id = ${asked.issuer}`}
        ${asked.mine === undefined ? sql`` : sql`AND d.officer_id = ${actor.officer}`}
        ${asked.waiting === undefined ? sql`` : sql`AND w.waiting_role = ${actor.role}`}
        ${words === '' ? sql`` : sql`AND d.search_norm LIKE ${`%${words}%`}`}
      LIMIT ${countedRows + 1}),
    page AS (SELECT row_number() OVER (ORDER BY ${orders[column]} ${descending ? sql`DESC` : sql`ASC`}, d.id DESC) AS place,
        d.id, d.version, d.state, d.kind, k.name_vi, k.name_en, d.abstract, b.name AS issuer, d.unit, o.name AS author, d.revision, ${isoInstant(sql`d.changed_at`)} AS changed_at,
        d.waiting_role, ${isoInstant(sql`d.opened_at`)} AS waiting_since, d.number, d.issued_on, d.paper_id
      FROM found d JOIN paper_kind k ON k.code = d.kind
      JOIN issuing_body b ON b.authority_id = d.authority_id AND b.id = d.issuer_id
      JOIN officer o ON o.authority_id = d.authority_id AND o.id = d.officer_id
      ORDER BY place LIMIT ${asked.limit} OFFSET ${asked.from})
    SELECT c.total, page.* FROM (SELECT count(*)::int AS total FROM found) c LEFT JOIN page ON true ORDER BY place`.execute(tx)
  const total = Number(rows[0]?.['total'] ?? 0)
  const listed = rows.flatMap(({ total: _, place, nameVi, nameEn, ...row }) =>
    place === null ? [] : [DraftPaperRow.parse({ ...row, kindName: { vi: nameVi, en: nameEn } })],
  )
  return { rows: listed, total: Math.min(total, countedRows), more: total > countedRows }
}

const text = z
  .string()
  .transform((content): unknown => JSON.parse(content))
  .pipe(DraftText)

const ReleasedFile = z.object({ name: z.string(), sha256: z.string(), mediaType: z.string() })

const View = DraftPaperView.omit({ text: true, autosave: true, missing: true, acts: true, overrideWanted: true, hasSignedCopy: true, kindName: true }).extend({
  nameVi: z.string(),
  nameEn: z.string(),
  content: text,
  unsaved: z.object({ base: z.int(), savedAt: z.string(), content: text }).nullable(),
  files: z.object({ docx: ReleasedFile, pdf: ReleasedFile, signed: ReleasedFile.nullable() }).nullable(),
  fields: z.array(TemplateField),
  issuer: DraftIssuer,
  papers: z.array(NamedPaper),
  reviews: z.array(RoundView),
})
export type ViewedDraft = z.infer<typeof View>

const linked = (where: ReturnType<typeof sql>) => sql`
  json_build_object('id', l.id, 'abstract', l.abstract, 'state', l.state, 'number', l.number) FROM draft_paper l WHERE ${where}`

const released = (file: 'docx_file_id' | 'pdf_file_id' | 'signed_file_id') => sql`
  (SELECT json_build_object('name', s.name, 'sha256', s.sha256, 'mediaType', s.media_type) FROM stored_file s WHERE s.authority_id = f.authority_id AND s.id = ${sql.ref(`f.${file}`)})`

/** The whole page of a draft in one statement; the names its text holds are told from the register as it is now. */
export async function viewDraft(tx: Tx, actor: Actor, id: DraftPaperId): Promise<ViewedDraft> {
  const { authority } = actor
  const { rows } = await sql<Record<string, unknown>>`
    SELECT d.id, d.version, d.state, d.kind, k.name_vi, k.name_en, k.symbol AS kind_symbol, json_build_object('code', t.code, 'edition', t.edition, 'name', t.name) AS template,
      json_build_object('id', b.id, 'name', b.name, 'parentName', p.name, 'symbol', b.symbol, 'placeName', b.place_name, 'signerTitle', b.signer_title,
        'signsHere', b.signs_here, 'numbersHere', d.kind = ANY (b.series_here)) AS issuer,
      d.unit, d.topic, d.abstract, json_build_object('id', o.id, 'name', o.name) AS author, ${isoInstant(sql`d.created_at`)} AS created_at, ${isoInstant(sql`d.changed_at`)} AS changed_at,
      t.content -> 'fields' AS fields, d.revision, x.content, x.sha256,
      (SELECT coalesce(json_agg(json_build_object('id', v.paper_id, 'kind', v.kind, 'kindName', vk.name_vi, 'number', v.number, 'issuedOn', v.issued_on, 'issuerName', v.issuer_name, 'abstract', v.abstract)), '[]')
        FROM paper_version v JOIN paper_kind vk ON vk.code = v.kind
        WHERE v.authority_id = ${authority} AND v.recorded_to IS NULL AND v.paper_id IN (
          SELECT (m #>> '{}')::uuid FROM jsonb_path_query(x.content::jsonb, 'strict $.**.paperId') m WHERE jsonb_typeof(m) = 'string')) AS papers,
      (SELECT json_build_object('base', a.base, 'savedAt', ${isoInstant(sql`a.saved_at`)}, 'content', a.content) FROM draft_autosave a
        WHERE a.authority_id = ${authority} AND a.draft_id = d.id AND a.seat_id = ${actor.seat} AND a.content IS NOT NULL) AS unsaved,
      (SELECT coalesce(json_agg(json_build_object('name', ao.name, 'savedAt', ${isoInstant(sql`a.saved_at`)}) ORDER BY a.saved_at DESC), '[]')
        FROM draft_autosave a JOIN seat s ON s.authority_id = a.authority_id AND s.id = a.seat_id JOIN officer ao ON ao.authority_id = s.authority_id AND ao.id = s.officer_id
        WHERE a.authority_id = ${authority} AND a.draft_id = d.id AND a.seat_id <> ${actor.seat} AND a.content IS NOT NULL) AS writing,
      (SELECT json_agg(json_build_object('revision', r.revision, 'by', ro.name, 'at', ${isoInstant(sql`r.saved_at`)}, 'note', r.note) ORDER BY r.revision DESC)
        FROM draft_text r JOIN officer ro ON ro.authority_id = r.authority_id AND ro.id = r.officer_id WHERE r.authority_id = ${authority} AND r.draft_id = d.id) AS revisions,
      ${roundsJson(authority, 'draft-paper', sql`d.id`)} AS reviews,
      (SELECT ${linked(sql`l.authority_id = ${authority} AND l.id = d.carries_id`)}) AS carries,
      (SELECT coalesce(json_agg(c.found), '[]') FROM (SELECT ${linked(sql`l.authority_id = ${authority} AND l.carries_id = d.id`)}) AS c(found)) AS carried_by,
      d.signed_on, d.signer_name, d.signer_title, d.number, d.issued_on, d.paper_id, d.reason,
      (SELECT json_build_object('docx', ${released('docx_file_id')}, 'pdf', ${released('pdf_file_id')}, 'signed', ${released('signed_file_id')}) FROM draft_release f WHERE f.authority_id = ${authority} AND f.draft_id = d.id) AS files
    FROM draft_paper d
    JOIN paper_kind k ON k.code = d.kind
    JOIN paper_template t ON t.authority_id = d.authority_id AND t.code = d.template_code AND t.edition = d.template_edition
    JOIN issuing_body b ON b.authority_id = d.authority_id AND b.id = d.issuer_id
    LEFT JOIN issuing_body p ON p.authority_id = b.authority_id AND p.id = b.parent_id
    JOIN officer o ON o.authority_id = d.authority_id AND o.id = d.officer_id
    JOIN draft_text x ON x.authority_id = d.authority_id AND x.draft_id = d.id AND x.revision = d.revision
    WHERE d.authority_id = ${authority} AND d.id = ${id}`.execute(tx)
  return View.parse(rows[0] ?? refuse('not-found', 'draft-paper.not-found'))
}

const Revision = z.object({ revision: z.int(), by: z.string(), at: z.string(), note: z.string().nullable(), sha256: z.string(), content: text })

const revisionsFound = (tx: Tx, authority: AuthorityId, id: DraftPaperId) =>
  tx
    .selectFrom('draftText as x')
    .innerJoin('officer as o', (join) => join.onRef('o.authorityId', '=', 'x.authorityId').onRef('o.id', '=', 'x.officerId'))
    .select(['x.revision', 'o.name as by', 'x.note', 'x.sha256', 'x.content'])
    .select(isoInstant('x.savedAt').as('at'))
    .where('x.authorityId', '=', authority)
    .where('x.draftId', '=', id)

export async function viewRevision(tx: Tx, authority: AuthorityId, id: DraftPaperId, revision: number) {
  const row = await revisionsFound(tx, authority, id).where('x.revision', '=', revision).executeTakeFirst()
  const { content, ...rest } = Revision.parse(row ?? refuse('not-found', 'draft-paper.revision-unknown', { revision }))
  return { ...rest, text: content }
}

/** Two revisions: those named, or the last and the one before. */
export async function viewTwo(tx: Tx, authority: AuthorityId, id: DraftPaperId, { from, to }: { from?: number | undefined; to?: number | undefined }) {
  const latest = sql<number>`(SELECT d.revision FROM draft_paper d WHERE d.authority_id = ${authority} AND d.id = ${id})`
  const last = to === undefined ? latest : sql<number>`${to}::int`
  const first = from === undefined ? sql<number>`greatest(${last} - 1, 1)` : sql<number>`${from}::int`
  const found = await revisionsFound(tx, authority, id).where(sql<boolean>`x.revision IN (${first}, ${last})`).orderBy('x.revision').execute()
  const rows = z.array(Revision).parse(found)
  const [a, b = a] = rows
  if (!a || !b) return refuse('not-found', 'draft-paper.revision-unknown', { revision: to ?? from ?? 1 })
  // Asked for backwards, the difference is told backwards.
  return from !== undefined && from > b.revision - 1 && from === b.revision && to !== undefined && to < from ? { from: b, to: a } : { from: a, to: b }
}

/** The laid-out paper as it was issued. */
export async function viewReleased(tx: Tx, authority: AuthorityId, id: DraftPaperId): Promise<OfficialDocument> {
  const row = await tx.selectFrom('draftRelease').select('content').where('authorityId', '=', authority).where('draftId', '=', id).executeTakeFirst()
  return OfficialDocument.parse(JSON.parse(row?.content ?? refuse('not-found', 'draft-paper.not-found')))
}
