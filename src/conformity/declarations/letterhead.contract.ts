import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { AgencyId } from '../../kernel/identity.ts'

export const Letterhead = z.strictObject({
  issuerName: z.string(),
  parentName: z.string().describe('cơ quan chủ quản: the parent, or the body above all agencies of the authority'),
  placeName: z.string(),
  signerTitle: z.string(),
  unitSymbol: z.string().describe('what follows the kind of paper in a symbol, e.g. UBND, SKHCN'),
  signingFor: z.string().nullable().describe('the collective signed for (TM.)'),
  declared: z.boolean().describe('a declaration of it is recorded: the next one is a re-declaration'),
})
export type Letterhead = z.infer<typeof Letterhead>

/** What the draft of a declaration begins with; the officer may change all of it. */
export const showLetterhead = endpoint({
  name: 'showLetterhead',
  summary: 'What the letterhead and the signature of an agency usually look like, by its kind, name and parent of today',
  method: 'GET',
  path: '/agencies/:agencyId/declaration-letterhead',
  access: 'declaration.draft',
  params: z.strictObject({ agencyId: AgencyId }),
  reply: Letterhead,
})
