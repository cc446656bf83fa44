import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { ListQuery, listOf, severalOf } from '../../kernel/list.ts'

export const LetterState = z.enum(['waiting', 'held', 'sent', 'given-up'])
export type LetterState = z.infer<typeof LetterState>

const Instant = z.iso.datetime()

/** Never the text: it may carry a one-time link. */
export const LetterRow = z.strictObject({
  id: z.uuid(),
  recipient: z.string(),
  subject: z.string(),
  state: LetterState,
  attempts: z.int(),
  lastError: z.string().nullable(),
  createdAt: Instant,
  sentAt: Instant.nullable(),
})
export type LetterRow = z.infer<typeof LetterRow>

export const listLetters = endpoint({
  name: 'listLetters',
  summary: 'Mail the product sends: what waits, what was sent, what the mail server refused; newest first',
  method: 'GET',
  path: '/letters',
  access: 'account.read',
  query: ListQuery.omit({ q: true, sort: true }).extend({ state: severalOf(LetterState) }),
  reply: listOf(LetterRow),
})
