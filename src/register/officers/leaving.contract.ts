import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { HandoverId, OfficerId, PostId, SeatId } from '../../kernel/identity.ts'
import { ListQuery, listOf } from '../../kernel/list.ts'
import { Role } from '../../kernel/rights.ts'
import { lines } from '../../kernel/text.ts'
import { AppointingPaper, PostKind } from './post.ts'

export const LeftBehind = z.strictObject({
  kind: z.string().describe('the sentence for it is the word key left.<kind>'),
  count: z.int(),
  items: z.array(z.strictObject({ id: z.uuid(), title: z.string() })).describe('the first two hundred'),
})
export type LeftBehind = z.infer<typeof LeftBehind>

export const LeavingView = z.strictObject({
  officerId: OfficerId,
  name: z.string(),
  post: z
    .strictObject({ postId: PostId, kind: PostKind, title: z.string(), agencyName: z.string().nullable(), validFrom: Day, validTo: Day.nullable() })
    .nullable(),
  version: z.int().describe('of the post, or of the seat'),
  seats: z.array(z.strictObject({ seatId: SeatId, role: Role, agencyName: z.string().nullable() })).describe('whose rights end'),
  vacant: z.boolean().describe('nobody else holds a post, or a seat, that the agency needs'),
  accounts: z.array(z.string()).describe('of a post: who else acts for the agency from a seat of that standing, post or none'),
  left: z.array(LeftBehind),
})
export type LeavingView = z.infer<typeof LeavingView>

const onePost = z.strictObject({ postId: PostId })

export const showLeaving = endpoint({
  name: 'showLeaving',
  summary: 'What would end and what would stay behind if somebody left a post; changes nothing',
  method: 'GET',
  path: '/posts/:postId/leaving',
  access: 'officer.write',
  params: onePost,
  reply: LeavingView,
})

export const showSeatLeaving = endpoint({
  name: 'showSeatLeaving',
  summary: 'What would stay behind if a seat ended; changes nothing',
  method: 'GET',
  path: '/seats/:seatId/leaving',
  access: 'account.end',
  params: z.strictObject({ seatId: SeatId }),
  reply: LeavingView,
})

export const leavePost = endpoint({
  name: 'leavePost',
  summary: 'Record that somebody leaves a post: the rights that hang on it end, what is left goes to a successor if one is named',
  method: 'POST',
  path: '/posts/:postId/leave',
  access: 'officer.write',
  params: onePost,
  body: z.strictObject({
    version: z.int(),
    on: Day.describe('first day on which the post is no longer held'),
    reason: lines(2000),
    paper: AppointingPaper.nullable().default(null),
    successor: OfficerId.optional(),
  }),
  reply: z.strictObject({ id: PostId, version: z.int() }),
})

const Instant = z.iso.datetime({ offset: true })

export const HandoverRow = z.strictObject({
  id: HandoverId,
  kind: z.string(),
  subjectId: z.uuid(),
  title: z.string(),
  from: z.strictObject({ officerId: OfficerId, name: z.string() }),
  to: z.strictObject({ officerId: OfficerId, name: z.string() }),
  createdAt: Instant,
  doneAt: Instant.nullable(),
  version: z.int(),
})
export type HandoverRow = z.infer<typeof HandoverRow>

export const listHandovers = endpoint({
  name: 'listHandovers',
  summary: 'What was handed over from those who left to those who go on with it',
  method: 'GET',
  path: '/handovers',
  access: 'officer.read',
  query: ListQuery.omit({ q: true, sort: true }).extend({
    to: OfficerId.optional(),
    leftBy: OfficerId.optional(),
    state: z.enum(['open', 'done', 'all']).default('open'),
  }),
  reply: listOf(HandoverRow),
})

export const takeHandover = endpoint({
  name: 'takeHandover',
  summary: 'Say that something handed over to oneself has been taken on',
  method: 'POST',
  path: '/handovers/:handoverId/taken',
  access: 'officer.read',
  params: z.strictObject({ handoverId: HandoverId }),
  body: z.strictObject({ version: z.int() }),
  reply: z.strictObject({ id: HandoverId, version: z.int() }),
})
