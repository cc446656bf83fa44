import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { AgencyId, CampaignListId, PaperId } from '../../kernel/identity.ts'
import { ListQuery, listOf, severalOf, TwoLanguages } from '../../kernel/list.ts'
import { line, lines } from '../../kernel/text.ts'
import { ImportError, ImportSource } from '../../register/imports/import.contract.ts'
import { mostMembers } from './campaign-list.ts'

const asOf = { on: Day.optional(), knownAt: z.iso.datetime({ offset: true }).optional() }
const oneList = z.strictObject({ campaignListId: CampaignListId })

/** Where the agencies of a list come from: a filter of the register, a file of codes or names, or by hand. */
export const ListSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('filter'), blocks: z.array(z.string().min(1).max(40)).min(1).max(50) }),
  ImportSource.extend({ kind: z.literal('file') }),
  z.strictObject({ kind: z.literal('hand'), agencies: z.array(AgencyId).max(mostMembers) }),
])
export type ListSource = z.output<typeof ListSource>

export const ListBody = z.strictObject({
  name: line(300).describe('e.g. "63 cơ quan thuộc danh sách đánh giá chỉ số CCHC năm 2020"'),
  datedOn: Day.describe('the register is asked as of this day, and from it the list holds'),
  basis: line(500).describe('paper or decision the list rests on'),
  paperId: PaperId.nullable().default(null),
  source: ListSource,
})
export type ListBody = z.output<typeof ListBody>

export const ListHead = z.strictObject({
  id: CampaignListId,
  version: z.int(),
  name: z.string(),
  datedOn: Day,
  basis: z.string(),
  paper: z.strictObject({ id: PaperId, number: z.string(), issuedOn: Day }).nullable(),
  source: z.enum(['filter', 'file', 'hand']),
  members: z.int(),
  reason: z.string().nullable(),
})
export type ListHead = z.infer<typeof ListHead>

export const listCampaignLists = endpoint({
  name: 'listCampaignLists',
  summary: 'Named, dated lists of agencies, each in its newest version; with a day, the one that held',
  method: 'GET',
  path: '/campaign-lists',
  access: 'campaign.read',
  query: ListQuery.extend(asOf),
  reply: listOf(ListHead),
})

export const showCampaignList = endpoint({
  name: 'showCampaignList',
  summary: 'A list with all its versions, newest first',
  method: 'GET',
  path: '/campaign-lists/:campaignListId',
  access: 'campaign.read',
  params: oneList,
  query: z.strictObject(asOf),
  reply: z.strictObject({
    id: CampaignListId,
    versions: z.array(ListHead),
    campaigns: z.array(z.strictObject({ id: z.uuid(), name: z.string(), percent: z.number(), dueOn: Day })),
  }),
})

const Successor = z.strictObject({ id: AgencyId, name: z.string() })

export const ListMember = z.strictObject({
  agencyId: AgencyId,
  name: z.string().describe('as on the day of the list'),
  code: z.string().nullable(),
  block: z.string(),
  blockName: TwoLanguages,
  endedOn: Day.nullable().describe('first day on which it no longer existed, when that day has come'),
  successors: z.array(Successor),
})
export type ListMember = z.infer<typeof ListMember>

export const listListMembers = endpoint({
  name: 'listListMembers',
  summary: 'Agencies on one version of a list; of ended ones, what came of them',
  method: 'GET',
  path: '/campaign-lists/:campaignListId/members',
  access: 'campaign.read',
  params: oneList,
  query: ListQuery.extend({
    version: z.coerce.number().int().min(1).optional(),
    ...asOf,
    block: severalOf(z.string().max(40)),
    ended: z.enum(['true', 'false']).optional(),
  }),
  reply: listOf(ListMember),
})

export const previewList = endpoint({
  name: 'previewCampaignList',
  summary: 'Which agencies a filter, a file or a choice means on a day; changes nothing',
  method: 'POST',
  path: '/campaign-lists/preview',
  access: 'campaign.write',
  keyed: false,
  body: z.strictObject({ datedOn: Day, source: ListSource }),
  reply: z.strictObject({
    count: z.int(),
    members: z.array(z.strictObject({ id: AgencyId, name: z.string() })).describe('the first two hundred'),
    errors: z.array(ImportError).describe('the first five hundred'),
    errorCount: z.int(),
  }),
})

const Saved = z.strictObject({ id: CampaignListId, version: z.int() })

export const createList = endpoint({
  name: 'createCampaignList',
  summary: 'Keep a named, dated list of agencies; it is frozen from then on',
  method: 'POST',
  path: '/campaign-lists',
  access: 'campaign.write',
  status: 201,
  body: ListBody,
  reply: Saved,
})

export const renewList = endpoint({
  name: 'renewCampaignList',
  summary: 'Keep a new dated version of a list; the former stays for the days before',
  method: 'POST',
  path: '/campaign-lists/:campaignListId/versions',
  access: 'campaign.write',
  status: 201,
  params: oneList,
  body: ListBody.omit({ name: true }).extend({ version: z.int(), reason: lines(2000) }),
  reply: Saved,
})
