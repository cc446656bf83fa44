import { parseArgs } from 'node:util'
import type { Pace } from './load/cell.ts'

export interface Options {
  quick: boolean
  /** Numbers of agencies, growing. */
  sizes: readonly [number, number]
  users: readonly number[]
  /** At the smaller size only what the comparison of sizes needs. */
  usersSmall: readonly number[]
  pace: Pace
  /** Name of the files under bench/results/. */
  out: string
  /** Which parts to run; all by default. */
  only: readonly string[] | undefined
}

const quickPace: Pace = { runs: 3, seconds: 0.35, warmWindow: 0.25, warmAtMost: 0.6 }
const fullPace: Pace = { runs: 5, seconds: 3, warmWindow: 2, warmAtMost: 30 }

export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: { quick: { type: 'boolean', default: false }, out: { type: 'string' }, only: { type: 'string' }, agencies: { type: 'string', default: '10000' } },
  })
  const large = Number(values.agencies)
  if (!Number.isSafeInteger(large) || large < 1_000 || large > 100_000) throw new TypeError('--agencies is a number from 1000 to 100000')
  return {
    quick: values.quick,
    sizes: [large / 5, large],
    users: values.quick ? [8, 32] : [1, 8, 32],
    usersSmall: values.quick ? [8] : [1, 8, 32],
    pace: values.quick ? quickPace : fullPace,
    out: values.out ?? (values.quick ? 'quick' : 'latest'),
    only: values.only?.split(','),
  }
}
