import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { AgencyId, OfficerId, PostId, SeatId } from '../../kernel/identity.ts'
import { ListQuery, listOf } from '../../kernel/list.ts'
import { Role } from '../../kernel/rights.ts'
import { line } from '../../kernel/text.ts'
import { Language, PersonName, Title, Username } from './account.ts'

export const AccountRow = z.strictObject({
  seatId: SeatId,
  officerId: OfficerId,
  name: z.string(),
  username: z.string(),
  email: z.string().nullable(),
  role: Role,
  title: z.string(),
  agencyId: AgencyId.nullable(),
  agencyName: z.string().nullable(),
  validFrom: Day,
  validTo: Day.nullable(),
  engagement: z.string().nullable().describe('a consultant’s contract with this client'),
  postId: PostId.nullable().describe('the post the rights hang on'),
  remark: z.string().nullable().describe('what tells apart people of one name'),
  version: z.int(),
  personVersion: z.int().describe('of name and e-mail, which all seats of the person share'),
  hasPassword: z.boolean().describe('the person has set one already'),
})
export type AccountRow = z.infer<typeof AccountRow>

export const listAccounts = endpoint({
  name: 'listAccounts',
  summary: 'People and the seats they act from',
  method: 'GET',
  path: '/accounts',
  access: 'account.read',
  query: ListQuery.extend({
    role: Role.optional(),
    agencyId: AgencyId.optional(),
    officer: OfficerId.optional(),
    state: z.enum(['current', 'ended', 'all']).default('current').describe('whether the seat is held today'),
  }),
  reply: listOf(AccountRow),
})

const term = {
  validFrom: Day.optional().describe('today by default'),
  validTo: Day.optional().describe('first day on which the seat no longer holds; a consultant has one'),
  engagement: line(300).optional().describe('a consultant’s contract with this client'),
  postId: PostId.optional().describe('the post the rights hang on: they end when it is left'),
}

export const createAccount = endpoint({
  name: 'createAccount',
  summary: 'Create an account below oneself',
  method: 'POST',
  path: '/accounts',
  access: 'account.create',
  status: 201,
  body: z.strictObject({
    name: PersonName,
    username: Username,
    email: z.email().max(200).optional(),
    role: Role,
    title: Title.default(''),
    agencyId: AgencyId.optional(),
    officerId: OfficerId.optional().describe('somebody who is known already and has no account yet'),
    language: Language.optional(),
    ...term,
  }),
  reply: z.strictObject({ officerId: OfficerId, seatId: SeatId }),
})

export const changePerson = endpoint({
  name: 'changePerson',
  summary: 'Change the name or the e-mail address of somebody below oneself, or of oneself',
  method: 'PUT',
  path: '/accounts/:officerId',
  access: 'account.create',
  params: z.strictObject({ officerId: OfficerId }),
  body: z.strictObject({ version: z.int(), name: PersonName, email: z.email().max(200).optional() }),
  reply: z.strictObject({ id: OfficerId, version: z.int() }),
})

export const addSeat = endpoint({
  name: 'addSeat',
  summary: 'Give somebody another seat',
  method: 'POST',
  path: '/accounts/:officerId/seats',
  access: 'account.create',
  status: 201,
  params: z.strictObject({ officerId: OfficerId }),
  body: z.strictObject({ role: Role, title: Title.default(''), agencyId: AgencyId.optional(), ...term }),
  reply: z.strictObject({ seatId: SeatId, mailed: z.boolean().describe('a letter tells the person, where there is an address') }),
})

export const endSeat = endpoint({
  name: 'endSeat',
  summary: 'End a seat at once',
  method: 'POST',
  path: '/seats/:seatId/end',
  access: 'account.end',
  params: z.strictObject({ seatId: SeatId }),
  body: z.strictObject({
    version: z.int(),
    reason: z.string().trim().min(1).max(2000),
    successor: OfficerId.optional().describe('who goes on with what is left'),
  }),
  reply: z.strictObject({ id: SeatId, version: z.int() }),
})

/** Not repeatable by key on purpose: the answer carries a secret that is kept nowhere. */
export const passwordLink = endpoint({
  name: 'passwordLink',
  summary: 'A one-time link with which the person sets the own password; also sent by mail where there is an address',
  method: 'POST',
  path: '/accounts/:officerId/password-link',
  access: 'account.create',
  keyed: false,
  params: z.strictObject({ officerId: OfficerId }),
  reply: z.strictObject({ link: z.string(), endsAt: z.iso.datetime(), mailed: z.boolean() }),
})
