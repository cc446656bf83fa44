import type { Day } from '../../kernel/day.ts'
import type { AgencyId } from '../../kernel/identity.ts'
import type { AgencyEvent, OfficialPaper } from '../agencies/agency-version.ts'
import type { ActLine } from './act-line.ts'
import type { Intent, PlannedLink } from './intent.ts'
import type { KnownRegister, Timeline } from './known-register.ts'

export interface ActToPlan {
  id: string
  effectiveOn: Day
  paper: OfficialPaper | null
  lines: readonly ActLine[]
  made: Readonly<Record<string, AgencyId>>
  /** The act in whose place this one stands; its own id for an annulment. */
  replaces: string | null
  at: Date
}

export interface Orphan {
  child: AgencyId
  parent: AgencyId
  moved: boolean
}

export interface AskedOfLife {
  act: ActToPlan
  intents: readonly Intent[]
  links: readonly PlannedLink[]
  /** What stands of each agency without the act that is replaced. */
  base: ReadonlyMap<AgencyId, readonly AgencyEvent[]>
  before: Timeline
  after: Timeline
  known: KnownRegister
}
