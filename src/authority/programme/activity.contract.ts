import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { ActivityId, AgencyId, FileId, PaperId, SecondmentId } from '../../kernel/identity.ts'
import { ListQuery, listOf, severalOf, TwoLanguages } from '../../kernel/list.ts'
import { FileQuery } from '../../register/files/file.contract.ts'
import { ActivityForm, ActivityKindCode } from './activity.ts'
import { Counted } from './counting.ts'
import { KnownDate, Period, Reason } from './programme-fields.ts'
import { HistoricalNote, Recording } from '../../register/historical/historical.contract.ts'

const oneActivity = z.strictObject({ activityId: ActivityId })
const Instant = z.iso.datetime({ offset: true })
const Saved = z.strictObject({ id: ActivityId, version: z.int() })

const shared = {
  id: ActivityId,
  version: z.int(),
  kind: ActivityKindCode,
  kindName: TwoLanguages,
  title: z.string(),
  period: Period,
  began: KnownDate,
  ended: KnownDate.nullable(),
  doer: z.string().nullable(),
  quantity: z.int().nullable(),
  unit: z.string().nullable().describe('As recorded, else the unit of the kind'),
  channels: z.array(z.string()),
}

export const ActivityRow = z.strictObject({ ...shared, papers: z.int(), agencies: z.int(), hasFile: z.boolean(), recording: Recording })
export type ActivityRow = z.infer<typeof ActivityRow>

export const ActivityView = z.strictObject({
  ...shared,
  ownUnit: z.string().nullable().describe('The unit as recorded'),
  product: z.string().nullable(),
  note: z.string().nullable(),
  papers: z.array(
    z.strictObject({ id: PaperId, number: z.string(), issuedOn: Day, abstract: z.string(), held: z.boolean().describe('false when its record was retracted') }),
  ),
  agencies: z.array(z.strictObject({ id: AgencyId, name: z.string() })),
  file: z.strictObject({ id: FileId, name: z.string(), mediaType: z.string(), size: z.number() }).nullable(),
  recording: Recording.describe('beside the last day on which it may have begun'),
  retractedAt: Instant.nullable(),
  versions: z.array(z.strictObject({ version: z.int(), from: Instant, to: Instant.nullable(), by: z.string().nullable() })),
})
export type ActivityView = z.infer<typeof ActivityView>

export const activitySorts = ['kind', 'began', 'title', 'quantity', 'period'] as const
export const ActivityListQuery = ListQuery.extend({
  period: Period.optional(),
  kind: severalOf(ActivityKindCode),
  on: Day.optional().describe('As of this day: what began later is left out; what has no date stays'),
  knownAt: Instant.optional(),
})
export type ActivityListQuery = z.infer<typeof ActivityListQuery>

export const listActivities = endpoint({
  name: 'listActivities',
  summary: 'Activities of the programme; sorted by kind, began, title, quantity or period',
  method: 'GET',
  path: '/activities',
  access: 'activity.read',
  query: ActivityListQuery,
  reply: listOf(ActivityRow),
})

export const showActivity = endpoint({
  name: 'showActivity',
  summary: 'One activity with its papers and agencies; a retracted one is still shown',
  method: 'GET',
  path: '/activities/:activityId',
  access: 'activity.read',
  params: oneActivity,
  query: z.strictObject({ knownAt: Instant.optional() }),
  reply: ActivityView,
})

export const activityFile = endpoint({
  name: 'activityFile',
  summary: 'The file of an activity',
  method: 'GET',
  path: '/activities/:activityId/file',
  access: 'activity.read',
  kind: 'file',
  params: oneActivity,
  query: FileQuery,
})

export const recordActivity = endpoint({
  name: 'recordActivity',
  summary: 'Record an activity: newsletter, part in the PAR index, guidance, secondment, class held or postponed',
  method: 'POST',
  path: '/activities',
  access: 'activity.record',
  status: 201,
  body: z.strictObject({ ...ActivityForm.shape, historical: HistoricalNote.optional() }),
  reply: Saved,
})

export const correctActivity = endpoint({
  name: 'correctActivity',
  summary: 'Correct what was recorded of an activity; what was held before is kept',
  method: 'PUT',
  path: '/activities/:activityId',
  access: 'activity.record',
  params: oneActivity,
  body: z.strictObject({ version: z.int(), reason: Reason, ...ActivityForm.shape }),
  reply: Saved,
})

export const retractActivity = endpoint({
  name: 'retractActivity',
  summary: 'Hold an activity no longer that was recorded by mistake',
  method: 'POST',
  path: '/activities/:activityId/retraction',
  access: 'activity.record',
  params: oneActivity,
  body: z.strictObject({ version: z.int(), reason: Reason }),
  reply: Saved,
})

export const activityKinds = endpoint({
  name: 'activityKinds',
  summary: 'Kinds of activities, the unit each is counted in, and by which rule from which half-year on',
  method: 'GET',
  path: '/activity-kinds',
  access: 'activity.read',
  reply: z.strictObject({
    rows: z.array(
      z.strictObject({
        code: ActivityKindCode,
        name: TwoLanguages,
        unit: z.string().nullable(),
        version: z.int().describe('Of its newest rule; 0 while none but the first was set'),
        rules: z
          .array(z.strictObject({ from: Period.nullable().describe('null: came with the product'), counted: Counted, words: TwoLanguages }))
          .describe('How it is counted, the newest word first'),
      }),
    ),
  }),
})

export const programmeStrip = endpoint({
  name: 'programmeStrip',
  summary: 'A half-year in figures: activities by kind, tasks and how many have an outcome; each opens its list',
  method: 'GET',
  path: '/programme/strip',
  access: 'activity.read',
  query: z.strictObject({
    period: Period,
    on: Day.optional().describe('As of this day: activities that began later are left out'),
    knownAt: Instant.optional(),
  }),
  reply: z.strictObject({
    period: Period,
    activities: z
      .array(
        z.strictObject({
          kind: ActivityKindCode,
          name: TwoLanguages,
          unit: z.string().nullable(),
          records: z.int(),
          n: z.int().nullable().describe('Sum of the quantities told; null where none is, or where the kind is not summed'),
          unknown: z.int().describe('Records without a quantity'),
        }),
      )
      .describe('Kinds with at least one record'),
    directions: z.strictObject({ total: z.int(), withOutcome: z.int() }),
  }),
})

export const countSecondment = endpoint({
  name: 'countSecondment',
  summary: 'Count a secondment of the register as an activity of a half-year, so that it is not typed twice',
  method: 'POST',
  path: '/secondments/:secondmentId/activity',
  access: 'activity.record',
  status: 201,
  params: z.strictObject({ secondmentId: SecondmentId }),
  body: z.strictObject({ version: z.int(), period: Period }),
  reply: Saved,
})
