import { z } from 'zod'
import { type Day, inWords } from '../../kernel/day.ts'
import { readOfficialNumber } from '../../kernel/official-number.ts'
import type { BlockDraft } from '../../papers/layout/block.ts'
import type { OfficialDocumentDraft } from '../../papers/layout/official-document.ts'
import type { AnnexRow } from './annex.ts'
import type { DraftWording, TemplateSet } from './draft.ts'

/** Wording of the papers, with validity and source kept beside it in the database. */
export const DeclarationTemplate = z.object({
  decision: z.object({ kind: z.string(), abstract: z.string(), formula: z.string(), bases: z.array(z.string()), articles: z.array(z.string()) }),
  declaration: z.object({ kind: z.string(), abstract: z.string(), paragraphs: z.array(z.string()) }),
  annex: z.object({ title: z.string(), columns: z.array(z.string()).length(5) }),
  effective: z.object({ on: z.string(), issue: z.string() }),
  replaced: z.string(),
})
export type DeclarationTemplate = z.infer<typeof DeclarationTemplate>

export interface DeclarationPaper {
  templateSet: TemplateSet
  edition: string
  wording: DraftWording
  rows: readonly AnnexRow[]
  effectiveOn: Day | null
  signerName: string | null
  signerTitle: string
  number: string | null
  issuedOn: Day | null
  /** The declaration this one takes the place of. */
  before: { number: string; issuedOn: Day } | null
}

const fill = (text: string, words: Readonly<Record<string, string>>) =>
  text.replace(/{{(\w+)}}/g, (_, key: string) => words[key] ?? '').replace(/\s+([.,])/g, '$1')
const paragraph = (text: string): BlockDraft => ({ kind: 'paragraph', text: [{ text }] })

function annexTable(columns: readonly string[], rows: readonly AnnexRow[]): BlockDraft {
  const cell = (text: string | null, bold = false) => ({ text: text === null ? [] : [{ text, ...(bold ? { bold } : {}) }] })
  return {
    kind: 'table',
    columns: [
      { width: 8, align: 'center' },
      { width: 24, align: 'left' },
      { width: 46, align: 'left' },
      { width: 22, align: 'left' },
      { width: 18, align: 'left' },
    ],
    head: [{ cells: columns.map((title) => ({ ...cell(title, true), align: 'center' as const })), strong: true }],
    rows: rows.map((row, n) => ({ cells: [cell(String(n + 1)), cell(row.field), cell(row.name), cell(row.code), cell(row.note)] })),
  }
}

/** The paper of either set, by the layout of NĐ 30/2020/NĐ-CP; `draft` puts the mark DỰ THẢO on every page. */
export function composeDeclaration(
  paper: DeclarationPaper,
  template: DeclarationTemplate,
  { draft, year }: { draft: boolean; year: number },
): OfficialDocumentDraft {
  const { wording, edition, effectiveOn, before } = paper
  const words = {
    agency: wording.issuerName,
    edition,
    scope: wording.scope.replace(/\s+/g, ' ').replace(/[.;\s]+$/, ''),
    effective: effectiveOn === null ? template.effective.issue : fill(template.effective.on, { day: inWords(effectiveOn) }),
    replaced: before === null ? '' : fill(template.replaced, { number: before.number, day: inWords(before.issuedOn) }),
  }
  const number = paper.number === null ? undefined : readOfficialNumber(paper.number)
  const declared = template.declaration.paragraphs.map((text) => paragraph(fill(text, words)))
  const annex = { form: 'annex' as const, title: fill(template.annex.title, words), blocks: [annexTable(template.annex.columns, paper.rows)] }
  const { decision, declaration } = template
  // The line of the files stands at the end by itself; officers type it all the same.
  const recipients = wording.recipients.filter((text) => !/^[\s-]*lưu\s*:/i.test(text))
  const asDecision = paper.templateSet === 'decision'
  return {
    issuer: { name: wording.issuerName, ...(wording.parentName === null ? {} : { parent: wording.parentName }) },
    number: { serial: number ? `${number.serial}${number.suffix}` : null, symbol: number?.symbol ?? wording.symbol },
    place: wording.placeName ?? '…',
    date: paper.issuedOn ?? { year },
    title: { form: 'named', kind: asDecision ? decision.kind : declaration.kind, abstract: fill(asDecision ? decision.abstract : declaration.abstract, words) },
    ...(asDecision ? { enactment: { authority: [paper.signerTitle, wording.issuerName].join(' '), formula: decision.formula } } : {}),
    bases: asDecision ? decision.bases.map((text) => [{ text: fill(text, words) }]) : [],
    blocks: asDecision ? decision.articles.map((text, n) => ({ kind: 'article', number: n + 1, text: [{ text: fill(text, words) }] })) : declared,
    recipients: recipients.length > 0 ? recipients : ['Như trên'],
    filing: { units: ['VT'] },
    signature: {
      capacities: wording.signingFor === null ? [] : [{ form: 'TM', of: wording.signingFor }],
      post: paper.signerTitle,
      name: paper.signerName,
    },
    annexes: asDecision ? [{ form: 'enclosure', kind: declaration.kind, abstract: fill(declaration.abstract, words), blocks: declared }, annex] : [annex],
    draft,
  }
}
