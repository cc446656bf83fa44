import type { HalfYear } from '../../../kernel/day.ts'
import type { StatusShape } from '../../../web/kit/status-tag.tsx'
import { useFormat } from '../../../web/use-format.ts'
import type { ReportState } from '../report.ts'

/** "06 tháng đầu năm 2020" */
export function usePeriodName(): (period: HalfYear) => string {
  const format = useFormat()
  return (period) => format.imprecise({ precision: 'half-year', halfYear: period })
}

export const shapeOf: Readonly<Record<ReportState, StatusShape>> = { collecting: 'draft', figures_frozen: 'going', issued: 'done' }
