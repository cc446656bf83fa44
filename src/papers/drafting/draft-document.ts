import { type Day, inWords } from '../../kernel/day.ts'
import { readOfficialNumber } from '../../kernel/official-number.ts'
import { twoDigits } from '../../kernel/progress.ts'
import type { Run } from '../layout/block.ts'
import type { OfficialDocumentDraft } from '../layout/official-document.ts'
import { unitInText } from '../layout/unit-in-text.ts'
import type { DraftIssuer, NamedPaper } from './drafted-paper.ts'
import { type Fill, laidBlocks, runs } from './draft-blocks.ts'
import type { DraftText, FieldValue } from './draft-text.ts'
import { isEmpty, type TemplateField } from './template.ts'

/** Everything a drafted paper is laid out from. Pure, so that the screen draws what is being written. */
export interface DraftedPaper {
  text: DraftText
  kindName: string
  kindSymbol: string | null
  letter: boolean
  issuer: DraftIssuer
  unit: string | null
  papers: readonly NamedPaper[]
  /** Of the template: a passage that asks for one that is not required and is empty is left out. */
  fields: readonly TemplateField[]
  number: string | null
  issuedOn: Day | null
  signerName: string | null
  signerTitle: string | null
  /** Of the day without a date yet. */
  year: number
}

/** A blank that shows where something is still to be filled in. */
const open = '…………'

/** "CHI CỤC TRƯỞNG", as it is kept for the signature, is "Chi cục trưởng" in a sentence. */
export function inSentence(title: string): string {
  const small = title.toLocaleLowerCase('vi')
  return `${small.charAt(0).toLocaleUpperCase('vi')}${small.slice(1)}`
}

/** "Quyết định số 1451/QĐ-UBND ngày 29 tháng 4 năm 2020 của Ủy ban nhân dân Thành phố về việc …" */
export const paperInText = ({ kindName, number, issuedOn, issuerName, abstract }: NamedPaper): string =>
  `${kindName} số ${number} ${inWords(issuedOn)} của ${unitInText(issuerName)}${/^(về|v\/v)\s/i.test(abstract) ? ` ${abstract.replace(/^v\/v/i, 'về việc')}` : ` về ${abstract.charAt(0).toLocaleLowerCase('vi')}${abstract.slice(1)}`}`

const listedNames = (names: readonly string[]) => (names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} và ${names.at(-1)}`)

function shown(value: FieldValue, paper: DraftedPaper): string {
  // A calendar year is no quantity and is not grouped: "năm 2021", never "năm 2.021".
  if (typeof value === 'number') return Number.isInteger(value) && value >= 1900 && value <= 2100 ? String(value) : twoDigits(value)
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? inWords(value as Day).replace(/^ngày /, '') : unitInText(value, { whole: true })
  if (Array.isArray(value)) return listedNames(value.map(({ name }) => unitInText(name)))
  if ('agencyId' in value) return unitInText(value.name)
  const named = paper.papers.find(({ id }) => id === value.paperId)
  return named ? paperInText(named) : open
}

function wordsOf(paper: DraftedPaper): Map<string, string> {
  const { issuer } = paper
  return new Map([
    ['issuer', unitInText(issuer.name)],
    ['issuerParent', unitInText(issuer.parentName ?? '')],
    ['signerTitle', inSentence(issuer.signerTitle)],
    ['place', issuer.placeName],
    ['year', String(paper.issuedOn === null ? paper.year : paper.issuedOn.slice(0, 4))],
    ['unit', paper.unit ?? ''],
    ...Object.entries(paper.text.fields).flatMap(([key, value]) => {
      const words = shown(value, paper)
      return words === '' ? [] : [[key, words] as const]
    }),
  ])
}

const asking = /\{\{\s*([^{}]*?)\s*\}\}([.;,:]?)/g

/** Sets the fields of a paper into its words. */
export const filler = (paper: DraftedPaper): Fill => {
  const words = wordsOf(paper)
  const unwanted = new Set(paper.fields.filter(({ key, required }) => !required && isEmpty(paper.text.fields[key])).map(({ key }) => key))
  // What was typed may end with the mark that the sentence around it sets, too.
  const fill = (text: string) =>
    text.replace(asking, (_, key: string, mark: string) => {
      const value = words.get(key) ?? open
      return mark === '' ? value : `${value.replace(/[\s.;,:]+$/, '')}${mark}`
    })
  return Object.assign(fill, { leftOut: (text: string) => Array.from(text.matchAll(asking)).some((match) => unwanted.has(match[1] ?? '')) })
}

/** Bases begin with "Căn cứ" by themselves where a paper of the register is named. */
function basesOf({ text, papers }: DraftedPaper, fill: Fill): Run[][] {
  return text.bases.flatMap((base) => {
    const named = papers.find(({ id }) => id === base.paperId)
    if (!named && fill.leftOut(base.text)) return []
    const words = named ? `Căn cứ ${paperInText(named)}` : fill(base.text)
    return words === '' ? [] : [runs(words.replaceAll('\n', ' '))]
  })
}

const symbolOf = ({ kindSymbol, issuer, unit }: DraftedPaper) =>
  kindSymbol === null ? [issuer.symbol, ...(unit === null ? [] : [unit])].join('-') : `${kindSymbol}-${issuer.symbol}`

const named = (entries: readonly string[], fill: Fill) => entries.map(fill).filter((entry) => entry.trim() !== '')

/** The paper by the layout of NĐ 30/2020/NĐ-CP; `draft` puts the mark DỰ THẢO on every page. */
export function composeDraft(paper: DraftedPaper, { draft }: { draft: boolean }): OfficialDocumentDraft {
  const { text, issuer } = paper
  const fill = filler(paper)
  const number = paper.number === null ? undefined : readOfficialNumber(paper.number)
  const abstract = fill(text.abstract).replaceAll('\n', ' ')
  const about = abstract === '' ? open : abstract
  return {
    issuer: { name: issuer.name, ...(issuer.parentName === null ? {} : { parent: issuer.parentName }) },
    number: { serial: number ? `${number.serial}${number.suffix}` : null, symbol: number?.symbol ?? symbolOf(paper) },
    place: issuer.placeName,
    date: paper.issuedOn ?? { year: paper.year },
    title: paper.letter ? { form: 'letter', about: about.slice(0, 600) } : { form: 'named', kind: paper.kindName, abstract: about.slice(0, 600) },
    to: named(text.to, fill),
    ...(text.enactment ? { enactment: { authority: fill(text.enactment.authority), formula: text.enactment.formula } } : {}),
    bases: basesOf(paper, fill),
    blocks: laidBlocks(text.blocks, fill),
    recipients: named(text.recipients, fill),
    ...(text.filing ? { filing: { units: text.filing.units, ...(text.filing.copies === null ? {} : { copies: text.filing.copies }) } } : {}),
    ...(text.drafterMark === '' ? {} : { drafterMark: text.drafterMark }),
    signature: {
      capacities: text.signature.capacities,
      post: paper.signerTitle ?? (text.signature.post === '' ? issuer.signerTitle : fill(text.signature.post)),
      name: paper.signerName ?? text.signature.name,
    },
    annexes: text.annexes.map((annex) => {
      const blocks = laidBlocks(annex.blocks, fill)
      if (annex.form === 'enclosure')
        return {
          form: 'enclosure',
          kind: annex.kind === '' ? open : annex.kind,
          abstract: fill(annex.abstract) || open,
          orientation: annex.orientation,
          blocks,
        }
      const title = fill(annex.title)
      return { form: 'annex', ...(title === '' ? {} : { title }), orientation: annex.orientation, blocks }
    }),
    draft,
  }
}
