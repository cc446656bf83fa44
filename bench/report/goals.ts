// What design asks for, beside what was measured.
import type { SideFigures } from '../load/cell.ts'
import { longSizes } from '../parts/long-exports.ts'
import { cellOf, type Goal, type Results, singleOf } from '../results.ts'

const number = (value: number) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2))

function single(results: Results, name: string, label: string, wanted: string, met: (value: number) => boolean): Goal {
  const found = singleOf(results, name)
  return { name: label, wanted, measured: found ? `${number(found.value.median)} ${found.unit}` : 'not measured', met: found ? met(found.value.median) : null }
}

function ratio(results: Results, work: string, load: number, atLeast: number): Goal {
  const cell = cellOf(results, work, results.sizes[1], 'closed', load)
  const goal = { name: `${work}, ${load} users, ratio to the limit`, wanted: `≥ ${number(atLeast)}` }
  if (!cell) return { ...goal, measured: 'not measured', met: null }
  if (cell.figures.void !== null || !cell.figures.ratio) return { ...goal, measured: `void: ${cell.figures.void ?? 'no limit'}`, met: false }
  return { ...goal, measured: number(cell.figures.ratio.median), met: cell.figures.ratio.median >= atLeast }
}

/** By processor time where it is known: the two sizes are measured minutes apart, and a rate would tell of the minutes. */
function timesDearer(small: SideFigures, large: SideFigures): number {
  const spent = ({ cost }: SideFigures) => (cost ? cost.server + cost.database : undefined)
  const [before, after] = [spent(small), spent(large)]
  return before && after ? after / before : small.rate.median / large.rate.median
}

/** How much dearer a request becomes from the smaller to the larger register, at 8 users; `atMost` null: told beside the limit's own growth. */
function growth(results: Results, work: string, atMost: number | null): Goal {
  const [small, large] = results.sizes.map((size) => cellOf(results, work, size, 'closed', 8))
  const goal = {
    name: `${work}, cost from ${results.sizes[0]} to ${results.sizes[1]} agencies`,
    wanted: atMost === null ? 'told' : `≤ ${number(atMost)} times`,
  }
  if (!small || !large || small.figures.void !== null || large.figures.void !== null) return { ...goal, measured: 'not measured', met: null }
  const times = timesDearer(small.figures.product, large.figures.product)
  const limit = small.figures.limit && large.figures.limit ? ` (the limit ${number(timesDearer(small.figures.limit, large.figures.limit))})` : ''
  return { ...goal, measured: `${number(times)} times${limit}`, met: atMost === null ? null : times <= atMost }
}

function rate(results: Results, work: string): Goal {
  const cell = cellOf(results, work, results.sizes[1], 'closed', 8)
  return {
    name: `${work}, 8 users`,
    wanted: 'told',
    measured: cell && cell.figures.void === null ? `${number(cell.figures.product.rate.median)} per second` : 'not measured',
    met: null,
  }
}

/** Acts, calendars and time: measured in the whole run only. */
const afterTwentyYears = (results: Results): Goal[] => [
  single(results, 'W14 due dates, workingHours', 'W14 due dates in working hours', '≥ 100,000 a second', (rate) => rate >= 100_000),
  single(results, 'W15 recalculation of open due dates', 'W15 recalculation of 100,000 due dates', '≤ 60 s', (s) => s <= 60),
  single(results, 'W16 preview of an act', 'W16 preview of an act with 500 events', '≤ 1 s', (ms) => ms <= 1_000),
  single(results, 'W16 applying an act', 'W16 applying an act with 500 events', '≤ 2 s', (ms) => ms <= 2_000),
  ...['list today', 'tree today', 'list past', 'tree past'].map((work) =>
    single(results, `W17 ${work}, times dearer`, `W17 ${work}, 20 years of versions`, '≤ 4.00 times', (times) => times <= 4),
  ),
  single(results, 'W18 official list received', 'W18 list of 11,160 rows received', '≤ 5 s', (ms) => ms <= 5_000),
  single(results, 'W18 official list against the register', 'W18 list against the register', '≤ 1 s', (ms) => ms <= 1_000),
]

export function goalsOf(results: Results): Goal[] {
  return [
    ratio(results, 'W1', 32, 1 / 4),
    growth(results, 'W1', 1.5),
    ratio(results, 'W1 wards', 32, 1 / 4),
    growth(results, 'W1 wards', null),
    ratio(results, 'W5', 32, 1 / 3),
    growth(results, 'W5', null),
    ratio(results, 'W3 write, spread over 8', 8, 1 / 4),
    rate(results, 'W3 write, spread over 8'),
    rate(results, 'W3 write, one organisation'),
    single(results, 'W7 sign in, one at a time', 'W7 sign in', '100–400 ms', (ms) => ms >= 100 && ms <= 400),
    single(results, 'W7 slows W1', 'W1 p95 while 8 sign in', '≤ 2 times', (times) => times <= 2),
    single(results, 'W8 export, CSV, ratio to the limit', 'W8 export CSV, ratio to the limit', '≥ 0.33', (times) => times >= 1 / 3),
    { ...single(results, 'W8 export, XLSX', 'W8 export XLSX', 'told', () => true), met: null },
    ...['CSV', 'XLSX'].map((format) => single(results, `W8 export, ${format}, memory`, `W8 export ${format}, memory grows`, '≤ 64 MiB', (mib) => mib <= 64)),
    ...longSizes(results.quick).flatMap((rows) =>
      ['CSV', 'XLSX'].map((format) =>
        single(
          results,
          `W8 long export, ${format}, ${rows} rows, memory`,
          `W8 long export ${format}, ${rows} rows, memory grows`,
          '≤ 64 MiB',
          (mib) => mib <= 64,
        ),
      ),
    ),
    single(results, 'W10 start again', 'W10 start', '≤ 2 s', (s) => s <= 2),
    single(results, 'W10 memory at rest, application', 'W10 memory at rest, application', '≤ 150 MiB', (m) => m <= 150),
    single(results, 'W10 memory at rest, database', 'W10 memory at rest, database', '≤ 60 MiB', (m) => m <= 60),
    single(results, 'W11 report, figures only', 'W11 report, figures only', '≤ 2 s', (ms) => ms <= 2_000),
    ...results.sizes.map((size) =>
      single(results, `W11 report, frozen with Word and PDF, ${size} agencies`, `W11 report with Word and PDF, ${size} agencies`, '≤ 2 s', (ms) => ms <= 2_000),
    ),
    ...results.sizes.map((size) =>
      single(
        results,
        `W11 full report with all annexes, frozen with Word and PDF, ${size} agencies`,
        `W11 full report with all annexes, ${size} agencies`,
        '≤ 5 s',
        (ms) => ms <= 5_000,
      ),
    ),
    single(results, 'W12 import of agencies from XLSX', 'W12 import of 10,000 agencies', '≤ 20 s', (s) => s <= 20),
    single(results, 'W12 progress', 'W12 progress', 'seen while it runs', (times) => times >= 2),
    single(results, 'W13 front page size', 'W13 front page', '≤ 40 kB', (kb) => kb <= 40),
    single(results, 'W13 article size', 'W13 article', '≤ 40 kB', (kb) => kb <= 40),
    ...(results.quick ? [] : afterTwentyYears(results)),
  ]
}
