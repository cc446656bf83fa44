import type { Actor } from '../../kernel/actor.ts'
import { canonical } from '../../kernel/canonical-json.ts'
import { changedFields } from '../../kernel/changed-fields.ts'
import type { HalfYear } from '../../kernel/day.ts'
import { DirectionId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { sha256 } from '../../platform/audit-log/digest.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { decideDirection, decideOrder, type Direction, type DirectionForm, type Place } from './direction.ts'
import { addDirection, closeDirection, lastPosition, loadDirection, loadPlan, saveDirection, savePlan } from './direction.store.ts'

interface Given {
  by: Actor
  at: Date
}

export interface SavedDirection {
  id: DirectionId
  version: number
}

export async function recordDirection(
  tx: Tx,
  { by, at, asked, id = DirectionId.parse(uuidv7(at)) }: Given & { asked: DirectionForm; id?: DirectionId },
): Promise<SavedDirection> {
  const direction = decideDirection(asked, await lastPosition(tx, by.authority, asked.period))
  await addDirection(tx, by.authority, id, direction, by.officer, at)
  record(tx, { at, by, type: 'direction.recorded', subject: { kind: 'direction', id }, facts: factsOf(direction), personal: wordsOf(direction) })
  return { id, version: 1 }
}

export async function correctDirection(
  tx: Tx,
  { by, at, id, seen, reason, asked }: Given & { id: DirectionId; seen: number; reason: string; asked: DirectionForm },
): Promise<SavedDirection> {
  const before = await loadDirection(tx, by.authority, id, seen, asked.period)
  const direction = decideDirection(asked, before.lastPosition, before.direction)
  const fields = changedFields(before.direction, direction)
  if (fields.length === 0) refuse('invalid', 'direction.nothing-to-correct')
  const version = await saveDirection(tx, by, id, before, direction, at)
  record(tx, {
    at,
    by,
    type: 'direction.corrected',
    subject: { kind: 'direction', id },
    facts: { ...factsOf(direction), version, fields },
    personal: { ...wordsOf(direction), reason },
  })
  return { id, version }
}

/** What became of a task is no correction of it: it needs no reason. */
export async function recordOutcome(
  tx: Tx,
  { by, at, id, seen, outcome }: Given & { id: DirectionId; seen: number; outcome: string },
): Promise<SavedDirection> {
  const before = await loadDirection(tx, by.authority, id, seen)
  if (before.direction.outcome === outcome) refuse('invalid', 'direction.nothing-to-correct')
  const version = await saveDirection(tx, by, id, before, { ...before.direction, outcome }, at)
  record(tx, {
    at,
    by,
    type: 'direction.outcome-recorded',
    subject: { kind: 'direction', id },
    facts: { period: before.direction.period, version },
    personal: { outcome },
  })
  return { id, version }
}

export async function retractDirection(
  tx: Tx,
  { by, at, id, seen, reason }: Given & { id: DirectionId; seen: number; reason: string },
): Promise<SavedDirection> {
  const before = await loadDirection(tx, by.authority, id, seen)
  const version = await closeDirection(tx, by.authority, id, before, at)
  record(tx, {
    at,
    by,
    type: 'direction.retracted',
    subject: { kind: 'direction', id },
    facts: { period: before.direction.period, version },
    personal: { reason },
  })
  return { id, version }
}

/** One act over a whole half-year, so one event; its digest covers every task and its new place. */
export async function reorderDirections(tx: Tx, { by, at, period, order }: Given & { period: HalfYear; order: readonly Place[] }): Promise<SavedDirection[]> {
  const moved = decideOrder(order, await loadPlan(tx, by.authority, period))
  if (moved.length === 0) refuse('invalid', 'direction.order-unchanged')
  await savePlan(tx, by, moved, at)
  const places = order.map(({ id }, n) => ({ id, position: n + 1 }))
  record(tx, {
    at,
    by,
    type: 'direction.reordered',
    subject: { kind: 'direction-plan', id: by.organisation },
    facts: { period, count: places.length, moved: moved.length, digest: sha256(canonical(places)) },
  })
  return moved.map(({ id, version }) => ({ id, version }))
}

const factsOf = (direction: Direction) => ({
  period: direction.period,
  position: direction.position,
  quantity: direction.quantity,
  deadline: { ...direction.deadline },
  targets: direction.targets.map(({ percent, listCount = null, listDate = null }) => ({ percent, listCount, listDate })),
})
const wordsOf = (direction: Direction) => ({
  task: direction.task,
  unit: direction.unit,
  owner: direction.owner,
  cooperating: direction.cooperating.join('\n'),
  outcome: direction.outcome,
  targets: direction.targets.length === 0 ? null : JSON.stringify(direction.targets),
})
