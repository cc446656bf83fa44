/** Other slices begin drafts here; rooms above say here what an act touches of theirs. */
export { beginAct } from './act.commands.ts'
export { Consequences } from './consequence.ts'
export type { AgencyConsequences } from './consequences.queries.ts'
