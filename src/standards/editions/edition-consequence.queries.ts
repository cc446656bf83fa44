import type { Actor } from '../../kernel/actor.ts'
import type { Day } from '../../kernel/day.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { ValidityConsequence } from './edition.contract.ts'

/** Dates of one edition as they would be: what an officer is about to record. */
export interface SupposedValidity {
  edition: string
  validFrom: Day | null
  validTo: Day | null
  formerAcceptedUntil: Day | null
}

/** What a room above counts otherwise once an edition holds from other days. */
export type EditionConsequences = (tx: Tx, asked: { actor: Actor; at: Date; supposed: SupposedValidity }) => Promise<ValidityConsequence>
