import { type Day, inWords } from '../../kernel/day.ts'
import type { BlockDraft } from '../../papers/layout/block.ts'
import { paragraph, row, text } from '../../papers/layout/composing.ts'
import type { OfficialDocumentDraft } from '../../papers/layout/official-document.ts'
import { type PlanKind, type PlanLine, sectionsOf } from './plan-line.ts'
import { abstractOf, amountWords, formWords, moneyWords, spanWords } from './plan-words.ts'

type AnnexDraft = NonNullable<OfficialDocumentDraft['annexes']>[number]

export interface PrintedPlan {
  kind: PlanKind
  year: number
  title: string
  issuer: { name: string; symbol: string; placeName: string }
  parentName: string | null
  shown: number
  editions: readonly { edition: number; paper: { number: string; issuedOn: Day; issuerName: string } | null }[]
  lines: readonly PlanLine[] | null
  agencies: Readonly<Record<string, string>>
}

interface Printed {
  head: string
  width: number
  center?: true
  cell: (line: PlanLine, no: number) => string
  /** A column nobody filled is left out. */
  always?: true
}

const columnsOf = (plan: PrintedPlan): Printed[] => [
  { head: 'STT', width: 5, center: true, always: true, cell: (_, no) => String(no) },
  { head: 'Nội dung công việc', width: 44, always: true, cell: (line) => line.task },
  { head: 'Cơ quan', width: 30, cell: (line) => line.agencyIds.map((id) => plan.agencies[id] ?? '').join('; ') },
  { head: 'Hình thức', width: 12, cell: (line) => (line.form === null ? '' : formWords[line.form]) },
  { head: 'Số lượng', width: 12, center: true, cell: (line) => amountWords(line.quantity, line.unit) },
  { head: 'Đơn vị chủ trì', width: 22, cell: (line) => line.owner ?? '' },
  { head: 'Đơn vị phối hợp', width: 22, cell: (line) => line.cooperating.join('; ') },
  { head: 'Thời gian thực hiện', width: 18, cell: (line) => spanWords(line.from, line.to) },
  { head: 'Sản phẩm', width: 20, cell: (line) => line.product ?? '' },
  { head: 'Kinh phí (đồng)', width: 18, cell: (line) => moneyWords(line.budget, line.budgetSource) },
]

/** The columns somebody filled in. */
export const filledColumns = (plan: PrintedPlan): Printed[] =>
  columnsOf(plan).filter(({ always, cell }) => always || (plan.lines ?? []).some((line, n) => cell(line, n + 1) !== ''))

/** The lines as the one table of the plan; headings go over its whole width. */
export function planTable(plan: PrintedPlan): BlockDraft {
  const lines = plan.lines ?? []
  const columns = filledColumns(plan)
  const rows = sectionsOf(lines).flatMap(({ section, lines: own }, n) => [
    ...(section === null ? [] : [row([{ text: text(`${romanOf(n + 1)}. ${section}`), columns: columns.length, align: 'left' as const }], true)]),
    ...own.map(({ line, no }) => row(columns.map(({ cell, center }) => (center ? { text: text(cell(line, no)), align: 'center' as const } : cell(line, no))))),
  ])
  return {
    kind: 'table',
    mayBreak: true,
    columns: columns.map(({ width, center }) => ({ width, ...(center ? { align: 'center' as const } : {}) })),
    head: [
      row(
        columns.map(({ head }) => head),
        true,
      ),
    ],
    rows,
  }
}

const tens = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const
export function romanOf(n: number): string {
  const step = tens.find(([value]) => value <= n)
  return step === undefined ? '' : step[1] + romanOf(n - step[0])
}

/** The plan as what its decision approves (kèm theo Quyết định): the enclosure of a draft decision. */
export function planEnclosure(plan: PrintedPlan): AnnexDraft {
  return { form: 'enclosure', kind: 'Kế hoạch', abstract: abstractOf(plan.title), orientation: 'landscape', blocks: [planTable(plan)] }
}

/** The plan as a paper of its own: with the decision that approved it once there is one, a draft before. */
export function planPaper(plan: PrintedPlan): OfficialDocumentDraft {
  const paper = plan.editions.find(({ edition }) => edition === plan.shown)?.paper ?? null
  const enclosedIn: BlockDraft[] =
    paper === null
      ? []
      : [
          {
            kind: 'paragraph',
            align: 'center',
            indent: false,
            text: [{ text: `(Kèm theo Quyết định số ${paper.number} ${inWords(paper.issuedOn)} của ${paper.issuerName})`, italic: true }],
          },
        ]
  return {
    issuer: { name: plan.issuer.name, ...(plan.parentName === null ? {} : { parent: plan.parentName }) },
    number: { serial: null, symbol: `KH-${plan.issuer.symbol}` },
    place: plan.issuer.placeName,
    date: paper?.issuedOn ?? { year: plan.year },
    title: { form: 'named', kind: 'Kế hoạch', abstract: abstractOf(plan.title) },
    blocks: [...enclosedIn, paragraph('Danh mục nhiệm vụ của kế hoạch nêu tại Phụ lục kèm theo.')],
    annexes: [{ form: 'annex', title: 'Danh mục nhiệm vụ', orientation: 'landscape', blocks: [planTable(plan)] }],
    draft: paper === null,
  }
}
