/** What becomes of each agency an act touches. Pure. */
import type { Day } from '../../kernel/day.ts'
import type { AgencyId } from '../../kernel/identity.ts'
import { type AgencyFacts, differences } from '../agencies/agency-facts.ts'
import type { AffectedAgency } from './act.ts'
import type { ActPlan } from './act-plan.ts'
import type { HeldVersion, Timeline } from './known-register.ts'

type Plan = Pick<ActPlan, 'events' | 'intents' | 'links' | 'before' | 'after'>
type Compared = Pick<AffectedAgency, 'outcome'> & { was: HeldVersion | undefined; is: HeldVersion | undefined }

/** Of one day: an act, or its annulment, changes what the register says of that day and the days after. */
export const onTheDay =
  ({ before, after }: Plan, on: Day) =>
  (agency: AgencyId): Compared | undefined => {
    const [was, is] = [before.at(agency, on), after.at(agency, on)]
    if (was === undefined && is === undefined) return undefined
    return { was, is, outcome: was ? (is ? (differences(was.facts, is.facts).length > 0 ? 'changes' : 'takes-part') : 'ends') : 'established' }
  }

interface Stretch {
  from: Day
  to: Day | null
  facts: AgencyFacts
}

/** Versions that say the same one after the other are one stretch, whichever event began them. */
function stretches(versions: readonly HeldVersion[]): Stretch[] {
  const out: Stretch[] = []
  for (const { validFrom: from, validTo: to, facts } of versions) {
    const last = out.at(-1)
    if (last && last.to === from && differences(last.facts, facts).length === 0) last.to = to
    else out.push({ from, to, facts })
  }
  return out
}

/**
 * Of the whole life, against what the corrected act made of it: another day, other facts, an end that was not or is no more. Of one
 * day alone an agency that had ended already, and still has, would be neither there before nor after.
 */
export const againstCorrected =
  ({ before, after }: Plan) =>
  (agency: AgencyId): Compared | undefined => {
    const [was, is] = [stretches(before.of(agency)), stretches(after.of(agency))]
    const differs = was.findIndex((one, n) => {
      const other = is[n]
      return other === undefined || one.from !== other.from || one.to !== other.to || differences(one.facts, other.facts).length > 0
    })
    const first = differs === -1 ? (was.length === is.length ? undefined : was.length) : differs
    if (first === undefined) return undefined
    const [held, holds] = [before.of(agency).at(-1), after.of(agency).at(-1)]
    if (held === undefined || holds === undefined) return { was: held, is: holds, outcome: held ? 'ends' : 'established' }
    if ((held.validTo === null) !== (holds.validTo === null))
      return held.validTo === null ? { was: held, is: undefined, outcome: 'ends' } : { was: undefined, is: holds, outcome: 'established' }
    const other = was.find((one, n) => differences(one.facts, is[n]?.facts ?? one.facts).length > 0)
    return { was: held, is: holds, outcome: other || was.length !== is.length ? 'changes' : 'redated' }
  }

/** Every agency with an event of the act of which anything becomes otherwise. */
export function affected(plan: Plan, on: Day, compare: (agency: AgencyId) => Compared | undefined): AffectedAgency[] {
  const { before, after } = plan
  const lines = Map.groupBy(plan.intents, ({ agency }) => agency)
  const successors = Map.groupBy(plan.links, ({ from }) => from)
  return [...new Set(plan.events.map(({ agency }) => agency))].flatMap((agency) => {
    const found = compare(agency)
    if (!found) return []
    const [was, is] = [found.was?.facts, found.is?.facts]
    return {
      id: agency,
      lines: [...new Set((lines.get(agency) ?? []).map(({ line }) => line))],
      outcome: found.outcome,
      before: was ? { ...was, parentName: parentName(before, was, on) } : null,
      after: is ? { ...is, parentName: parentName(after, is, on) } : null,
      changed: was && is ? differences(was, is) : [],
      successors: [...new Set((successors.get(agency) ?? []).map(({ to }) => to))],
    }
  })
}

const parentName = (timeline: Timeline, { parentId }: AgencyFacts, on: Day) => (parentId === null ? null : timeline.name(parentId, on))
