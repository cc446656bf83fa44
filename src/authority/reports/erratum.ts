import { z } from 'zod'
import { Day, inWords, slashed } from '../../kernel/day.ts'
import { ErratumId, PaperId } from '../../kernel/identity.ts'
import type { TwoLanguages } from '../../kernel/list.ts'
import { readOfficialNumber } from '../../kernel/official-number.ts'
import { refuseAt } from '../../kernel/refusal.ts'
import { line } from '../../kernel/text.ts'
import type { BlockDraft } from '../../papers/layout/block.ts'
import { paragraph } from '../../papers/layout/composing.ts'
import type { OfficialDocumentDraft } from '../../papers/layout/official-document.ts'
import { unitInText } from '../../papers/layout/unit-in-text.ts'
import { type IssueMarks, signatureOf } from './compose.ts'
import { demonstrationNotice, type ReportFrame } from './report-facts.ts'

/** One thing put right: where it stands in the issued text, the wrong words and the right ones. */
export const ErratumItem = z.strictObject({ place: line(200), wrong: line(300), right: line(300) })
export type ErratumItem = z.infer<typeof ErratumItem>

export const ErratumView = z.strictObject({
  id: ErratumId,
  no: z.int().describe('the version whose issue it corrects'),
  number: z.string(),
  issuedOn: Day,
  signerName: z.string().nullable(),
  signerTitle: z.string(),
  items: z.array(ErratumItem),
  paperId: PaperId,
})
export type ErratumView = z.infer<typeof ErratumView>

/** Nothing is put right by what stood there already. */
export function checkItems(items: readonly ErratumItem[]): void {
  const same = items.findIndex(({ wrong, right }) => wrong === right)
  if (same !== -1) refuseAt('invalid', `items.${same}.right`, 'report.erratum-same')
}

interface Corrected {
  frame: ReportFrame
  /** The issued report. */
  kindName: string
  number: string
  issuedOn: Day
  abstract: string
}

/** "đính chính Báo cáo số 09/BC-SKHCN ngày 16 tháng 6 năm 2020" */
export const aboutErratum = ({ kindName, number, issuedOn }: Pick<Corrected, 'kindName' | 'number' | 'issuedOn'>): string =>
  `đính chính ${kindName} số ${number} ${inWords(issuedOn)}`

const cell = (text: string, bold = false) => ({ text: [{ text, ...(bold ? { bold } : {}) }] })

const itemTable = (items: readonly ErratumItem[]): BlockDraft => ({
  kind: 'table',
  columns: [
    { width: 8, align: 'center' },
    { width: 36, align: 'left' },
    { width: 40, align: 'left' },
    { width: 40, align: 'left' },
  ],
  head: [
    { cells: ['STT', 'Vị trí', 'Nội dung đã ban hành', 'Đính chính thành'].map((title) => ({ ...cell(title, true), align: 'center' as const })), strong: true },
  ],
  rows: items.map(({ place, wrong, right }, n) => ({ cells: [cell(String(n + 1)), cell(place), cell(wrong), cell(right)] })),
})

/** Who drafts the papers of the issuer: its mark stands in the number of a letter. */
export const drafterOf = ({ issuer }: ReportFrame): string | undefined => issuer.unit ?? issuer.below[0]?.symbol

/** The official letter that corrects, by the layout of NĐ 30/2020/NĐ-CP. */
export function composeErratum(of: Corrected, items: readonly ErratumItem[], marks: IssueMarks): OfficialDocumentDraft {
  const { frame, kindName, number: corrected, issuedOn, abstract } = of
  const { issuer } = frame
  const drafter = drafterOf(frame)
  const number = readOfficialNumber(marks.number)
  const named = `${kindName} số ${corrected} ${inWords(issuedOn)}`
  return {
    issuer: { name: issuer.name, ...(issuer.above[0] ? { parent: issuer.above[0].name } : {}) },
    number: { serial: number ? `${number.serial}${number.suffix}` : null, symbol: number?.symbol ?? [issuer.symbol, drafter].filter(Boolean).join('-') },
    place: issuer.placeName,
    date: marks.issuedOn,
    title: { form: 'letter', about: aboutErratum(of) },
    to: issuer.addressees?.length ? issuer.addressees : [`Các cơ quan, đơn vị nhận ${kindName} số ${corrected}`],
    blocks: [
      paragraph(`${unitInText(issuer.name, { whole: true })} đã ban hành ${named} về ${abstract.charAt(0).toLocaleLowerCase('vi')}${abstract.slice(1)}.`),
      paragraph(`Qua rà soát, ${unitInText(issuer.name)} đính chính nội dung của ${kindName} nêu trên như sau:`),
      itemTable(items),
      paragraph(`Các nội dung khác của ${kindName} số ${corrected} không thay đổi.`),
    ],
    recipients: ['Như trên', ...issuer.recipients.filter((name) => !/^-?\s*(?:Lưu\s*:|Như trên)/i.test(name))],
    filing: { units: ['VT', ...(drafter === undefined ? [] : [drafter])] },
    signature: signatureOf(frame, marks),
    draft: false,
    ...(frame.authority.demonstration ? { notice: demonstrationNotice } : {}),
  }
}

/** A public page stays light: beyond this the note names the letter only. */
const longestNote = 2_000

/** What a reader of the published article is told. */
export function erratumNote({ number, issuedOn, items }: Pick<ErratumView, 'number' | 'issuedOn' | 'items'>): TwoLanguages {
  const vi = items.map(({ place, wrong, right }) => `${place}: «${wrong}» được đính chính thành «${right}»`).join('; ')
  const en = items.map(({ place, wrong, right }) => `${place}: “${wrong}” should read “${right}”`).join('; ')
  const on = slashed(issuedOn)
  const short = vi.length > longestNote
  return {
    vi: `Đính chính ngày ${on} theo Công văn số ${number}${short ? `, ${items.length} nội dung` : `: ${vi}`}.`,
    en: `Corrected on ${on} by letter no. ${number}${short ? `, ${items.length} places` : `: ${en}`}.`,
  }
}

/** Several notes under one article, the oldest first. */
export const joinNotes = (notes: readonly TwoLanguages[]): TwoLanguages | null =>
  notes.length === 0 ? null : { vi: notes.map(({ vi }) => vi).join(' '), en: notes.map(({ en }) => en).join(' ') }
