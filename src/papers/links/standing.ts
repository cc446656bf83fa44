import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { PaperId } from '../../kernel/identity.ts'
import { ActingRelation } from './paper-link.ts'

/** What has become of an issued paper. Derived from its links and its own words, never clicked through. */
export const StandingState = z.enum(['issued', 'corrected', 'amended', 'expired', 'replaced', 'revoked'])
export type StandingState = z.infer<typeof StandingState>

export const Standing = z.strictObject({
  state: StandingState,
  since: Day.nullable().describe('First day on which it stands so; null as long as nothing became of it'),
  by: z.strictObject({ id: PaperId, number: z.string() }).nullable().describe('The paper that did it'),
})
export type Standing = z.infer<typeof Standing>

/** The strongest link that works upon a paper, as the statement tells it. */
export const WorkedUpon = z.object({ relation: ActingRelation, since: Day, id: PaperId, number: z.string() })
export type WorkedUpon = z.infer<typeof WorkedUpon>

const became = { revokes: 'revoked', replaces: 'replaced', amends: 'amended', corrects: 'corrected' } as const satisfies Record<ActingRelation, StandingState>

/** A paper that ran out by itself is not replaced or revoked any more, unless that came first. */
export function standingOf(upon: WorkedUpon | null, expiresOn: Day | null, on: Day): Standing {
  const expired = expiresOn !== null && expiresOn <= on
  if (expired && (upon === null || upon.relation === 'amends' || upon.relation === 'corrects' || upon.since > expiresOn))
    return { state: 'expired', since: expiresOn, by: null }
  if (upon === null) return { state: 'issued', since: null, by: null }
  return { state: became[upon.relation], since: upon.since, by: { id: upon.id, number: upon.number } }
}
