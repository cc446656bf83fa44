import type { Actor } from '../../kernel/actor.ts'
import { changedFields } from '../../kernel/changed-fields.ts'
import { addDays, type HalfYear } from '../../kernel/day.ts'
import { ActivityId, type SecondmentId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { markedWith } from '../../register/historical/facade.ts'
import type { HistoricalNote } from '../../register/historical/historical.contract.ts'
import * as officers from '../../register/officers/facade.ts'
import { type Activity, type ActivityForm, decideActivity } from './activity.ts'
import { activityGone, addActivity, closeActivity, loadActivity, loadActivityWithSurroundings, loadSurroundings, saveActivity } from './activity.store.ts'

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
  { by, at, asked, historical, id = ActivityId.parse(uuidv7(at)) }: Given & { asked: ActivityForm; historical?: HistoricalNote | undefined; id?: ActivityId },
): Promise<SavedActivity> {
  const activity = decideActivity(asked, await loadSurroundings(tx, by, asked))
  const marked = historical ? markedWith(tx, { authority: by.authority, id, agency: null, note: historical, at }) : tx
  await addActivity(marked, by.authority, id, activity, by.officer, at)
  record(tx, {
    at,
    by,
    type: 'activity.recorded',
    subject: { kind: 'activity', id },
    facts: { ...factsOf(activity), ...(historical ? { historical: true } : {}) },
    personal: { ...wordsOf(activity), ...(historical ? { historicalSource: historical.source, historicalReason: historical.reason } : {}) },
  })
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

/** A secondment of the register told in a half-year: one activity, named by what it was for and not by whom it was. */
export async function countSecondment(
  tx: Tx,
  { by, at, id, seen, period }: Given & { id: SecondmentId; seen: number; period: HalfYear },
): Promise<SavedActivity> {
  const activityId = ActivityId.parse(uuidv7(at))
  const told = await officers.countSecondment(tx, by, { id, seen, activity: activityId, free: (former) => activityGone(by.authority, former) })
  const activity: Activity = {
    kind: 'secondment',
    title: `Biệt phái: ${told.purpose}`.slice(0, 500),
    period,
    began: { precision: 'day', day: told.validFrom },
    ended: told.validTo === null ? null : { precision: 'day', day: addDays(told.validTo, -1) },
    doer: null,
    quantity: 1,
    unit: null,
    product: told.product,
    channels: [],
    note: told.hostName,
    paperIds: [],
    agencyIds: [],
    fileId: null,
  }
  await addActivity(tx, by.authority, activityId, activity, by.officer, at)
  record(tx, {
    at,
    by,
    type: 'activity.recorded',
    subject: { kind: 'activity', id: activityId },
    facts: { ...factsOf(activity), secondment: id },
    personal: wordsOf(activity),
  })
  return { id: activityId, version: 1 }
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
