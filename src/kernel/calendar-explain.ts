import { type CalendarException, type CompiledCalendar, dayAt, localOf, msOfDay, weekdayOf } from './calendar.ts'
import { placeOf } from './calendar-clock.ts'
import { type Due, type Pause, type Receipt, type ReceiptRule, receiptOf, uncertainDays } from './calendar-due.ts'
import type { Day } from './day.ts'

/** Days off in one run, with one reason and one paper: "Tết Nguyên đán 16–20/02 theo …". */
export interface DaysOff {
  from: Day
  to: Day
  days: number
  kind: CalendarException['kind']
  name: { vi: string; en: string }
  source: string
}

/** Why a due date is what it is, as data; the sentence is made from it in the reader's language. */
export interface Explanation {
  receipt: Receipt
  off: DaysOff[]
  /** Swapped Saturdays, half days and duty Saturdays that were worked on the way. */
  worked: CalendarException[]
  pauses: readonly Pause[]
  /** Saturdays and Sundays passed over that have no other reason. */
  weekendDays: number
  /** Days without a published calendar, by year. */
  unpublished: number[]
  pending: CalendarException[]
}

const isOff = ({ kind }: CalendarException) => kind === 'holiday' || kind === 'compensatory_off' || kind === 'swapped_off'
/** "Tết Nguyên đán (mùng 1 tháng Giêng)" → "Tết Nguyên đán" */
const short = (name: string) => name.replace(/\s*\(.*$/, '')

/** What lay between receipt and due date. While the clock stands, what lay before it stood. */
export function explain(calendar: CompiledCalendar, from: Date, { due: at }: Due, rule: ReceiptRule, pauses: readonly Pause[] = []): Explanation {
  const began = localOf(from)
  const last = at === null ? Math.max(began, ...pauses.map((pause) => localOf(pause.from))) : localOf(at)
  const first = placeOf(calendar, began)
  const until = placeOf(calendar, last)
  const [firstDay, lastDay] = [dayAt(calendar.first + first), dayAt(calendar.first + until)]
  const between = calendar.exceptions.filter(({ day }) => day >= firstDay && day <= lastDay)
  const standing = between.filter(({ pending }) => !pending)
  const named = new Set(standing.filter(isOff).map(({ day }) => day))
  let weekendDays = 0
  for (let place = first; place <= until; place++) {
    const weekday = weekdayOf(calendar.first + place)
    if (calendar.working[place] === 0 && (weekday === 0 || weekday === 6) && !named.has(dayAt(calendar.first + place))) weekendDays++
  }
  const years = new Set<number>()
  for (let year = Number(firstDay.slice(0, 4)); year <= Number(lastDay.slice(0, 4)); year++) if (!calendar.years.has(year)) years.add(year)
  return {
    receipt: receiptOf(calendar, began, rule).why,
    off: runsOf(standing.filter(isOff)),
    worked: standing.filter((exception) => !isOff(exception) && calendar.working[placeOf(calendar, Date.parse(`${exception.day}T00:00:00Z`))] === 1),
    pauses,
    weekendDays,
    unpublished: uncertainDays(calendar, began, last) > 0 ? [...years] : [],
    pending: between.filter(({ pending }) => pending),
  }
}

function runsOf(off: readonly CalendarException[]): DaysOff[] {
  const runs: DaysOff[] = []
  for (const { day, kind, name, source } of off) {
    const run = runs.at(-1)
    const named = { vi: short(name.vi), en: short(name.en) }
    const next = run && Date.parse(run.to) + msOfDay === Date.parse(day)
    if (run && next && run.kind === kind && run.source === source && run.name.vi === named.vi) {
      run.to = day
      run.days++
    } else runs.push({ from: day, to: day, days: 1, kind, name: named, source })
  }
  return runs
}
