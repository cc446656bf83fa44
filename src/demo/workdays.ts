import { Day } from '../kernel/day.ts'

/** Weekdays of 2018 to mid-2020 on which offices were closed: enough not to date a paper on Tết; no calendar to rely on. */
const closed = new Set([
  '2018-01-01',
  '2018-02-14',
  '2018-02-15',
  '2018-02-16',
  '2018-02-19',
  '2018-02-20',
  '2018-04-25',
  '2018-04-30',
  '2018-05-01',
  '2018-09-03',
  '2018-12-31',
  '2019-01-01',
  '2019-02-04',
  '2019-02-05',
  '2019-02-06',
  '2019-02-07',
  '2019-02-08',
  '2019-04-15',
  '2019-04-29',
  '2019-04-30',
  '2019-05-01',
  '2019-09-02',
  '2020-01-01',
  '2020-01-23',
  '2020-01-24',
  '2020-01-27',
  '2020-01-28',
  '2020-01-29',
  '2020-04-02',
  '2020-04-30',
  '2020-05-01',
])

/** Monday to Friday of a month ("2020-06"), without the days offices were closed. */
export function workdaysOf(month: string): Day[] {
  const days: Day[] = []
  for (let n = 1; n <= 31; n++) {
    const day = Day.safeParse(`${month}-${String(n).padStart(2, '0')}`)
    if (!day.success) break
    const weekday = new Date(`${day.data}T00:00:00Z`).getUTCDay()
    if (weekday !== 0 && weekday !== 6 && !closed.has(day.data)) days.push(day.data)
  }
  return days
}
