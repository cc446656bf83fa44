import { isYear, type ReportPeriod } from '../../../kernel/report-period.ts'
import type { StatusShape } from '../../../web/kit/status-tag.tsx'
import { useFormat } from '../../../web/use-format.ts'
import type { ReportState } from '../report.ts'

/** "06 tháng đầu năm 2020", "năm 2020" */
export function usePeriodName(): (period: ReportPeriod) => string {
  const format = useFormat()
  return (period) => format.imprecise(isYear(period) ? { precision: 'year', year: period.slice(0, 4) } : { precision: 'half-year', halfYear: period })
}

export const shapeOf: Readonly<Record<ReportState, StatusShape>> = {
  collecting: 'draft',
  figures_frozen: 'going',
  submitted: 'going',
  returned: 'draft',
  approved: 'going',
  issued: 'done',
}
