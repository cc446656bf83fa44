import type { Checksum } from './dataset/fill.ts'
import type { Figures } from './load/cell.ts'
import type { Spread } from './statistics.ts'

/** One work at one size under one load, product beside limit. */
export interface Cell {
  work: string
  agencies: number
  loop: 'closed' | 'open'
  /** Closed loop: users. Open loop: share of the rate of the closed loop at 32 users. */
  load: number
  figures: Figures
}

/** Something measured a few times on the product alone. */
export interface Single {
  name: string
  unit: 'ms' | 's' | 'MiB' | 'kB' | 'per second' | 'times'
  value: Spread
  samples: number
  note?: string
}

export interface Goal {
  name: string
  wanted: string
  measured: string
  /** Null: not measured in this run. */
  met: boolean | null
}

export interface Machine {
  cores: number
  memoryGiB: number
  platform: string
  node: string
  postgres: string
}

export interface Results {
  format: 1
  quick: boolean
  sizes: readonly [number, number]
  machine: Machine
  data: { version: number; seed: string; checksums: { agencies: number; tables: Checksum[] }[] }
  cells: Cell[]
  singles: Single[]
  goals: Goal[]
  /** What could not be measured, and why. */
  missing: { name: string; reason: string }[]
  seconds: number
}

export const cellOf = (results: Results, work: string, agencies: number, loop: Cell['loop'], load: number): Cell | undefined =>
  results.cells.find((cell) => cell.work === work && cell.agencies === agencies && cell.loop === loop && cell.load === load)

export const singleOf = (results: Results, name: string): Single | undefined => results.singles.find((single) => single.name === name)
