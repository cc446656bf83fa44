import { z } from 'zod'

/**
 * Whose figures a course over time compares, when the register changed on the way:
 *
 * - `each-day`: every day by its own register. N is every agency that existed on that day, so it moves with the register.
 * - `today`: by the agencies of the last day; N is their number on every day. An agency that existed on an earlier day counts if it
 *   had declared itself. One that did not exist yet counts if its predecessors, through all merges and splits since, that existed
 *   on that day had all declared, and there was one. A part transferred from an agency that went on makes no predecessor. `known`
 *   says how many of N existed on the day, themselves or in a predecessor.
 * - `unchanged`: like for like. Only agencies that existed through the whole span and that no merge or split touched within it, in
 *   the block they stand in on the last day; N is the same on every day.
 *
 * `course.queries.ts` says it in SQL; a property test compares it with a plain computation over random lineages.
 */
export const Tree = z.enum(['each-day', 'today', 'unchanged'])
export type Tree = z.infer<typeof Tree>
