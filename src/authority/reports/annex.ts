import { type Day, slashed } from '../../kernel/day.ts'
import type { BlockDraft } from '../../papers/layout/block.ts'
import { paragraph, row, text } from '../../papers/layout/composing.ts'
import type { OfficialDocumentDraft } from '../../papers/layout/official-document.ts'
import { hasData, percentOf, progressOver, sharesOf } from './figures.ts'
import type { ReportFacts, ReportFrame, StandingFact } from './report-facts.ts'
import type { ReportTemplate } from './report-template.ts'

type AnnexDraft = NonNullable<OfficialDocumentDraft['annexes']>[number]

const results = { declared: 'Đã công bố', 'not-yet': 'Chưa công bố', 'no-data': 'Chưa có số liệu' } as const

/** Why an agency is not counted, in the words of the annex; the words of the declarations room that need none are absent. */
const remarks: Readonly<Record<string, string>> = {
  'not-yet-effective': 'Công bố có hiệu lực sau ngày chốt số liệu',
  withdrawn: 'Công bố đã thu hồi',
  'older-edition': 'Mới công bố theo phiên bản cũ',
  'older-edition-not-reviewed': 'Mới công bố theo phiên bản cũ, chưa rà soát',
}

const remark = (agency: StandingFact): string =>
  remarks[agency.reason] ?? (agency.standing === 'declared' && agency.declaration?.annex === 'none-yet' ? 'Chưa có phụ lục' : '')

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
function agencyTable(blocks: Listed, unit: string): BlockDraft[] {
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

/** Blocks only, where the list is too long for paper: the names stand in the data kept with the version. */
function blockTable(blocks: Listed, unit: string): BlockDraft[] {
  const rows = blocks.map((block, n) => {
    const value = progressOver(block.agencies)
    return row([
      String(n + 1),
      block.name.vi,
      ...[value.N, value.n, value.notYet, value.noData].map((count) => count.toLocaleString('vi-VN')),
      hasData(value) ? percentOf(value) : '—',
    ])
  })
  const all = blocks.reduce((sum, block) => sum + block.agencies.length, 0)
  return [
    {
      kind: 'table',
      unit,
      columns: [
        { width: 5, align: 'center' },
        { width: 40 },
        { width: 18, align: 'right' },
        { width: 18, align: 'right' },
        { width: 18, align: 'right' },
        { width: 18, align: 'right' },
        { width: 14, align: 'right' },
      ],
      head: [row(['STT', 'Khối', 'Số cơ quan', 'Đã công bố', 'Chưa công bố', 'Chưa có số liệu', 'Tỷ lệ'], true)],
      rows,
    },
    paragraph(`Danh sách ${all.toLocaleString('vi-VN')} cơ quan được lưu trong bản dữ liệu của báo cáo.`),
  ]
}

/** Annex 1, landscape: the agencies, or the blocks where the agencies are more than `mostRows`. */
export function annexOf(
  of: { template: ReportTemplate; facts: ReportFacts; frame: Pick<ReportFrame, 'dataDate'> },
  { title, mostRows }: NonNullable<ReportTemplate['annex']>,
): AnnexDraft[] {
  const blocks = listed(of)
  if (blocks.length === 0) return []
  const unit = `Số liệu tính đến ${slashed(of.frame.dataDate)}, theo ${of.facts.edition}`
  const printed = blocks.reduce((sum, block) => sum + block.agencies.length, 0) <= mostRows
  return [{ form: 'annex', title, orientation: 'landscape', blocks: printed ? agencyTable(blocks, unit) : blockTable(blocks, unit) }]
}
