import { planLinesWaiting } from './authority/plans/lines-in-force.queries.ts'
import { remindersWaiting } from './authority/reminders/waiting.queries.ts'
import { reportsWaiting } from './authority/reports/waiting.queries.ts'
import type { WaitingItem, WaitingProvider } from './kernel/waiting.ts'
import { draftsWaiting } from './papers/drafting/waiting.queries.ts'
import { incomingWaiting } from './papers/incoming/waiting.queries.ts'
import type { Part } from './platform/db/together.ts'
import { newsWaiting } from './portal/news/waiting.queries.ts'
import { actsWaiting } from './register/reorganisations/waiting.queries.ts'

/** What every room says that waits for a seat today; each room adds its own (docs/contribute/waiting.md). */
export const waitingProviders: readonly WaitingProvider<Part<WaitingItem[]>>[] = [
  draftsWaiting,
  incomingWaiting,
  planLinesWaiting,
  remindersWaiting,
  reportsWaiting,
  actsWaiting,
  newsWaiting,
]
