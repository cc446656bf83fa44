import { sql } from 'kysely'
import { z } from 'zod'
import { Day, dayOf } from '../../kernel/day.ts'
import { AgencyId, type AuthorityId, DeclarationId, type FileId, type PaperId } from '../../kernel/identity.ts'
import { numberKey } from '../../kernel/official-number.ts'
import { type Keeping, type StoredFile, withFiles } from '../../register/files/facade.ts'
import { editionsFor } from '../../standards/editions/facade.ts'
import { refuseOn, type Tx } from '../../platform/db/transaction.ts'
import { AnnexRow } from './annex.ts'
import type { Declaration } from './declaration.ts'
import { declarationValues } from './declaration.store.ts'
import type { DraftBody } from './draft.contract.ts'
import { AttachedEvidence, DraftState } from './draft.ts'

const Agency = z.object({ name: z.string(), existed: z.boolean(), since: Day, until: Day.nullable() })
const Edition = z.object({ since: Day.nullable(), until: Day.nullable() })
const Stored = z.object({
  id: DeclarationId,
  agencyId: AgencyId,
  state: DraftState,
  version: z.int(),
  edition: z.string(),
  kind: z.enum(['initial', 'redeclaration']),
  effectiveOn: Day.nullable(),
  signedOn: Day.nullable(),
  signerName: z.string().nullable(),
  signerTitle: z.string(),
  number: z.string().nullable(),
  issuedOn: Day.nullable(),
  placeName: z.string().nullable(),
  rows: z.array(AnnexRow),
  evidence: z.array(AttachedEvidence),
})
export type StoredDraft = z.infer<typeof Stored>
const Same = z.object({ id: DeclarationId, issuedOn: Day })

export interface DraftCircumstances {
  today: Day
  draft: StoredDraft | undefined
  agency: z.infer<typeof Agency> | undefined
  edition: z.infer<typeof Edition> | undefined
  declaredBefore: boolean
  sameNumber: z.infer<typeof Same> | undefined
  /** Files named that this seat does not reach. */
  strangeFiles: string[]
  /** Papers named that are not held in the register, or that this seat may not read and the draft did not name before. */
  strangePapers: string[]
}

interface Wanted {
  authority: AuthorityId
  at: Date
  /** null: a draft that begins. */
  id: DeclarationId | null
  /** Without it: the draft's own. */
  agencyId?: AgencyId
  edition?: string
  /** The day on which the agency must be there; today without it. */
  on?: Day
  number?: string
  files?: readonly FileId[]
  papers?: readonly PaperId[]
  /** Whether this seat reads the register of papers. */
  readsPapers?: boolean
}

/** All that the rules of a draft ask, and the draft itself, in one statement; the draft stays locked. */
export async function loadDraft(tx: Tx, wanted: Wanted): Promise<DraftCircumstances> {
  const { authority, at, id, agencyId, edition, on, number, files = [], papers = [], readsPapers = false } = wanted
  const today = dayOf(at)
  const day = on ?? today
  const { rows } = await sql<{
    draft: unknown
    agency: unknown
    edition: unknown
    before: boolean
    sameNumber: unknown
    strange: string[] | null
    strangePapers: string[] | null
  }>`
    WITH one AS MATERIALIZED (SELECT * FROM declaration_draft WHERE authority_id = ${authority} AND id = ${id}::uuid FOR UPDATE),
    who AS (SELECT coalesce(${agencyId ?? null}::uuid, (SELECT agency_id FROM one)) AS agency_id)
    SELECT (SELECT json_build_object('id', id, 'agencyId', agency_id, 'state', state, 'version', version, 'edition', edition, 'kind', kind, 'effectiveOn', effective_on,
        'signedOn', signed_on, 'signerName', signer_name, 'signerTitle', signer_title, 'number', number, 'issuedOn', issued_on, 'placeName', wording ->> 'placeName', 'rows', rows, 'evidence', evidence) FROM one) AS draft,
      (SELECT json_build_object(
          'name', (array_agg(name ORDER BY valid_from <= ${day}::date DESC, valid_from DESC))[1],
          'existed', bool_or(valid_from <= ${day}::date AND (valid_to IS NULL OR valid_to > ${day}::date)),
          'since', min(valid_from), 'until', CASE WHEN bool_or(valid_to IS NULL) THEN NULL ELSE max(valid_to) END)
        FROM agency_facts WHERE authority_id = ${authority} AND agency_id = (SELECT agency_id FROM who) AND recorded_to IS NULL HAVING count(*) > 0) AS agency,
      (SELECT json_build_object('since', valid_from, 'until', valid_to) FROM ${editionsFor(authority)} e WHERE code = coalesce(${edition ?? null}::text, (SELECT edition FROM one))) AS edition,
      EXISTS (SELECT FROM declaration WHERE authority_id = ${authority} AND agency_id = (SELECT agency_id FROM who) AND recorded_to IS NULL) AS before,
      (SELECT json_build_object('id', id, 'issuedOn', issued_on) FROM declaration
        WHERE authority_id = ${authority} AND agency_id = (SELECT agency_id FROM who) AND number_key = ${number === undefined ? null : numberKey(number)}
          AND year = ${Number(day.slice(0, 4))} AND recorded_to IS NULL LIMIT 1) AS same_number,
      (SELECT array_agg(f::text) FROM unnest(${`{${files.join(',')}}`}::uuid[]) f
        WHERE NOT EXISTS (SELECT FROM stored_file s WHERE s.authority_id = ${authority} AND s.id = f)
          AND NOT EXISTS (SELECT FROM one, jsonb_array_elements(one.evidence) e WHERE e->>'fileId' = f::text)) AS strange,
      (SELECT array_agg(p::text) FROM unnest(${`{${papers.join(',')}}`}::uuid[]) p
        WHERE NOT EXISTS (SELECT FROM one, jsonb_array_elements(one.evidence) e WHERE e->>'paperId' = p::text)
          ${readsPapers ? sql`AND NOT EXISTS (SELECT FROM paper_facts f WHERE f.authority_id = ${authority} AND f.paper_id = p AND f.recorded_to IS NULL)` : sql``}) AS strange_papers`.execute(
    tx,
  )
  const row = rows[0]
  return {
    today,
    draft: Stored.nullish().parse(row?.draft) ?? undefined,
    agency: Agency.nullish().parse(row?.agency) ?? undefined,
    edition: Edition.nullish().parse(row?.edition) ?? undefined,
    declaredBefore: row?.before ?? false,
    sameNumber: Same.nullish().parse(row?.sameNumber) ?? undefined,
    strangeFiles: row?.strange ?? [],
    strangePapers: row?.strangePapers ?? [],
  }
}

const written = (body: DraftBody) => ({
  agencyId: body.agencyId as string,
  kind: body.kind as string,
  edition: body.edition as string,
  templateSet: body.templateSet as string,
  effectiveOn: body.effectiveOn as string | null,
  signerTitle: body.signerTitle as string,
  wording: JSON.stringify(body.wording),
  rows: JSON.stringify(body.rows),
  evidence: JSON.stringify(body.evidence),
})

export async function addDraft(tx: Tx, authority: AuthorityId, id: DeclarationId, body: DraftBody, at: Date): Promise<void> {
  await tx
    .insertInto('declarationDraft')
    .values({ authorityId: authority, id, state: 'draft', ...written(body), createdAt: at, changedAt: at })
    .execute()
}

export interface Seen {
  authority: AuthorityId
  id: DeclarationId
  version: number
  at: Date
}

export type DraftChange = Partial<{
  state: DraftState
  signedOn: Day
  signerName: string
  number: string
  issuedOn: Day
  reason: string | null
}>

/** The row was locked with the version that was seen. */
export async function changeDraft(tx: Tx, { authority, id, version, at }: Seen, change: DraftChange | DraftBody): Promise<void> {
  const values = 'wording' in change ? written(change) : change
  await tx
    .updateTable('declarationDraft')
    .set({ ...values, changedAt: at, version: version + 1 })
    .where('authorityId', '=', authority)
    .where('id', '=', id)
    .execute()
}

export interface Issue {
  declaration: Declaration
  scope: string
  content: string
  sha256: string
  keeping: Keeping
  docx: StoredFile
  pdf: StoredFile
}

/** Files, frozen annex, the declaration and the end of the draft in one statement: all of it, or nothing. */
export async function issue(tx: Tx, { authority, id, version, at }: Seen, { declaration, scope, content, sha256, keeping, docx, pdf }: Issue): Promise<void> {
  await withFiles(tx, keeping, [docx, pdf])
    .with('ended', (db) =>
      db
        .updateTable('declarationDraft')
        .set({ state: 'issued', changedAt: at, version: version + 1 })
        .where('authorityId', '=', authority)
        .where('id', '=', id)
        .returning('id'),
    )
    .with('begun', (db) =>
      db
        .insertInto('declaration')
        .values({ ...declarationValues(authority, id, declaration, at), drafted: true, scope })
        .returning('id'),
    )
    .with('frozen', (db) =>
      db.insertInto('declarationAnnex').values({
        authorityId: authority,
        declarationId: id,
        agencyId: declaration.agencyId,
        content,
        contentSha256: sha256,
        docxFileId: docx.id,
        pdfFileId: pdf.id,
        frozenAt: at,
      }),
    )
    .selectFrom('begun')
    .select('id')
    .execute()
    .catch((error: unknown) => {
      refuseOn(error, 'declaration_number_once', 'declaration.number-just-taken', { number: declaration.number })
      throw error
    })
}
