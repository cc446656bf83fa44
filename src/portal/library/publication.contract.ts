import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { PaperId } from '../../kernel/identity.ts'
import { lines } from '../../kernel/text.ts'

const Instant = z.iso.datetime({ offset: true })
const onePaper = z.strictObject({ paperId: PaperId })
const Saved = z.strictObject({ id: PaperId })

export const PaperPublication = z.strictObject({
  slug: z.string(),
  publishedAt: Instant,
  changedAt: Instant,
  withdrawnAt: Instant.nullable(),
  withFile: z.boolean(),
  paperVersion: z.int().describe('The version of the record the public copy was made of'),
})
export type PaperPublication = z.infer<typeof PaperPublication>

export const showPaperPublication = endpoint({
  name: 'showPaperPublication',
  summary: 'Whether the public may read a paper on the portal, and of which version of its record',
  method: 'GET',
  path: '/papers/:paperId/publication',
  access: 'site.read',
  params: onePaper,
  reply: z.strictObject({ publication: PaperPublication.nullable() }),
})

export const publishPaper = endpoint({
  name: 'publishPaper',
  summary: 'Make a paper public on the portal (Công khai trên cổng), or its public copy anew after a correction',
  method: 'POST',
  path: '/papers/:paperId/publication',
  access: 'site.write',
  params: onePaper,
  body: z.strictObject({ version: z.int().describe('of the record that was seen'), withFile: z.boolean().describe('The PDF of the paper is public, too') }),
  reply: Saved.extend({ slug: z.string() }),
})

export const withdrawPaper = endpoint({
  name: 'withdrawPaper',
  summary: 'Take a paper off the portal; its address says so from then on',
  method: 'POST',
  path: '/papers/:paperId/publication-withdrawal',
  access: 'site.write',
  params: onePaper,
  body: z.strictObject({ reason: lines(2000) }),
  reply: Saved,
})
