import type { Day } from '../../kernel/day.ts'
import type { AgencyId } from '../../kernel/identity.ts'
import type { AgencyFacts } from '../agencies/agency-facts.ts'
import type { ActFault } from './act.ts'
import type { AskedOfLife, Orphan } from './act-question.ts'
import type { Intent } from './intent.ts'
import { type HeldVersion, holdsOn, overlap } from './known-register.ts'

interface AskedOfPlace extends AskedOfLife {
  opened: readonly HeldVersion[]
}

/** Whatever newly holds fits what else holds on its days: block, parent, code, name; and no agency stays below one that ended. */
export function placeFaults(asked: AskedOfPlace): { faults: ActFault[]; orphans: Orphan[] } {
  const { opened } = asked
  const pathOf = pathsOf(asked.intents)
  const orphans = orphansOf(asked, pathOf)
  return {
    faults: [
      ...opened.flatMap((version) => [...blockFaults(version, asked, pathOf), ...circleFaults(version, asked, pathOf)]),
      ...rivalFaults(asked, pathOf),
      ...orphans.faults,
    ],
    orphans: orphans.orphans,
  }
}

type PathOf = (agency: AgencyId, fact?: keyof AgencyFacts) => string

/** The field that set a fact of an agency, else the line that names it, else the lines as a whole. */
function pathsOf(intents: readonly Intent[]): PathOf {
  const byAgency = Map.groupBy(intents, ({ agency }) => agency)
  return (agency, fact) => {
    const own = byAgency.get(agency) ?? []
    const setter = fact && own.find(({ sets }) => sets[fact] !== undefined)
    return setter && fact ? setter.at(fact) : (own.at(-1)?.path ?? 'lines')
  }
}

function blockFaults({ agency, validFrom, facts }: HeldVersion, { known, act }: AskedOfPlace, pathOf: PathOf): ActFault[] {
  const on = validFrom < act.effectiveOn ? act.effectiveOn : validFrom
  if (known.blocks.some((block) => block.code === facts.block && holdsOn(block, on))) return []
  return [{ path: pathOf(agency, 'block'), code: 'agency.block-not-in-force', details: { block: facts.block, on } }]
}

/** The way up is walked through time: a parent of 2018 may have another parent in 2019. */
function circleFaults({ agency, validFrom, validTo, facts }: HeldVersion, { after }: AskedOfPlace, pathOf: PathOf): ActFault[] {
  const waiting: { id: AgencyId; from: Day; to: Day | null }[] = facts.parentId === null ? [] : [{ id: facts.parentId, from: validFrom, to: validTo }]
  const seen = new Set<string>()
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    const { id, from, to } = step
    if (id === agency) return [{ path: pathOf(agency, 'parentId'), code: 'agency.below-itself', details: { on: from } }]
    if (seen.has(`${id} ${from}`)) continue
    seen.add(`${id} ${from}`)
    for (const version of after.of(id))
      if (version.facts.parentId !== null && overlap(version, { validFrom: from, validTo: to }))
        waiting.push({ id: version.facts.parentId, from: later(from, version.validFrom), to: sooner(to, version.validTo) })
  }
  return []
}

const later = (a: Day, b: Day): Day => (a > b ? a : b)
const sooner = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null || a < b ? a : b)

/** One code and, below one parent, one name at a time. Two new ones of one code are both told. */
function rivalFaults({ after, opened }: AskedOfPlace, pathOf: PathOf): ActFault[] {
  const codes = new Set(opened.flatMap(({ facts }) => facts.code ?? []))
  const nameOf = ({ facts, nameKey }: HeldVersion) => `${facts.parentId} ${nameKey}`
  const names = new Set(opened.map(nameOf))
  const all = after.all()
  const byCode = Map.groupBy(
    all.filter(({ facts }) => facts.code !== null && codes.has(facts.code)),
    ({ facts }) => facts.code,
  )
  const byName = Map.groupBy(
    all.filter((version) => names.has(nameOf(version))),
    nameOf,
  )
  const rivalOf = (version: HeldVersion, others: readonly HeldVersion[] | undefined) =>
    others?.find((other) => other.agency !== version.agency && overlap(other, version))
  const told = new Set<string>()
  return opened.flatMap((version) => {
    const { agency, facts } = version
    const faults: ActFault[] = []
    const tell = (fact: keyof AgencyFacts, code: string, rival: HeldVersion | undefined, details: Record<string, unknown>) => {
      if (!rival || told.has(`${agency} ${code}`)) return
      told.add(`${agency} ${code}`)
      faults.push({ path: pathOf(agency, fact), code, details: { ...details, name: rival.facts.name, id: rival.agency, since: rival.validFrom } })
    }
    if (facts.code !== null) tell('code', 'agency.code-taken', rivalOf(version, byCode.get(facts.code)), { code: facts.code })
    tell('name', 'agency.same-name-and-parent', rivalOf(version, byName.get(nameOf(version))), {})
    return faults
  })
}

/** Agencies whose parent is not there on all of their days, because of this act. */
function orphansOf({ after, before, opened, intents, act }: AskedOfPlace, pathOf: PathOf): { faults: ActFault[]; orphans: Orphan[] } {
  const touched = new Set(intents.map(({ agency }) => agency))
  const isNew = new Set(opened.map(({ agency }) => agency))
  const endings = new Map(intents.filter(({ ends }) => ends).map((intent) => [intent.agency, intent]))
  const faults: ActFault[] = []
  const orphans = new Map<AgencyId, Orphan>()
  // Children of those that end, moved by this act: shown, no fault.
  for (const version of before.all()) {
    const { agency, facts } = version
    if (facts.parentId === null || !endings.has(facts.parentId) || endings.has(agency) || !holdsOn(version, act.effectiveOn)) continue
    orphans.set(agency, { child: agency, parent: facts.parentId, moved: true })
  }
  const told = new Set<AgencyId>()
  for (const version of after.all()) {
    const { agency, facts, validTo } = version
    const parent = facts.parentId
    if (parent === null || told.has(agency)) continue
    const from = later(version.validFrom, act.effectiveOn)
    if (validTo !== null && validTo <= from) continue
    // What was so before is no fault of this act.
    if (after.covers(parent, from, validTo) || (!touched.has(parent) && !isNew.has(agency) && !before.covers(parent, from, validTo))) continue
    told.add(agency)
    const ending = endings.get(parent)
    const [child, name] = [facts.name, after.name(parent, act.effectiveOn)]
    if (ending) {
      orphans.set(agency, { child: agency, parent, moved: false })
      faults.push({ path: ending.path, code: 'act.child-stays', details: { id: agency, child, parent: name, parentId: parent, on: act.effectiveOn } })
    } else faults.push({ path: pathOf(agency, 'parentId'), code: 'agency.parent-not-there', details: { id: agency, child, on: from } })
  }
  return { faults, orphans: [...orphans.values()] }
}
