import { fullReport } from './full-report.ts'
import { halfYearBulletin } from './half-year-bulletin.ts'
import type { ReportTemplate } from './report-template.ts'
import { yearReport } from './year-report.ts'

/** The templates that come with the product, in the order they are offered. */
export const shippedTemplates: readonly ReportTemplate[] = [halfYearBulletin, fullReport, yearReport]
