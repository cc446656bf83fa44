import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { AgencyId, WorkId } from '../../kernel/identity.ts'

export const PublicRegister = z.strictObject({
  open: z.boolean(),
  switchedAt: z.iso.datetime().nullable().describe('null: nobody has decided yet'),
  copiedAt: z.iso.datetime().nullable(),
  behind: z.boolean().describe('something was recorded since the copies were made; they follow within seconds'),
  version: z.int(),
  workId: WorkId.nullable().describe('the last time everything was published anew'),
})
export type PublicRegister = z.infer<typeof PublicRegister>

export const showPublicRegister = endpoint({
  name: 'showPublicRegister',
  summary: 'Whether the register of declarations is public, and how far its copies follow',
  method: 'GET',
  path: '/public-register',
  access: 'settings.read',
  reply: PublicRegister,
})

export const switchPublicRegister = endpoint({
  name: 'switchPublicRegister',
  summary: 'Open or close the public register of declarations',
  method: 'POST',
  path: '/public-register',
  access: 'settings.write',
  body: z.strictObject({ version: z.int().min(0), open: z.boolean() }),
  reply: z.strictObject({ version: z.int() }),
})

export const republishRegister = endpoint({
  name: 'republishRegister',
  summary: 'Publish everything anew, as a long work',
  method: 'POST',
  path: '/public-register/republication',
  access: 'settings.write',
  status: 202,
  body: z.strictObject({}),
  reply: z.strictObject({ workId: WorkId }),
})

export const showPublicAddress = endpoint({
  name: 'showPublicAddress',
  summary: 'The public page of an agency, for its QR code',
  method: 'GET',
  path: '/agencies/:agencyId/public-address',
  access: 'agency.read',
  params: z.strictObject({ agencyId: AgencyId }),
  reply: z.strictObject({ path: z.string().nullable().describe('null while the register is not public'), site: z.string().nullable() }),
})
