import { slashed } from '../../kernel/day.ts'
import type { BlockDraft } from '../../papers/layout/block.ts'
import { row } from '../../papers/layout/composing.ts'
import { enumerated, impreciseWords } from './period-words.ts'
import { type DirectionFact, isAfter, type ReportFacts, type ReportFrame } from './report-facts.ts'

const quantityOf = ({ quantity, unit }: DirectionFact) => (quantity === null ? '—' : `${quantity.toLocaleString('vi-VN')} ${unit ?? ''}`.trim())

/** The tasks of the next period with quantity, deadline and who sees to them. */
export function directionTable(directions: readonly DirectionFact[]): BlockDraft[] {
  if (directions.length === 0) return []
  return [
    {
      kind: 'table',
      columns: [{ width: 7, align: 'center' }, { width: 80 }, { width: 25 }, { width: 30 }, { width: 35 }, { width: 45 }],
      head: [row(['STT', 'Nhiệm vụ', 'Số lượng', 'Thời hạn', 'Chủ trì', 'Phối hợp'], true)],
      rows: directions.map((one, n) =>
        row([String(n + 1), one.task, quantityOf(one), impreciseWords(one.deadline) ?? '—', one.owner ?? '—', enumerated(one.cooperating) || '—']),
      ),
    },
  ]
}

/** Every paper that is counted, by its day. */
export function paperTable({ papers }: ReportFacts, { dataDate }: Pick<ReportFrame, 'dataDate'>): BlockDraft[] {
  const counted = papers
    .filter((paper) => !isAfter(paper, dataDate))
    .toSorted((a, b) => a.issuedOn.localeCompare(b.issuedOn) || a.number.localeCompare(b.number))
  if (counted.length === 0) return []
  return [
    {
      kind: 'table',
      columns: [{ width: 7, align: 'center' }, { width: 32 }, { width: 20, align: 'center' }, { width: 45 }, { width: 110 }],
      head: [row(['STT', 'Số, ký hiệu', 'Ngày', 'Cơ quan ban hành', 'Loại, trích yếu'], true)],
      rows: counted.map((paper, n) => row([String(n + 1), paper.number, slashed(paper.issuedOn), paper.issuer, `${paper.kindName}: ${paper.abstract}`])),
    },
  ]
}
