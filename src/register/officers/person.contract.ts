import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { AgencyId, OfficerId, PostId } from '../../kernel/identity.ts'
import { ListQuery, listOf, severalOf } from '../../kernel/list.ts'
import { Role } from '../../kernel/rights.ts'
import { lines } from '../../kernel/text.ts'
import { longExport } from '../exports/export.contract.ts'
import { PersonName } from './account.ts'
import { PostFacts, PostKind, shortText } from './post.ts'
import { PostRow } from './post.contract.ts'
import { SecondmentRow } from './secondment.contract.ts'

const Instant = z.iso.datetime({ offset: true })

const Held = z.strictObject({
  postId: PostId,
  agencyId: AgencyId.nullable(),
  agencyName: z.string().nullable(),
  kind: PostKind,
  title: z.string(),
  unit: z.string().nullable(),
  validFrom: Day,
  validTo: Day.nullable(),
})

export const PersonRow = z.strictObject({
  officerId: OfficerId,
  name: z.string(),
  remark: z.string().nullable().describe('what tells apart people of one name'),
  namesakes: z.int().describe('others of the very same name'),
  account: z.boolean(),
  posts: z.array(Held).describe('held on the day'),
  secondedTo: z.string().nullable().describe('where the person works that day instead; empty text: not known'),
})
export type PersonRow = z.infer<typeof PersonRow>

const filters = {
  agencyId: AgencyId.optional().describe('holds a post there on the day'),
  kind: severalOf(PostKind),
  account: z.enum(['with', 'without']).optional(),
  state: z.enum(['current', 'former', 'all']).default('all').describe('whether a post is held on the day'),
  on: Day.optional(),
  knownAt: Instant.optional(),
}

export const listPeople = endpoint({
  name: 'listPeople',
  summary: 'People with their posts as of a day, with and without an account',
  method: 'GET',
  path: '/people',
  access: 'officer.read',
  query: ListQuery.extend(filters).describe('sort: name (the given name first), since'),
  reply: listOf(PersonRow),
})

export const exportPeople = endpoint({
  name: 'exportPeople',
  summary: 'The list as a file, a row per post',
  method: 'GET',
  path: '/people/export',
  access: 'officer.export',
  kind: 'file',
  query: ListQuery.omit({ from: true, limit: true }).extend({ ...filters, format: z.enum(['xlsx', 'csv']), language: z.enum(['vi', 'en']).default('vi') }),
})

export const startPeopleExport = longExport(exportPeople, { name: 'startPeopleExport', summary: 'The list as a file, whatever its length, by a long work' })

/** How far the last link for a password got. */
export const InvitationState = z.enum(['none', 'queued', 'mail-failed', 'sent', 'handed', 'opened', 'used', 'expired'])
export type InvitationState = z.infer<typeof InvitationState>

export const PersonView = z.strictObject({
  officerId: OfficerId,
  name: z.string(),
  remark: z.string().nullable(),
  agencyId: AgencyId.nullable(),
  version: z.int(),
  account: z
    .strictObject({
      username: z.string(),
      language: z.enum(['vi', 'en']),
      invitation: z.strictObject({ state: InvitationState, at: Instant.nullable(), endsAt: Instant.nullable(), error: z.string().nullable() }),
    })
    .nullable(),
  seats: z.array(z.strictObject({ role: Role, agencyName: z.string().nullable(), current: z.boolean(), postId: PostId.nullable() })),
  namesakes: z.array(z.strictObject({ officerId: OfficerId, remark: z.string().nullable(), title: z.string().nullable(), agencyName: z.string().nullable() })),
  posts: z.array(PostRow),
  secondments: z.array(SecondmentRow),
})
export type PersonView = z.infer<typeof PersonView>

const onePerson = z.strictObject({ officerId: OfficerId })

export const showPerson = endpoint({
  name: 'showPerson',
  summary: 'One person: posts and secondments through time, the account and how far its invitation got',
  method: 'GET',
  path: '/people/:officerId',
  access: 'officer.read',
  params: onePerson,
  query: z.strictObject({ knownAt: Instant.optional() }),
  reply: PersonView,
})

const Remark = shortText(200)
const besideReason = lines(2000).optional()

export const addPerson = endpoint({
  name: 'addPerson',
  summary: 'Record somebody with a first post, without an account',
  method: 'POST',
  path: '/people',
  access: 'officer.write',
  status: 201,
  body: z.strictObject({ name: PersonName, remark: Remark, ...PostFacts.shape, besideReason }),
  reply: z.strictObject({ id: OfficerId, postId: PostId, version: z.int() }),
})

export const changeCard = endpoint({
  name: 'changeCard',
  summary: 'Change the name of somebody without an account, or the remark that tells people of one name apart',
  method: 'PUT',
  path: '/people/:officerId',
  access: 'officer.write',
  params: onePerson,
  body: z.strictObject({ version: z.int(), name: PersonName, remark: Remark }),
  reply: z.strictObject({ id: OfficerId, version: z.int() }),
})
