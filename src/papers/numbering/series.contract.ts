import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { BodyId } from '../../kernel/identity.ts'
import { line, lines } from '../../kernel/text.ts'
import { greatestSerial, mostAtOnce } from './number-series.ts'

const Kind = z.string().regex(/^[a-zA-Z][a-zA-Z-]{0,39}$/)
const Year = z.int().min(1900).max(2100)
const Serial = z.int().min(1).max(greatestSerial)
const Suffix = z.string().regex(/^[a-z]?$/)
const Reason = lines(1000).describe('Why; kept in the history')

const ReservedNumber = z.strictObject({
  serial: Serial,
  suffix: Suffix,
  kind: Kind,
  reservedFor: z.string(),
  until: Day.nullable(),
  reason: z.string(),
  by: z.string().nullable(),
})
export type ReservedNumber = z.infer<typeof ReservedNumber>

export const SeriesRow = z.strictObject({
  issuerId: BodyId,
  issuerName: z.string(),
  issuerSymbol: z.string(),
  series: z.string().describe('A kind of paper, or "shared"'),
  kinds: z.array(Kind),
  year: Year,
  opening: z.int(),
  last: z.int().describe('Last number taken; opening - 1 before the first'),
  lastOn: Day.nullable(),
  given: z.int().describe('Papers that bear a number of it'),
  spoiled: z.int(),
  reserved: z.array(ReservedNumber).describe('Numbers kept for somebody, the first 200'),
  gaps: z
    .array(z.strictObject({ from: Serial, to: Serial }))
    .describe('Numbers between opening and last that neither a paper nor a record speaks for, the first 200 spans'),
})
export type SeriesRow = z.infer<typeof SeriesRow>

export const listSeries = endpoint({
  name: 'listSeries',
  summary: 'The series of numbers kept here in a year: how far they have come, what is reserved, what was skipped',
  method: 'GET',
  path: '/number-series',
  access: 'number.read',
  query: z.strictObject({ year: z.coerce.number().pipe(Year).optional().describe('The running year without it') }),
  reply: z.strictObject({ year: Year, rows: z.array(SeriesRow) }),
})

export const nextNumber = endpoint({
  name: 'nextNumber',
  summary: 'The number the next paper is likely to bear; certain only once it is given',
  method: 'GET',
  path: '/number-series/next',
  access: 'number.read',
  query: z.strictObject({ issuerId: BodyId, kind: Kind, issuedOn: Day, unit: line(20).optional().describe('Drafting unit of an official letter') }),
  reply: z.strictObject({
    kept: z.boolean().describe('false: numbered elsewhere, its numbers are typed'),
    next: z.strictObject({ number: z.string(), serial: Serial, last: z.int(), lastOn: Day.nullable() }).nullable(),
  }),
})

const one = { issuerId: BodyId, kind: Kind.describe('Any kind of the series'), year: Year, reason: Reason }
const Saved = z.strictObject({ id: z.uuid(), next: z.int().describe('The next number') })

export const openSeries = endpoint({
  name: 'openSeries',
  summary: 'Let a series begin at another number than 01, before its first number',
  method: 'POST',
  path: '/number-series/opening',
  access: 'number.write',
  body: z.strictObject({ ...one, opening: Serial }),
  reply: Saved,
})

export const reserveNumbers = endpoint({
  name: 'reserveNumbers',
  summary: 'Keep the next numbers for somebody',
  method: 'POST',
  path: '/number-series/reservations',
  access: 'number.write',
  body: z.strictObject({ ...one, count: z.int().min(1).max(mostAtOnce), reservedFor: line(300), until: Day.optional() }),
  reply: Saved,
})

export const spoilNumbers = endpoint({
  name: 'spoilNumbers',
  summary: 'Say of numbers that no paper bears them: skipped, reserved and not used, or spoiled',
  method: 'POST',
  path: '/number-series/spoilings',
  access: 'number.write',
  body: z.strictObject({ ...one, from: Serial, to: Serial, suffix: Suffix.default('') }),
  reply: Saved,
})

export const passNumbers = endpoint({
  name: 'passNumbers',
  summary: 'Go on at a higher number; those passed over are recorded as spoiled',
  method: 'POST',
  path: '/number-series/passing',
  access: 'number.write',
  body: z.strictObject({ ...one, next: Serial }),
  reply: Saved,
})

export const shareSeries = endpoint({
  name: 'shareSeries',
  summary: 'Which kinds of an issuer share one series, from a year on',
  method: 'POST',
  path: '/number-series/sharing',
  access: 'number.write',
  body: z.strictObject({ issuerId: BodyId, fromYear: Year, shared: z.array(Kind).max(20).describe('Empty: each kind has its own'), reason: Reason }),
  reply: z.strictObject({ id: BodyId, fromYear: Year }),
})
