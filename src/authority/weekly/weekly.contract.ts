import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { WeeklyDeliveryId, WeeklyIssueId } from '../../kernel/identity.ts'
import { lines } from '../../kernel/text.ts'
import { NamedFigure, WeekFacts } from './week.ts'
import { Recipient, WeeklySetting } from './weekly.ts'

const Instant = z.iso.datetime({ offset: true })
const asOf = {
  on: Day.optional().describe('today without it'),
  knownAt: Instant.optional().describe('agencies and tasks as known at this instant'),
}

export const showWeek = endpoint({
  name: 'showWeek',
  summary: 'Where the programme stands: five figures against the period before, exceptions, papers to sign, next dates',
  method: 'GET',
  path: '/weekly/facts',
  access: 'weekly.read',
  query: z.strictObject(asOf),
  reply: WeekFacts,
})

export const WeekName = z.strictObject({ name: z.string(), path: z.string(), counted: z.boolean(), day: Day.nullable(), note: z.string().nullable() })
export type WeekName = z.infer<typeof WeekName>

export const showWeekNames = endpoint({
  name: 'showWeekNames',
  summary: 'The names behind one of the figures that does not count agencies of n/N',
  method: 'GET',
  path: '/weekly/names',
  access: 'weekly.read',
  query: z.strictObject({ figure: NamedFigure, ...asOf }),
  reply: z.strictObject({ rows: z.array(WeekName) }),
})

export const Delivery = z.strictObject({
  id: WeeklyDeliveryId,
  name: z.string().nullable().describe('null once it was erased'),
  address: z.string().nullable(),
  state: z.enum(['waiting', 'sent', 'given-up']),
  expiresAt: Instant,
  revokedAt: Instant.nullable(),
})
export type Delivery = z.infer<typeof Delivery>

export const IssueRow = z.strictObject({
  id: WeeklyIssueId,
  day: Day,
  origin: z.enum(['scheduled', 'by-hand']),
  madeAt: Instant,
  by: z.string().nullable(),
  deliveries: z.array(Delivery),
})
export type IssueRow = z.infer<typeof IssueRow>

export const WeeklyView = z.strictObject({
  version: z.int().describe('0 before it was set up'),
  setting: WeeklySetting.extend({ recipients: z.array(Recipient.extend({ address: z.string(), name: z.string() })) }),
  issues: z.array(IssueRow).describe('the last thirty, newest first'),
  mails: z.boolean().describe('whether a mail server is set'),
})
export type WeeklyView = z.infer<typeof WeeklyView>

/** Addresses are personal: whoever sends the page sees them, and nobody else. */
export const showWeekly = endpoint({
  name: 'showWeekly',
  summary: 'When the weekly page goes out and to whom, and what went out',
  method: 'GET',
  path: '/weekly',
  access: 'weekly.send',
  reply: WeeklyView,
})

export const setWeekly = endpoint({
  name: 'setWeekly',
  summary: 'Sets when the weekly page goes out and to whom',
  method: 'PUT',
  path: '/weekly',
  access: 'weekly.send',
  body: WeeklySetting.extend({ version: z.int().min(0) }),
  reply: z.strictObject({ version: z.int() }),
})

export const previewWeekly = endpoint({
  name: 'previewWeekly',
  summary: 'The page as it would go out now, as PDF',
  method: 'GET',
  path: '/weekly/preview',
  access: 'weekly.read',
  kind: 'file',
})

export const sendWeekly = endpoint({
  name: 'sendWeekly',
  summary: 'Sends the page of this moment to all recipients',
  method: 'POST',
  path: '/weekly/issues',
  access: 'weekly.send',
  status: 201,
  body: z.strictObject({ version: z.int().min(1).describe('of the setting seen: to whom it goes') }),
  reply: z.strictObject({ id: WeeklyIssueId, recipients: z.int() }),
})

export const weeklyFile = endpoint({
  name: 'weeklyFile',
  summary: 'A page as it went out',
  method: 'GET',
  path: '/weekly/issues/:weeklyIssueId/file',
  access: 'weekly.read',
  kind: 'file',
  params: z.strictObject({ weeklyIssueId: WeeklyIssueId }),
})

const ofDelivery = z.strictObject({ weeklyDeliveryId: WeeklyDeliveryId })
const Reason = z.strictObject({ reason: lines(1000) })

export const revokeWeekly = endpoint({
  name: 'revokeWeekly',
  summary: 'The link of one recipient is not read any more',
  method: 'POST',
  path: '/weekly/deliveries/:weeklyDeliveryId/revocation',
  access: 'weekly.send',
  params: ofDelivery,
  body: Reason,
  reply: z.strictObject({ id: WeeklyDeliveryId }),
})

export const eraseWeekly = endpoint({
  name: 'eraseWeekly',
  summary: 'Erases name and address of a recipient from everything that was sent',
  method: 'POST',
  path: '/weekly/deliveries/:weeklyDeliveryId/erasure',
  access: 'weekly.send',
  params: ofDelivery,
  body: Reason,
  reply: z.strictObject({ id: WeeklyDeliveryId, erased: z.int() }),
})
