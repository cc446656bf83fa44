import { seedReportTemplates } from './authority/reports/facade.ts'
import { seedPaperTemplates } from './papers/drafting/facade.ts'
import { seedCalendarDefaults } from './register/calendars/facade.ts'
import { seedAgencyDefaults } from './register/agencies/facade.ts'
import type { Seed } from './register/authority/authority.commands.ts'

/** What every room lays down in a new authority; each adds its own. */
export const seeds: readonly Seed[] = [seedAgencyDefaults, seedCalendarDefaults, seedReportTemplates, seedPaperTemplates]
