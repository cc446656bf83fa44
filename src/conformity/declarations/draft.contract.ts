import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { EvidenceKind } from '../../kernel/evidence.ts'
import { AgencyId, DeclarationId, FileId } from '../../kernel/identity.ts'
import { ListQuery, listOf, severalOf } from '../../kernel/list.ts'
import { OfficialNumberText } from '../../kernel/official-number.ts'
import { line, lines } from '../../kernel/text.ts'
import { FileQuery } from '../../register/files/file.contract.ts'
import { ImportError, ImportSource } from '../../register/imports/import.contract.ts'
import { AnnexRow, Difference, mostRows } from './annex.ts'
import { EditionCode } from './declaration.contract.ts'
import { AttachedEvidence, DraftState, DraftWording, TemplateSet } from './draft.ts'

const oneDraft = z.strictObject({ draftId: DeclarationId })

export const DraftBody = z.strictObject({
  agencyId: AgencyId,
  kind: z.enum(['initial', 'redeclaration']),
  edition: EditionCode,
  templateSet: TemplateSet.describe('decision: Quyết định + Bản công bố + Phụ lục; declaration: Bản công bố + Phụ lục'),
  effectiveOn: Day.nullable().default(null).describe('without it: the day of issue'),
  signerTitle: line(200),
  wording: DraftWording,
  rows: z.array(AnnexRow).max(mostRows),
  evidence: z.array(AttachedEvidence).max(30).default([]),
})
export type DraftBody = z.output<typeof DraftBody>

export const DraftRow = z.strictObject({
  id: DeclarationId,
  agencyId: AgencyId,
  agencyName: z.string(),
  agencyShortName: z.string(),
  state: DraftState,
  kind: z.enum(['initial', 'redeclaration']),
  edition: z.string(),
  rowCount: z.int(),
  number: z.string().nullable(),
  signedOn: Day.nullable(),
  issuedOn: Day.nullable(),
  changedAt: z.iso.datetime(),
  version: z.int(),
})
export type DraftRow = z.infer<typeof DraftRow>

export const DraftView = DraftRow.extend({
  templateSet: TemplateSet,
  effectiveOn: Day.nullable(),
  signerName: z.string().nullable(),
  signerTitle: z.string(),
  wording: DraftWording,
  rows: z.array(AnnexRow),
  evidence: z.array(AttachedEvidence.extend({ file: z.strictObject({ name: z.string(), mediaType: z.string(), size: z.number() }).nullable() })),
  found: z.array(z.strictObject({ kind: EvidenceKind, on: Day, what: z.string() })).describe('evidence as its providers tell of it'),
  missing: z.array(EvidenceKind).describe('kinds of evidence nobody could tell of: a warning, never a bar'),
  reason: z.string().nullable(),
  difference: Difference.nullable().describe('against the declaration before; null when there is none'),
  createdAt: z.iso.datetime(),
})
export type DraftView = z.infer<typeof DraftView>

export const draftColumns = ['changedAt', 'agency', 'state'] as const

export const listDrafts = endpoint({
  name: 'listDrafts',
  summary: 'Declarations being drafted, and what became of them',
  method: 'GET',
  path: '/declaration-drafts',
  access: 'declaration.read',
  query: ListQuery.extend({ state: severalOf(DraftState), agencyId: AgencyId.optional() }),
  reply: listOf(DraftRow),
})

export const showDraft = endpoint({
  name: 'showDraft',
  summary: 'One draft, its evidence and what it changes',
  method: 'GET',
  path: '/declaration-drafts/:draftId',
  access: 'declaration.read',
  params: oneDraft,
  reply: DraftView,
})

const Saved = z.strictObject({ id: DeclarationId, version: z.int() })
const version = z.int()

export const createDraft = endpoint({
  name: 'createDraft',
  summary: 'Begin a draft of a declaration',
  method: 'POST',
  path: '/declaration-drafts',
  access: 'declaration.draft',
  status: 201,
  body: DraftBody,
  reply: Saved,
})

export const saveDraft = endpoint({
  name: 'saveDraft',
  summary: 'Save a draft, its annex and its evidence',
  method: 'PUT',
  path: '/declaration-drafts/:draftId',
  access: 'declaration.draft',
  params: oneDraft,
  body: DraftBody.extend({ version }),
  reply: Saved,
})

export const signDraft = endpoint({
  name: 'signDraft',
  summary: 'Record that the head has signed on paper',
  method: 'POST',
  path: '/declaration-drafts/:draftId/signature',
  access: 'declaration.draft',
  params: oneDraft,
  body: z.strictObject({
    version,
    signedOn: Day,
    signerName: line(200),
    reason: lines(2000).optional().describe('why it was signed although evidence is missing'),
  }),
  reply: Saved,
})

export const numberDraft = endpoint({
  name: 'numberDraft',
  summary: 'Record number and day given by the records clerk',
  method: 'POST',
  path: '/declaration-drafts/:draftId/number',
  access: 'declaration.draft',
  params: oneDraft,
  body: z.strictObject({ version, number: OfficialNumberText, issuedOn: Day }),
  reply: Saved,
})

export const issueDraft = endpoint({
  name: 'issueDraft',
  summary: 'Issue: the annex is frozen, Word and PDF are kept, the declaration begins',
  method: 'POST',
  path: '/declaration-drafts/:draftId/issue',
  access: 'declaration.draft',
  status: 201,
  params: oneDraft,
  body: z.strictObject({ version }),
  reply: Saved.describe('the declaration, under the id of its draft'),
})

export const discardDraft = endpoint({
  name: 'discardDraft',
  summary: 'Give a draft up before it has a number',
  method: 'POST',
  path: '/declaration-drafts/:draftId/discard',
  access: 'declaration.draft',
  params: oneDraft,
  body: z.strictObject({ version, reason: lines(2000) }),
  reply: Saved,
})

export const draftPaper = endpoint({
  name: 'draftPaper',
  summary: 'The draft as Word or PDF with the mark DỰ THẢO',
  method: 'GET',
  path: '/declaration-drafts/:draftId/paper',
  access: 'declaration.read',
  kind: 'file',
  params: oneDraft,
  query: FileQuery.extend({ format: z.enum(['docx', 'pdf']).default('docx') }),
})

export const draftEvidenceFile = endpoint({
  name: 'draftEvidenceFile',
  summary: 'A file kept as evidence with a draft',
  method: 'GET',
  path: '/declaration-drafts/:draftId/evidence/:fileId',
  access: 'declaration.read',
  kind: 'file',
  params: oneDraft.extend({ fileId: FileId }),
  query: FileQuery,
})

export const readAnnex = endpoint({
  name: 'readAnnex',
  summary: 'Read the rows of an annex from a kept XLSX or CSV; nothing is written',
  method: 'POST',
  path: '/declaration-annex/reading',
  access: 'declaration.draft',
  keyed: false,
  body: ImportSource,
  reply: z.strictObject({
    name: z.string(),
    sheet: z.string(),
    rows: z.array(AnnexRow),
    errors: z.array(ImportError).describe('the first five hundred'),
    errorCount: z.int(),
  }),
})

export const withdrawDeclaration = endpoint({
  name: 'withdrawDeclaration',
  summary: 'Record that a paper withdrew a declaration; answers with the new record',
  method: 'POST',
  path: '/declarations/:declarationId/withdrawal',
  access: 'declaration.draft',
  params: z.strictObject({ declarationId: DeclarationId }),
  body: z.strictObject({ version, withdrawnOn: Day, number: OfficialNumberText.describe('of the paper that withdraws it'), reason: lines(2000) }),
  reply: Saved,
})
