import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { ActivityId, AgencyId, OfficerId, SecondmentId } from '../../kernel/identity.ts'
import { ListQuery, listOf } from '../../kernel/list.ts'
import { line, lines } from '../../kernel/text.ts'
import { AppointingPaper, shortText } from './post.ts'

export const SecondmentFacts = z.strictObject({
  hostAgencyId: AgencyId.nullable().describe('where to, when it is an agency of the register'),
  host: shortText(300).describe('where to, in words; null when it is not known'),
  purpose: line(500),
  product: shortText(500).describe('what came of it'),
  paper: AppointingPaper.nullable(),
  validFrom: Day,
  validTo: Day.nullable().describe('first day after it; null: until further notice'),
})
export type SecondmentFacts = z.infer<typeof SecondmentFacts>

export const SecondmentRow = z.strictObject({
  secondmentId: SecondmentId,
  officerId: OfficerId,
  name: z.string(),
  remark: z.string().nullable(),
  agencyName: z.string().nullable().describe('where from'),
  hostName: z.string().nullable(),
  ...SecondmentFacts.shape,
  activityId: ActivityId.nullable().describe('the activity of the programme it counts as'),
  overlaps: z.int().describe('other secondments of the person on some of the same days'),
  version: z.int(),
})
export type SecondmentRow = z.infer<typeof SecondmentRow>

export const listSecondments = endpoint({
  name: 'listSecondments',
  summary: 'Who works elsewhere for a time, where, what for and until when',
  method: 'GET',
  path: '/secondments',
  access: 'officer.read',
  query: ListQuery.extend({
    officer: OfficerId.optional(),
    agencyId: AgencyId.optional().describe('host'),
    state: z.enum(['current', 'ended', 'coming', 'all']).default('all'),
    on: Day.optional(),
    knownAt: z.iso.datetime({ offset: true }).optional(),
  }).describe('sort: name, validFrom, validTo'),
  reply: listOf(SecondmentRow),
})

const one = z.strictObject({ secondmentId: SecondmentId })

export const showSecondment = endpoint({
  name: 'showSecondment',
  summary: 'One secondment',
  method: 'GET',
  path: '/secondments/:secondmentId',
  access: 'officer.read',
  params: one,
  reply: SecondmentRow,
})

const Reason = lines(2000)
const Kept = z.strictObject({ id: SecondmentId, version: z.int() })
const overlapReason = Reason.optional().describe('why the person is at two places on the same days')

export const recordSecondment = endpoint({
  name: 'recordSecondment',
  summary: 'Record a secondment of somebody',
  method: 'POST',
  path: '/secondments',
  access: 'officer.write',
  status: 201,
  body: z.strictObject({ officerId: OfficerId, ...SecondmentFacts.shape, overlapReason }),
  reply: Kept,
})

export const correctSecondment = endpoint({
  name: 'correctSecondment',
  summary: 'Replace what was recorded of a secondment: its end, its product, a mistake',
  method: 'PUT',
  path: '/secondments/:secondmentId',
  access: 'officer.write',
  params: one,
  body: z.strictObject({ ...SecondmentFacts.shape, version: z.int(), reason: Reason, overlapReason }),
  reply: Kept,
})

export const retractSecondment = endpoint({
  name: 'retractSecondment',
  summary: 'Take back a secondment recorded by mistake',
  method: 'POST',
  path: '/secondments/:secondmentId/retract',
  access: 'officer.write',
  params: one,
  body: z.strictObject({ version: z.int(), reason: Reason }),
  reply: Kept,
})
