import type pg from 'pg'
import type { BenchDatabase } from './database.ts'
import type { Child } from './child.ts'
import type { ProcessorTime } from './load/processor-time.ts'
import type { Options } from './options.ts'
import type { Caller } from './product/people.ts'
import type { Results, Single } from './results.ts'
import { spread } from './statistics.ts'

type Clock = (() => ProcessorTime) | undefined

/** What every part of the bench works with. */
export interface Context {
  options: Options
  database: BenchDatabase
  owner: pg.Client
  product: Child
  limit: Child
  urls: { product: URL; limit: URL }
  people: readonly Caller[]
  /** Processor time of the two servers with the database behind them. */
  clocks: { product: Clock; limit: Clock }
  /** A folder that goes when the bench ends. */
  folder: string
  results: Results
  say(line: string): void
}

/** A work that the product does not offer, or answers wrongly, is named; the others go on. */
export async function attempt(context: Context, name: string, work: () => Promise<void>): Promise<void> {
  const { only } = context.options
  if (only && !only.some((wanted) => name === wanted || name.startsWith(`${wanted} `))) return
  try {
    await work()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    context.results.missing.push({ name, reason })
    context.say(`${name}: NOT MEASURED, ${reason}`)
  }
}

/** Notes what was measured a few times on the product alone. */
export function note(context: Context, name: string, unit: Single['unit'], values: readonly number[], about?: string): void {
  const single: Single = { name, unit, value: spread(values), samples: values.length, ...(about === undefined ? {} : { note: about }) }
  context.results.singles.push(single)
  context.say(`${name}: ${single.value.median.toFixed(2)} ${unit} (${single.value.min.toFixed(2)}–${single.value.max.toFixed(2)})`)
}
