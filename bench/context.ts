import type pg from 'pg'
import type { BenchDatabase } from './database.ts'
import type { Child } from './child.ts'
import type { Options } from './options.ts'
import type { Caller } from './product/people.ts'
import type { Results, Single } from './results.ts'
import { spread } from './statistics.ts'

/** What every part of the bench works with. */
export interface Context {
  options: Options
  database: BenchDatabase
  owner: pg.Client
  product: Child
  limit: Child
  urls: { product: URL; limit: URL }
  people: readonly Caller[]
  /** A folder that goes when the bench ends. */
  folder: string
  results: Results
  say(line: string): void
}

/** Notes what was measured a few times on the product alone. */
export function note(context: Context, name: string, unit: Single['unit'], values: readonly number[], about?: string): void {
  context.results.singles.push({ name, unit, value: spread(values), samples: values.length, ...(about === undefined ? {} : { note: about }) })
}
