import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { ActId, AgencyId } from '../../kernel/identity.ts'
import { ListQuery, listOf, severalOf, TwoLanguages } from '../../kernel/list.ts'
import { OfficialNumberText } from '../../kernel/official-number.ts'
import { longExport } from '../exports/export.contract.ts'
import { AgencyFacts, AgencyKind, BlockCode, Obligation } from './agency-facts.ts'
import { eventKinds } from './agency-version.ts'
import { lines } from '../../kernel/text.ts'

/** Which day, and as known when; today and everything known without them. */
export const asOfFields = {
  on: Day.optional().describe('legal day the answer is of; today by default'),
  knownAt: z.iso.datetime({ offset: true }).optional().describe('as known at this instant; everything known by default'),
}
const AsOfQuery = z.strictObject(asOfFields)

const filters = {
  block: severalOf(BlockCode),
  kind: severalOf(AgencyKind),
  obligation: severalOf(Obligation),
  parentId: AgencyId.optional(),
  ...asOfFields,
}

export const AgencyRow = z.strictObject({
  id: AgencyId,
  code: z.string().nullable(),
  name: z.string(),
  shortName: z.string(),
  kind: AgencyKind,
  block: BlockCode,
  parentId: AgencyId.nullable(),
  parentName: z.string().nullable(),
  obligation: Obligation,
  validFrom: Day,
  validTo: Day.nullable().describe('first day no longer so'),
  version: z.int(),
})
export type AgencyRow = z.infer<typeof AgencyRow>

export const AgencyQuery = ListQuery.extend(filters)
export const listAgencies = endpoint({
  name: 'listAgencies',
  summary: 'Agencies as of a day',
  method: 'GET',
  path: '/agencies',
  access: 'agency.read',
  query: AgencyQuery.describe('sort: name, code, block, validFrom'),
  reply: listOf(AgencyRow),
})

const Recorded = z.strictObject({ number: z.string(), date: Day })

export const AgencyVersionView = z.strictObject({
  ...AgencyFacts.shape,
  eventId: z.uuid(),
  validFrom: Day,
  validTo: Day.nullable(),
  recordedFrom: z.iso.datetime({ offset: true }),
})
export type AgencyVersionView = z.infer<typeof AgencyVersionView>

export const AgencyEventView = z.strictObject({
  id: z.uuid(),
  kind: z.enum(eventKinds),
  effectiveOn: Day,
  paper: Recorded.nullable(),
  facts: AgencyFacts.describe('what the agency was once it had happened; the last it was, for an event that ends it'),
  sets: z.array(AgencyFacts.keyof()).describe('facts that the event itself changed'),
  ends: z.boolean().describe('the agency is no more from that day on'),
  act: z.strictObject({ id: ActId, line: z.uuid().nullable() }).nullable().describe('the dated act it comes from; it is corrected through the act'),
  corrects: z.uuid().nullable().describe('the event a correction replaces'),
  recordedAt: z.iso.datetime({ offset: true }),
})
export type AgencyEventView = z.infer<typeof AgencyEventView>

export const AgencyView = z.strictObject({
  id: AgencyId,
  version: z.int(),
  on: Day,
  facts: AgencyFacts.nullable().describe('null: not an agency on that day'),
  parentName: z.string().nullable(),
  blockName: TwoLanguages.nullable(),
  children: z.int().describe('agencies directly below it on that day'),
  versions: z.array(AgencyVersionView),
  events: z.array(AgencyEventView),
})
export type AgencyView = z.infer<typeof AgencyView>

const oneAgency = z.strictObject({ agencyId: AgencyId })

export const showAgency = endpoint({
  name: 'showAgency',
  summary: 'One agency as of a day, with all its versions and events',
  method: 'GET',
  path: '/agencies/:agencyId',
  access: 'agency.read',
  params: oneAgency,
  query: AsOfQuery,
  reply: AgencyView,
})

const Paper = z.strictObject({ number: OfficialNumberText, date: Day })
const Note = lines(2000)
const Statement = z.strictObject({
  facts: AgencyFacts,
  effectiveOn: Day.describe('first day on which the facts hold'),
  paper: Paper.nullable().describe('the paper behind it'),
})
const Kept = z.strictObject({ id: AgencyId, version: z.int() })

export const establishAgency = endpoint({
  name: 'establishAgency',
  summary: 'Record an agency from a day on',
  method: 'POST',
  path: '/agencies',
  access: 'agency.write',
  status: 201,
  body: Statement.extend({ note: Note.nullable() }),
  reply: Kept,
})

export const changeAgency = endpoint({
  name: 'changeAgency',
  summary: 'Record that an agency is something else from a day on',
  method: 'POST',
  path: '/agencies/:agencyId/changes',
  access: 'agency.write',
  params: oneAgency,
  body: Statement.extend({ note: Note.nullable(), version: z.int() }),
  reply: Kept,
})

export const correctAgency = endpoint({
  name: 'correctAgency',
  summary: 'Replace what an earlier event said wrongly; what was known before stays readable',
  method: 'POST',
  path: '/agencies/:agencyId/corrections',
  access: 'agency.write',
  params: oneAgency,
  body: Statement.extend({ eventId: z.uuid(), reason: Note, version: z.int() }),
  reply: Kept,
})

export const voidAgencyEvent = endpoint({
  name: 'voidAgencyEvent',
  summary: 'Take back an entry that was recorded by mistake: what it says never happened; what was known before stays readable',
  method: 'POST',
  path: '/agencies/:agencyId/voidings',
  access: 'agency.write',
  params: oneAgency,
  body: z.strictObject({ eventId: z.uuid(), reason: Note, version: z.int() }),
  reply: Kept,
})

export const exportAgencies = endpoint({
  name: 'exportAgencies',
  summary: 'The list as a file',
  method: 'GET',
  path: '/agencies/export',
  access: 'agency.export',
  kind: 'file',
  query: AgencyQuery.omit({ from: true, limit: true }).extend({ format: z.enum(['xlsx', 'csv']), language: z.enum(['vi', 'en']).default('vi') }),
})

export const startAgencyExport = longExport(exportAgencies, { name: 'startAgencyExport', summary: 'The list as a file, whatever its length, by a long work' })

export const AgencySuggestion = AgencyRow.pick({ id: true, code: true, name: true, shortName: true, block: true })
export type AgencySuggestion = z.infer<typeof AgencySuggestion>

export const suggestAgencies = endpoint({
  name: 'suggestAgencies',
  summary: 'For search fields: the twenty nearest agencies of a day, marks and abbreviations as they are typed',
  method: 'GET',
  path: '/agencies/suggestions',
  access: 'agency.read',
  query: z.strictObject({ q: z.string().trim().max(200).default(''), ...asOfFields }),
  reply: z.strictObject({ rows: z.array(AgencySuggestion) }),
})

export const BlockView = z.strictObject({ code: BlockCode, name: TwoLanguages, apart: z.boolean(), validFrom: Day, validTo: Day.nullable() })
export type BlockView = z.infer<typeof BlockView>

export const listBlocks = endpoint({
  name: 'listBlocks',
  summary: 'Reporting blocks in their order as of a day',
  method: 'GET',
  path: '/agency-blocks',
  access: 'agency.read',
  query: z.strictObject({ on: Day.optional() }),
  reply: z.strictObject({ rows: z.array(BlockView) }),
})
