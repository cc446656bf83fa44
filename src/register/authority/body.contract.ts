import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { AuthorityId, BodyId, OrganisationId } from '../../kernel/identity.ts'
import { AuthoritySettings, IssuingBody } from './set-up.ts'

export const BodyView = z.strictObject({ id: BodyId, parentId: BodyId.nullable(), version: z.int(), ...IssuingBody.shape, signsHere: z.boolean() })
export type BodyView = z.infer<typeof BodyView>

export const listBodies = endpoint({
  name: 'listBodies',
  summary: 'Who issues papers: the chain UBND, Sở, Chi cục, Phòng',
  method: 'GET',
  path: '/issuing-bodies',
  access: 'paper.read',
  reply: z.strictObject({ rows: z.array(BodyView) }),
})

export const showSettings = endpoint({
  name: 'showSettings',
  summary: 'The authority and its issuing bodies',
  method: 'GET',
  path: '/settings',
  access: 'settings.read',
  reply: z.strictObject({
    authorityId: AuthorityId,
    office: OrganisationId.describe("under which the authority's own history is kept"),
    name: z.string(),
    placeName: z.string(),
    lateAfterDays: z.int(),
    version: z.int(),
    demonstration: z.boolean(),
    bodies: z.array(BodyView),
  }),
})

export const changeAuthority = endpoint({
  name: 'changeAuthority',
  summary: 'Change what the authority is called, and after how many days a record is late; its code stays',
  method: 'PUT',
  path: '/settings/authority',
  access: 'settings.write',
  body: z.strictObject({ version: z.int(), ...AuthoritySettings.shape }),
  reply: z.strictObject({ id: AuthorityId, version: z.int() }),
})

export const changeBody = endpoint({
  name: 'changeBody',
  summary: 'Change names, symbol, signing form, recipients or number series of an issuing body',
  method: 'PUT',
  path: '/issuing-bodies/:bodyId',
  access: 'settings.write',
  params: z.strictObject({ bodyId: BodyId }),
  body: z.strictObject({ version: z.int(), ...IssuingBody.omit({ level: true }).shape }),
  reply: z.strictObject({ id: BodyId, version: z.int() }),
})

export const addBody = endpoint({
  name: 'addBody',
  summary: 'Add an issuing body below another',
  method: 'POST',
  path: '/issuing-bodies',
  access: 'settings.write',
  status: 201,
  body: z.strictObject({ parentId: BodyId.nullable(), ...IssuingBody.shape }),
  reply: z.strictObject({ id: BodyId, version: z.int() }),
})
