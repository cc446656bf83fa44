/**
 * The paper as a piece of HTML for screens and public pages. Pure, so that a browser can preview a draft, too. It carries
 * classes only (`paper-css.ts`): the content security policy forbids inline styles and scripts.
 */
import type { Run } from './block.ts'
import type { LaidBlock } from './laid-blocks.ts'
import type { LaidRow, LaidTable } from './laid-table.ts'
import { type LaidAnnex, type LaidOut, layOut } from './laid-out.ts'
import type { Letterhead } from './letterhead.ts'
import { OfficialDocument, type OfficialDocumentDraft } from './official-document.ts'

export interface PageOptions {
  /** `button`: a figure can be opened by the screen around it (`data-figure`). `text`: a public page without scripts. */
  readonly figures?: 'button' | 'text'
  /** The heading level of the title; the page around the paper may have a heading of its own. */
  readonly topHeading?: 1 | 2 | 3
}

interface Drawing {
  readonly figures: 'button' | 'text'
  readonly top: number
  /** The levels of headings a sheet uses, in order: a paper without "I." still begins right below its title. */
  readonly levels: readonly number[]
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '')

const tag = (name: string, kind: string, inside: string): string => (inside === '' ? '' : `<${name} class="paper-${kind}">${inside}</${name}>`)
/** Our line breaks hold where the sheet is shown at full width; a phone makes its own (the blank stays when `br` is hidden). */
const lines = (of: readonly string[]): string => of.map(escaped).join(' <br>')

/** The number of a paper ('19/2014/QĐ-TTg') is not torn at its stroke or hyphen. */
const whole = (html: string): string => html.replace(/\d+[a-zA-Z]?\/[\d/]*\p{L}[\p{L}\d/-]*/gu, '<span class="paper-whole">$&</span>')

function run(piece: Run, how: Drawing): string {
  let html = whole(escaped(piece.text))
  if (piece.bold) html = `<strong>${html}</strong>`
  if (piece.italic) html = `<em>${html}</em>`
  if (!piece.figure || how.figures === 'text') return html
  const { key, label } = piece.figure
  // The accessible name begins with the visible text, so that a person who speaks what they see is understood.
  return `<button type="button" class="paper-figure" data-figure="${escaped(key)}" aria-label="${escaped(`${piece.text}: ${label}`)}">${html}</button>`
}

const runs = (pieces: readonly Run[], how: Drawing): string => pieces.map((piece) => run(piece, how)).join('')

function letterhead(head: Letterhead): string {
  const nation = tag('p', 'nation', escaped(head.nation)) + tag('p', 'motto', tag('span', 'ruled-full', escaped(head.motto)))
  const issuer = tag('p', 'parent', lines(head.parent)) + tag('p', 'issuer', tag('span', 'ruled', lines(head.issuer)))
  const number = head.number === null ? '' : tag('div', 'number', `<p>${escaped(head.number)}</p>${tag('p', 'subject', lines(head.subject))}`)
  const place = head.placeDate === null ? '' : tag('p', 'place', escaped(head.placeDate))
  return tag('div', 'letterhead', tag('div', 'state', nation) + tag('div', 'office', issuer) + number + place)
}

function cells(row: LaidRow, element: 'td' | 'th', how: Drawing): string {
  const html = row.cells.map((cell) => {
    const spans = `${cell.columns > 1 ? ` colspan="${cell.columns}"` : ''}${cell.rows > 1 ? ` rowspan="${cell.rows}"` : ''}`
    const scope = element === 'th' ? ` scope="${cell.columns > 1 ? 'colgroup' : 'col'}"` : ''
    return `<${element} class="paper-${cell.align}"${scope}${spans}>${runs(cell.runs, how)}</${element}>`
  })
  return `<tr${row.strong ? ' class="paper-strong"' : ''}>${html.join('')}</tr>`
}

function table(of: LaidTable, how: Drawing): string {
  const columns = of.widths.map((width) => `<col class="paper-w${Math.max(1, Math.round(width * 100))}">`).join('')
  const above = tag('span', 'caption', runs(of.caption, how)) + tag('span', 'unit', escaped(of.unit))
  const head = of.head.map((row) => cells(row, 'th', how)).join('')
  const body = of.rows.map((row) => cells(row, 'td', how)).join('')
  // Wider than a phone, it scrolls by itself: then it must be reachable by the keyboard and have a name.
  const name = of.caption.map((piece) => piece.text).join('') || 'Bảng'
  return (
    `<div class="paper-table" role="region" tabindex="0" aria-label="${escaped(name)}"><table>${above === '' ? '' : `<caption>${above}</caption>`}<colgroup>${columns}</colgroup>` +
    `${head === '' ? '' : `<thead>${head}</thead>`}<tbody>${body}</tbody></table></div>`
  )
}

function block(of: LaidBlock, how: Drawing): string {
  switch (of.kind) {
    case 'paragraph':
      return `<p class="paper-${of.align}${of.indent ? ' paper-indent' : ''}">${runs(of.runs, how)}</p>`
    case 'heading': {
      const name = `h${Math.min(6, how.top + 1 + how.levels.indexOf(of.level))}`
      return `<${name} class="paper-heading${of.level}">${escaped(of.number === '' ? '' : `${of.number} `)}${runs(of.runs, how)}</${name}>`
    }
    case 'division':
      return `<h${how.top + 1} class="paper-division">${escaped(of.label)}<br>${escaped(of.title)}</h${how.top + 1}>`
    case 'article':
      return (
        `<p class="paper-justify paper-indent"><strong>${escaped([of.label, of.title].filter((part) => part !== '').join(' '))}</strong>` +
        `${of.runs.length === 0 ? '' : ` ${runs(of.runs, how)}`}</p>`
      )
    case 'list':
      return `<ul class="paper-list" role="list">${of.items.map((item) => `<li>${escaped(item.marker)} ${runs(item.runs, how)}</li>`).join('')}</ul>`
    case 'table':
      return table(of, how)
  }
}

/** A division counts as the level above every heading. */
function levelsOf(sheet: readonly LaidBlock[]): number[] {
  const used = sheet.flatMap((one) => (one.kind === 'heading' ? [one.level] : one.kind === 'division' ? [0] : []))
  return [...new Set(used)].sort((a, b) => a - b)
}

function blocks(of: readonly LaidBlock[], how: Omit<Drawing, 'levels'>): string {
  const drawing = { ...how, levels: levelsOf(of) }
  return of.map((one) => block(one, drawing)).join('')
}

function title(laid: { readonly kind: string; readonly abstract: readonly string[] }, how: Drawing, before = ''): string {
  const parts = [before, escaped(laid.kind), lines(laid.abstract)].map((part) => tag('span', 'title-part', part)).join('')
  return parts === '' ? '' : `<h${how.top} class="paper-title">${parts}</h${how.top}>`
}

function addressees(to: readonly string[]): string {
  if (to.length === 0) return ''
  if (to.length === 1) return tag('p', 'to', `Kính gửi: ${escaped(to[0] ?? '')}`)
  return `<div class="paper-to-many"><p>Kính gửi:</p><ul role="list">${to.map((name) => `<li>- ${escaped(name)}</li>`).join('')}</ul></div>`
}

function signing(laid: LaidOut): string {
  const to =
    laid.recipients.length === 0
      ? ''
      : `<p class="paper-recipients-label">Nơi nhận:</p><ul role="list">${laid.recipients.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`
  const left = `<div class="paper-recipients">${to}${tag('p', 'drafter', escaped(laid.drafterMark ?? ''))}</div>`
  const right = laid.signature
    ? `<div class="paper-signature"><p>${lines(laid.signature.lines)}</p><p class="paper-signer">${escaped(laid.signature.name ?? '')}</p></div>`
    : ''
  return to === '' && right === '' && !laid.drafterMark ? '' : tag('div', 'signing', left + right)
}

function annex(of: LaidAnnex, laid: LaidOut, how: Drawing): string {
  const heading = title(of.title, how, of.label === null ? '' : escaped(of.label))
  const head = `${of.letterhead ? letterhead(of.letterhead) : ''}${heading}<p class="paper-attached">${lines(of.attached)}</p>`
  return sheet(head + blocks(of.blocks, how), laid, of.landscape ? 'paper-sheet paper-landscape' : 'paper-sheet')
}

function sheet(inside: string, laid: LaidOut, kind: string): string {
  // Behind the text and pale on purpose: drawn by the style sheet, it is nothing to read.
  const mark = laid.draft === null ? '' : `<p class="paper-draft" data-mark="${escaped(laid.draft)}" aria-hidden="true"></p>`
  return `<section class="${kind}">${mark}${inside}${tag('p', 'notice', escaped(laid.notice ?? ''))}</section>`
}

/** The whole paper, annexes included, as `<article class="paper">`. Everything from the document is escaped. */
export function renderHtml(draft: OfficialDocumentDraft, options: PageOptions = {}): string {
  const laid = layOut(OfficialDocument.parse(draft))
  const how: Drawing = { figures: options.figures ?? 'button', top: options.topHeading ?? 2, levels: [] }
  const main =
    letterhead(laid.letterhead) +
    (laid.title ? title(laid.title, how) : '') +
    addressees(laid.to) +
    tag('p', 'authority', escaped(laid.authority ?? '')) +
    laid.bases.map((basis) => tag('p', 'basis', runs(basis, how))).join('') +
    tag('p', 'formula', escaped(laid.formula ?? '')) +
    blocks(laid.blocks, how) +
    signing(laid)
  return `<article class="paper" lang="vi">${sheet(main, laid, 'paper-sheet')}${laid.annexes.map((one) => annex(one, laid, how)).join('')}</article>`
}
