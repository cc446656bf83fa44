/** What an officer is shown before an act is applied; its digest goes back with the confirmation. Pure. */
import { addDays, type Day } from '../../kernel/day.ts'
import type { ActId, AgencyId } from '../../kernel/identity.ts'
import type { ActFault, ActPreview, AgencyName } from './act.ts'
import type { ActPlan } from './act-plan.ts'
import type { ActToPlan, Orphan } from './act-question.ts'
import type { ActLine } from './act-line.ts'
import { affected, againstCorrected, onTheDay } from './affected.ts'
import type { Consequences } from './consequence.ts'
import type { Inherited } from './inheritance.ts'
import { holdsOn, type KnownBlock, type KnownLink, type Timeline } from './known-register.ts'
import { proposals } from './proposal.ts'
import type { HeldAtAgency } from '../officers/held-at-agency.ts'
import type { SeatChange } from './seat-change.ts'

interface Around {
  id: ActId
  version: number
  paperDate: Day | null
  hasPaper: boolean
  today: Day
  blocks: readonly KnownBlock[]
  consequences: readonly Consequences[]
  seats: readonly SeatChange[]
  posts: readonly HeldAtAgency[]
  accounts: number
  inherited: Inherited
  /** Links of the act that is corrected. */
  linked: ReadonlySet<string>
}

/** Two links that say the same. */
export const linkKey = ({ from, to, kind, share, on }: Omit<KnownLink, 'id' | 'act'>): string => `${from} ${to} ${kind} ${share} ${on}`

export function previewOf(plan: ActPlan, act: ActToPlan, around: Around, newId: () => string): Omit<ActPreview, 'digest'> {
  const { before, after } = plan
  const on = act.effectiveOn
  const corrects = act.replaces !== null && act.replaces !== act.id
  const links = corrects ? plan.links.filter((link) => !around.linked.has(linkKey({ ...link, on }))) : plan.links
  const agencies = affected({ ...plan, links }, on, corrects ? againstCorrected(plan) : onTheDay(plan, on))
  const shown = new Set(agencies.map(({ id }) => id))
  const stands = ({ child, moved }: Orphan) => corrects && moved && before.at(child, on)?.facts.parentId === after.at(child, on)?.facts.parentId
  return {
    id: around.id,
    version: around.version,
    effectiveOn: on,
    faults: plan.faults,
    warnings: warnings(plan, act, around),
    proposals: proposals(plan, act, newId),
    agencies,
    links: links.map(({ line, from, to, kind, share }) => ({ line, kind, share, from: named(before, after, from, on), to: named(after, before, to, on) })),
    children: plan.orphans
      .filter((one) => !stands(one))
      .map(({ child, parent, moved }) => ({
        id: child,
        name: before.name(child, on),
        from: parent,
        to: moved ? (after.at(child, on)?.facts.parentId ?? null) : null,
        moved,
      })),
    denominators: denominators(before, after, on, around.blocks),
    consequences: around.consequences.flatMap((one) => one.affected).filter(({ agency }) => shown.has(agency)),
    seats: around.seats.map(({ seatId, officerId, name, title, agency, to }) => ({
      seatId,
      officerId,
      name,
      title,
      agency,
      outcome: to === null ? 'ends' : 'moves',
      to,
    })),
    posts: around.posts.map(({ postId, officerId, name, title, agency }) => ({ postId, officerId, name, title, agency })),
    accounts: around.accounts,
    tasks: around.inherited.tasks,
    passedTasks: around.inherited.newlyPassed,
  }
}

function named(first: Timeline, second: Timeline, id: AgencyId, on: Day): AgencyName {
  const facts = (first.at(id, on) ?? second.at(id, on) ?? first.of(id).at(-1) ?? second.of(id).at(-1))?.facts
  return { id, name: facts?.name ?? id, shortName: facts?.shortName ?? id, code: facts?.code ?? null }
}

function denominators(before: Timeline, after: Timeline, on: Day, blocks: readonly KnownBlock[]): ActPreview['denominators'] {
  const count = (timeline: Timeline) => {
    const counts = new Map<string, number>()
    for (const version of timeline.all()) if (holdsOn(version, on)) counts.set(version.facts.block, (counts.get(version.facts.block) ?? 0) + 1)
    return counts
  }
  const [was, is] = [count(before), count(after)]
  return blocks
    .map(({ code: block, name, apart }) => ({ block, name, apart, before: was.get(block) ?? 0, after: is.get(block) ?? 0 }))
    .filter(({ before: b, after: a }) => b > 0 || a > 0)
}

const farDays = 3 * 366

function warnings(plan: ActPlan, { effectiveOn: on, lines, made }: ActToPlan, { paperDate, hasPaper, today }: Around): ActFault[] {
  const out: ActFault[] = []
  const warn = (path: string, code: string, details: Record<string, unknown> = {}) => out.push({ path, code, details })
  if (lines.length === 0) return out
  if (!hasPaper) warn('paperNumber', 'act.paper-missing')
  if (paperDate !== null && on < paperDate) warn('effectiveOn', 'act.before-paper', { on, date: paperDate })
  if (on > '2097-01-01' || on > addDays(today, farDays)) warn('effectiveOn', 'act.far-future', { on })
  else if (on > today) warn('effectiveOn', 'act.future', { on })
  for (const [n, line] of lines.entries()) warnOfLine(line, `lines.${n}`, warn)
  const linked = new Set(plan.links.flatMap(({ from, to }) => [from, to]))
  const events = Map.groupBy(plan.events, (event) => event.agency)
  for (const { agency, path, kind, ends } of plan.intents) {
    const own = events.get(agency) ?? []
    if (kind !== 'establish' && !ends && !linked.has(agency) && own.every(({ sets }) => Object.keys(sets).length === 0))
      warn(path, 'act.changes-nothing', { name: plan.before.name(agency, on) })
    if (kind === 'establish' && Object.values(made).includes(agency) && plan.after.at(agency, on)?.facts.code === null)
      warn(`${path}.code`, 'act.no-code', { name: plan.after.name(agency, on) })
  }
  return out
}

function warnOfLine(line: ActLine, path: string, warn: (path: string, code: string, details?: Record<string, unknown>) => void): void {
  if (line.kind === 'split' && line.into.length > 1 && line.into.some(({ share }) => share === undefined)) warn(`${path}.into`, 'act.shares-missing')
}
