import { type Day, slashed } from '../../kernel/day.ts'
import { row, text } from '../../papers/layout/composing.ts'
import type { OfficialDocumentDraft } from '../../papers/layout/official-document.ts'
import { hasData, progressOver, sharesOf } from './figures.ts'
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
  return row([{ text: text(String(n)), align: 'center' }, agency.name, block, declaration?.edition ?? '—', numberAndDay, results[agency.standing], remark(agency)])
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

/** Annex 1, landscape: every agency with where it stands, block by block. */
export function annexOf(of: { template: ReportTemplate; facts: ReportFacts; frame: Pick<ReportFrame, 'dataDate'> }, title: string): AnnexDraft[] {
  const blocks = listed(of)
  if (blocks.length === 0) return []
  let n = 0
  const rows = blocks.flatMap((block) => {
    const value = progressOver(block.agencies)
    const head = `${block.name.vi}: ${hasData(value) ? `${value.n}/${value.N}` : 'chưa có số liệu'}`
    return [row([{ text: text(head), columns: 7, align: 'left' }], true), ...block.agencies.map((agency) => cells(agency, ++n, block.name.vi))]
  })
  return [{
    form: 'annex', title, orientation: 'landscape',
    blocks: [{
      kind: 'table',
      unit: `Số liệu tính đến ${slashed(of.frame.dataDate)}, theo ${of.facts.edition}`,
      columns: [{ width: 6, align: 'center' }, { width: 40 }, { width: 18 }, { width: 22 }, { width: 28 }, { width: 18 }, { width: 28 }],
      head: [row(['STT', 'Tên cơ quan', 'Khối', 'Phiên bản', 'Số, ngày công bố', 'Kết quả', 'Ghi chú'], true)],
      rows,
    }],
  }]
}
