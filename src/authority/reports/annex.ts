import { type Day, slashed } from '../../kernel/day.ts'
import type { BlockDraft } from '../../papers/layout/block.ts'
import { row, text } from '../../papers/layout/composing.ts'
import type { OfficialDocumentDraft } from '../../papers/layout/official-document.ts'
import { agencyTable } from './agency-annex.ts'
import { remark, results } from './annex-words.ts'
import { blockTable, comparedTable } from './block-annex.ts'
import type { Composition } from './composition.ts'
import { hasData } from './figure-value.ts'
import { progressOver, type Share, sharesOf } from './figures.ts'
import { directionTable, paperTable } from './list-annex.ts'
import type { ReportFacts, ReportFrame, StandingFact } from './report-facts.ts'
import type { ReportTemplate } from './report-template.ts'

type AnnexDraft = NonNullable<OfficialDocumentDraft['annexes']>[number]

function cells(agency: StandingFact, n: number, block: string) {
  const { declaration } = agency
  const numberAndDay = declaration ? `${declaration.number}, ${slashed(declaration.issuedOn as Day)}` : '—'
  return row([
    { text: text(String(n)), align: 'center' },
    agency.name,
    block,
    declaration?.edition ?? '—',
    numberAndDay,
    results[agency.standing],
    remark(agency),
  ])
}

/** Blocks of the main figure, then those reported apart for which there are data: a list of "no data" tells nothing. */
function listed(of: { template: ReportTemplate; facts: ReportFacts; frame: Pick<ReportFrame, 'dataDate'> }) {
  const shares = sharesOf(of.template, of.facts, of.frame)
  return of.template.sections.flatMap((section) => {
    if (section.source.of !== 'progress') return []
    const { blocks } = section.source
    return (shares.get(section.code)?.blocks ?? []).filter((block) => blocks === 'main' || hasData(progressOver(block.agencies)))
  })
}

type Listed = ReturnType<typeof listed>

/** Every agency with where it stands, block by block. */
function shortTable(blocks: Listed, unit: string): BlockDraft[] {
  let n = 0
  const rows = blocks.flatMap((block) => {
    const value = progressOver(block.agencies)
    const head = `${block.name.vi}: ${hasData(value) ? `${value.n}/${value.N}` : 'chưa có số liệu'}`
    return [row([{ text: text(head), columns: 7, align: 'left' }], true), ...block.agencies.map((agency) => cells(agency, ++n, block.name.vi))]
  })
  return [
    {
      kind: 'table',
      unit,
      columns: [{ width: 5, align: 'center' }, { width: 40 }, { width: 17 }, { width: 25 }, { width: 28 }, { width: 20 }, { width: 27 }],
      head: [row(['STT', 'Tên cơ quan', 'Khối', 'Phiên bản', 'Số, ngày công bố', 'Kết quả', 'Ghi chú'], true)],
      rows,
    },
  ]
}

/** Annex 1, landscape: the agencies, or the blocks where the agencies are more than `mostRows`. */
function annexOf(
  of: { template: ReportTemplate; facts: ReportFacts; frame: Pick<ReportFrame, 'dataDate'> },
  { title, mostRows }: NonNullable<ReportTemplate['annex']>,
): AnnexDraft[] {
  const blocks = listed(of)
  if (blocks.length === 0) return []
  const unit = `Số liệu tính đến ${slashed(of.frame.dataDate)}, theo ${of.facts.edition}`
  const printed = blocks.reduce((sum, block) => sum + block.agencies.length, 0) <= mostRows
  return [{ form: 'annex', title, orientation: 'landscape', blocks: printed ? shortTable(blocks, unit) : blockTable(blocks, unit) }]
}

type Blocks = Share['blocks']

/** The blocks of one kind; of those reported apart only where there are data, for a list of "no data" tells nothing. */
function blocksIn(of: Composition, kind: 'main' | 'apart'): Blocks {
  const shares = sharesOf(of.template, of.facts, of.frame)
  return of.template.sections.flatMap(({ code, source }) =>
    source.of === 'progress' && source.blocks === kind
      ? (shares.get(code)?.blocks ?? []).filter((block) => kind === 'main' || hasData(progressOver(block.agencies)))
      : [],
  )
}

const countOf = (blocks: Blocks) => blocks.reduce((sum, block) => sum + block.agencies.length, 0)

type Annex = NonNullable<ReportTemplate['annexes']>[number]

function tableOf(annex: Annex, of: Composition, unit: string): BlockDraft[] {
  const { facts, frame } = of
  switch (annex.of) {
    case 'blocks':
      return comparedTable(of, unit)
    case 'agencies': {
      const blocks = blocksIn(of, annex.blocks)
      if (blocks.length === 0) return []
      return countOf(blocks) <= annex.mostRows ? agencyTable(annex, blocks, facts.details ?? [], unit) : blockTable(blocks, unit)
    }
    case 'directions':
      return directionTable(facts.directions)
    case 'papers':
      return paperTable(facts, frame)
  }
}

/** The tables the template names, in their order; one without a row is left out. */
export function annexesOf(of: Composition): AnnexDraft[] {
  const { template, facts, frame } = of
  const unit = `Số liệu tính đến ${slashed(frame.dataDate)}, theo ${facts.edition}`
  const tables = (template.annexes ?? []).map((annex) => ({ title: annex.title, blocks: tableOf(annex, of, unit) }))
  return [
    ...(template.annex ? annexOf(of, template.annex) : []),
    ...tables.filter(({ blocks }) => blocks.length > 0).map(({ title, blocks }): AnnexDraft => ({ form: 'annex', title, orientation: 'landscape', blocks })),
  ]
}
