// What trust.md says every form must survive, sent to the forms of the calendar: each is refused with its field, or kept tidy; nothing is half done.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeCalendar, publishCalendarYear, showCalendar, withdrawCalendarYear } from '../src/register/calendars/calendar.contract.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'

let product: TestProduct
let officer: Person

beforeAll(async () => {
  product = await testProduct({ now: '2026-06-10T03:00:00Z' })
  officer = await product.person('programme-officer')
})
afterAll(() => product.close())

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
const record = (said: object) => officer.call(changeCalendar, { body: { agencyId: null, reason: null, change: { act: 'record', entries: [day(said)] } } })
const days = async () =>
  (await officer.call(showCalendar, { query: { year: 2026 } as never })).json<{ exceptions: { day: string; name: { vi: string } }[] }>().exceptions

test.for([
  ['31 February', { day: '2026-02-31' }],
  ['a day before 1900', { day: '1899-12-31' }],
  ['a day after 2100', { day: '2101-01-01' }],
  ['no name', { name: { vi: ' ', en: 'Trial day' } }],
  ['a name of 5,000 characters', { name: { vi: 'à'.repeat(5000), en: 'Trial day' } }],
  ['no source', { source: '' }],
  ['a kind that is none', { kind: 'party' }],
  ['sessions of negative and of huge minutes', { kind: 'half_day_off', sessions: [[-1, 10 ** 18]] }],
  ['sessions out of order', { kind: 'half_day_off', sessions: [[690, 450]] }],
  ['a field nobody knows', { authorityId: 1 }],
] as const)('a day with %s is refused at its field, and nothing is kept', async ([, said]) => {
  const before = (await days()).length
  const answer = await record(said)
  expect(answer.statusCode).toBe(400)
  const { errors, code } = answer.json<{ code: string; errors?: { path: string }[] }>()
  expect(code === 'request.invalid' ? (errors ?? []).length : 1).toBeGreaterThan(0)
  expect(await days()).toHaveLength(before)
})

test('marks of direction, null bytes and decomposed letters are tidied; a formula and an emoji stay text', async () => {
  const name = '=HYPERLINK("x") 🎌 Nga\u0300y\u202e \u0000thử'
  expect((await record({ name: { vi: name, en: 'Trial day' } })).statusCode).toBe(200)
  const [kept] = await days()
  expect(kept?.name.vi).toBe(kept?.name.vi.normalize('NFC'))
  expect(kept?.name.vi).not.toMatch(/[\u0000\u202e]/)
  expect(kept?.name.vi).toContain('🎌')
})

test('a double click records a day once; a year is a year, a reason a reason', async () => {
  const twice = await Promise.all([record({ day: '2026-07-01' }), record({ day: '2026-07-01' })])
  expect(twice.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
  for (const year of [1899, 2101, -1, 2026.5, 10 ** 18])
    expect((await officer.call(publishCalendarYear, { body: { year, source: 'Thử', seen: null } })).statusCode).toBe(400)
  for (const reason of ['', '   ', 'à'.repeat(2001)])
    expect((await officer.call(withdrawCalendarYear, { body: { year: 2026, seen: 1, reason } })).statusCode).toBe(400)
})
