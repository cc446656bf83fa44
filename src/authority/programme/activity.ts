import { z } from 'zod'
import type { Day, HalfYear } from '../../kernel/day.ts'
import { reach } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { AgencyId, FileId, PaperId } from '../../kernel/identity.ts'
import { refuseAt } from '../../kernel/refusal.ts'
import { line, lines } from '../../kernel/text.ts'
import { certainlyBefore, KnownDate, Period, Quantity, unknownDate } from './programme-fields.ts'

export const ActivityKindCode = z
  .string()
  .regex(/^[a-z][a-z-]{0,39}$/)
  .describe('A code of GET /activity-kinds, e.g. newsletter, secondment')

/** What the form of an activity holds. Kind, title and period are enough: nothing else forces anyone to invent. */
export const ActivityForm = z.strictObject({
  kind: ActivityKindCode,
  title: line(500),
  period: Period.describe('Half-year whose report tells of it, even where no date is known: 2020-H1'),
  began: KnownDate.default(unknownDate).describe('When it began; for a postponed class, when it is expected instead'),
  ended: KnownDate.optional(),
  doer: line(300).optional(),
  quantity: Quantity.optional(),
  unit: line(60).optional().describe('The unit of the kind without it'),
  product: line(500).optional(),
  channels: z.array(line(200)).max(20).default([]).describe('Where a newsletter was carried; it counts once, however many'),
  note: lines(4000).optional(),
  paperIds: z.array(PaperId).max(50).default([]),
  agencyIds: z.array(AgencyId).max(500).default([]),
  fileId: FileId.optional(),
})
export type ActivityForm = z.infer<typeof ActivityForm>

export interface Activity {
  kind: string
  title: string
  period: HalfYear
  began: KnownDate
  ended: KnownDate | null
  doer: string | null
  quantity: number | null
  unit: string | null
  product: string | null
  channels: readonly string[]
  note: string | null
  paperIds: readonly PaperId[]
  agencyIds: readonly AgencyId[]
  fileId: FileId | null
}

/** What the rules look at besides the form. */
export interface ActivitySurroundings {
  kindKnown: boolean
  /** Linked papers that are not held, agencies that do not exist. */
  unknownPapers: readonly string[]
  unknownAgencies: readonly string[]
  /** Whether the named file may be attached: uploaded from this seat, or already the activity's. */
  fileKnown: boolean
}

/** `before` is what was held: links that were right when they were made may stay. */
export function decideActivity(asked: ActivityForm, around: ActivitySurroundings, before?: Activity): Activity {
  if (!around.kindKnown) refuseAt('invalid', 'kind', 'activity.kind-unknown', { kind: asked.kind })
  if (asked.ended !== undefined && certainlyBefore(asked.ended, asked.began)) refuseAt('invalid', 'ended', 'activity.ends-before-it-begins')
  if (asked.fileId !== undefined && !around.fileKnown) refuseAt('invalid', 'fileId', 'activity.file-unknown')
  if (around.unknownPapers.some((id) => !before?.paperIds.some((held) => held === id))) refuseAt('invalid', 'paperIds', 'activity.paper-unknown')
  if (around.unknownAgencies.some((id) => !before?.agencyIds.some((held) => held === id))) refuseAt('invalid', 'agencyIds', 'activity.agency-unknown')
  return {
    kind: asked.kind,
    title: asked.title,
    period: asked.period,
    began: asked.began,
    ended: asked.ended ?? null,
    doer: asked.doer ?? null,
    quantity: asked.quantity ?? null,
    unit: asked.unit ?? null,
    product: asked.product ?? null,
    channels: onceBy(asked.channels, fold),
    note: asked.note ?? null,
    paperIds: onceBy(asked.paperIds, String),
    agencyIds: onceBy(asked.agencyIds, String),
    fileId: asked.fileId ?? null,
  }
}

function onceBy<T>(list: readonly T[], key: (item: T) => string): T[] {
  const keys = list.map(key)
  return list.filter((_, n) => keys.indexOf(keys[n] ?? '') === n)
}

export const activitySearchText = (activity: Pick<Activity, 'title' | 'doer' | 'product'>): string =>
  fold([activity.title, activity.doer, activity.product].filter(Boolean).join(' '))

export const firstAndLastDay = (date: KnownDate): { from: Day | null; to: Day | null } => reach(date) ?? { from: null, to: null }
