import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { OfficerId, OrganisationId } from '../../kernel/identity.ts'
import { ListQuery, listOf, severalOf } from '../../kernel/list.ts'
import { RecordedEvent } from '../history/history.contract.ts'
import { lines } from '../../kernel/text.ts'

/** Names of types and kinds as the code writes them: agency.established, declaration-review. */
const Word = z.string().regex(/^[a-z][a-z0-9.-]{0,59}$/)

export const listEvents = endpoint({
  name: 'listEvents',
  summary: 'The record of everything done, newest first',
  method: 'GET',
  path: '/log',
  access: 'log.read',
  query: ListQuery.omit({ sort: true }).extend({
    q: z.string().trim().max(200).optional().describe('name of the officer, with or without marks'),
    type: severalOf(Word),
    kind: severalOf(Word).describe('kind of the record concerned'),
    officer: OfficerId.optional(),
    organisation: OrganisationId.optional(),
    since: Day.optional().describe('first legal day'),
    until: Day.optional().describe('last legal day'),
  }),
  reply: listOf(RecordedEvent),
})

export const exportLog = endpoint({
  name: 'exportLog',
  summary: 'The whole record as NDJSON for the stand-alone verifier; see docs/record-format.md',
  method: 'GET',
  path: '/log/export',
  access: 'log.read',
  kind: 'file',
})

export const eraseField = endpoint({
  name: 'eraseField',
  summary: 'Erase a personal field of an event; the chain keeps its commitment',
  method: 'POST',
  path: '/log/:eventId/erasure',
  access: 'log.erase',
  params: z.strictObject({ eventId: z.uuid() }),
  body: z.strictObject({ field: z.string().min(1).max(60), reason: lines(2000) }),
  reply: z.strictObject({ id: z.uuid(), erasedAt: z.iso.datetime() }),
})
