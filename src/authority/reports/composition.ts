import type { Figure } from './figures.ts'
import type { Reference } from './reference.ts'
import type { ReportFacts, ReportFrame } from './report-facts.ts'
import type { ReportTemplate } from './report-template.ts'
import type { Wording } from './wording.ts'

/** Everything a report is composed from; a frozen version keeps exactly this. */
export interface Composition {
  template: ReportTemplate
  facts: ReportFacts
  figures: readonly Figure[]
  frame: ReportFrame
  wording: Wording
  /** Other periods beside this one; kept in the facts where the template compares. */
  references: readonly Reference[]
}
