import { refuse } from './refusal.ts'

/** One version of a record, and who made it. */
export interface MadeVersion {
  version: number
  recordedFrom: Date
  name: string | null
}

/** Whoever waited for the lock sees the new number of the version beside the old row: that is a change meanwhile, too. */
export const changedSince = (seen: number, { current, heldVersion }: { current: number; heldVersion: number | null }): boolean =>
  current !== seen || (heldVersion !== null && heldVersion !== current)

/** Refuses what was decided on a version that is no longer the last: who made the last one, when, and in which fields it differs. */
export function refuseChanged<V extends MadeVersion>(sinceSeen: readonly V[], seen: number, fieldsOf: (before: V, after: V) => readonly string[]): never {
  const last = sinceSeen.at(-1)
  const before = sinceSeen.find(({ version }) => version === seen)
  return refuse('conflict', 'record.changed-meanwhile', {
    version: last?.version ?? null,
    at: last?.recordedFrom.toISOString(),
    by: last?.name ?? undefined,
    fields: before && last ? fieldsOf(before, last) : [],
  })
}
