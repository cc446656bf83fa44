import { type QueryCreator, type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { canonical } from '../../kernel/canonical-json.ts'
import { Day } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { type AgencyId, type AuthorityId, BodyId, DraftPaperId, type FileId, OfficerId, type PaperId, type SeatId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Role } from '../../kernel/rights.ts'
import { sha256 } from '../../platform/audit-log/digest.ts'
import { isoInstant } from '../../platform/db/instant.ts'
import type { DB } from '../../platform/db/schema.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { readRound, readRoute, roundJson, routeJson } from '../review/facade.ts'
import type { Round } from '../review/review.ts'
import { DraftText } from './draft-text.ts'
import { DraftState } from './life-cycle.ts'
import { TemplateField } from './template.ts'
import { HeldTemplate } from './template.store.ts'

/** What a text names of the register. */
export interface Naming {
  papers: readonly PaperId[]
  agencies: readonly AgencyId[]
}

const uuids = (ids: readonly string[]) => `{${ids.join(',')}}`

/** Of the named records those that the register does not hold. */
const strangeJson = (authority: AuthorityId, { papers, agencies }: Naming) => sql<unknown>`json_build_object(
  'papers', (SELECT coalesce(json_agg(p), '[]') FROM unnest(${uuids(papers)}::uuid[]) p
    WHERE NOT EXISTS (SELECT FROM paper_version v WHERE v.authority_id = ${authority} AND v.paper_id = p AND v.recorded_to IS NULL)),
  'agencies', (SELECT coalesce(json_agg(a), '[]') FROM unnest(${uuids(agencies)}::uuid[]) a
    WHERE NOT EXISTS (SELECT FROM agency_facts f WHERE f.authority_id = ${authority} AND f.agency_id = a)))`

const Strange = z.object({ papers: z.array(z.string()), agencies: z.array(z.string()) })
export type Strange = z.infer<typeof Strange>

const Issuer = z.object({
  name: z.string(),
  symbol: z.string(),
  signingForm: z.string(),
  signerTitle: z.string(),
  recipients: z.array(z.string()),
})

export interface Start {
  template: HeldTemplate | undefined
  issuer: z.infer<typeof Issuer> | undefined
  carriedKnown: boolean
  strange: Strange
}

/** Everything a draft begins with, in one statement. */
export async function loadStart(
  tx: Tx,
  authority: AuthorityId,
  of: { templateCode: string; issuerId: BodyId; carriesId: DraftPaperId | null } & Naming,
): Promise<Start> {
  const { rows } = await sql<{ template: unknown; issuer: unknown; carriedKnown: boolean; strange: unknown }>`
    SELECT (SELECT json_build_object('code', t.code, 'edition', t.edition, 'kind', t.kind, 'name', t.name, 'content', t.content) FROM paper_template t
        WHERE t.authority_id = ${authority} AND t.code = ${of.templateCode} ORDER BY t.edition DESC LIMIT 1) AS template,
      (SELECT json_build_object('name', b.name, 'symbol', b.symbol, 'signingForm', b.signing_form, 'signerTitle', b.signer_title, 'recipients', b.recipients)
        FROM issuing_body b WHERE b.authority_id = ${authority} AND b.id = ${of.issuerId}) AS issuer,
      EXISTS (SELECT FROM draft_paper d WHERE d.authority_id = ${authority} AND d.id = ${of.carriesId}::uuid) AS carried_known,
      ${strangeJson(authority, of)} AS strange`.execute(tx)
  const row = rows[0]
  return {
    template: HeldTemplate.nullish().parse(row?.template) ?? undefined,
    issuer: Issuer.nullish().parse(row?.issuer) ?? undefined,
    carriedKnown: row?.carriedKnown ?? false,
    strange: Strange.parse(row?.strange),
  }
}

interface Written {
  text: DraftText
  revision: number
  officer: OfficerId
  note: string | null
  at: Date
}

export const contentOf = (text: DraftText): { content: string; digest: string } => {
  const content = canonical(text)
  return { content, digest: sha256(content) }
}

function textRow(authority: AuthorityId, id: DraftPaperId, { text, revision, officer, note, at }: Written) {
  const { content, digest } = contentOf(text)
  return { authorityId: authority, draftId: id, revision, content, sha256: digest, note, officerId: officer, savedAt: at }
}

export const searched = (abstract: string, number: string | null) => fold(`${number ?? ''} ${abstract}`)

export interface NewDraft {
  id: DraftPaperId
  kind: string
  template: { code: string; edition: number }
  issuerId: BodyId
  unit: string | null
  topic: string | null
  carriesId: DraftPaperId | null
  text: DraftText
  /** As a list names it. */
  abstract: string
}

/** A statement that something else begins, such as what the draft is about. */
export type Beginning = QueryCreator<DB>

export async function addDraft(
  tx: QueryCreator<DB>,
  by: { authority: AuthorityId; officer: OfficerId; seat: SeatId },
  draft: NewDraft,
  at: Date,
): Promise<void> {
  const { authority, officer, seat } = by
  await tx
    .with('begun', (db) =>
      db.insertInto('draftPaper').values({
        authorityId: authority,
        id: draft.id,
        kind: draft.kind,
        templateCode: draft.template.code,
        templateEdition: draft.template.edition,
        issuerId: draft.issuerId,
        unit: draft.unit,
        topic: draft.topic,
        carriesId: draft.carriesId,
        state: 'draft',
        revision: 1,
        abstract: draft.abstract,
        searchNorm: searched(draft.abstract, null),
        officerId: officer,
        seatId: seat,
        createdAt: at,
        changedAt: at,
      }),
    )
    .insertInto('draftText')
    .values(textRow(authority, draft.id, { text: draft.text, revision: 1, officer, note: null, at }))
    .execute()
}

const TextJson = z
  .string()
  .transform((content): unknown => JSON.parse(content))
  .pipe(DraftText)
const Held = z.object({
  id: DraftPaperId,
  version: z.int(),
  state: DraftState,
  kind: z.string(),
  templateCode: z.string(),
  issuerId: BodyId,
  unit: z.string().nullable(),
  topic: z.string().nullable(),
  revision: z.int(),
  abstract: z.string(),
  officerId: OfficerId,
  signedOn: Day.nullable(),
  signerName: z.string().nullable(),
  number: z.string().nullable(),
  issuedOn: Day.nullable(),
})
const Saved = z.object({ content: TextJson, sha256: z.string(), officerId: OfficerId, by: z.string(), savedAt: z.string() })

export interface LoadedDraft extends z.infer<typeof Held> {
  fields: TemplateField[]
  last: z.infer<typeof Saved>
  /** The text of the revision that was asked for; undefined where there is none. */
  base: DraftText | undefined
  round: Round | undefined
  steps: readonly Role[]
  issuer: { name: string; signsHere: boolean; numbersHere: boolean }
  strange: Strange
  fileKnown: boolean
}

interface Wanted extends Partial<Naming> {
  base?: number
  file?: { id: FileId; seat: SeatId }
  /** The day whose steps of checking are asked for; without it they are the usual ones. */
  on?: Day
}

/** The draft, locked, with all that its rules look at: one statement. */
export async function loadDraft(
  tx: Tx,
  authority: AuthorityId,
  id: DraftPaperId,
  { base = 0, file, on, papers = [], agencies = [] }: Wanted = {},
): Promise<LoadedDraft> {
  const text = (
    revision: RawBuilder<unknown>,
  ) => sql`(SELECT json_build_object('content', x.content, 'sha256', x.sha256, 'officerId', x.officer_id, 'by', o.name, 'savedAt', ${isoInstant(sql`x.saved_at`)})
    FROM draft_text x JOIN officer o ON o.authority_id = x.authority_id AND o.id = x.officer_id
    WHERE x.authority_id = ${authority} AND x.draft_id = ${id} AND x.revision = ${revision})`
  const { rows } = await sql<Record<string, unknown>>`
    WITH d AS MATERIALIZED (SELECT * FROM draft_paper WHERE authority_id = ${authority} AND id = ${id} FOR UPDATE)
    SELECT d.id, d.version, d.state, d.kind, d.template_code, d.issuer_id, d.unit, d.topic, d.revision, d.abstract, d.officer_id, d.signed_on, d.signer_name, d.number, d.issued_on,
      (SELECT t.content -> 'fields' FROM paper_template t WHERE t.authority_id = ${authority} AND t.code = d.template_code AND t.edition = d.template_edition) AS fields,
      ${text(sql`d.revision`)} AS last, ${text(sql`${base}::int`)} AS base,
      ${roundJson(authority, 'draft-paper', sql`d.id`)} AS round, ${on === undefined ? sql`NULL` : routeJson(authority, sql`d.issuer_id`, sql`d.kind`, on)} AS route,
      (SELECT json_build_object('name', b.name, 'signsHere', b.signs_here, 'numbersHere', d.kind = ANY (b.series_here)) FROM issuing_body b WHERE b.authority_id = ${authority} AND b.id = d.issuer_id) AS issuer,
      ${strangeJson(authority, { papers, agencies })} AS strange,
      EXISTS (SELECT FROM stored_file f WHERE f.authority_id = ${authority} AND f.id = ${file?.id ?? null}::uuid AND f.seat_id = ${file?.seat ?? null}::uuid) AS file_known
    FROM d`.execute(tx)
  const row = rows[0]
  if (!row) return refuse('not-found', 'draft-paper.not-found')
  // Whoever waited for the lock sees the new revision beside the texts of before: that is a change meanwhile, too.
  const last = Saved.nullable().parse(row['last'])
  if (last === null) return refuse('conflict', 'record.changed-meanwhile', { version: row['version'] })
  return {
    ...Held.parse(row),
    fields: z.array(TemplateField).parse(row['fields']),
    last,
    base: Saved.nullable().parse(row['base'])?.content,
    round: readRound(row['round']),
    steps: readRoute(row['route']),
    issuer: z.object({ name: z.string(), signsHere: z.boolean(), numbersHere: z.boolean() }).parse(row['issuer']),
    strange: Strange.parse(row['strange']),
    fileKnown: z.boolean().parse(row['fileKnown']),
  }
}

export interface Changes {
  state?: DraftState
  unit?: string | null
  topic?: string | null
  revision?: number
  abstract?: string
  searchNorm?: string
  signedOn?: Day | null
  signerName?: string | null
  signerTitle?: string | null
  number?: string
  issuedOn?: Day
  reason?: string
  paperId?: PaperId
}

/** The changed row of a draft whose lock is held, or whose version and state the statement itself asks for. */
export const changing = (db: QueryCreator<DB>, authority: AuthorityId, id: DraftPaperId, version: number, at: Date, changes: Changes) =>
  db
    .updateTable('draftPaper')
    .set({ ...changes, version: version + 1, changedAt: at })
    .where('authorityId', '=', authority)
    .where('id', '=', id)
    .where('version', '=', version)

/** False when somebody else was faster. */
export async function changeDraft(
  tx: QueryCreator<DB>,
  authority: AuthorityId,
  id: DraftPaperId,
  version: number,
  at: Date,
  changes: Changes,
): Promise<boolean> {
  const row = await changing(tx, authority, id, version, at, changes).returning('version').executeTakeFirst()
  return row !== undefined
}

/** The next revision; what the seat had not saved is saved now. */
export async function saveText(
  tx: Tx,
  by: { authority: AuthorityId; officer: OfficerId; seat: SeatId },
  draft: { id: DraftPaperId; version: number },
  written: Omit<Written, 'officer'>,
  changes: { abstract: string; searchNorm: string; unit?: string | null; topic?: string | null },
): Promise<void> {
  const { authority, officer, seat } = by
  await tx
    .with('moved', (db) => changing(db, authority, draft.id, draft.version, written.at, { ...changes, revision: written.revision }).returning('id'))
    .with('unsaved', (db) =>
      db
        .updateTable('draftAutosave')
        .set({ content: null, savedAt: written.at })
        .where('authorityId', '=', authority)
        .where('draftId', '=', draft.id)
        .where('seatId', '=', seat),
    )
    .insertInto('draftText')
    .values(textRow(authority, draft.id, { ...written, officer }))
    .execute()
}

/** One row for a seat and a draft: the last unsaved text, or null once it was given up. False when there is no such draft to write in. */
export async function keepUnsaved(
  tx: Tx,
  by: { authority: AuthorityId; seat: SeatId },
  id: DraftPaperId,
  { base, text }: { base: number; text: DraftText | null },
  at: Date,
): Promise<boolean> {
  const content = text === null ? null : contentOf(text).content
  const { rows } = await sql`
    INSERT INTO draft_autosave (authority_id, draft_id, seat_id, base, content, saved_at)
    SELECT ${by.authority}::int, d.id, ${by.seat}::uuid, ${base}::int, ${content}::text, ${at}::timestamptz FROM draft_paper d
    WHERE d.authority_id = ${by.authority} AND d.id = ${id} AND d.state IN ('draft', 'returned')
    ON CONFLICT (authority_id, draft_id, seat_id) DO UPDATE SET base = excluded.base, content = excluded.content, saved_at = excluded.saved_at
    RETURNING draft_id`.execute(tx)
  return rows.length > 0
}
