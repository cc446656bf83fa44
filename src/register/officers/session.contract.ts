import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { AgencyId, AuthorityId, LoginId, SeatId } from '../../kernel/identity.ts'
import { Role } from '../../kernel/rights.ts'
import { NewPassword } from './new-password.ts'

export const SeatView = z.strictObject({
  id: SeatId,
  role: Role,
  side: z.enum(['authority', 'agency']),
  title: z.string(),
  authorityId: AuthorityId,
  authorityName: z.string(),
  agencyId: AgencyId.nullable(),
  agencyName: z.string().nullable(),
  engagement: z.string().nullable().describe('a consultant’s contract with this client'),
  validTo: Day.nullable().describe('first day on which the seat no longer holds'),
})
export type SeatView = z.infer<typeof SeatView>

const SignedIn = z.strictObject({
  signedIn: z.literal(true),
  demonstration: z.boolean(),
  csrf: z.string(),
  login: z.strictObject({ id: LoginId, username: z.string(), name: z.string(), language: z.enum(['vi', 'en']) }),
  seats: z.array(SeatView),
  ended: z
    .array(z.strictObject({ authorityName: z.string(), agencyName: z.string().nullable(), engagement: z.string().nullable(), endedOn: Day }))
    .describe('clients whose contract with this consultant has run out: not to be chosen any more'),
  gone: z
    .strictObject({
      agencyName: z.string(),
      endedOn: Day,
      paper: z.string().nullable(),
      successors: z.string().nullable().describe('who continues'),
    })
    .nullable()
    .describe('without any seat: the agency with which the last one ended'),
})
export const SessionView = z.discriminatedUnion('signedIn', [
  z.strictObject({ signedIn: z.literal(false), setUp: z.boolean(), demonstration: z.boolean() }),
  SignedIn,
])
export type SessionView = z.infer<typeof SessionView>

export const showSession = endpoint({
  name: 'showSession',
  summary: 'Who is signed in, with which seats; whether the installation is set up',
  method: 'GET',
  path: '/session',
  access: 'anyone',
  reply: SessionView,
})

export const signIn = endpoint({
  name: 'signIn',
  summary: 'Sign in',
  method: 'POST',
  path: '/session',
  access: 'anyone',
  body: z.strictObject({ username: z.string().trim().min(1).max(200), password: z.string().min(1).max(200) }),
  reply: SessionView,
})

export const signOut = endpoint({
  name: 'signOut',
  summary: 'Sign out',
  method: 'POST',
  path: '/session/end',
  access: 'signed-in',
  keyed: false,
  reply: z.strictObject({}),
})

export const chooseLanguage = endpoint({
  name: 'chooseLanguage',
  summary: 'Choose the language of the screens',
  method: 'POST',
  path: '/session/language',
  access: 'signed-in',
  keyed: false,
  body: z.strictObject({ language: z.enum(['vi', 'en']) }),
  reply: z.strictObject({}),
})

/** A POST, because the secret must not stand in an address that a server or proxy writes down. */
export const openPasswordLink = endpoint({
  name: 'openPasswordLink',
  summary: 'Whose one-time link this is; says to whoever gave it that it has been opened',
  method: 'POST',
  path: '/password/open',
  access: 'anyone',
  body: z.strictObject({ token: z.string().min(20).max(100) }),
  reply: z.strictObject({ name: z.string(), username: z.string(), endsAt: z.iso.datetime() }),
})

export const setPassword = endpoint({
  name: 'setPassword',
  summary: 'Set the own password with a one-time link',
  method: 'POST',
  path: '/password',
  access: 'anyone',
  body: z.strictObject({
    token: z.string().min(20).max(100),
    password: NewPassword,
  }),
  reply: z.strictObject({}),
})

/** Every other session of the account ends: whoever held one of them may be the reason for the new password. */
export const changePassword = endpoint({
  name: 'changePassword',
  summary: 'Change the own password',
  method: 'POST',
  path: '/session/password',
  access: 'signed-in',
  keyed: false,
  body: z.strictObject({ current: z.string().min(1).max(200), password: NewPassword }),
  reply: z.strictObject({}),
})
