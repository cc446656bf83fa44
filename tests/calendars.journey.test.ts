import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AgencyId, type DeadlineId } from '../src/kernel/identity.ts'
import { inTransaction } from '../src/platform/db/transaction.ts'
import { establishAgency } from '../src/register/agencies/agency.contract.ts'
import {
  calculateDue,
  changeCalendar,
  foreseeCalendarChange,
  foreseeYearWithdrawal,
  loadPublishedCalendars,
  publishCalendarYear,
  showCalendar,
  showCalendarException,
  withdrawCalendarYear,
} from '../src/register/calendars/calendar.contract.ts'
import { importCalendar, previewCalendarImport } from '../src/register/calendars/calendar-import.contract.ts'
import {
  foreseeReprojection,
  keepDeadlines,
  recalculateOwnDeadlines,
  reprojectDeadlines,
  reprojectionSheet,
  showDeadline,
} from '../src/register/calendars/deadline.contract.ts'
import { closeDeadline, deadlinesOf, explainDeadline, pauseDeadline, resumeDeadline, startDeadlines } from '../src/register/calendars/facade.ts'
import { uploadFile } from '../src/register/files/file.contract.ts'
import { showWork } from '../src/register/works/work.contract.ts'
import { composeJobs } from '../src/worker.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'

let product: TestProduct
let officer: Person
let secretary: Person
let agency: string
let neighbour: string

const reason = null
const facts = (name: string) => ({
  code: null,
  name,
  shortName: name,
  kind: 'other',
  block: 'ban',
  parentId: null,
  obligation: 'undetermined',
  obligationBasis: null,
  address: null,
})
const day = (said: object) => ({
  day: '2026-06-15',
  kind: 'holiday',
  name: { vi: 'Ngày thử', en: 'Trial day' },
  source: 'Công văn thử',
  paper: null,
  pairedDay: null,
  sessions: null,
  state: 'confirmed',
  ...said,
})

beforeAll(async () => {
  product = await testProduct({ now: '2026-06-10T03:00:00Z' })
  await composeJobs(product.services.queue, product.services)
  officer = await product.person('programme-officer')
  const established = async (name: string) =>
    (await officer.call(establishAgency, { body: { facts: facts(name), effectiveOn: '2000-01-01', paper: null, note: null } })).json<{ id: string }>().id
  agency = await established('Ban Một')
  neighbour = await established('Ban Hai')
  secretary = await product.person('iso-secretary', agency)
})
afterAll(() => product.close())

const change = (person: Person, body: object) => person.call(changeCalendar, { body: { agencyId: null, reason, ...body } })
const codeOf = async (answer: ReturnType<typeof change>) => {
  const { statusCode, json } = await answer
  return [statusCode, (json() as { code?: string }).code]
}
const year = async (query: object) =>
  (await officer.call(showCalendar, { query: query as never })).json<{
    exceptions: { id: string; day: string; version: number; state: string; agencyId: string | null }[]
    years: { year: number }[]
  }>()
const write = <T>(work: Parameters<typeof inTransaction<T>>[3]) =>
  inTransaction(product.services.database, { side: 'authority', authority: product.authority }, 'write', work)
const due = async (person: Person, query: object) =>
  (await person.call(calculateDue, { query: query as never })).json<{
    due: string
    provisional: boolean
    off: { name: { vi: string }; from: string }[]
    pending: { day: string }[]
    code?: string
  }>()

describe('an empty installation', () => {
  test('does not calculate without office hours, and says so', async () => {
    const answer = await officer.call(calculateDue, { query: { from: '2026-02-13T03:00:00Z', n: 1, unit: 'workingDays' } })
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'calendar.no-office-hours'])
  })

  test('loads the published calendars once, with hours and rule; what is pending stays pending', async () => {
    const readyMade = async (year: string) => (await officer.call(showCalendar, { query: { year } as never })).json<{ readyMade: boolean }>().readyMade
    // Offered for every year that comes with the product and has no days, however many days other years have.
    expect([await readyMade('2026'), await readyMade('2027')]).toEqual([true, false])
    const loaded = await officer.call(loadPublishedCalendars, { body: {} })
    expect([loaded.statusCode, loaded.json().created]).toEqual([200, 118])
    expect(await readyMade('2026')).toBe(false)
    const { exceptions, years } = await year({ year: 2026 })
    expect(years.map((one) => one.year)).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026])
    expect(exceptions.filter(({ state }) => state === 'pending').map((one) => one.day)).toEqual(['2026-11-24'])
    expect((await officer.call(loadPublishedCalendars, { body: {} })).json().code).toBe('calendar.nothing-to-add')
  })

  test('then explains a due date', async () => {
    const answer = await due(officer, { from: '2026-02-13T10:00:00+07:00', n: 40, unit: 'workingHours' })
    expect([answer.due, answer.provisional, answer.off.map(({ name, from }) => [name.vi, from])]).toEqual([
      '2026-02-27T03:00:00.000Z',
      false,
      [['Tết Nguyên đán', '2026-02-16']],
    ])
    const next = await due(officer, { from: '2026-12-31T10:00:00+07:00', n: 2, unit: 'workingDays' })
    expect(next.provisional).toBe(true)
    expect((await officer.call(calculateDue, { query: { from: '2026-02-13T03:00:00Z', n: 5_000, unit: 'workingDays' } })).json().code).toBe(
      'calendar.amount-too-great',
    )
    // The second lies on 01/01/2101 here, though not in UTC.
    for (const from of ['1899-12-31T03:00:00Z', '2100-12-31T23:59:59Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z']) {
      const beyond = await officer.call(calculateDue, { query: { from, n: 1, unit: 'workingDays' } })
      expect([beyond.statusCode, beyond.json().errors], from).toEqual([400, [expect.objectContaining({ code: 'calendar.beyond' })]])
    }
  })
})

describe('a day', () => {
  test.each([
    ['a swap without its pair', { kind: 'swapped_off', pairedDay: '2026-06-20' }, [400, 'calendar.swap-without-pair']],
    ['a working Saturday that is a Sunday', { day: '2026-06-21', kind: 'swapped_working', pairedDay: '2026-06-15' }, [400, 'calendar.swap-not-saturday']],
    ['a second one on a day', { day: '2026-02-17' }, [409, 'calendar.day-taken']],
    ['a half day without sessions', { kind: 'half_day_off' }, [400, 'calendar.sessions-needed']],
    ['duty on a Monday', { kind: 'saturday_duty', sessions: [[450, 690]] }, [400, 'calendar.duty-not-saturday']],
    ['a partner of what is no swap', { pairedDay: '2026-06-20' }, [400, 'calendar.pair-without-swap']],
  ])('is refused: %s', async (_, said, wanted) => {
    expect(await codeOf(change(officer, { change: { act: 'record', entries: [day(said)] } }))).toEqual(wanted)
  })

  test('is refused at the field of the entry it stands in', async () => {
    const sunday = await change(officer, {
      change: {
        act: 'record',
        entries: [
          day({ day: '2026-06-15', kind: 'swapped_off', pairedDay: '2026-06-21' }),
          day({ day: '2026-06-21', kind: 'swapped_working', pairedDay: '2026-06-15' }),
        ],
      },
    })
    expect(sunday.json().errors).toEqual([expect.objectContaining({ path: 'change.entries.1.day', code: 'calendar.swap-not-saturday' })])
    const alone = await change(officer, { change: { act: 'record', entries: [day({ kind: 'swapped_off', pairedDay: '2026-06-20' })] } })
    expect(alone.json().errors).toEqual([expect.objectContaining({ path: 'change.entries.0.pairedDay', code: 'calendar.swap-without-pair' })])
  })

  test('is refused at its field: years out of range, 31 February, sessions out of order', async () => {
    for (const said of [{ day: '1899-12-31' }, { day: '2101-01-01' }, { day: '2026-02-31' }])
      expect((await codeOf(change(officer, { change: { act: 'record', entries: [day(said)] } })))[0]).toBe(400)
    const crossed = await change(officer, {
      change: {
        act: 'record',
        entries: [
          day({
            kind: 'half_day_off',
            sessions: [
              [780, 1020],
              [450, 690],
            ],
          }),
        ],
      },
    })
    expect(crossed.body).toContain('calendar.sessions-out-of-order')
  })

  test('a swap is recorded whole, corrected whole and withdrawn whole; what was known before can still be read', async () => {
    const entries = [day({ kind: 'swapped_off', pairedDay: '2026-06-20' }), day({ day: '2026-06-20', kind: 'swapped_working', pairedDay: '2026-06-15' })]
    const recorded = await change(officer, { change: { act: 'record', entries } })
    expect(recorded.statusCode).toBe(200)
    const [off, saturday] = recorded.json<{ rows: { id: string }[] }>().rows
    product.setNow('2026-06-10T04:00:00Z')
    const moved = await change(officer, { change: { act: 'correct', id: off?.id, seen: 1, facts: day({ kind: 'swapped_off', pairedDay: '2026-06-27' }) } })
    expect(moved.json<{ rows: object[] }>().rows).toEqual([
      { id: off?.id, version: 2 },
      { id: saturday?.id, version: 2 },
    ])
    const june = (exceptions: { day: string }[]) => exceptions.filter((one) => one.day.startsWith('2026-06')).map((one) => one.day)
    expect(june((await year({ year: 2026 })).exceptions)).toEqual(['2026-06-15', '2026-06-27'])
    expect(june((await year({ year: 2026, knownAt: '2026-06-10T03:30:00Z' })).exceptions)).toEqual(['2026-06-15', '2026-06-20'])
    expect(await codeOf(change(officer, { change: { act: 'withdraw', id: off?.id, seen: 1 } }))).toEqual([409, 'record.changed-meanwhile'])
    expect((await change(officer, { change: { act: 'withdraw', id: saturday?.id, seen: 2 } })).statusCode).toBe(200)
    expect(june((await year({ year: 2026 })).exceptions)).toEqual([])
    const history = (await officer.call(showCalendarException, { params: { exceptionId: off?.id as never } })).json<{ versions: { state: string }[] }>()
    expect(history.versions.map(({ state }) => state)).toEqual(['withdrawn', 'confirmed', 'confirmed'])
    expect(await codeOf(change(officer, { change: { act: 'confirm', id: off?.id, seen: 3 } }))).toEqual([404, 'calendar.not-found'])
  })

  test('two officers on one version: one is told of the other', async () => {
    const { id } = (await change(officer, { change: { act: 'record', entries: [day({ day: '2026-07-01', state: 'pending' })] } })).json<{
      rows: { id: string }[]
    }>().rows[0] ?? { id: '' }
    const answers = await Promise.all([1, 2, 3, 4].map(() => change(officer, { change: { act: 'confirm', id, seen: 1 } })))
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
    expect(new Set(answers.filter(({ statusCode }) => statusCode !== 200).map((answer) => answer.json().code))).toEqual(new Set(['record.changed-meanwhile']))
    await change(officer, { change: { act: 'withdraw', id, seen: 2 } })
  })

  test('the agency’s side lays its own day over the common calendar and changes nothing else', async () => {
    const own = day({ day: '2026-03-02', kind: 'half_day_off', sessions: [[450, 690]] })
    expect(await codeOf(change(secretary, { change: { act: 'record', entries: [own] } }))).toEqual([403, 'calendar.of-the-authority'])
    expect((await change(secretary, { agencyId: neighbour, change: { act: 'record', entries: [own] } })).statusCode).toBe(404)
    expect((await change(secretary, { agencyId: agency, change: { act: 'record', entries: [own] } })).statusCode).toBe(200)
    const shown = (await secretary.call(showCalendar, { query: { year: 2026, agencyId: agency as never } })).json<{
      exceptions: { day: string; agencyId: string | null }[]
    }>()
    expect(shown.exceptions.some((one) => one.day === '2026-02-17' && one.agencyId === null)).toBe(true)
    expect(shown.exceptions.filter((one) => one.agencyId !== null).map((one) => one.day)).toEqual(['2026-03-02'])
    const query = { from: '2026-03-02T08:00:00+07:00', n: 6, unit: 'workingHours' }
    expect((await due(secretary, { ...query, agencyId: agency })).due).toBe('2026-03-03T03:00:00.000Z')
    expect((await due(secretary, query)).due).toBe('2026-03-02T08:30:00.000Z')
    const holiday = shown.exceptions.find((one) => one.day === '2026-02-17') as unknown as { id: string }
    expect((await change(secretary, { agencyId: agency, change: { act: 'withdraw', id: holiday.id, seen: 1 } })).statusCode).toBe(404)
  })
})

describe('hours and the rule of receipt', () => {
  const rule = { receiptDayCounts: false, cutOff: 15 * 60, afterHours: 'next-working-day', sessionEnd: 'this-session', dutyCounts: false }
  const set = (value: object, more: object = {}) => ({
    change: { act: 'set', facts: { kind: 'receipt-rule', validFrom: '2026-05-01', validTo: null, season: null, value, source: 'QĐ thử', ...more } },
  })

  test('a cut-off outside office hours is refused; a new rule ends the one that ran on', async () => {
    expect(await codeOf(change(officer, set({ ...rule, cutOff: 1_080 })))).toEqual([400, 'calendar.cut-off-outside-hours'])
    expect((await change(officer, set(rule))).statusCode).toBe(200)
    expect(await codeOf(change(officer, set(rule)))).toEqual([409, 'calendar.setting-overlaps'])
    const query = { n: 1, unit: 'workingDays' }
    expect((await due(officer, { ...query, from: '2026-05-11T15:30:00+07:00' })).due).toBe('2026-05-13T10:00:00.000Z')
    expect((await due(officer, { ...query, from: '2026-04-20T15:30:00+07:00' })).due).toBe('2026-04-21T10:00:00.000Z')
  })

  test('seasonal hours lie over those of the year', async () => {
    const week = [
      [],
      ...Array.from({ length: 5 }, () => [
        [420, 690],
        [780, 990],
      ]),
      [],
    ]
    const summer = { kind: 'office-hours', validFrom: '2026-01-01', validTo: null, season: { from: '07-01', to: '07-31' }, value: { week }, source: 'QĐ hè' }
    expect((await change(officer, { change: { act: 'set', facts: summer } })).statusCode).toBe(200)
    expect(await codeOf(change(officer, { change: { act: 'set', facts: { ...summer, season: { from: '07-15', to: '08-15' } } } }))).toEqual([
      409,
      'calendar.setting-overlaps',
    ])
    expect((await due(officer, { from: '2026-07-06T07:00:00+07:00', n: 1, unit: 'workingHours' })).due).toBe('2026-07-06T01:00:00.000Z')
    expect((await due(officer, { from: '2026-08-03T07:00:00+07:00', n: 1, unit: 'workingHours' })).due).toBe('2026-08-03T01:30:00.000Z')
  })
})

describe('open due dates', () => {
  const at = new Date('2026-06-10T05:00:00Z')
  let ids: DeadlineId[]
  const of = () => ({ authority: product.authority, agency: null, at })

  test('stand while they are paused, go on, and explain themselves', async () => {
    const started = await write((tx) =>
      startDeadlines(
        tx,
        of(),
        [1, 2, 3, 4].map((n) => ({
          subject: { kind: 'dossier', id: randomUUID() },
          receivedAt: new Date('2026-08-17T02:00:00Z'),
          amount: { n: n * 3, unit: 'workingDays' as const },
        })),
      ),
    )
    ids = started.map(({ id }) => id)
    expect(started.map(({ dueAt }) => dueAt?.toISOString().slice(0, 10))).toEqual(['2026-08-20', '2026-08-24', '2026-08-27', '2026-09-04'])
    const [first, second] = ids as [DeadlineId, DeadlineId]
    const one = { authority: product.authority, at }
    expect((await write((tx) => pauseDeadline(tx, { ...one, id: first, on: new Date('2026-08-18T02:00:00Z') }))).dueAt).toBeNull()
    await expect(write((tx) => pauseDeadline(tx, { ...one, id: first, on: new Date('2026-08-18T03:00:00Z') }))).rejects.toThrow('deadline.already-paused')
    await expect(write((tx) => resumeDeadline(tx, { ...one, id: second, on: at }))).rejects.toThrow('deadline.not-paused')
    const resumed = await write((tx) => resumeDeadline(tx, { ...one, id: first, on: new Date('2026-08-20T02:00:00Z') }))
    expect(resumed.dueAt?.toISOString().slice(0, 10)).toBe('2026-08-22')
    const shown = (await officer.call(showDeadline, { params: { deadlineId: first } })).json<{
      explained: { due: string; pauses: object[]; worked: { day: string }[] }
    }>()
    expect([shown.explained.due.slice(0, 10), shown.explained.pauses.length, shown.explained.worked.map((worked) => worked.day)]).toEqual([
      '2026-08-22',
      1,
      ['2026-08-22'],
    ])
    const told = await write((tx) => explainDeadline(tx, product.authority, first))
    expect(told.explained.due).toBe(shown.explained.due)
    expect((await write((tx) => deadlinesOf(tx, product.authority, [told.deadline.subject.id]))).map(({ id }) => id)).toEqual([first])
    await write((tx) => closeDeadline(tx, { ...one, id: second, on: at }))
  })

  test('a change says beforehand what it moves; a recalculation moves the rest and leaves alone what is kept', async () => {
    const entries = [day({ day: '2026-08-19' })]
    const foreseen = (await officer.call(foreseeCalendarChange, { body: { agencyId: null, change: { act: 'record', entries } } })).json<{
      changed: number
      later: number
      rows: { after: string }[]
    }>()
    expect([foreseen.changed, foreseen.later]).toEqual([2, 2])
    product.setNow('2026-06-10T06:00:00Z')
    expect((await change(officer, { change: { act: 'record', entries } })).statusCode).toBe(200)
    const kept = await officer.call(keepDeadlines, { body: { ids: [ids[3]], reason: 'Đã hẹn với người dân' } })
    expect(kept.json()).toEqual({ kept: 1 })
    expect((await officer.call(keepDeadlines, { body: { ids: [ids[3]], reason: 'Lần nữa' } })).json().code).toBe('deadline.not-all-open')
    expect((await officer.call(foreseeReprojection, { body: {} })).json()).toMatchObject({ looked: 2, changed: 1, kept: 1 })
    const { workId } = (await officer.call(reprojectDeadlines, { body: {} })).json<{ workId: string }>()
    const result = await ended(workId)
    expect(result).toMatchObject({ changed: 1, later: 1, kept: 1, missed: 0 })
    expect((await officer.call(reprojectionSheet, { params: { workId: workId as never } })).statusCode).toBe(200)
    expect((await officer.call(foreseeReprojection, { body: {} })).json()).toMatchObject({ changed: 0 })
    const { rows } = await product.db.owner.query<{ due: string }>("SELECT to_char(due_at, 'YYYY-MM-DD') AS due FROM deadline ORDER BY amount")
    expect(rows.map((row) => row.due)).toEqual(['2026-08-22', '2026-08-24', '2026-08-28', '2026-09-04'])
    expect(await codeOf(secretary.call(reprojectDeadlines, { body: {} }))).toEqual([403, 'calendar.of-the-authority'])
  })

  test('publishing the calendar of a year ends what was provisional for want of it', async () => {
    const [one] = await write((tx) =>
      startDeadlines(tx, of(), [
        { subject: { kind: 'dossier', id: randomUUID() }, receivedAt: new Date('2027-01-04T02:00:00Z'), amount: { n: 3, unit: 'workingDays' } },
      ]),
    )
    expect(one?.provisional).toBe(true)
    const publish = { year: 2027, source: 'Thông báo thử', seen: null }
    expect((await officer.call(publishCalendarYear, { body: publish })).json().code).toBe('calendar.year-empty')
    await change(officer, { change: { act: 'record', entries: [day({ day: '2027-01-01' })] } })
    expect((await officer.call(publishCalendarYear, { body: publish })).statusCode).toBe(200)
    expect((await officer.call(publishCalendarYear, { body: publish })).json().code).toBe('record.changed-meanwhile')
    expect((await officer.call(foreseeReprojection, { body: {} })).json()).toMatchObject({ changed: 1, settled: 1, earlier: 0, later: 0 })
  })

  test('a published year is withdrawn with the reason: foreseen, recorded, seen on the page, and published anew', async () => {
    await ended((await officer.call(reprojectDeadlines, { body: {} })).json<{ workId: string }>().workId)
    expect((await officer.call(foreseeYearWithdrawal, { body: { year: 2027 } })).json()).toMatchObject({ changed: 1, provisional: 1, earlier: 0, later: 0 })
    expect(await codeOf(officer.call(foreseeYearWithdrawal, { body: { year: 2031 } }))).toEqual([409, 'calendar.year-not-published'])
    const withdraw = (who: Person, body: object = {}) =>
      who.call(withdrawCalendarYear, { body: { year: 2027, seen: 1, reason: 'Thông báo bị thay thế', ...body } })
    expect(await codeOf(withdraw(secretary))).toEqual([403, 'calendar.of-the-authority'])
    expect((await withdraw(officer, { reason: ' ' })).statusCode).toBe(400)
    expect(await codeOf(withdraw(officer, { seen: 2 }))).toEqual([409, 'record.changed-meanwhile'])
    expect(await codeOf(withdraw(officer, { year: 2031 }))).toEqual([409, 'calendar.year-not-published'])
    product.setNow('2026-06-10T06:30:00Z')
    expect((await withdraw(officer)).statusCode).toBe(200)
    expect(await codeOf(withdraw(officer))).toEqual([409, 'calendar.year-not-published'])
    const shown = async (query: object = {}) =>
      (await officer.call(showCalendar, { query: { year: 2027, ...query } as never })).json<{
        years: { year: number; version: number }[]
        withdrawn: unknown
      }>()
    const now = await shown()
    expect(now.withdrawn).toMatchObject({ source: 'Thông báo thử', reason: 'Thông báo bị thay thế' })
    expect(now.years.some(({ year }) => year === 2027)).toBe(false)
    const before = await shown({ knownAt: '2026-06-10T06:00:00Z' })
    expect([before.withdrawn, before.years.some(({ year }) => year === 2027)]).toEqual([null, true])
    const { rows } = await product.db.owner.query("SELECT count(*)::int AS n FROM event WHERE type = 'calendar.year-withdrawn'")
    expect(rows).toEqual([{ n: 1 }])
    expect((await officer.call(foreseeReprojection, { body: {} })).json()).toMatchObject({ changed: 1, provisional: 1 })
    const again = await officer.call(publishCalendarYear, { body: { year: 2027, source: 'Thông báo mới', seen: null } })
    expect(again.json()).toEqual({ year: 2027, version: 2 })
    const anew = await shown()
    expect([anew.withdrawn, anew.years.find(({ year }) => year === 2027)?.version]).toEqual([null, 2])
    expect((await officer.call(foreseeReprojection, { body: {} })).json()).toMatchObject({ changed: 0 })
  })

  test('an agency recalculates its own open due dates after a change of its own days, and no others', async () => {
    product.setNow('2026-06-10T07:00:00Z')
    const received = { receivedAt: new Date('2026-09-07T02:00:00Z'), amount: { n: 3, unit: 'workingDays' as const } }
    const started = (whose: string) =>
      write((tx) => startDeadlines(tx, { ...of(), agency: AgencyId.parse(whose) }, [{ subject: { kind: 'dossier', id: randomUUID() }, ...received }]))
    const [mine] = await started(agency)
    const [theirs] = await started(neighbour)
    const own = day({ day: '2026-09-08', kind: 'holiday' })
    expect(await codeOf(secretary.call(recalculateOwnDeadlines, { body: { agencyId: agency } }))).toEqual([409, 'deadline.nothing-to-move'])
    expect((await change(secretary, { agencyId: agency, change: { act: 'record', entries: [own] } })).statusCode).toBe(200)
    expect((await secretary.call(recalculateOwnDeadlines, { body: { agencyId: neighbour } })).statusCode).toBe(404)
    const done = await secretary.call(recalculateOwnDeadlines, { body: { agencyId: agency } })
    expect(done.json()).toMatchObject({ changed: 1, later: 1, earlier: 0 })
    const due = async (id: unknown) =>
      (
        await product.db.owner.query<{ due: string }>(
          "SELECT to_char(due_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') AS due FROM deadline WHERE id = $1",
          [id],
        )
      ).rows[0]?.due
    expect([await due(mine?.id), await due(theirs?.id)]).toEqual(['2026-09-11', '2026-09-10'])
    expect((await officer.call(foreseeReprojection, { body: { agencyId: agency } })).json()).toMatchObject({ changed: 0 })
  })
})

async function ended(workId: string): Promise<unknown> {
  for (let n = 0; n < 100; n++) {
    const work = (await officer.call(showWork, { params: { workId: workId as never } })).json<{ state: string; result: unknown }>()
    if (work.state === 'done') return work.result
    if (work.state === 'failed') throw new Error(JSON.stringify(work.result))
    await new Promise((wait) => setTimeout(wait, 100))
  }
  throw new Error('no end')
}

describe('an import', () => {
  const send = async (text: string) => {
    const kept = await officer.upload(uploadFile, { name: 'lich.csv', type: 'text/csv', bytes: Buffer.from(`\uFEFF${text}`) })
    return kept.json<{ id: string }>().id
  }
  const head = 'Ngày,Loại ngày,Tên,Hoán đổi với ngày,Căn cứ,Buổi làm việc\n'

  test('names the cell of every error and imports the good rows', async () => {
    const file = await send(
      `${head}01/01/2028,Nghỉ lễ tết,Tết Dương lịch,,TB thử,\n02/01/2028,Nghỉ lễ,Sai loại,,TB thử,\n30/02/2028,Nghỉ bù,Không có ngày này,,TB thử,\n03/01/2028,Nghỉ hoán đổi,Thiếu cặp,08/01/2028,TB thử,\n29/05/2028,Nghỉ hoán đổi,Nghỉ,03/06/2028,TB thử,\n03/06/2028,Thứ Bảy làm bù,Làm bù,29/05/2028,TB thử,\n05/06/2028,Nghỉ nửa ngày,Nửa ngày,,TB thử,07:30-11:30\n`,
    )
    const preview = (await officer.call(previewCalendarImport, { body: { fileId: file as never } })).json<{
      counts: object
      errors: { cell: string; code: string }[]
    }>()
    expect(preview.errors.map(({ cell, code }) => [cell, code])).toEqual(
      expect.arrayContaining([
        ['B3', 'calendar-import.unknown-kind'],
        ['A4', 'import.cell.not-a-day'],
        ['D5', 'calendar.swap-without-pair'],
      ]),
    )
    const { workId } = (await officer.call(importCalendar, { body: { fileId: file as never, skipBadRows: true } })).json<{ workId: string }>()
    expect(await ended(workId)).toMatchObject({ imported: true })
    expect((await year({ year: 2028 })).exceptions.map((one) => one.day)).toEqual(expect.arrayContaining(['2028-05-29', '2028-06-03', '2028-06-05']))
    expect((await year({ year: 2028 })).exceptions.some((one) => one.day === '2028-01-03')).toBe(false)
  })
})
