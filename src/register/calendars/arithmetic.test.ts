import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import published from './published-vn.json' with { type: 'json' }
import {
  type CalendarException,
  type CalendarSource,
  compileCalendar,
  type ExceptionKind,
  lengthOf,
  type OfficeHours,
  workingDaysBetween,
} from '../../kernel/calendar.ts'
import { isWorked, nextSession } from '../../kernel/calendar-clock.ts'
import { type Amount, due, elapsed, elapsedDays, type Pause, type ReceiptRule } from '../../kernel/calendar-due.ts'
import { explain } from '../../kernel/calendar-explain.ts'
import { Day } from '../../kernel/day.ts'

const office = [
  [450, 690],
  [780, 1020],
] as const
const weekday = (sessions: OfficeHours['week'][number]) => [[], sessions, sessions, sessions, sessions, sessions, []]
const hours: OfficeHours[] = [{ validFrom: Day.parse('1900-01-01'), validTo: null, season: null, week: weekday(office), source: 'thử', own: false }]

const exceptions: CalendarException[] = [
  ...published.entries.map((entry) => ({ ...entry, held: true })),
  ...published.pending.map((entry) => ({ ...entry, held: false })),
].map((entry) => ({
  day: Day.parse(entry.date),
  kind: entry.type as ExceptionKind,
  name: entry.name,
  source: entry.source,
  pairedDay: 'pairedWith' in entry && entry.pairedWith ? Day.parse(entry.pairedWith) : null,
  sessions: null,
  pending: !entry.held,
}))
const years = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]
const source: CalendarSource = { hours, exceptions, years, dutyCounts: false }
const calendar = compileCalendar(source, { from: Day.parse('2018-01-01'), to: Day.parse('2028-12-31') })
const rule: ReceiptRule = { receiptDayCounts: false, cutOff: null, afterHours: 'next-working-day', sessionEnd: 'this-session' }
const at = (local: string) => new Date(`${local}:00+07:00`)
const written = (moment: Date | null) => (moment === null ? null : new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 16))

describe('the published calendars 2019–2026', () => {
  test.each(published.examples.map((example) => [example.note, example] as const))('example: %s', (_, { from, add, due: wanted }) => {
    const amount: Amount =
      'workingDays' in add && add.workingDays !== undefined
        ? { n: add.workingDays, unit: 'workingDays' }
        : { n: add.workingHours ?? Number.NaN, unit: 'workingHours' }
    const result = due(calendar, at(from), amount, rule)
    expect(written(result.due)).toBe(wanted)
    expect(result.provisional).toBe(from.startsWith('2018'))
  })

  test('working days of each year', () => {
    const counted = Object.fromEntries(years.map((year) => [year, workingDaysBetween(calendar, Day.parse(`${year}-01-01`), Day.parse(`${year}-12-31`))]))
    const { comment: _, ...wanted } = published.crossChecks.workingDays
    expect(counted).toEqual(wanted)
    const confirmed = compileCalendar(
      { ...source, exceptions: exceptions.map((one) => ({ ...one, pending: false })) },
      { from: Day.parse('2026-01-01'), to: Day.parse('2026-12-31') },
    )
    expect(workingDaysBetween(confirmed, Day.parse('2026-01-01'), Day.parse('2026-12-31'))).toBe(249)
  })

  test('a due date that touches 24/11/2026 or 2027 is provisional, and says why', () => {
    const pending = due(calendar, at('2026-11-23T09:00'), { n: 1, unit: 'workingDays' }, rule)
    expect([written(pending.due), pending.provisional]).toEqual(['2026-11-24T17:00', true])
    expect(explain(calendar, at('2026-11-23T09:00'), pending, rule).pending.map(({ day }) => day)).toEqual(['2026-11-24'])
    const beyond = due(calendar, at('2026-12-31T09:00'), { n: 1, unit: 'workingDays' }, rule)
    expect([written(beyond.due), beyond.provisional, explain(calendar, at('2026-12-31T09:00'), beyond, rule).unpublished]).toEqual([
      '2027-01-01T17:00',
      true,
      [2027],
    ])
    expect(due(calendar, at('2026-11-23T09:00'), { n: 8, unit: 'workingMinutes' }, rule).provisional).toBe(false)
  })

  test('a due date names what lay between, with its source', () => {
    const from = at('2026-02-13T10:00')
    const result = due(calendar, from, { n: 40, unit: 'workingHours' }, rule)
    expect(written(result.due)).toBe('2026-02-27T10:00')
    const { off, weekendDays, worked } = explain(calendar, from, result, rule)
    expect(off.map((run) => [run.from, run.to, run.days, run.name.vi])).toEqual([['2026-02-16', '2026-02-20', 5, 'Tết Nguyên đán']])
    expect(off[0]?.source).toContain('9441')
    expect([weekendDays, worked]).toEqual([4, []])
    const swap = at('2024-05-03T16:00')
    const saturday = due(calendar, swap, { n: 4, unit: 'workingHours' }, rule)
    expect(explain(calendar, swap, saturday, rule).worked.map(({ day, pairedDay }) => [day, pairedDay])).toEqual([['2024-05-04', '2024-04-29']])
  })
})

describe('the rule of receipt', () => {
  const cut: ReceiptRule = { ...rule, cutOff: 15 * 60 }
  const cases: [string, ReceiptRule, string, Amount, string][] = [
    ['at the very cut-off it is in time', cut, '2020-06-15T15:00', { n: 1, unit: 'workingDays' }, '2020-06-16T17:00'],
    ['a minute later it is of the next day', cut, '2020-06-15T15:01', { n: 1, unit: 'workingDays' }, '2020-06-17T17:00'],
    ['hours of a late receipt begin next morning', cut, '2020-06-15T15:01', { n: 1, unit: 'workingHours' }, '2020-06-16T08:30'],
    [
      'or in the next session, where the rule says so',
      { ...cut, cutOff: 10 * 60, afterHours: 'next-session' },
      '2020-06-15T10:30',
      { n: 1, unit: 'workingHours' },
      '2020-06-15T14:00',
    ],
    ['the day of receipt may count', { ...rule, receiptDayCounts: true }, '2020-06-15T09:00', { n: 1, unit: 'workingDays' }, '2020-06-15T17:00'],
    [
      'the end of a session may be the start of the next',
      { ...rule, sessionEnd: 'next-session' },
      '2020-06-15T07:30',
      { n: 4, unit: 'workingHours' },
      '2020-06-15T13:00',
    ],
    ['calendar days end on a working day', rule, '2020-06-10T09:00', { n: 3, unit: 'calendarDays' }, '2020-06-15T17:00'],
  ]
  test.each(cases)('%s', (_, given, from, amount, wanted) => {
    expect(written(due(calendar, at(from), amount, given).due)).toBe(wanted)
  })

  test('while the clock stands there is no due date; afterwards the days it stood are added', () => {
    const from = at('2020-06-12T09:00')
    const three: Amount = { n: 3, unit: 'workingDays' }
    expect(due(calendar, from, three, rule, [{ from: at('2020-06-15T09:00'), to: null }]).due).toBeNull()
    expect(written(due(calendar, from, three, rule, [{ from: at('2020-06-15T09:00'), to: at('2020-06-17T09:00') }]).due)).toBe('2020-06-19T17:00')
    expect(written(due(calendar, from, three, rule, [{ from: at('2020-06-18T09:00'), to: null }]).due)).toBe('2020-06-17T17:00')
  })
})

test('a half day, a duty Saturday, hours by season and a later exception on the same day', () => {
  const morning = [[450, 690]] as const
  const early = [
    [420, 690],
    [780, 990],
  ] as const
  const one = (day: string, kind: ExceptionKind, sessions: CalendarException['sessions'] = null): CalendarException => ({
    day: Day.parse(day),
    kind,
    name: { vi: 'thử', en: 'trial' },
    source: 'thử',
    pairedDay: null,
    sessions,
    pending: false,
  })
  const summer: OfficeHours = {
    validFrom: Day.parse('2000-01-01'),
    validTo: null,
    season: { from: '04-16', to: '10-15' },
    week: weekday(early),
    source: 'hè',
    own: false,
  }
  const winter: OfficeHours = { ...summer, season: { from: '12-01', to: '02-28' }, week: weekday(morning) }
  const span = { from: Day.parse('2020-01-01'), to: Day.parse('2020-12-31') }
  const given: CalendarSource = {
    hours: [...hours, summer, winter],
    years: [2020],
    dutyCounts: true,
    exceptions: [
      one('2020-03-02', 'half_day_off', morning),
      one('2020-03-07', 'saturday_duty', morning),
      one('2020-03-04', 'holiday'),
      one('2020-03-04', 'half_day_off', morning),
    ],
  }
  const laid = compileCalendar(given, span)
  const minutes = (day: string) => lengthOf(laid.patterns[laid.pattern[(Date.parse(day) - Date.parse('2020-01-01')) / 86_400_000] ?? 0] ?? [])
  expect(['2020-01-06', '2020-03-02', '2020-03-03', '2020-03-04', '2020-03-07', '2020-03-14', '2020-06-15', '2020-12-01'].map(minutes)).toEqual([
    240, 240, 480, 240, 240, 0, 480, 240,
  ])
  expect(workingDaysBetween(compileCalendar({ ...given, dutyCounts: false }, span), Day.parse('2020-03-07'), Day.parse('2020-03-07'))).toBe(0)
  expect(elapsed(laid, at('2020-06-15T16:00'), at('2020-06-16T07:30'))).toBe(60)
})

describe('laws of the arithmetic', () => {
  const minute = (from: string, to: string) => fc.integer({ min: at(from).getTime() / 60_000, max: at(to).getTime() / 60_000 }).map((n) => new Date(n * 60_000))
  const moment = minute('2019-01-02T00:00', '2025-12-31T23:59')
  const rules = fc.record({
    receiptDayCounts: fc.boolean(),
    cutOff: fc.option(fc.integer({ min: 450, max: 1020 })),
    afterHours: fc.constantFrom('next-working-day' as const, 'next-session' as const),
    sessionEnd: fc.constantFrom('this-session' as const, 'next-session' as const),
  })
  const two = fc.tuple(moment, moment).map(([a, b]) => (a < b ? ([a, b] as const) : ([b, a] as const)))
  const runs = { numRuns: 500 }

  test('due(a, elapsed(a, b)) is b for b inside working time', () => {
    fc.assert(
      fc.property(two, ([a, b]) => {
        fc.pre(isWorked(calendar, b.getTime() + 7 * 3_600_000) && elapsed(calendar, a, b) > 0)
        const next: ReceiptRule = { ...rule, sessionEnd: 'next-session' }
        expect(written(due(calendar, a, { n: elapsed(calendar, a, b), unit: 'workingMinutes' }, next).due)).toBe(written(b))
      }),
      runs,
    )
  })

  test('and so for days: due after the days between two receipts is the close of the second day', () => {
    fc.assert(
      fc.property(two, ([a, b]) => {
        const result = due(calendar, a, { n: elapsedDays(calendar, a, b, rule), unit: 'workingDays' }, rule)
        expect(written(result.due)).toBe(`${written(due(calendar, b, { n: 0, unit: 'workingDays' }, rule).received)?.slice(0, 10)}T17:00`)
      }),
      runs,
    )
  })

  test('elapsed adds up', () => {
    fc.assert(
      fc.property(fc.tuple(moment, moment, moment), (three) => {
        const [a, b, c] = three.toSorted((x, y) => x.getTime() - y.getTime())
        if (!a || !b || !c) return
        expect(elapsed(calendar, a, b) + elapsed(calendar, b, c)).toBe(elapsed(calendar, a, c))
      }),
      runs,
    )
  })

  test('a later receipt or a greater amount is never due earlier', () => {
    fc.assert(
      fc.property(
        two,
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 0, max: 50 }),
        rules,
        fc.constantFrom('workingDays', 'workingHours', 'workingMinutes', 'calendarDays'),
        ([a, b], n, more, given, unit) => {
          const first = due(calendar, a, { n, unit: unit as Amount['unit'] }, given).due
          expect(first?.getTime()).toBeLessThanOrEqual(due(calendar, b, { n, unit: unit as Amount['unit'] }, given).due?.getTime() ?? 0)
          expect(first?.getTime()).toBeLessThanOrEqual(due(calendar, a, { n: n + more, unit: unit as Amount['unit'] }, given).due?.getTime() ?? 0)
        },
      ),
      runs,
    )
  })

  test('pauses add up: their working time is added to the limit; two that touch are as one', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 600, max: 5_000 }), fc.array(fc.integer({ min: 1, max: 3_000 }), { minLength: 4, maxLength: 4 }), (a, n, gaps) => {
        const marks: Date[] = []
        let last = a.getTime()
        for (const gap of gaps) {
          last += gap * 60_000
          marks.push(new Date(last))
        }
        const [p, q, r, s] = marks as [Date, Date, Date, Date]
        const amount: Amount = { n, unit: 'workingMinutes' }
        const plain = due(calendar, a, amount, rule).due ?? a
        fc.pre(r < plain)
        const stood = elapsed(calendar, p, q) + elapsed(calendar, r, s)
        const paused = due(calendar, a, amount, rule, [
          { from: p, to: q },
          { from: r, to: s },
        ]).due
        expect(written(paused)).toBe(written(due(calendar, a, { n: n + stood, unit: 'workingMinutes' }, rule).due))
        const touching: Pause[] = [
          { from: p, to: q },
          { from: q, to: r },
        ]
        for (const unit of ['workingMinutes', 'workingDays'] as const) {
          const limit = { n: unit === 'workingDays' ? 40 : n, unit }
          expect(written(due(calendar, a, limit, rule, touching).due)).toBe(written(due(calendar, a, limit, rule, [{ from: p, to: r }]).due))
        }
      }),
      runs,
    )
  })

  test('it agrees with a clock that steps minute by minute', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 1_500 }), fc.integer({ min: 0, max: 4 }), rules, (a, minutes, days, given) => {
        expect(written(due(calendar, a, { n: minutes, unit: 'workingMinutes' }, given).due)).toBe(written(steppedTime(a, minutes, given)))
        expect(written(due(calendar, a, { n: days, unit: 'workingDays' }, given).due)).toBe(written(steppedDays(a, days, given)))
      }),
      { numRuns: 150 },
    )
  })
})

/** The same by another road: the list of entries and a loop over minutes, no sums. */
const entryOf = new Map(exceptions.filter(({ pending }) => !pending).map((one) => [one.day as string, one.kind]))
const dayText = (moment: Date) => new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
const minuteOf = (moment: Date) => Math.floor(((moment.getTime() + 7 * 3_600_000) % 86_400_000) / 60_000)
function steppedWorkingDay(moment: Date): boolean {
  const kind = entryOf.get(dayText(moment))
  const inWeek = ![0, 6].includes(new Date(`${dayText(moment)}T00:00:00Z`).getUTCDay())
  return kind === undefined ? inWeek : kind === 'swapped_working'
}
const steppedWorked = (moment: Date) => steppedWorkingDay(moment) && office.some(([from, to]) => minuteOf(moment) >= from && minuteOf(moment) < to)
const later = (moment: Date, minutes: number) => new Date(moment.getTime() + minutes * 60_000)
const starts = (moment: Date) => steppedWorkingDay(moment) && office.some(([from]) => from === minuteOf(moment))

function steppedReceipt(a: Date, given: ReceiptRule): Date {
  const latest = given.cutOff ?? 1020
  let moment = a
  if (!steppedWorkingDay(a) || minuteOf(a) > latest) {
    if (given.afterHours === 'next-session') {
      while (!starts(moment)) moment = later(moment, 1)
      return moment
    }
    const day = dayText(a)
    do moment = later(moment, 1)
    while (dayText(moment) === day || !steppedWorkingDay(moment) || minuteOf(moment) !== 450)
    return moment
  }
  if (minuteOf(a) === 1020) return a
  while (!steppedWorked(moment)) moment = later(moment, 1)
  return moment
}

function steppedTime(a: Date, minutes: number, given: ReceiptRule): Date {
  let moment = steppedReceipt(a, given)
  if (minutes === 0) return moment
  for (let left = minutes; left > 0; moment = later(moment, 1)) if (steppedWorked(moment)) left--
  if (given.sessionEnd === 'next-session') while (!steppedWorked(moment)) moment = later(moment, 1)
  return moment
}

function steppedDays(a: Date, days: number, given: ReceiptRule): Date {
  let moment = steppedReceipt(a, given)
  for (let left = given.receiptDayCounts ? Math.max(0, days - 1) : days; left > 0; ) {
    moment = later(moment, 24 * 60)
    if (steppedWorkingDay(moment)) left--
  }
  return at(`${dayText(moment)}T17:00`)
}

test('the next session after Friday afternoon is on Monday', () => {
  expect(written(new Date(nextSession(calendar, at('2020-06-19T16:00').getTime() + 7 * 3_600_000) - 7 * 3_600_000))).toBe('2020-06-22T07:30')
})
