import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import type { ReportPeriod } from '../../kernel/report-period.ts'
import type { Slot } from './reference.ts'
import type { ActivityFact, DirectionFact, OutcomeFact, PaperFact } from './report-facts.ts'

export const BlockCount = z.object({ block: z.string(), apart: z.boolean(), n: z.int(), notYet: z.int(), noData: z.int() })
export type BlockCount = z.infer<typeof BlockCount>

/** What another period's figures are counted from: few enough to be counted again by the sections of this report. */
export interface FoundReference {
  slot: Slot
  period: ReportPeriod
  dataDate: Day
  source: 'issued' | 'frozen' | 'register'
  number: string | null
  edition: string | null
  blocks: readonly BlockCount[]
  papers: readonly Pick<PaperFact, 'id' | 'kind' | 'issuedOn' | 'topic'>[]
  activities: readonly Pick<ActivityFact, 'id' | 'kind' | 'began' | 'quantity'>[]
  directions: readonly Pick<DirectionFact, 'id'>[]
  /** null: its frozen report did not keep them. */
  outcomes: readonly Pick<OutcomeFact, 'id'>[] | null
}
