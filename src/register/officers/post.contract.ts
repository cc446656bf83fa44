import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { AgencyId, OfficerId, PostId } from '../../kernel/identity.ts'
import { ListQuery, listOf, severalOf } from '../../kernel/list.ts'
import { lines } from '../../kernel/text.ts'
import { AppointingPaper, PostFacts, PostKind } from './post.ts'

export const PostRow = z.strictObject({
  postId: PostId,
  officerId: OfficerId,
  person: z.string(),
  remark: z.string().nullable().describe('what tells apart people of one name'),
  agencyId: AgencyId.nullable(),
  agencyName: z.string().nullable(),
  agencyEnd: Day.nullable().describe('first day on which the agency is no more'),
  kind: PostKind,
  title: z.string(),
  unit: z.string().nullable(),
  paper: AppointingPaper.nullable(),
  validFrom: Day,
  validTo: Day.nullable().describe('first day on which it is no longer held'),
  recordedFrom: z.iso.datetime({ offset: true }),
  reached: z.boolean().describe('whether the seat reaches the person’s own page'),
  version: z.int(),
})
export type PostRow = z.infer<typeof PostRow>

export const PostState = z.enum(['current', 'former', 'coming', 'all'])

export const listPosts = endpoint({
  name: 'listPosts',
  summary: 'Posts as of a day: of an agency, of a person, of a kind',
  method: 'GET',
  path: '/posts',
  access: 'officer.read',
  query: ListQuery.extend({
    agencyId: AgencyId.optional(),
    officer: OfficerId.optional(),
    kind: severalOf(PostKind),
    state: PostState.default('current').describe('held, no longer held or not yet held on the day'),
    on: Day.optional().describe('today by default'),
    knownAt: z.iso.datetime({ offset: true }).optional(),
  }).describe('sort: name, kind, validFrom'),
  reply: listOf(PostRow),
})

const Reason = lines(2000)
const onePost = z.strictObject({ postId: PostId })
const Kept = z.strictObject({ id: PostId, version: z.int() })
const besideReason = Reason.optional().describe('why a post that one person holds at a time is held by another, too')

export const addPost = endpoint({
  name: 'addPost',
  summary: 'Record a post of somebody',
  method: 'POST',
  path: '/people/:officerId/posts',
  access: 'officer.write',
  status: 201,
  params: z.strictObject({ officerId: OfficerId }),
  body: z.strictObject({ ...PostFacts.shape, besideReason }),
  reply: Kept,
})

export const correctPost = endpoint({
  name: 'correctPost',
  summary: 'Replace what was recorded wrongly; what was known before stays readable',
  method: 'PUT',
  path: '/posts/:postId',
  access: 'officer.write',
  params: onePost,
  body: z.strictObject({ ...PostFacts.shape, version: z.int(), reason: Reason, besideReason }),
  reply: Kept,
})

export const retractPost = endpoint({
  name: 'retractPost',
  summary: 'Take back a post that was recorded by mistake; what was known before stays readable',
  method: 'POST',
  path: '/posts/:postId/retract',
  access: 'officer.write',
  params: onePost,
  body: z.strictObject({ version: z.int(), reason: Reason }),
  reply: Kept,
})
