import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, Day } from '../../kernel/day.ts'
import { AgencyId } from '../../kernel/identity.ts'
import type { AgencyFacts } from '../agencies/agency-facts.ts'
import { type AgencyEvent, type AgencyVersion, projectVersions } from '../agencies/agency-version.ts'
import { nameKey } from '../agencies/name-key.ts'
import { ActLine, establishing } from './act-line.ts'
import { affected, againstCorrected } from './affected.ts'
import { type ActPlan, planAct } from './act-plan.ts'
import type { ActToPlan } from './act-question.ts'
import { sumOf } from './act-share.ts'
import { holdsOn, type KnownLink, type KnownRegister } from './known-register.ts'
import { proposals } from './proposal.ts'

const day = (text: string) => Day.parse(text)
let made = 0
const uuid = (): string => `0172b57d-7e81-7553-a54a-${String(++made).padStart(12, '0')}`
const agencyId = () => AgencyId.parse(uuid())
const begin = day('2010-01-01')

const facts = (name: string, parentId: AgencyId | null = null): AgencyFacts => ({
  code: null,
  name,
  shortName: name,
  kind: 'district-committee',
  block: 'quan-huyen',
  parentId,
  obligation: 'undetermined',
  obligationBasis: null,
  address: null,
})
const fresh = (name: string) => {
  const { parentId: _, ...rest } = facts(name)
  return { ...rest, parent: null }
}

/** A register in memory: acts are planned against what its events say, and added to it as saving would. */
class Register {
  events: AgencyEvent[] = []
  links: KnownLink[] = []
  at = 1_000_000
  /** What is kept and only ever closed, as the table is. */
  table: AgencyVersion[] = []

  next(): Date {
    this.at += 1000
    return new Date(this.at)
  }

  establish(name: string, parentId: AgencyId | null = null): AgencyId {
    const agency = agencyId()
    const event: AgencyEvent = {
      id: uuid(),
      agency,
      kind: 'establish',
      effectiveOn: begin,
      paper: null,
      sets: facts(name, parentId),
      corrects: null,
      recordedAt: this.next(),
    }
    this.events.push(event)
    this.table.push(...projectVersions([event]))
    return agency
  }

  known(): KnownRegister {
    const versions = projectVersions(this.events)
      .filter(({ recordedTo }) => recordedTo === null)
      .map((version) => ({ ...version, nameKey: nameKey(version.facts.name) }))
    const blocks = [{ code: 'quan-huyen', name: { vi: 'Quận, huyện', en: 'Districts' }, apart: false, validFrom: day('1900-01-01'), validTo: null }]
    return { versions, events: this.events, links: this.links, blocks, acts: new Map() }
  }

  toPlan(lines: ActLine[], on: Day, more: Partial<ActToPlan> = {}): ActToPlan {
    const ids = Object.fromEntries(establishing(lines).map(({ id }) => [id, agencyId()]))
    return { id: uuid(), effectiveOn: on, paper: null, lines, made: ids, replaces: null, at: this.next(), ...more }
  }

  apply(act: ActToPlan): ActPlan {
    const plan = planAct(act, this.known(), uuid)
    if (plan.faults.length > 0) return plan
    const key = (v: AgencyVersion) => `${v.agency} ${v.event} ${v.validFrom}`
    const closed = new Map(plan.closed.map((version) => [key(version), version.recordedTo]))
    this.table = this.table.map((version) =>
      version.recordedTo === null && closed.has(key(version)) ? { ...version, recordedTo: closed.get(key(version)) ?? null } : version,
    )
    this.table.push(...plan.opened.map(({ nameKey: _, ...version }) => version))
    this.events = [...this.events, ...plan.events]
    this.links = this.links.filter(({ id }) => !plan.closedLinks.includes(id))
    this.links.push(...plan.links.map(({ from, to, kind, share }) => ({ id: uuid(), act: act.id, from, to, kind, share, on: act.effectiveOn })))
    return plan
  }

  on(date: Day): AgencyVersion[] {
    return this.table.filter((version) => version.recordedTo === null && holdsOn(version, date))
  }
}

type Said = ActLine extends infer L ? (L extends ActLine ? Omit<L, 'id' | 'kind' | 'note'> : never) : never
const line = (kind: ActLine['kind'], more: Said): ActLine => ActLine.parse({ id: uuid(), kind, ...more })
const compare = (one: string, other: string) => (one < other ? -1 : 1)
const text = (versions: readonly AgencyVersion[]) => versions.map((version) => JSON.stringify(version)).sort(compare)

type Move = { kind: number; a: number; b: number; share: number; days: number; redo: number }
const moves = fc.array(
  fc.record({
    kind: fc.nat(7),
    a: fc.nat(20),
    b: fc.nat(20),
    share: fc.integer({ min: 1, max: 10 }),
    days: fc.integer({ min: 1, max: 4000 }),
    redo: fc.nat(9),
  }),
  { minLength: 1, maxLength: 14 },
)

/** Any history of acts, corrections and annulments; those that are refused leave nothing. */
function history(steps: readonly Move[]): { register: Register; plans: ActPlan[]; applied: ActToPlan[] } {
  const register = new Register()
  const agencies = ['A', 'B', 'C', 'D', 'E'].map((name) => register.establish(`Quận ${name}`))
  const plans: ActPlan[] = []
  const applied: ActToPlan[] = []
  for (const [n, step] of steps.entries()) {
    const [a, b] = [agencies[step.a % agencies.length], agencies[step.b % agencies.length]]
    if (!a || !b) continue
    const on = addDays(begin, step.days)
    const name = `Quận mới ${n}`
    const share = step.share / 10
    const parts = [
      { id: uuid(), into: { facts: fresh(`${name} một`) }, share },
      { id: uuid(), into: { facts: fresh(`${name} hai`) }, share: 0.5 },
    ]
    const lines: ActLine[] =
      [
        [line('rename', { agency: a, name, shortName: name })],
        [line('merge', { from: [a], into: { agency: b } })],
        [line('merge', { from: a === b ? [a] : [a, b], into: { facts: fresh(name) } })],
        [line('split', { agency: a, ends: true, into: parts })],
        [line('split', { agency: a, ends: false, into: parts.slice(0, 1) })],
        [line('transfer', { from: a, to: { agency: b }, share, what: 'khu phố 1' })],
        [line('dissolve', { agency: a })],
        [line('reclassify', { agency: a, obligation: 'encouraged' }), line('move', { agency: b, parent: { agency: a } })],
      ][step.kind] ?? []
    const old = step.redo < 3 ? applied.at(-1) : undefined
    const act = old
      ? step.redo === 0
        ? { ...old, lines: [], replaces: old.id, at: register.next() }
        : register.toPlan([...old.lines], on, { made: old.made, replaces: old.id })
      : register.toPlan(lines, on)
    const plan = register.apply(act)
    plans.push(plan)
    if (plan.faults.length > 0) continue
    if (old) applied.pop()
    if (act.lines.length > 0) applied.push(act)
    agencies.push(...plan.established)
  }
  return { register, plans, applied }
}

describe('for any acts, corrections and annulments', () => {
  test('what is saved step by step is what all events rebuild', () =>
    fc.assert(
      fc.property(moves, (steps) => {
        const { register } = history(steps)
        expect(text(register.table)).toEqual(text(projectVersions(register.events)))
      }),
    ))

  test('no agency has two versions on a day, no name is borne twice below one parent, and nobody stands below who is not there', () =>
    fc.assert(
      fc.property(moves, (steps) => {
        const { register } = history(steps)
        const days = [...new Set(register.events.map(({ effectiveOn }) => effectiveOn))]
        for (const on of days) {
          const held = register.on(on)
          expect(new Set(held.map(({ agency }) => agency)).size).toBe(held.length)
          expect(new Set(held.map(({ facts: f }) => `${f.parentId} ${nameKey(f.name)}`)).size).toBe(held.length)
          for (const { facts: f } of held) expect(f.parentId === null || held.some(({ agency }) => agency === f.parentId)).toBe(true)
        }
      }),
    ))

  test('nothing is lost: who ends has a successor or was dissolved, and shares are never more than the whole', () =>
    fc.assert(
      fc.property(moves, (steps) => {
        for (const plan of history(steps).plans.filter(({ faults }) => faults.length === 0)) {
          for (const { agency, ends, kind } of plan.intents)
            if (ends) {
              expect(plan.after.at(agency, plan.events[0]?.effectiveOn ?? begin)).toBeUndefined()
              if (kind !== 'dissolve') expect(plan.links.some(({ from, to }) => from === agency && to !== agency)).toBe(true)
            }
          for (const parts of Map.groupBy(plan.links, ({ from }) => from).values()) expect(sumOf(parts)).toBeLessThanOrEqual(1 + 1e-9)
          for (const { agency } of plan.before.all())
            expect(plan.after.of(agency).length > 0 || plan.events.some((event) => event.agency === agency)).toBe(true)
        }
      }),
    ))

  test('what was known at an instant does not change with what is recorded later', () =>
    fc.assert(
      fc.property(moves, fc.nat(13), (steps, n) => {
        const [early, late] = [history(steps.slice(0, n)), history(steps)]
        const at = early.register.at
        const known = (register: Register) =>
          register.table
            .filter(({ recordedFrom, recordedTo }) => recordedFrom.getTime() <= at && (recordedTo === null || recordedTo.getTime() > at))
            .map(({ validFrom, validTo, facts: f }) => `${validFrom} ${validTo} ${f.name}`)
            .sort(compare)
        expect(known(late.register)).toEqual(known(early.register))
      }),
    ))

  test('an annulled act leaves the days as they were', () =>
    fc.assert(
      fc.property(moves, fc.integer({ min: 1, max: 4000 }), (steps, days) => {
        const { register } = history(steps)
        const shape = () =>
          register.table
            .filter(({ recordedTo }) => recordedTo === null)
            .map(({ agency, validFrom, validTo, facts: f }) => JSON.stringify([agency, validFrom, validTo, f]))
            .sort(compare)
        const before = shape()
        const on = addDays(begin, days)
        const [one, other] = register.on(on)
        if (!one || !other) return
        const act = register.toPlan([line('merge', { from: [one.agency, other.agency], into: { facts: fresh('Thành phố') } })], on)
        if (register.apply(act).faults.length > 0) return
        expect(shape()).not.toEqual(before)
        expect(register.apply({ ...act, lines: [], replaces: act.id, at: register.next() }).faults).toEqual([])
        expect(shape()).toEqual(before)
      }),
    ))
})

describe('a plan', () => {
  test('of several into one ends all of them on the day, and the new one begins on it', () => {
    const register = new Register()
    const from = ['A', 'B', 'C'].map((name) => register.establish(name))
    const act = register.toPlan([line('merge', { from, into: { facts: fresh('Thành phố') } })], day('2021-01-01'))
    expect(register.apply(act).faults).toEqual([])
    expect(register.on(day('2020-12-31')).map(({ facts: f }) => f.name)).toEqual(['A', 'B', 'C'])
    expect(register.on(day('2021-01-01')).map(({ facts: f }) => f.name)).toEqual(['Thành phố'])
  })

  test('proposes to move children to the one successor, and nothing where there are several', () => {
    const register = new Register()
    const parent = register.establish('Ủy ban nhân dân Quận 2')
    const child = register.establish('Ủy ban nhân dân Phường 1, Quận 2', parent)
    const one = register.toPlan([line('merge', { from: [parent], into: { facts: fresh('Ủy ban nhân dân Thành phố Thủ Đức') } })], day('2021-01-01'))
    expect(proposals(planAct(one, register.known(), uuid), one, uuid)).toEqual([
      expect.objectContaining({ kind: 'move', agency: child, parent: { line: one.lines[0]?.id }, name: 'Ủy ban nhân dân Phường 1, Thành phố Thủ Đức' }),
    ])
    const parts = ['M', 'N'].map((name) => ({ id: uuid(), into: { facts: fresh(name) } }))
    const two = register.toPlan([line('split', { agency: parent, ends: true, into: parts })], day('2021-01-01'))
    expect(proposals(planAct(two, register.known(), uuid), two, uuid)).toEqual([])
  })

  test('does not mistake Quận 21 for Quận 2', () => {
    const register = new Register()
    const parent = register.establish('Ủy ban nhân dân Quận 2')
    register.establish('Ủy ban nhân dân Phường Quận 21', parent)
    const act = register.toPlan([line('merge', { from: [parent], into: { facts: fresh('Ủy ban nhân dân Quận 9') } })], day('2021-01-01'))
    const [proposal] = proposals(planAct(act, register.known(), uuid), act, uuid)
    expect(proposal).not.toHaveProperty('name')
  })
})

describe('a correction, compared with what the corrected act already does,', () => {
  const districts = () => {
    const register = new Register()
    const from = ['A', 'B', 'C'].map((name) => register.establish(name))
    const act = register.toPlan([line('merge', { from, into: { facts: fresh('Thành phố') } })], day('2021-01-01'))
    expect(register.apply(act).faults).toEqual([])
    const corrected = (lines: ActLine[], on = act.effectiveOn) => {
      const plan = planAct(register.toPlan(lines, on, { made: act.made, replaces: act.id }), register.known(), uuid)
      expect(plan.faults).toEqual([])
      return affected(plan, on, againstCorrected(plan)).map(({ outcome, before, after }) => [outcome, (after ?? before)?.name])
    }
    const [merge] = act.lines
    if (merge?.kind !== 'merge') throw new Error('not a merge')
    return { corrected, merge, from }
  }

  test('is empty when it says the same', () => {
    const { corrected, merge } = districts()
    expect(corrected([merge])).toEqual([])
  })

  test('of another day names every agency, and none of the ended ones as established', () => {
    const { corrected, merge } = districts()
    const rows = corrected([merge], day('2021-03-01'))
    expect(rows.every(([outcome]) => outcome === 'redated')).toBe(true)
    expect(new Set(rows.map(([, name]) => name))).toEqual(new Set(['A', 'B', 'C', 'Thành phố']))
  })

  test('tells who is back, and who is called otherwise', () => {
    const { corrected, merge, from } = districts()
    const said = { ...merge, from: from.slice(0, 2), into: { facts: fresh('Thành phố Mới') } }
    expect(corrected([said])).toEqual([
      ['changes', 'Thành phố Mới'],
      ['established', 'C'],
    ])
  })
})
