import { receivedBelongings, reminderBelongings } from './authority/reminders/left.queries.ts'
import { reportBelongings } from './authority/reports/left.queries.ts'
import { campaignBelongings } from './conformity/conversion/left.queries.ts'
import { draftBelongings } from './conformity/declarations/left.queries.ts'
import type { Belongings } from './register/officers/facade.ts'
import { actBelongings, taskBelongings } from './register/reorganisations/left.queries.ts'
import { workBelongings } from './register/works/left.queries.ts'

/** What every room says that somebody who leaves leaves behind there; each adds its own. */
export const belongings: readonly Belongings[] = [
  taskBelongings,
  actBelongings,
  campaignBelongings,
  reminderBelongings,
  receivedBelongings,
  draftBelongings,
  reportBelongings,
  workBelongings,
]
