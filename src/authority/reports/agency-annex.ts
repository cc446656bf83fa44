import { type Day, slashed } from '../../kernel/day.ts'
import type { BlockDraft } from '../../papers/layout/block.ts'
import { paragraph, row, text } from '../../papers/layout/composing.ts'
import type { AgencyDetail } from './agency-detail.ts'
import type { AgencyColumn, AnnexTemplate } from './annex-template.ts'
import { remark, results } from './annex-words.ts'
import { hasData } from './figure-value.ts'
import { progressOver, type Share } from './figures.ts'
import type { StandingFact } from './report-facts.ts'

interface Column {
  head: string
  width: number
  align?: 'center' | 'right'
  /** undefined where nobody recorded it. */
  cell: (agency: StandingFact, detail: AgencyDetail | undefined, block: string) => string | undefined
}

const day = (on: Day | null | undefined) => (on ? slashed(on) : undefined)
const again = { initial: ' (lần đầu)', redeclaration: ' (công bố lại)' } as const
const unrecorded = () => undefined

const columns: Readonly<Record<AgencyColumn, Column>> = {
  block: { head: 'Khối, cấp', width: 17, cell: (_agency, _detail, block) => block },
  edition: { head: 'Phiên bản TCVN', width: 22, cell: ({ declaration }) => declaration?.edition },
  declaration: {
    head: 'Số, ngày công bố (lần đầu, lại)',
    width: 28,
    cell: ({ declaration }, detail) => declaration && `${declaration.number}, ${slashed(declaration.issuedOn)}${detail?.kind ? again[detail.kind] : ''}`,
  } as Column,
  standing: { head: 'Kết quả', width: 18, cell: ({ standing }) => results[standing] },
  'procedures-due': { head: 'Số TTHC thuộc thẩm quyền', width: 15, align: 'right', cell: unrecorded },
  procedures: {
    head: 'Số TTHC, quy trình đã công bố',
    width: 15,
    align: 'right',
    cell: (_agency, detail) => detail?.procedures?.toLocaleString('vi-VN'),
  },
  'internal-audit': { head: 'Đánh giá nội bộ', width: 18, align: 'center', cell: (_agency, detail) => day(detail?.audited) },
  'management-review': { head: 'Xem xét của lãnh đạo', width: 18, align: 'center', cell: (_agency, detail) => day(detail?.reviewed) },
  inspection: { head: 'Kiểm tra', width: 22, cell: (_agency, detail) => detail?.inspected ?? undefined },
  consultant: { head: 'Tư vấn', width: 18, cell: unrecorded },
  budget: { head: 'Kinh phí', width: 16, align: 'right', cell: unrecorded },
  remark: { head: 'Ghi chú', width: 24, cell: (agency) => remark(agency) || undefined },
}

/** What a person wrote or not is no figure: an empty remark is no missing one. */
const mayBeBare: readonly AgencyColumn[] = ['remark', 'standing', 'block']

type AgencyAnnex = Extract<AnnexTemplate, { of: 'agencies' }>

/** Every agency block by block, in the columns the template names. */
export function agencyTable(annex: AgencyAnnex, blocks: Share['blocks'], details: readonly AgencyDetail[], unit: string): BlockDraft[] {
  const detailOf = new Map(details.map((one) => [one.id as string, one]))
  const cellOf = (name: AgencyColumn, agency: StandingFact, block: string) => columns[name].cell(agency, detailOf.get(agency.id), block)
  const all = blocks.flatMap((block) => block.agencies.map((agency) => ({ agency, block: block.name.vi })))
  const known = new Set(annex.columns.filter((name) => mayBeBare.includes(name) || all.some(({ agency, block }) => cellOf(name, agency, block) !== undefined)))
  const shown = annex.withoutData === 'leave-out' ? annex.columns.filter((name) => known.has(name)) : annex.columns
  let n = 0
  const rows = blocks.flatMap((block) => {
    const value = progressOver(block.agencies)
    const head = `${block.name.vi}: ${hasData(value) ? `${value.n}/${value.N}` : 'chưa có số liệu'}`
    return [
      row([{ text: text(head), columns: shown.length + 2, align: 'left' }], true),
      ...block.agencies.map((agency) =>
        row([
          { text: text(String(++n)), align: 'center' },
          agency.name,
          ...shown.map((name) => cellOf(name, agency, block.name.vi) ?? (name === 'remark' ? '' : '—')),
        ]),
      ),
    ]
  })
  const dashed = shown.some((name) => name !== 'remark' && all.some(({ agency, block }) => cellOf(name, agency, block) === undefined))
  return [
    {
      kind: 'table',
      unit,
      columns: [
        { width: 7, align: 'center' },
        { width: 38 },
        ...shown.map((name) => {
          const { width, align } = columns[name]
          return align ? { width, align } : { width }
        }),
      ],
      head: [row(['STT', 'Tên cơ quan', ...shown.map((name) => `${columns[name].head}${known.has(name) ? '' : ' (chưa có số liệu)'}`)], true)],
      rows,
    },
    ...(dashed ? [paragraph('Dấu “—”: chưa có số liệu.')] : []),
  ]
}
