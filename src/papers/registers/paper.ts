import { z } from 'zod'
import { Day, slashed } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { BodyId, FileId, type PaperId } from '../../kernel/identity.ts'
import { numberKey, OfficialNumberText, readOfficialNumber } from '../../kernel/official-number.ts'
import { refuseAt } from '../../kernel/refusal.ts'
import { line, lines } from '../../kernel/text.ts'
import { type PaperKind, type Warning, warningsOf } from './paper-number.ts'

/** Which sentence of a report a paper belongs to; `other` says so in words in its note. */
export const PaperTopic = z.enum(['application-plan', 'inspection-plan', 'inspection-team', 'guidance-letter', 'consultant-list', 'other'])
export type PaperTopic = z.infer<typeof PaperTopic>

export const PaperKindCode = z
  .string()
  .regex(/^[a-zA-Z][a-zA-Z-]{0,39}$/)
  .describe('A code of GET /paper-kinds, e.g. decision, officialLetter')
export const Abstract = line(2000).describe('Trích yếu, without the kind: "về việc phê duyệt Kế hoạch …"')
export const Note = lines(4000)

/** What the form of an issued paper holds. */
export const IssuedPaper = z.strictObject({
  kind: PaperKindCode,
  number: OfficialNumberText.refine((text) => (readOfficialNumber(text)?.serial ?? 0) > 0, { error: 'official-number.unreadable' }).describe(
    'e.g. 1451/QĐ-UBND',
  ),
  issuedOn: Day.describe('Day the paper bears; not after today'),
  issuerId: BodyId.optional().describe("One of the authority's issuing bodies"),
  issuerName: line(300).optional().describe('Any other issuer, by name; not together with issuerId'),
  abstract: Abstract,
  expiresOn: Day.optional().describe('First day on which it no longer holds, where it says one'),
  signerName: line(200).optional(),
  signerTitle: line(200).optional(),
  fileId: FileId.optional(),
  note: Note.optional(),
  topic: PaperTopic.optional(),
  recipients: z.array(line(300)).max(200).optional().describe('Nơi nhận, one a line'),
  filingUnits: z.array(line(60)).max(10).optional().describe('Đơn vị nhận bản lưu, e.g. VT, TĐC'),
  copies: z.int().min(1).max(100_000).optional().describe('Số bản'),
})
export type IssuedPaper = z.infer<typeof IssuedPaper>

/** A paper as it is held. */
export interface Paper {
  kind: string
  issuerId: BodyId | null
  issuerName: string
  number: string
  issuedOn: Day
  abstract: string
  expiresOn: Day | null
  signerName: string | null
  signerTitle: string | null
  fileId: FileId | null
  note: string | null
  topic: PaperTopic | null
  recipients: string[]
  filingUnits: string[]
  copies: number | null
}

export interface Issuer {
  id: BodyId
  name: string
  symbol: string
}

/** A held paper with the same number in the same year. */
export interface SameNumber {
  id: PaperId
  number: string
  issuedOn: Day
  issuerName: string
}

/** What the rules look at besides the form. */
export interface Surroundings {
  kinds: readonly PaperKind[]
  issuers: readonly Issuer[]
  sameNumber: readonly SameNumber[]
  /** Whether the named file may be attached: uploaded from this seat, or already the paper's. */
  fileKnown: boolean
}

export const yearOf = (day: Day): number => Number(day.slice(0, 4))
export const issuerKey = (name: string): string => fold(name)
/** What a paper is found by: number, abstract, issuer, and its day as it is written. */
export const searchText = (paper: Pick<Paper, 'number' | 'abstract' | 'issuerName' | 'issuedOn'>): string =>
  fold(`${paper.number} ${slashed(paper.issuedOn)} ${paper.abstract} ${paper.issuerName}`)
export { numberKey }

/** Decides what is recorded of an issued paper, and what is remarked without refusing it. */
export function decidePaper(asked: IssuedPaper, around: Surroundings, today: Day): { paper: Paper; warnings: Warning[] } {
  const kind = around.kinds.find(({ code }) => code === asked.kind) ?? refuseAt('invalid', 'kind', 'paper.kind-unknown', { kind: asked.kind })
  if (asked.issuedOn > today) refuseAt('invalid', 'issuedOn', 'paper.issued-in-future', { issuedOn: asked.issuedOn, today })
  if (asked.expiresOn !== undefined && asked.expiresOn < asked.issuedOn) refuseAt('invalid', 'expiresOn', 'paper.expires-before-issue')
  if (asked.fileId !== undefined && !around.fileKnown) refuseAt('invalid', 'fileId', 'paper.file-unknown')
  const issuer = issuerOf(asked, around.issuers)
  const taken = around.sameNumber.find((other) => issuerKey(other.issuerName) === issuerKey(issuer.name))
  if (taken) refuseAt('conflict', 'number', 'paper.number-taken', takenDetails(asked.number, issuer.name, asked.issuedOn, taken))
  const paper: Paper = {
    kind: kind.code,
    issuerId: issuer.id,
    issuerName: issuer.name,
    number: asked.number,
    issuedOn: asked.issuedOn,
    abstract: asked.abstract,
    expiresOn: asked.expiresOn ?? null,
    signerName: asked.signerName ?? null,
    signerTitle: asked.signerTitle ?? null,
    fileId: asked.fileId ?? null,
    note: asked.note ?? null,
    topic: asked.topic ?? null,
    recipients: asked.recipients ?? [],
    filingUnits: asked.filingUnits ?? [],
    copies: asked.copies ?? null,
  }
  return { paper, warnings: warningsOf(paper.number, kind, around.kinds, issuer.symbol) }
}

/** A typed name that is one of the authority's own bodies is that body, so that its series of numbers is one. */
function issuerOf(asked: IssuedPaper, issuers: readonly Issuer[]): { id: BodyId | null; name: string; symbol: string | null } {
  const { issuerId, issuerName } = asked
  if (issuerId !== undefined && issuerName !== undefined) refuseAt('invalid', 'issuerName', 'paper.issuer-twice')
  if (issuerId !== undefined) return issuers.find(({ id }) => id === issuerId) ?? refuseAt('invalid', 'issuerId', 'paper.issuer-unknown')
  if (issuerName === undefined) return refuseAt('invalid', 'issuerName', 'paper.issuer-missing')
  return issuers.find(({ name }) => issuerKey(name) === issuerKey(issuerName)) ?? { id: null, name: issuerName, symbol: null }
}

export const takenDetails = (number: string, issuer: string, issuedOn: Day, other?: SameNumber) => ({
  number,
  issuer,
  year: String(yearOf(issuedOn)),
  ...(other ? { paper: other.id, issuedOn: other.issuedOn } : {}),
})
