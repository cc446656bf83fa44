import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'

const Month = z.string().regex(/^(19\d\d|20\d\d|2100)-(0[1-9]|1[0-2])$/)
const Year = z.coerce.number().int().min(1900).max(2100)

export const VisitFigures = z.strictObject({
  today: z.int(),
  month: z.int(),
  total: z.int(),
  since: Day.nullable(),
  year: z.int(),
  years: z.array(z.int()).describe('years there are figures of, the latest first'),
  months: z.array(z.strictObject({ month: Month, n: z.int() })).describe('all twelve of the year'),
  pages: z
    .array(z.strictObject({ page: z.string(), title: z.string().nullable(), months: z.array(z.int()).length(12), n: z.int() }))
    .describe('the 500 most visited pages of the year, the most visited first'),
})
export type VisitFigures = z.infer<typeof VisitFigures>

const query = z.strictObject({ year: Year.optional() })

export const showVisits = endpoint({
  name: 'showVisits',
  summary: 'Visits of the public pages by page and month: numbers only, nothing about visitors',
  method: 'GET',
  path: '/portal/visits',
  access: 'visit.read',
  query,
  reply: VisitFigures,
})

export const exportVisits = endpoint({
  name: 'exportVisits',
  summary: 'The same table as a file (CSV)',
  method: 'GET',
  path: '/portal/visits/file',
  access: 'visit.read',
  kind: 'file',
  query,
})
