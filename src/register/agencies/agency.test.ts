import { describe, expect, test } from 'vitest'
import { Day } from '../../kernel/day.ts'
import { AgencyId } from '../../kernel/identity.ts'
import { change, checkPlace, correct, establish, type Statement, type Surroundings } from './agency.ts'
import { AgencyFacts } from './agency-facts.ts'
import type { AgencyEvent } from './agency-version.ts'

const agency = AgencyId.parse('0172b57d-7e81-7553-a54a-27626b40e62c')
const other = AgencyId.parse('0172b57d-7e81-7553-a54a-27626b40e62d')
const day = (text: string) => Day.parse(text)
const facts: AgencyFacts = {
  code: 'SNV',
  name: 'Sở Nội vụ',
  shortName: 'Sở Nội vụ',
  kind: 'department',
  block: 'so-nganh',
  parentId: null,
  obligation: 'undetermined',
  obligationBasis: null,
  address: null,
}
const said = (id: string, on: string, more: Partial<AgencyFacts> = {}): Statement => ({
  id,
  agency,
  effectiveOn: day(on),
  paper: null,
  facts: { ...facts, ...more },
  recordedAt: new Date('2020-06-20T03:00:00Z'),
})
const refusing = (code: string) => expect.objectContaining({ code })

const first = establish(said('e1', '2017-01-01'))
const renamed = change([first], said('e2', '2019-01-01', { name: 'Sở Nội vụ Thành phố' }))
const known: AgencyEvent[] = [first, renamed]

describe('a change', () => {
  test('holds from its day on', () => expect(renamed).toMatchObject({ kind: 'change', effectiveOn: '2019-01-01', corrects: null }))
  test('is recorded after everything before it, even within one millisecond', () => expect(renamed.recordedAt.getTime()).toBe(first.recordedAt.getTime() + 1))
  test('may lie between two others', () => expect(change(known, said('e3', '2018-01-01', { address: '86 Lê Thánh Tôn' })).kind).toBe('change'))
  test('does not lie before the establishment', () =>
    expect(() => change(known, said('e3', '2016-12-31', { code: 'X' }))).toThrow(refusing('agency.not-yet-established')))
  test.each(['2017-01-01', '2019-01-01'])('does not fall on a day that has one already (%s)', (on) =>
    expect(() => change(known, said('e3', on, { code: 'X' }))).toThrow(refusing('agency.changed-that-day')),
  )
  test('changes something', () => expect(() => change([first], said('e3', '2018-01-01'))).toThrow(refusing('agency.nothing-changed')))
})

describe('a correction', () => {
  test('names the event it replaces, also when that was corrected before', () => {
    const once = correct(known, 'e2', said('e3', '2019-02-01', { name: 'Sở Nội vụ TP' }))
    expect(once).toMatchObject({ kind: 'correct', corrects: 'e2' })
    expect(correct([...known, once], 'e3', said('e4', '2019-03-01')).corrects).toBe('e2')
  })
  test('of an unknown event is not found', () => expect(() => correct(known, 'e9', said('e3', '2019-02-01'))).toThrow(refusing('agency.event-not-found')))
  test('keeps the establishment first', () => {
    expect(() => correct(known, 'e1', said('e3', '2019-02-01'))).toThrow(refusing('agency.changed-before'))
    expect(() => correct(known, 'e2', said('e3', '2016-02-01'))).toThrow(refusing('agency.not-yet-established'))
    expect(correct(known, 'e1', said('e3', '2016-02-01')).effectiveOn).toBe('2016-02-01')
  })
  test('does not move an event onto the day of another', () =>
    expect(() => correct(known, 'e2', said('e3', '2017-01-01', { code: 'X' }))).toThrow(refusing('agency.changed-that-day')))
  test('may be of the paper alone, but of something', () => {
    const paper = { number: '12/QĐ-UBND', date: day('2018-12-20') }
    expect(correct(known, 'e2', { ...said('e3', '2019-01-01', renamed.sets), paper }).paper).toEqual(paper)
    expect(() => correct(known, 'e2', said('e3', '2019-01-01', renamed.sets))).toThrow(refusing('agency.nothing-changed'))
  })
})

describe('the place of an agency', () => {
  const around: Surroundings = { blockInForce: true, parentThere: true, belowItselfFrom: null, namesakes: [] }
  const below = { ...facts, parentId: other }
  const namesake = { id: other, name: 'SỞ NỘI VỤ', validFrom: day('2019-01-01'), validTo: null }
  const check =
    (of: AgencyFacts, found: Partial<Surroundings>, to: string | null = null) =>
    () =>
      checkPlace(of, day('2017-01-01'), to === null ? null : day(to), { ...around, ...found })

  test('needs a block of that day', () => expect(check(facts, { blockInForce: false })).toThrow(refusing('agency.block-not-in-force')))
  test('needs a parent of that day, if any', () => {
    expect(check(below, { parentThere: false })).toThrow(refusing('agency.parent-not-there'))
    expect(check(facts, { parentThere: false })).not.toThrow()
  })
  test('is never below itself on a day it covers', () => {
    expect(check(below, { belowItselfFrom: day('2018-01-01') })).toThrow(refusing('agency.below-itself'))
    expect(check(below, { belowItselfFrom: day('2018-01-01') }, '2018-01-01')).not.toThrow()
  })
  test('is not that of a namesake on overlapping days, and says whose', () => {
    expect(check(facts, { namesakes: [namesake] })).toThrow(
      expect.objectContaining({
        code: 'agency.same-name-and-parent',
        details: expect.objectContaining({ name: 'SỞ NỘI VỤ', id: other, since: '2019-01-01' }) as unknown,
      }),
    )
    expect(check(facts, { namesakes: [namesake] }, '2019-01-01')).not.toThrow()
  })
  test('is refused for all its reasons at once, each at its field', () =>
    expect(check(below, { blockInForce: false, parentThere: false, namesakes: [namesake] })).toThrow(
      expect.objectContaining({
        details: expect.objectContaining({
          errors: ['facts.block', 'facts.parentId', 'facts.name'].map((path) => expect.objectContaining({ path }) as unknown),
        }) as unknown,
      }),
    ))
})

describe('facts', () => {
  const read = (more: Record<string, unknown>) => AgencyFacts.safeParse({ ...facts, ...more })
  test('are kept tidy: bidirectional marks, null bytes and stray blanks go', () =>
    expect(read({ name: ' Sở\u0000 \u202ENội\u200F vụ\t' }).data?.name).toBe('Sở Nội vụ'))
  test('keep an emoji somebody typed', () => expect(read({ name: 'Sở Nội vụ 🏛' }).data?.name).toBe('Sở Nội vụ 🏛'))
  test.each([
    ['name', 'x'.repeat(301)],
    ['name', ''],
    ['name', '🏛 12'],
    ['shortName', '\u200B'],
    ['code', ''],
    ['kind', 'ministry'],
    ['block', 'Sở'],
    ['obligation', null],
    ['address', 'x'.repeat(501)],
    ['status', 'active'],
  ])('refuse %s %j', (field, value) => expect(read({ [field]: value }).success).toBe(false))
})
