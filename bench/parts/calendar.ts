// W14: due dates per second, in one thread, without the database. W15: a hundred thousand open due dates after a change of the calendar:
// what it would move, and the recalculation from its start to its result.
import { randomUUID } from 'node:crypto'
import { compileCalendar } from '../../src/kernel/calendar.ts'
import { due, type ReceiptRule } from '../../src/kernel/calendar-due.ts'
import { Day } from '../../src/kernel/day.ts'
import { exceptionsOf, hoursOf } from '../../src/register/calendars/calendar-data.ts'
import { firstSettings, publishedDays, publishedYears } from '../../src/register/calendars/published-calendars.sheet.ts'
import { type Context, note } from '../context.ts'
import { Api, timed } from '../product/api.ts'
import { caller } from '../product/callers.ts'

const rule: ReceiptRule = { receiptDayCounts: false, cutOff: null, afterHours: 'next-working-day', sessionEnd: 'this-session' }
const recordedFrom = new Date(0)

function publishedCalendar() {
  const held = { version: 1, agencyId: null, recordedFrom }
  const data = {
    agency: null,
    exceptions: publishedDays().map((day) => ({ ...day, ...held, id: randomUUID() as never })),
    settings: firstSettings.map((setting) => ({ ...setting, ...held, id: randomUUID() as never })),
    years: [],
  }
  return compileCalendar(
    { hours: hoursOf(data), exceptions: exceptionsOf(data), years: publishedYears, dutyCounts: false },
    { from: Day.parse('2018-01-01'), to: Day.parse('2032-12-31') },
  )
}

const began = Date.UTC(2020, 0, 2)
/** Receipts spread over five years, at any minute of the day. */
const receivedAt = (n: number) => new Date(began + ((n * 7_919) % (5 * 365 * 1_440)) * 60_000)

export async function dueDates(context: Context): Promise<void> {
  const calendar = publishedCalendar()
  const count = context.options.quick ? 200_000 : 1_000_000
  const receipts = Array.from({ length: 10_000 }, (_, n) => receivedAt(n))
  for (const unit of ['workingDays', 'workingHours'] as const) {
    const rates: number[] = []
    for (let run = 0; run < 3; run++) {
      const start = performance.now()
      for (let n = 0; n < count; n++) due(calendar, receipts[n % receipts.length] ?? recordedFrom, { n: 1 + (n % 40), unit }, rule)
      rates.push(count / ((performance.now() - start) / 1000))
    }
    note(context, `W14 due dates, ${unit}`, 'per second', rates, `${count} in one thread, receipts over five years`)
  }
}

interface Work {
  state: string
  result: { looked: number; changed: number } | null
}

export async function reprojection(context: Context): Promise<void> {
  const open = 100_000
  const api = new Api(context.urls.product, caller(context))
  await api.post('/calendar/published', {}).catch(() => undefined)
  const calendar = publishedCalendar()
  const rows = Array.from({ length: open }, (_, n) => {
    const received = new Date(Date.UTC(2026, 6, 1) + ((n * 7_919) % (60 * 1_440)) * 60_000)
    const result = due(calendar, received, { n: 5 + (n % 30), unit: 'workingDays' }, rule)
    return { id: randomUUID(), received, amount: 5 + (n % 30), due: result.due, provisional: result.provisional }
  })
  await context.owner.query('SET ROLE hc_owner')
  await context.owner.query(
    `INSERT INTO deadline (authority_id, id, subject_kind, subject_id, received_at, amount, unit, due_at, provisional, calculated_at)
     SELECT $1, id, 'dossier', id, received, amount, 'workingDays', due, provisional, now()
     FROM jsonb_to_recordset($2::jsonb) AS g(id uuid, received timestamptz, amount int, due timestamptz, provisional boolean)`,
    [79, JSON.stringify(rows)],
  )
  await context.owner.query('RESET ROLE')
  const holiday = {
    day: '2026-08-19',
    kind: 'holiday',
    name: { vi: 'Ngày đo', en: 'Day of measuring' },
    source: 'Đo',
    paper: null,
    pairedDay: null,
    sessions: null,
    state: 'confirmed',
  }
  const change = { agencyId: null, change: { act: 'record', entries: [holiday] } }
  const foreseen = await timed(() => api.post('/calendar/changes/preview', change))
  note(context, 'W15 what a change of the calendar would move', 'ms', [foreseen.ms], `${open} open due dates`)
  await api.post('/calendar/changes', { ...change, reason: null })
  const start = performance.now()
  const { workId } = await api.post('/deadlines/reprojection', {})
  let work: Work
  do {
    await new Promise((wait) => setTimeout(wait, 50))
    work = (await api.get(`/works/${String(workId)}`)) as unknown as Work
    if (performance.now() - start > 180_000) throw new Error('no end after three minutes')
  } while (work.state === 'waiting' || work.state === 'running')
  if (work.state !== 'done' || work.result?.looked !== open || work.result.changed === 0)
    throw new Error(`ended as ${work.state} ${JSON.stringify(work.result)}`)
  note(
    context,
    'W15 recalculation of open due dates',
    's',
    [(performance.now() - start) / 1000],
    `${open} looked at, ${work.result.changed} moved, with its result sheet`,
  )
}
