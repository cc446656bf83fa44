import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, Day } from '../../kernel/day.ts'
import { AgencyId } from '../../kernel/identity.ts'
import type { AgencyFacts } from './agency-facts.ts'
import { type AgencyEvent, type AgencyVersion, projectVersions } from './agency-version.ts'

const agency = AgencyId.parse('0172b57d-7e81-7553-a54a-27626b40e62c')
const day = (text: string) => Day.parse(text)
const facts = (name: string): AgencyFacts => ({
  code: null,
  name,
  shortName: name,
  kind: 'department',
  block: 'so-nganh',
  parentId: null,
  obligation: 'undetermined',
  obligationBasis: null,
  address: null,
})
const event = (id: string, kind: AgencyEvent['kind'], on: string, name: string, recorded: number, corrects: string | null = null): AgencyEvent => ({
  id,
  agency,
  kind,
  effectiveOn: day(on),
  paper: null,
  sets: facts(name),
  corrects,
  recordedAt: new Date(recorded * 1000),
})

/** What is known at an instant, as a reader of the table would ask. */
const knownAt = (versions: readonly AgencyVersion[], at: number) =>
  versions
    .filter((v) => v.recordedFrom.getTime() <= at * 1000 && (v.recordedTo === null || v.recordedTo.getTime() > at * 1000))
    .map((v) => [v.validFrom, v.validTo, v.facts.name])
    .sort()

describe('the versions of an agency', () => {
  const established = event('e1', 'establish', '2017-01-01', 'Sở A', 1)
  const renamed = event('e2', 'change', '2019-05-01', 'Sở B', 2)

  test('run from each day to the next change', () =>
    expect(knownAt(projectVersions([established, renamed]), 9)).toEqual([
      ['2017-01-01', '2019-05-01', 'Sở A'],
      ['2019-05-01', null, 'Sở B'],
    ]))

  test('keep what was known before the change was recorded', () =>
    expect(knownAt(projectVersions([established, renamed]), 1)).toEqual([['2017-01-01', null, 'Sở A']]))

  test('take in a change that became known late, between two others', () => {
    const late = event('e3', 'change', '2018-01-01', 'Sở A2', 3)
    const versions = projectVersions([established, renamed, late])
    expect(knownAt(versions, 3)).toEqual([
      ['2017-01-01', '2018-01-01', 'Sở A'],
      ['2018-01-01', '2019-05-01', 'Sở A2'],
      ['2019-05-01', null, 'Sở B'],
    ])
    expect(versions.find((v) => v.event === 'e2')?.recordedTo).toBeNull()
  })

  test('are replaced by a correction from when it was recorded, and not before', () => {
    const versions = projectVersions([established, renamed, event('e3', 'correct', '2019-06-01', 'Sở Bê', 3, 'e2')])
    expect(knownAt(versions, 2)).toEqual([
      ['2017-01-01', '2019-05-01', 'Sở A'],
      ['2019-05-01', null, 'Sở B'],
    ])
    expect(knownAt(versions, 3)).toEqual([
      ['2017-01-01', '2019-06-01', 'Sở A'],
      ['2019-06-01', null, 'Sở Bê'],
    ])
  })

  test('follow the last correction of an event corrected twice', () =>
    expect(
      knownAt(projectVersions([established, event('e3', 'correct', '2017-01-01', 'Sở C', 3, 'e1'), event('e4', 'correct', '2016-01-01', 'Sở D', 4, 'e1')]), 9),
    ).toEqual([['2016-01-01', null, 'Sở D']]))

  test('of several agencies do not mix', () => {
    const other = { ...established, id: 'f1', agency: AgencyId.parse('0172b57d-7e81-7553-a54a-27626b40e62d') }
    expect(projectVersions([established, other]).map((v) => [v.agency, v.validTo])).toEqual([
      [agency, null],
      [other.agency, null],
    ])
  })
})

/** Any history: an establishment, then changes and corrections of anything on days of their own, each recorded later. */
const history = fc
  .array(fc.record({ correct: fc.boolean(), of: fc.nat(), day: fc.integer({ min: 1, max: 4000 }), name: fc.constantFrom('A', 'B', 'C') }), { maxLength: 12 })
  .map((acts) => {
    const events: AgencyEvent[] = [event('e0', 'establish', '2010-01-01', 'A', 0)]
    const days = new Map<string, Day>([['e0', day('2010-01-01')]])
    for (const [n, act] of acts.entries()) {
      const on = addDays(day('2010-01-01'), act.day)
      if ([...days.values()].includes(on)) continue
      const roots = [...days.keys()].filter((root) => root !== 'e0')
      const root = act.correct ? roots[act.of % Math.max(1, roots.length)] : undefined
      const id = `e${n + 1}`
      events.push(event(id, root === undefined ? 'change' : 'correct', on, act.name, n + 1, root ?? null))
      days.set(root ?? id, on)
    }
    return events
  })

describe('for any history', () => {
  test('every day has one version at every instant of knowledge, and the days join up', () => {
    fc.assert(
      fc.property(history, (events) => {
        const versions = projectVersions(events)
        for (const { recordedAt } of events) {
          const known = knownAt(versions, recordedAt.getTime() / 1000)
          expect(known[0]?.[0]).toBe('2010-01-01')
          expect(known.map(([from]) => from).slice(1)).toEqual(known.map(([, to]) => to).slice(0, -1))
          expect(known.at(-1)?.[1]).toBeNull()
        }
      }),
    )
  })

  test('what was known at an instant does not change with what is recorded later', () => {
    fc.assert(
      fc.property(history, fc.nat(12), (events, n) => {
        const earlier = events.slice(0, Math.max(1, n))
        const at = (earlier.at(-1)?.recordedAt.getTime() ?? 0) / 1000
        expect(knownAt(projectVersions(events), at)).toEqual(knownAt(projectVersions(earlier), at))
      }),
    )
  })

  test('the order in which events are read does not matter', () => {
    fc.assert(
      fc.property(history, (events) => {
        const all = (list: AgencyVersion[]) => new Set(list.map((version) => JSON.stringify(version)))
        expect(all(projectVersions(events.toReversed()))).toEqual(all(projectVersions(events)))
      }),
    )
  })
})
