import { type Day, inWords, slashed } from '../../kernel/day.ts'
import { readOfficialNumber } from '../../kernel/official-number.ts'
import { twoDigits } from '../../kernel/progress.ts'
import type { BlockDraft } from '../../papers/layout/block.ts'
import type { OfficialDocumentDraft } from '../../papers/layout/official-document.ts'

export interface Addressee {
  name: string
  /** In Vietnamese: papers are always Vietnamese. */
  stage: string
  missed: string | null
  behindSince: Day | null
}

export interface Letter {
  about: string
  paragraphs: readonly string[]
  campaign: string
  edition: string
  asOf: Day
  answerDays: number | null
  answerBy: Day | null
  issuer: { name: string; parent: string | null; symbol: string; placeName: string; signerTitle: string; drafter: string | null }
  agencies: readonly Addressee[]
  number: string | null
  issuedOn: Day | null
  signerName: string | null
  signerTitle: string | null
}

function deadlineIn({ answerDays, answerBy }: Pick<Letter, 'answerDays' | 'answerBy'>): string {
  if (answerDays === null) return answerBy === null ? '' : `trước ${inWords(answerBy)}`
  const latest = answerBy === null ? '' : ` (chậm nhất ${inWords(answerBy)})`
  return `trong vòng ${twoDigits(answerDays)} ngày làm việc kể từ ngày ký văn bản này${latest}`
}

const fill = (text: string, words: Readonly<Record<string, string>>) => text.replace(/{{\s*(\w+)\s*}}/g, (whole, key: string) => words[key] ?? whole)

/** What the words of a letter are filled with. */
export type Filling = Pick<Letter, 'about' | 'paragraphs' | 'campaign' | 'edition' | 'asOf' | 'answerDays' | 'answerBy'> & {
  issuer: Pick<Letter['issuer'], 'name'>
  agencies: readonly unknown[]
}

/** The words of the letter with everything filled in; the title of the paper is one of them. */
export function filled(letter: Filling): { about: string; paragraphs: string[] } {
  const words = {
    campaign: letter.campaign,
    edition: letter.edition,
    asOf: inWords(letter.asOf),
    count: twoDigits(letter.agencies.length),
    issuer: letter.issuer.name,
    deadline: deadlineIn(letter),
  }
  return { about: fill(letter.about, words), paragraphs: letter.paragraphs.map((text) => fill(text, words)) }
}

function annexTable(agencies: readonly Addressee[]): BlockDraft {
  const cell = (text: string | null, bold = false) => ({ text: text === null ? [] : [{ text, ...(bold ? { bold } : {}) }] })
  return {
    kind: 'table',
    columns: [
      { width: 8, align: 'center' },
      { width: 46, align: 'left' },
      { width: 26, align: 'left' },
      { width: 26, align: 'left' },
      { width: 18, align: 'center' },
    ],
    head: [
      {
        cells: ['STT', 'Tên cơ quan', 'Giai đoạn hiện tại', 'Mốc chưa đạt', 'Chậm từ ngày'].map((title) => ({
          ...cell(title, true),
          align: 'center' as const,
        })),
        strong: true,
      },
    ],
    rows: agencies.map(({ name, stage, missed, behindSince }, n) => ({
      cells: [cell(String(n + 1)), cell(name), cell(stage), cell(missed), cell(behindSince === null ? null : slashed(behindSince))],
    })),
  }
}

/** The official letter (công văn) by the layout of NĐ 30/2020/NĐ-CP: to one agency, or to several with the list as annex. */
export function composeLetter(letter: Letter, { draft, year }: { draft: boolean; year: number }): OfficialDocumentDraft {
  const { about, paragraphs } = filled(letter)
  const { issuer, agencies } = letter
  const number = letter.number === null ? undefined : readOfficialNumber(letter.number)
  const [only] = agencies
  const joint = agencies.length > 1
  return {
    issuer: { name: issuer.name, ...(issuer.parent === null ? {} : { parent: issuer.parent }) },
    number: {
      serial: number ? `${number.serial}${number.suffix}` : null,
      symbol: number?.symbol ?? (issuer.drafter === null ? issuer.symbol : `${issuer.symbol}-${issuer.drafter}`),
    },
    place: issuer.placeName,
    date: letter.issuedOn ?? { year },
    title: { form: 'letter', about },
    to: joint || !only ? ['Các cơ quan có tên trong danh sách tại Phụ lục kèm theo'] : [only.name],
    blocks: paragraphs.map((text) => ({ kind: 'paragraph', text: [{ text }] })),
    recipients: ['Như trên'],
    filing: { units: ['VT', ...(issuer.drafter === null ? [] : [issuer.drafter])] },
    signature: { capacities: [], post: letter.signerTitle ?? issuer.signerTitle, name: letter.signerName },
    annexes: joint
      ? [{ form: 'annex', title: `Danh sách cơ quan chưa đạt mốc thời gian công bố phù hợp ${letter.edition}`, blocks: [annexTable(agencies)] }]
      : [],
    draft,
  }
}
