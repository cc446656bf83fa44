import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { OfficerId } from '../../kernel/identity.ts'
import { Role } from '../../kernel/rights.ts'

const Instant = z.iso.datetime({ offset: true })

/** From which seat somebody acted. The product itself acts without one. */
export const EventDoer = z.strictObject({
  officerId: OfficerId.nullable(),
  name: z.string().nullable().describe('null: the product itself, or a person out of sight'),
  role: Role.nullable(),
  title: z.string().nullable(),
  agencyName: z.string().nullable(),
})

/** A personal field or free text of an event: its value, or when it was erased. */
export const PersonalField = z.strictObject({ field: z.string(), value: z.string().nullable(), erasedAt: Instant.nullable() })

export const RecordedEvent = z.strictObject({
  id: z.uuid(),
  seq: z.int(),
  organisationId: z.uuid(),
  type: z.string().describe('the sentence for it is the word key deed.<type>'),
  subject: z.strictObject({ kind: z.string(), id: z.uuid() }),
  recordedAt: Instant.describe("the server's time"),
  assertedOn: Day.nullable().describe("the document's own date"),
  by: EventDoer,
  onBehalfOf: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()),
  personal: z.array(PersonalField),
})
export type RecordedEvent = z.infer<typeof RecordedEvent>

export const showHistory = endpoint({
  name: 'showHistory',
  summary: 'Everything that was ever done to a record, newest first',
  method: 'GET',
  path: '/history/:subjectId',
  access: 'history.read',
  params: z.strictObject({ subjectId: z.uuid() }),
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(500).default(200) }),
  reply: z.strictObject({ rows: z.array(RecordedEvent), more: z.boolean() }),
})
