import type { SideFigures } from '../load/cell.ts'
import type { Latency, Spread } from '../statistics.ts'
import type { Cell, Goal, Results } from '../results.ts'

const number = (value: number) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2))
const range = (spread: Spread | null | undefined) => (spread ? `${number(spread.median)} (${number(spread.min)}–${number(spread.max)})` : '–')
const times = (latency: Latency | null | undefined) =>
  latency ? `${number(latency.p50)} / ${number(latency.p95)} / ${latency.p99 === null ? '–' : number(latency.p99)}` : '–'
const cost = ({ cost: spent }: SideFigures) => (spent ? `${number(spent.server)} + ${number(spent.database)}` : '–')
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [
    `| ${head.join(' | ')} |`,
    `|${head.map(() => '---').join('|')}|`,
    ...rows.map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`),
  ].join('\n')

const verdict = (goal: Goal) => (goal.met === null ? '' : goal.met ? 'yes' : '**no**')

function cellRow(cell: Cell): string[] {
  const { product, limit, ratio, noisy } = cell.figures
  const load = cell.loop === 'closed' ? `${cell.load} users` : `open, ${cell.load * 100} %`
  if (cell.figures.void !== null) return [cell.work, String(cell.agencies), load, `void: ${cell.figures.void.slice(0, 80)}`, '', '', '', '', '', '']
  // A rate that was set by the clock says nothing about the servers.
  const isRate = cell.loop === 'closed'
  const told = (spread: Spread | null | undefined) => (noisy && isRate ? `(${range(spread)})` : range(spread))
  return [
    cell.work,
    String(cell.agencies),
    load,
    told(product.rate),
    told(limit?.rate),
    isRate ? range(ratio) : '',
    times(product.latency),
    times(limit?.latency),
    cost(product),
    limit ? cost(limit) : '–',
    noisy ? 'noisy' : '',
  ]
}

/** The results for people; the JSON beside it holds all of it. */
export function markdown(results: Results): string {
  const { machine, data } = results
  const checksum = data.checksums.at(-1)
  return `# What was measured

${results.quick ? 'A quick look (`--quick`): short runs, for finding out, not for keeping.\n\n' : ''}${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.platform}, Node ${machine.node}, PostgreSQL ${machine.postgres}. Data version ${data.version}, seed “${data.seed}”. ${results.seconds} s in all.
How it is done and how to read it: \`docs/operate/measuring.md\`. The limit is the same database behind bare SQL, without sign-in, rights, policies or record.

## Goals

${table(
  ['what', 'wanted', 'measured', 'met'],
  results.goals.map((goal) => [goal.name, goal.wanted, goal.measured, verdict(goal)]),
)}

## Under load

Rates in answers per second, latencies in milliseconds as p50 / p95 / p99 (p99 from 1,000 samples on); median (least–most) of the runs. In the
open loop the load is a share of what each server gave with most users, and times run from when a request should have left.
Cost: milliseconds of processor time an answer took, server + database, which other work on the machine hardly moves.
In brackets: the limit itself moved by more than 30 % meanwhile, only the ratio counts.

${table(['work', 'agencies', 'load', 'product /s', 'limit /s', 'ratio', 'product ms', 'limit ms', 'product cost', 'limit cost', ''], results.cells.map(cellRow))}

## The product alone

${table(
  ['what', 'median (least–most)', 'runs', ''],
  results.singles.map((single) => [single.name, `${range(single.value)} ${single.unit}`, String(single.samples), single.note ?? '']),
)}
${
  results.missing.length > 0
    ? `\n## Not measured\n\n${table(
        ['what', 'why'],
        results.missing.map(({ name, reason }) => [name, reason.split('\n')[0]?.slice(0, 200) ?? '']),
      )}\n`
    : ''
}
## Data

${table(
  ['table', 'rows', 'MD5'],
  (checksum?.tables ?? []).map(({ table: name, rows, md5 }) => [name, String(rows), md5]),
)}
`
}

/** For the console: what was wanted and what came. */
export function summary(results: Results): string {
  const width = Math.max(...results.goals.map((goal) => goal.name.length))
  const mark = (goal: Goal) => (goal.met === null ? '·' : goal.met ? '✓' : '✗')
  return results.goals.map((goal) => `${mark(goal)} ${goal.name.padEnd(width)}  ${goal.wanted.padEnd(20)} ${goal.measured}`).join('\n')
}
