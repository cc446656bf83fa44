import type { Actor } from '../../kernel/actor.ts'
import type { AgencyId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { type Act, grants, holds } from '../../kernel/rights.ts'
import type { Reach } from '../db/transaction.ts'

/** The one place that says yes or no: does this seat hold the act, and does it reach the agency concerned? */
export function authorize(actor: Actor, act: Act, resource?: { agency: AgencyId }): void {
  if (!holds(actor.role, act)) refuse('forbidden', 'access.not-your-act', { act })
  // A foreign agency is "not found", so that an answer never tells whether it exists.
  if (resource && grants[actor.role].scope === 'own' && !actor.agencies.includes(resource.agency)) refuse('not-found', 'agency.not-found')
}

/** What a transaction of this seat sees; row-level security enforces it a second time. */
export const reachOf = (actor: Actor): Reach =>
  actor.side === 'authority'
    ? { side: 'authority', authority: actor.authority, seat: actor.seat }
    : { side: 'agency', authority: actor.authority, agencies: actor.agencies, seat: actor.seat }
