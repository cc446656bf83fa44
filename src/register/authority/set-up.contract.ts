import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { AuthorityId } from '../../kernel/identity.ts'
import { Language, PersonName, Username } from '../officers/account.ts'
import { NewPassword } from '../officers/new-password.ts'
import { AuthorityNames, Chain } from './set-up.ts'

export const NewPerson = z.strictObject({ name: PersonName, username: Username, email: z.email().max(200).optional() })

export const SetUp = z.strictObject({
  code: z.string().max(20).optional().describe('Shown on the console when the server listens beyond this machine'),
  administrator: NewPerson.extend({
    password: NewPassword,
    language: Language.default('vi').describe('Of the screens, as chosen while setting up'),
    alsoOfficer: z.boolean().describe('The same person also works as programme officer, from a second seat'),
  }),
  authority: z.strictObject({ id: AuthorityId, ...AuthorityNames.shape }),
  bodies: Chain.describe('From the top down; each stands below the one before'),
})
export type SetUp = z.infer<typeof SetUp>

export const showSetUp = endpoint({
  name: 'showSetUp',
  summary: 'Whether the installation is still empty, and whether setting it up asks for the code on the console',
  method: 'GET',
  path: '/set-up',
  access: 'anyone',
  reply: z.strictObject({ setUp: z.boolean(), codeAsked: z.boolean() }),
})

export const setUp = endpoint({
  name: 'setUp',
  summary: 'Set up an empty installation: first administrator, authority, chain of issuing bodies',
  method: 'POST',
  path: '/set-up',
  access: 'anyone',
  status: 201,
  body: SetUp,
  reply: z.strictObject({ authorityId: AuthorityId }),
})

export const setUpDemonstration = endpoint({
  name: 'setUpDemonstration',
  summary: 'Fill an empty installation with the demonstration',
  method: 'POST',
  path: '/set-up/demonstration',
  access: 'anyone',
  status: 201,
  body: z.strictObject({ code: z.string().max(20).optional() }),
  reply: z.strictObject({ accounts: z.array(z.strictObject({ role: z.string(), username: z.string(), password: z.string() })) }),
})
