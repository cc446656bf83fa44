import { createHash } from 'node:crypto'
import { uuidv7 } from '../../src/kernel/uuid.ts'

/** Raised whenever the same (seed, i) would give other data: figures of two versions can't be compared. */
export const dataVersion = 2
export const seed = 'hop-chuan'

const digest = (what: string, i: number) => createHash('sha256').update(`${seed} ${what} ${i}`).digest()

/** A whole number below `below`, always the same for (seed, what, i). */
export const pick = (what: string, i: number, below: number): number => digest(what, i).readUInt32BE(0) % below

const firstDay = Date.parse('2018-01-02T01:00:00Z')

/** Ids in the order of i, as the product's own ids are in the order of time. */
export const idOf = (what: string, i: number): string => uuidv7(new Date(firstDay + i), () => digest(`id ${what}`, i).subarray(0, 10))
