import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { BodyId, PaperId } from '../../kernel/identity.ts'
import { ListQuery, listOf, severalOf } from '../../kernel/list.ts'
import { Standing } from '../links/standing.ts'
import { PaperKindCode, PaperTopic } from './paper.ts'

export const OutgoingRow = z.strictObject({
  key: z.string().describe('The paper, or its number where it has none'),
  state: z.enum(['given', 'reserved', 'spoiled']),
  paperId: PaperId.nullable(),
  number: z.string(),
  day: Day.describe('Day of the paper; of a number without paper, the day it was spoken for'),
  kind: PaperKindCode,
  issuerName: z.string(),
  abstract: z.string().nullable(),
  signerName: z.string().nullable(),
  recipients: z.array(z.string()),
  filingUnits: z.array(z.string()),
  copies: z.int().nullable(),
  standing: Standing.nullable().describe('null of a number without paper'),
  note: z.string().nullable().describe('Of a number without paper: why'),
  reservedFor: z.string().nullable(),
  until: Day.nullable(),
})
export type OutgoingRow = z.infer<typeof OutgoingRow>

const filters = {
  issuerId: BodyId.optional(),
  kind: severalOf(PaperKindCode),
  topic: severalOf(PaperTopic),
  year: z.coerce.number().int().min(1900).max(2100).optional(),
  issuedFrom: Day.optional(),
  issuedTo: Day.optional(),
  signer: z.string().trim().max(200).optional().describe('Part of the name of who signed'),
}

export const OutgoingQuery = ListQuery.extend(filters)
export type OutgoingQuery = z.infer<typeof OutgoingQuery>

export const listOutgoing = endpoint({
  name: 'listOutgoing',
  summary:
    "The register of outgoing papers (sổ văn bản đi): papers of the authority's own bodies, and reserved and spoiled numbers in their place; sorted by day",
  method: 'GET',
  path: '/outgoing-papers',
  access: 'paper.read',
  query: OutgoingQuery,
  reply: listOf(OutgoingRow),
})

export const exportOutgoing = endpoint({
  name: 'exportOutgoing',
  summary: 'The register of outgoing papers as XLSX or CSV, in the columns of the paper book',
  method: 'GET',
  path: '/outgoing-papers/export',
  access: 'paper.export',
  kind: 'file',
  query: ListQuery.omit({ from: true, limit: true }).extend({
    ...filters,
    format: z.enum(['xlsx', 'csv']).default('xlsx'),
    language: z.enum(['vi', 'en']).default('vi'),
  }),
})
