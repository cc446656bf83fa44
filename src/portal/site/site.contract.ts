import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { LinkGroup, Links } from './links.ts'

export const showLinks = endpoint({
  name: 'showLinks',
  summary: 'Links to other sites that stand on every public page, in groups and in order',
  method: 'GET',
  path: '/portal/links',
  access: 'site.read',
  reply: z.strictObject({
    groups: z.array(z.strictObject(LinkGroup.shape)),
    version: z.int().describe('0: nobody has laid any down'),
    changedAt: z.iso.datetime().nullable(),
  }),
})

export const saveLinks = endpoint({
  name: 'saveLinks',
  summary: 'Lay down all links at once: what is not sent is gone',
  method: 'PUT',
  path: '/portal/links',
  access: 'site.write',
  body: z.strictObject({ version: z.int().min(0), groups: Links }),
  reply: z.strictObject({ version: z.int() }),
})
