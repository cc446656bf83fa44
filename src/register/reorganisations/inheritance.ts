/** Which duties successors carry on when agencies end. Pure. */
import { canonical, type Json } from '../../kernel/canonical-json.ts'
import type { Day } from '../../kernel/day.ts'
import type { AgencyId, TaskId } from '../../kernel/identity.ts'
import type { PlannedTask } from './act.ts'
import type { ActPlan } from './act-plan.ts'
import type { Duty, OpenTask } from './consequence.ts'

interface TaskKey {
  agency: string
  from: string | null
  kind: string
  subjectId: string | null
}

/**
 * A to-do of the act that is replaced which stays what it is: done, gone on to the successors of its agency since, or open and asked
 * for again in the same words and from the same day.
 */
export interface SettledTask extends TaskKey {
  id: TaskId
  passed: boolean
  open: boolean
  facts: Record<string, unknown>
  fromDay: Day
}

export interface Inherited {
  tasks: PlannedTask[]
  /** To-dos of agencies that end: closed, whether or not there is a successor to carry them. */
  passed: TaskId[]
  /** Of these, how many the act that is replaced had not closed already. */
  newlyPassed: number
  /** Brought by the act that is replaced, settled since, and brought by this one all the same. */
  kept: TaskId[]
  /** Had gone on to others since, and nobody was to have them in the first place. */
  lost: TaskId[]
}

interface Asked {
  duties: readonly Duty[]
  open: readonly OpenTask[]
  settled: readonly SettledTask[]
  on: Day
}

const keyOf = ({ agency, from, kind, subjectId }: TaskKey): string => `${agency} ${from} ${kind} ${subjectId}`

/**
 * Every successor inherits what was open, the to-dos that the agency had inherited itself included: they keep the agency whose
 * duty it was at first, so that what comes to one successor on two ways comes once.
 */
export function inheritance({ links, intents, before }: ActPlan, { duties, open, settled, on }: Asked): Inherited {
  const ending = new Set(intents.filter(({ ends }) => ends).map(({ agency }) => agency))
  const heirs = Map.groupBy(
    links.filter(({ from, kind }) => kind !== 'transfer' && ending.has(from)),
    ({ from }) => from,
  )
  const heirsOf = (agency: AgencyId) => [...new Set((heirs.get(agency) ?? []).map(({ to }) => to))]
  const passing = open.filter(({ agency }) => ending.has(agency))
  const planned = [
    ...duties.flatMap(({ agency: from, ...duty }) =>
      heirsOf(from).map((agency): PlannedTask => ({ ...duty, agency, from, fromName: before.name(from, on), fromDay: on, passedFrom: null })),
    ),
    ...passing.flatMap(({ id, agency: ended, from, fromName, already: _, ...duty }) =>
      heirsOf(ended).map(
        (agency): PlannedTask => ({ ...duty, agency, from: from ?? ended, fromName: fromName ?? before.name(ended, on), fromDay: on, passedFrom: id }),
      ),
    ),
  ]
  const byKey = new Map<string, PlannedTask>()
  for (const task of planned) if (!byKey.has(keyOf(task))) byKey.set(keyOf(task), task)
  const same = ({ facts, fromDay }: SettledTask, planned: PlannedTask) =>
    fromDay === planned.fromDay && canonical(facts as Json) === canonical(planned.facts as Json)
  const kept = settled.filter((task) => {
    const again = byKey.get(keyOf(task))
    return again !== undefined && (!task.open || same(task, again))
  })
  const there = new Set(kept.map(keyOf))
  return {
    tasks: [...byKey].flatMap(([key, task]) => (there.has(key) ? [] : [task])),
    passed: passing.map(({ id }) => id),
    newlyPassed: passing.filter(({ already }) => !already).length,
    kept: kept.map(({ id }) => id),
    lost: settled.filter((task) => task.passed && !byKey.has(keyOf(task))).map(({ id }) => id),
  }
}
