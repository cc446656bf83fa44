import type { Run } from './block.ts'
import { closed, type LaidBlock, laidBlocks } from './laid-blocks.ts'
import { dateWords, type Letterhead, letterhead, numberWords, ruleBelow } from './letterhead.ts'
import { points, sizes, textBlock } from './measures.ts'
import { romanNumeral } from './numerals.ts'
import type { Annex, OfficialDocument } from './official-document.ts'
import { capitals, onOneLine } from './printable.ts'
import { balanced, textWidth } from './text-width.ts'

export interface LaidTitle {
  readonly kind: string
  readonly abstract: readonly string[]
  readonly rule: number
}

export interface LaidAnnex {
  readonly letterhead: Letterhead | null
  /** "Phụ lục II"; null over an enclosure, which has a kind instead. */
  readonly label: string | null
  readonly title: LaidTitle
  readonly attached: readonly string[]
  readonly attachedRule: number
  readonly landscape: boolean
  readonly blocks: readonly LaidBlock[]
}

/** A document with every word, mark, number and line break decided; a renderer only draws. */
export interface LaidOut {
  readonly meta: { readonly title: string; readonly author: string; readonly day: string }
  readonly letterhead: Letterhead
  readonly title: LaidTitle | null
  readonly to: readonly string[]
  /** Points from the left edge of "Kính gửi:" to its colon, under which the dashes of a list stand. */
  readonly toColon: number
  readonly authority: string | null
  readonly bases: readonly (readonly Run[])[]
  readonly formula: string | null
  readonly blocks: readonly LaidBlock[]
  readonly recipients: readonly string[]
  readonly drafterMark: string | null
  readonly signature: { readonly lines: readonly string[]; readonly name: string | null } | null
  readonly annexes: readonly LaidAnnex[]
  readonly draft: string | null
  readonly notice: string | null
}

/** Takes the marks off the end of an entry and sets the one its place in the list asks for. */
const listed = (entries: readonly string[]) => entries.map((entry, index) => `${entry.replace(/[\s;.,]+$/, '')}${index === entries.length - 1 ? '.' : ';'}`)

function punctuated(bases: readonly (readonly Run[])[]): Run[][] {
  return bases.map((runs, index) => closed(runs, index === bases.length - 1 ? '.' : ';'))
}

function recipients(doc: OfficialDocument): string[] {
  const names = doc.recipients.map((name) => `- ${name.replace(/[\s;.,]+$/, '')};`)
  if (!doc.filing) return names
  const copies = doc.filing.copies === undefined ? '' : ` (${String(doc.filing.copies).padStart(2, '0')}b)`
  return [...names, `- Lưu: ${doc.filing.units.join(', ')}${copies}.`]
}

const academic = /^(?:(?:GS|PGS|TSKH|TS|ThS|Th\.S|NCS|CN|KS|KTS|BS|DS|LS|NGND|NGƯT|TTND|TTƯT|NSND|NSƯT)(?:\.\s*|\s+))+/u

/** Before the name of who signs stands no academic title and no honour (Phụ lục I, Mục II.7.c). */
export const signerName = (name: string): string => name.replace(academic, '')

function signature(doc: OfficialDocument): LaidOut['signature'] {
  if (!doc.signature) return null
  const { capacities, post, name } = doc.signature
  const lines = [...capacities.map(({ form, of }) => `${form}. ${of}`), post].map(capitals)
  return { lines, name: name === null ? null : signerName(name) }
}

function title(kind: string, abstract: string | undefined, width: number, abstractCase: (text: string) => string = (same) => same): LaidTitle {
  const lines = abstract === undefined ? [] : balanced(abstract, width, (line) => textWidth(abstractCase(line), sizes.title, 'bold')).map(abstractCase)
  return { kind, abstract: lines, rule: lines.length === 0 ? 0 : ruleBelow(lines, sizes.title) }
}

function laidAnnex(doc: OfficialDocument, annex: Annex, label: string): LaidAnnex {
  const landscape = annex.orientation === 'landscape'
  const width = textBlock(landscape) - points(20)
  const kind = doc.title.form === 'letter' ? 'Công văn' : doc.title.kind
  const attached = `(Kèm theo ${kind} số ${numberWords(doc.number, '…')} ${dateWords(doc.date)} của ${onOneLine(doc.issuer.name)})`
  return {
    letterhead: annex.form === 'enclosure' ? letterhead(doc, 'enclosure') : null,
    label: annex.form === 'annex' ? label : null,
    title: annex.form === 'annex' ? title('', annex.title, width, capitals) : title(capitals(annex.kind), annex.abstract, width),
    attached: balanced(attached, width, (line) => textWidth(line, sizes.body, 'regular')),
    attachedRule: Math.round(textBlock(false) / 6),
    landscape,
    blocks: laidBlocks(annex.blocks),
  }
}

/** One annex is "Phụ lục", several are counted in Roman numerals; enclosures do not count. */
function laidAnnexes(doc: OfficialDocument): LaidAnnex[] {
  const counted = doc.annexes.filter((annex) => annex.form === 'annex').length
  let n = 0
  return doc.annexes.map((annex) => {
    if (annex.form === 'annex') n++
    return laidAnnex(doc, annex, counted > 1 ? `Phụ lục ${romanNumeral(n)}` : 'Phụ lục')
  })
}

function firstDay(date: OfficialDocument['date']): string {
  return typeof date === 'string' ? date : `${date.year}-${String(date.month ?? 1).padStart(2, '0')}-01`
}

export function layOut(doc: OfficialDocument): LaidOut {
  const about = doc.title.form === 'letter' ? `V/v ${doc.title.about}` : [doc.title.kind, doc.title.abstract].filter((part) => part !== undefined).join(' ')
  return {
    meta: { title: onOneLine(about), author: onOneLine(doc.issuer.name), day: firstDay(doc.date) },
    letterhead: letterhead(doc),
    title: doc.title.form === 'named' ? title(capitals(doc.title.kind), doc.title.abstract, textBlock(false) - points(25)) : null,
    to: doc.to.length > 1 ? listed(doc.to) : doc.to.map((name) => name.replace(/[\s;.,]+$/, '')),
    toColon: Math.round(textWidth('Kính gửi', sizes.body, 'regular') * 10) / 10,
    authority: doc.enactment ? capitals(doc.enactment.authority) : null,
    bases: punctuated(doc.bases),
    formula: doc.enactment ? `${capitals(doc.enactment.formula.replace(/[\s:]+$/, ''))}:` : null,
    blocks: laidBlocks(doc.blocks),
    recipients: recipients(doc),
    drafterMark: doc.drafterMark ?? null,
    signature: signature(doc),
    annexes: laidAnnexes(doc),
    draft: doc.draft ? 'DỰ THẢO' : null,
    notice: doc.notice ?? null,
  }
}
