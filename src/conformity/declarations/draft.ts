import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { EvidenceKind } from '../../kernel/evidence.ts'
import { type AgencyId, type DeclarationId, FileId, PaperId } from '../../kernel/identity.ts'
import { line, lines } from '../../kernel/text.ts'
import { readOfficialNumber } from '../../kernel/official-number.ts'
import { type AnnexRow, duplicatesIn } from './annex.ts'
import type { Circumstances } from './declaration.ts'

/** Kept states of a declaration drafted here; once issued, the days decide (`declaration.ts`). */
export const DraftState = z.enum(['draft', 'signed', 'numbered', 'issued', 'discarded'])
export type DraftState = z.infer<typeof DraftState>

/** The whole course, kept states and those the days decide. `not-yet-effective`: issued, its day still ahead. */
export const LifeState = z.enum([
  'draft',
  'signed',
  'numbered',
  'not-yet-effective',
  'in-force',
  'superseded',
  'withdrawn',
  'ended-with-agency',
  'retracted',
  'discarded',
])
export type LifeState = z.infer<typeof LifeState>

export const LifeAct = z.enum(['save', 'sign', 'number', 'issue', 'discard', 'withdraw'])
export type LifeAct = z.infer<typeof LifeAct>

/** The one table of the life cycle: the server asks it, the screens show their buttons by it. Nothing leads back from a signature. */
export const lifeCycle: Readonly<Record<LifeAct, { from: readonly LifeState[]; to: LifeState }>> = {
  save: { from: ['draft'], to: 'draft' },
  sign: { from: ['draft'], to: 'signed' },
  number: { from: ['signed'], to: 'numbered' },
  issue: { from: ['numbered'], to: 'not-yet-effective' },
  discard: { from: ['draft', 'signed'], to: 'discarded' },
  withdraw: { from: ['not-yet-effective', 'in-force'], to: 'withdrawn' },
}

export const may = (act: LifeAct, state: LifeState): boolean => lifeCycle[act].from.includes(state)

/** A draft that was issued goes on as a declaration, whose days say where it stands. */
export const lifeStateOf = (state: DraftState): LifeState => (state === 'issued' ? 'not-yet-effective' : state)

/** (a) Quyết định về việc công bố + Bản công bố + Phụ lục; (b) Bản công bố + Phụ lục. */
export const TemplateSet = z.enum(['decision', 'declaration'])
export type TemplateSet = z.infer<typeof TemplateSet>

/** What the paper says beside its table. */
export const DraftWording = z.strictObject({
  scope: lines(2000).describe('đối với …: what the system covers, as the sentence of the declaration says it'),
  parentName: line(300).nullable().default(null).describe('cơ quan chủ quản, above the name in the letterhead'),
  issuerName: line(300).describe('name of the agency as the letterhead has it'),
  placeName: line(100).nullable().default(null).describe('asked for at the signature, not before'),
  symbol: line(60).describe('symbol of the number, e.g. QĐ-UBND'),
  signingFor: line(300).nullable().default(null).describe('the collective signed for (TM.)'),
  recipients: z.array(line(300)).max(50).default([]),
})
export type DraftWording = z.output<typeof DraftWording>

/** A paper attached to a draft as evidence. */
export const AttachedEvidence = z.strictObject({
  kind: EvidenceKind,
  on: Day,
  what: line(500).describe('number, date and name of the paper'),
  fileId: FileId.nullable().default(null),
  paperId: PaperId.nullable().default(null).describe('a paper of the register'),
})
export type AttachedEvidence = z.output<typeof AttachedEvidence>

export interface DraftFault {
  field: string
  code: string
  details: Record<string, string | number>
}

interface Written {
  agencyId: AgencyId
  edition: string
  kind: 'initial' | 'redeclaration'
  effectiveOn: Day | null
  rows: readonly AnnexRow[]
}

type Known = Pick<Circumstances, 'agency' | 'edition'> & { day: Day; declaredBefore: boolean }

/** What is wrong with a draft as it is written, on the day it is written. */
export function faultsOfDraft(draft: Written, { agency, edition, day, declaredBefore }: Known): DraftFault[] {
  const faults: DraftFault[] = []
  if (!agency) faults.push({ field: 'agencyId', code: 'agency.not-found', details: {} })
  else if (!agency.existed) faults.push({ field: 'agencyId', code: 'draft.agency-not-on-day', details: { name: agency.name, day } })
  if (!edition) faults.push({ field: 'edition', code: 'edition.unknown', details: { edition: draft.edition } })
  else if (edition.since === null) faults.push({ field: 'edition', code: 'edition.not-in-force-yet', details: { edition: draft.edition } })
  else if (day < edition.since || (edition.until !== null && day >= edition.until)) {
    faults.push({ field: 'edition', code: 'draft.edition-not-valid', details: { edition: draft.edition, day } })
  }
  if (draft.kind === 'initial' && declaredBefore && agency) faults.push({ field: 'kind', code: 'draft.declared-before', details: { name: agency.name } })
  for (const { row, column, code, details } of duplicatesIn(draft.rows)) faults.push({ field: `rows.${row}.${column}`, code, details })
  return faults
}

/** A signature is a day that has come, and nothing takes effect before it. */
export function faultsOfSignature(
  { signedOn, effectiveOn, rows, placeName }: { signedOn: Day; effectiveOn: Day | null; rows: readonly AnnexRow[]; placeName: string | null },
  today: Day,
): DraftFault[] {
  const faults: DraftFault[] = []
  if (signedOn > today) faults.push({ field: 'signedOn', code: 'draft.signed-in-future', details: { day: signedOn, today } })
  if (effectiveOn !== null && effectiveOn < signedOn) {
    faults.push({ field: 'signedOn', code: 'draft.effective-before-signature', details: { effective: effectiveOn, signed: signedOn } })
  }
  if (placeName === null) faults.push({ field: 'signedOn', code: 'draft.no-place', details: {} })
  if (rows.length === 0) faults.push({ field: 'signedOn', code: 'draft.no-rows', details: {} })
  return faults
}

interface Numbering {
  number: string
  issuedOn: Day
  signedOn: Day
  effectiveOn: Day | null
  agency: { name: string; existed: boolean } | undefined
  sameNumber: { id: DeclarationId; issuedOn: Day } | undefined
}

export function faultsOfNumber({ number, issuedOn, signedOn, effectiveOn, agency, sameNumber }: Numbering, today: Day): DraftFault[] {
  const faults: DraftFault[] = []
  if (readOfficialNumber(number) === undefined) faults.push({ field: 'number', code: 'official-number.unreadable', details: { number } })
  else if (sameNumber) {
    faults.push({
      field: 'number',
      code: 'declaration.number-taken',
      details: { number, name: agency?.name ?? '', day: sameNumber.issuedOn, id: sameNumber.id },
    })
  }
  if (issuedOn > today) faults.push({ field: 'issuedOn', code: 'declaration.issued-in-future', details: { day: issuedOn, today } })
  if (issuedOn < signedOn) faults.push({ field: 'issuedOn', code: 'draft.issued-before-signature', details: { issued: issuedOn, signed: signedOn } })
  if (effectiveOn !== null && effectiveOn < issuedOn) {
    faults.push({ field: 'issuedOn', code: 'declaration.effective-before-issue', details: { issued: issuedOn, effective: effectiveOn } })
  }
  if (agency && !agency.existed) faults.push({ field: 'issuedOn', code: 'draft.agency-not-on-day', details: { name: agency.name, day: issuedOn } })
  return faults
}
