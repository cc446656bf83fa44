import { z } from 'zod'
import { Day, type HalfYear } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { DirectionId } from '../../kernel/identity.ts'
import { needed } from '../../kernel/progress.ts'
import { refuse } from '../../kernel/refusal.ts'
import { line, lines } from '../../kernel/text.ts'
import { KnownDate, Period, Quantity, unknownDate } from './programme-fields.ts'

const Percent = z
  .number()
  .gt(0)
  .max(100)
  .refine((p) => Math.abs(p * 10 - Math.round(p * 10)) < 1e-9, { error: 'direction.percent-one-decimal' })

/** A percentage of a named, dated list, to be reached by a time. The list is its own: not silently the 63. */
export const Target = z.strictObject({
  percent: Percent,
  by: KnownDate.default(unknownDate),
  listName: line(500).describe('Of what: "Ủy ban nhân dân phường, xã, thị trấn"'),
  listDate: Day.optional().describe('Day of the list'),
  listBasis: line(300).optional().describe('Paper the list stands in'),
  listCount: Quantity.optional().describe('How many are on the list; without it nobody knows how many are needed'),
  note: lines(1000).optional(),
})
export type Target = z.infer<typeof Target>

/** How many of its list a target asks for, rounded up: 70 % of 322 → 226; null while the list's length is not known. */
export const neededOf = (target: Pick<Target, 'percent' | 'listCount'>): number | null =>
  target.listCount === undefined ? null : needed(target.percent, target.listCount)

/** What the form of a task holds. Period and task are enough. */
export const DirectionForm = z.strictObject({
  period: Period.describe('Half-year in which it is to be done: 2020-H2'),
  task: lines(2000),
  quantity: Quantity.optional(),
  unit: line(60).optional(),
  owner: line(300).optional().describe('Who is in charge (đơn vị chủ trì)'),
  cooperating: z.array(line(300)).max(30).default([]),
  deadline: KnownDate.default(unknownDate),
  targets: z.array(Target).max(10).default([]),
  outcome: lines(4000).optional().describe('What became of it; the next report opens with it'),
})
export type DirectionForm = z.infer<typeof DirectionForm>

export interface Direction {
  period: HalfYear
  position: number
  task: string
  quantity: number | null
  unit: string | null
  owner: string | null
  cooperating: readonly string[]
  deadline: KnownDate
  targets: readonly Target[]
  outcome: string | null
}

/** A new task, or one moved to another half-year, comes last there. */
export function decideDirection(asked: DirectionForm, lastPosition: number, before?: Direction): Direction {
  return {
    period: asked.period,
    position: before?.period === asked.period ? before.position : lastPosition + 1,
    task: asked.task,
    quantity: asked.quantity ?? null,
    unit: asked.unit ?? null,
    owner: asked.owner ?? null,
    cooperating: asked.cooperating,
    deadline: asked.deadline,
    targets: asked.targets,
    outcome: asked.outcome ?? null,
  }
}

export const directionSearchText = (direction: Pick<Direction, 'task' | 'owner'>): string => fold([direction.task, direction.owner].filter(Boolean).join(' '))

export const Place = z.strictObject({ id: DirectionId, version: z.int() })
export type Place = z.infer<typeof Place>

/** Which tasks move, and whereto, when a half-year is put in this order. The order names every task of it exactly once. */
export function decideOrder(
  order: readonly Place[],
  held: readonly (Place & { position: number })[],
): { id: DirectionId; position: number; version: number }[] {
  const known = new Map(held.map((row) => [row.id, row]))
  const complete = order.length === known.size && new Set(order.map(({ id }) => id)).size === order.length && order.every(({ id }) => known.has(id))
  if (!complete) refuse('conflict', 'direction.order-not-complete')
  return order.flatMap(({ id, version }, n) => {
    const row = known.get(id)
    if (!row || row.version !== version) return refuse('conflict', 'record.changed-meanwhile', { direction: id, version: row?.version })
    return row.position === n + 1 ? [] : [{ id, position: n + 1, version: version + 1 }]
  })
}
