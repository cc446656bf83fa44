import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { PaperId, PaperLinkId } from '../../kernel/identity.ts'
import { TwoLanguages } from '../../kernel/list.ts'
import { lines } from '../../kernel/text.ts'
import { Relation } from './paper-link.ts'

const onePaper = z.strictObject({ paperId: PaperId })

export const LinkedPaper = z.strictObject({
  linkId: PaperLinkId,
  relation: Relation,
  direction: z.enum(['from', 'to']).describe('from: this paper says it of the other; to: the other says it of this one'),
  since: Day.nullable().describe('First day on which the acting paper works; null where the relation works nothing'),
  note: z.string().nullable(),
  paper: z.strictObject({
    id: PaperId,
    kindName: TwoLanguages,
    number: z.string(),
    issuedOn: Day,
    issuerName: z.string(),
    abstract: z.string(),
    retracted: z.boolean().describe('Its record was entered wrongly: the link works nothing'),
  }),
})
export type LinkedPaper = z.infer<typeof LinkedPaper>

export const listPaperLinks = endpoint({
  name: 'listPaperLinks',
  summary: 'What a paper is to others and others to it, the latest 500',
  method: 'GET',
  path: '/papers/:paperId/links',
  access: 'paper.read',
  params: onePaper,
  query: z.strictObject({ knownAt: z.iso.datetime({ offset: true }).optional().describe('As was known at this instant; now without it') }),
  reply: z.strictObject({ rows: z.array(LinkedPaper), more: z.boolean() }),
})

const Saved = z.strictObject({ id: PaperLinkId })

export const addPaperLink = endpoint({
  name: 'addPaperLink',
  summary: 'Say what one paper is to another: it rests on it, replaces, amends, corrects, revokes or answers it',
  method: 'POST',
  path: '/papers/:paperId/links',
  access: 'paper.record',
  status: 201,
  params: onePaper,
  body: z.strictObject({
    otherId: PaperId,
    relation: Relation,
    direction: z.enum(['from', 'to']).default('from'),
    since: Day.optional().describe('Of replaces, amends, corrects, revokes: first day on which it works; the day of the acting paper without it'),
    note: lines(1000).optional().describe('e.g. which articles'),
  }),
  reply: Saved,
})

export const withdrawPaperLink = endpoint({
  name: 'withdrawPaperLink',
  summary: 'Take back a link that was recorded by mistake; what was known before is kept',
  method: 'POST',
  path: '/paper-links/:paperLinkId/withdrawal',
  access: 'paper.record',
  params: z.strictObject({ paperLinkId: PaperLinkId }),
  body: z.strictObject({ reason: lines(4000) }),
  reply: Saved,
})
