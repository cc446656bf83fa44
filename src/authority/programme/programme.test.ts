import { describe, expect, test } from 'vitest'
import { HalfYear } from '../../kernel/day.ts'
import { DirectionId } from '../../kernel/identity.ts'
import { ActivityForm, type ActivitySurroundings, decideActivity } from './activity.ts'
import { countActivities, ruleFor } from './counting.ts'
import { decideDirection, decideOrder, DirectionForm, neededOf, Target } from './direction.ts'
import { certainlyBefore, KnownDate, Period } from './programme-fields.ts'

const around: ActivitySurroundings = { kindKnown: true, unknownPapers: [], unknownAgencies: [], fileKnown: false }
const least = { kind: 'guidance', title: 'Hướng dẫn chuyển đổi', period: '2020-H1' }
const asked = (change: Record<string, unknown> = {}) => ActivityForm.parse({ ...least, ...change })
const throwing = (code: string) => expect.objectContaining({ code })

describe('an activity', () => {
  test('needs a kind, a title and a period, and nothing that would have to be invented', () => {
    expect(decideActivity(asked(), around)).toEqual({
      ...least,
      began: { precision: 'unknown' },
      ended: null,
      doer: null,
      quantity: null,
      unit: null,
      product: null,
      channels: [],
      note: null,
      paperIds: [],
      agencyIds: [],
      fileId: null,
    })
    for (const field of ['kind', 'title', 'period']) expect(ActivityForm.safeParse({ ...least, [field]: undefined }).success).toBe(false)
  })

  test('does not end before it begins, as far as both are known', () => {
    const quarter = { precision: 'quarter', quarter: '2020-Q2' }
    expect(() => decideActivity(asked({ began: quarter, ended: { precision: 'month', month: '2020-03' } }), around)).toThrow(
      throwing('activity.ends-before-it-begins'),
    )
    expect(decideActivity(asked({ began: quarter, ended: { precision: 'month', month: '2020-04' } }), around).ended).toEqual({
      precision: 'month',
      month: '2020-04',
    })
    expect(decideActivity(asked({ ended: { precision: 'day', day: '2020-01-01' } }), around).began).toEqual({ precision: 'unknown' })
  })

  test('names a channel once, however it is spelt', () => {
    expect(decideActivity(asked({ channels: ['Bản tin TBT', 'website', 'bản tin tbt'] }), around).channels).toEqual(['Bản tin TBT', 'website'])
  })

  test('links papers and agencies that exist; a link made when it was right may stay', () => {
    const gone = '01900000-0000-7000-8000-000000000001'
    const linked = asked({ paperIds: [gone] })
    expect(() => decideActivity(linked, { ...around, unknownPapers: [gone] })).toThrow(throwing('activity.paper-unknown'))
    expect(() => decideActivity(asked({ agencyIds: [gone] }), { ...around, unknownAgencies: [gone] })).toThrow(throwing('activity.agency-unknown'))
    const before = decideActivity(linked, around)
    expect(decideActivity(linked, { ...around, unknownPapers: [gone] }, before).paperIds).toEqual([gone])
  })
})

describe('how many of a kind', () => {
  test('is the sum of the quantities told: four newsletters over two channels are four', () => {
    expect(
      countActivities('newsletter', [
        { kind: 'newsletter', quantity: 4 },
        { kind: 'secondment', quantity: 1 },
      ]),
    ).toEqual({ n: 4, records: 1, unknown: 0 })
    expect(
      countActivities('newsletter', [
        { kind: 'newsletter', quantity: 2 },
        { kind: 'newsletter', quantity: 2 },
        { kind: 'newsletter', quantity: null },
      ]),
    ).toEqual({ n: 4, records: 3, unknown: 1 })
    expect(
      countActivities('secondment', [
        { kind: 'secondment', quantity: 1 },
        { kind: 'secondment', quantity: 2 },
      ]),
    ).toMatchObject({ n: 3 })
  })

  test('is unknown and not 0 while nobody told a quantity, and for kinds that are not summed', () => {
    expect(countActivities('training-postponed', [{ kind: 'training-postponed', quantity: null }])).toEqual({ n: null, records: 1, unknown: 1 })
    expect(countActivities('guidance', [{ kind: 'guidance', quantity: 3 }])).toEqual({ n: null, records: 1, unknown: 0 })
    expect(countActivities('newsletter', [])).toEqual({ n: null, records: 0, unknown: 0 })
  })
})

test('a rule is data: by the quantities, by the records, or by name alone, from its half-year on', () => {
  const one = (counted: 'sum' | 'records' | 'named', quantity: number | null = 2) => ({ kind: 'guidance', quantity, counted })
  expect(countActivities('guidance', [one('sum'), one('sum', null)])).toEqual({ n: 2, records: 2, unknown: 1 })
  expect(countActivities('guidance', [one('records'), one('records', null)])).toEqual({ n: 2, records: 2, unknown: 0 })
  expect(countActivities('guidance', [one('named'), one('named')])).toEqual({ n: null, records: 2, unknown: 0 })
  const period = (text: string) => HalfYear.parse(text)
  const rules = [
    { from: period('2020-H2'), n: 3 },
    { from: period('2021-H1'), n: 2 },
    { from: period('2020-H2'), n: 1 },
    { from: null, n: 0 },
  ]
  expect(['2020-H1', '2020-H2', '2021-H2'].map((text) => ruleFor(rules, period(text))?.n)).toEqual([0, 3, 2])
})

describe('a target', () => {
  const target = (change: object = {}) => Target.parse({ percent: 70, listName: 'Ủy ban nhân dân phường, xã, thị trấn', listCount: 322, ...change })

  test('needs its percentage of its own list, rounded up', () => {
    expect(neededOf(target())).toBe(226)
    expect(neededOf(target({ percent: 100, listCount: 45 }))).toBe(45)
    expect(neededOf(target({ percent: 74.6, listCount: 1000 }))).toBe(746)
    expect(neededOf(target({ listCount: undefined }))).toBeNull()
  })

  test.each([0, -1, 100.1, 33.333, 1e18, Number.NaN])('is no percentage of %s', (percent) => {
    expect(Target.safeParse({ percent, listName: 'x' }).success).toBe(false)
  })
})

describe('the order of tasks', () => {
  const id = (n: number) => DirectionId.parse(`01900000-0000-7000-8000-00000000000${n}`)
  const held = [1, 2, 3].map((n) => ({ id: id(n), version: n, position: n }))
  const order = (...ids: number[]) => ids.map((n) => ({ id: id(n), version: n }))

  test('moves only those whose place changes', () => {
    expect(decideOrder(order(2, 1, 3), held)).toEqual([
      { id: id(2), position: 1, version: 3 },
      { id: id(1), position: 2, version: 2 },
    ])
    expect(decideOrder(order(1, 2, 3), held)).toEqual([])
  })

  test('names every task exactly once', () => {
    for (const wrong of [order(1, 2), order(1, 2, 2), order(1, 2, 4), order(1, 2, 3, 4)])
      expect(() => decideOrder(wrong, held)).toThrow(throwing('direction.order-not-complete'))
  })

  test('is not changed over a task that changed meanwhile', () => {
    expect(() => decideOrder([...order(2, 1), { id: id(3), version: 9 }], held)).toThrow(throwing('record.changed-meanwhile'))
  })

  test('puts a new task last, and one moved to another half-year last there', () => {
    const form = DirectionForm.parse({ period: '2020-H2', task: 'Kiểm tra thực tế' })
    const first = decideDirection(form, 4)
    expect(first).toMatchObject({ position: 5, deadline: { precision: 'unknown' }, targets: [], cooperating: [] })
    expect(decideDirection(form, 9, first).position).toBe(5)
    expect(decideDirection(DirectionForm.parse({ period: '2021-H1', task: 'x' }), 2, first).position).toBe(3)
  })
})

describe('a time', () => {
  test.each([
    { precision: 'month', month: '2150-01' },
    { precision: 'year', year: '2101' },
    { precision: 'half-year', halfYear: '2199-H1' },
    { precision: 'quarter', quarter: '2120-Q1' },
    { precision: 'day', day: '2020-02-31' },
    { precision: 'month', month: '2020-13' },
    { precision: 'year', year: '1800' },
  ])('is none beyond the legal days: %o', (date) => {
    expect(KnownDate.safeParse(date).success).toBe(false)
  })

  test('of a half-year ends with 2100', () => {
    expect([Period.safeParse('2100-H2').success, Period.safeParse('2101-H1').success, Period.safeParse('2020-H3').success]).toEqual([true, false, false])
  })

  test('is certainly before another only when both are known and do not overlap', () => {
    const month = (m: string) => KnownDate.parse({ precision: 'month', month: m })
    expect(certainlyBefore(month('2020-03'), month('2020-04'))).toBe(true)
    expect(certainlyBefore(month('2020-04'), KnownDate.parse({ precision: 'quarter', quarter: '2020-Q2' }))).toBe(false)
    expect(certainlyBefore({ precision: 'unknown' }, month('2020-04'))).toBe(false)
  })
})
