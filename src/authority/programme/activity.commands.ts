import type { Actor } from '../../kernel/actor.ts'
import { changedFields } from '../../kernel/changed-fields.ts'
import { ActivityId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type Activity, type ActivityForm, decideActivity } from './activity.ts'
import { addActivity, closeActivity, loadActivity, loadActivityWithSurroundings, loadSurroundings, saveActivity } from './activity.store.ts'

interface Given {
  by: Actor
  at: Date
}

export interface SavedActivity {
  id: ActivityId
  version: number
}

export async function recordActivity(
  tx: Tx,
  { by, at, asked, id = ActivityId.parse(uuidv7(at)) }: Given & { asked: ActivityForm; id?: ActivityId },
): Promise<SavedActivity> {
  const activity = decideActivity(asked, await loadSurroundings(tx, by, asked))
  await addActivity(tx, by.authority, id, activity, by.officer, at)
  record(tx, { at, by, type: 'activity.recorded', subject: { kind: 'activity', id }, facts: factsOf(activity), personal: wordsOf(activity) })
  return { id, version: 1 }
}

export async function correctActivity(
  tx: Tx,
  { by, at, id, seen, reason, asked }: Given & { id: ActivityId; seen: number; reason: string; asked: ActivityForm },
): Promise<SavedActivity> {
  const before = await loadActivityWithSurroundings(tx, by, id, seen, asked)
  const activity = decideActivity(asked, before.around, before.activity)
  const fields = changedFields(before.activity, activity)
  if (fields.length === 0) refuse('invalid', 'activity.nothing-to-correct')
  const version = await saveActivity(tx, by.authority, id, before, activity, by.officer, at)
  record(tx, {
    at,
    by,
    type: 'activity.corrected',
    subject: { kind: 'activity', id },
    facts: { ...factsOf(activity), version, fields },
    personal: { ...wordsOf(activity), reason },
  })
  return { id, version }
}

export async function retractActivity(tx: Tx, { by, at, id, seen, reason }: Given & { id: ActivityId; seen: number; reason: string }): Promise<SavedActivity> {
  const before = await loadActivity(tx, by.authority, id, seen)
  const version = await closeActivity(tx, by.authority, id, before, at)
  record(tx, {
    at,
    by,
    type: 'activity.retracted',
    subject: { kind: 'activity', id },
    facts: { kind: before.activity.kind, period: before.activity.period, version },
    personal: { reason },
  })
  return { id, version }
}

const factsOf = (activity: Activity) => ({
  kind: activity.kind,
  period: activity.period,
  began: { ...activity.began },
  ended: activity.ended === null ? null : { ...activity.ended },
  quantity: activity.quantity,
  papers: activity.paperIds,
  agencies: activity.agencyIds,
  file: activity.fileId,
})
const wordsOf = (activity: Activity) => ({
  title: activity.title,
  doer: activity.doer,
  unit: activity.unit,
  product: activity.product,
  channels: activity.channels.join('\n'),
  note: activity.note,
})
