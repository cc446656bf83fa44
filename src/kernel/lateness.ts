import { type Day, dayOf } from './day.ts'

const dayLength = 86_400_000

/** Whole days from the day a document bears to the day, in Vietnam, on which it was recorded; negative when it lies ahead. */
export const daysUntilRecorded = (documentDay: Day, recordedAt: Date): number =>
  Math.round((Date.parse(`${dayOf(recordedAt)}T00:00:00Z`) - Date.parse(`${documentDay}T00:00:00Z`)) / dayLength)

/**
 * The gap worth a remark: how many days after its document's day something was recorded, when that is more than the office
 * allows itself. The two times stand side by side; neither is made to fit the other, and nothing is refused.
 */
export function recordedLate(documentDay: Day | null, recordedAt: Date, lateAfterDays: number): number | null {
  if (documentDay === null) return null
  const days = daysUntilRecorded(documentDay, recordedAt)
  return days > lateAfterDays ? days : null
}
