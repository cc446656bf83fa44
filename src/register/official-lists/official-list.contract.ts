import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { ActId, AgencyId, OfficialListId } from '../../kernel/identity.ts'
import { ListQuery, listOf } from '../../kernel/list.ts'
import { line } from '../../kernel/text.ts'
import { ImportError, ImportSource } from '../imports/import.contract.ts'
import { CrosswalkRow } from './crosswalk.ts'
import { OfficialUnit, UnitLevel } from './official-unit.ts'

const Instant = z.iso.datetime({ offset: true })
const Kept = z.strictObject({ id: OfficialListId, version: z.int() })
const oneList = z.strictObject({ officialListId: OfficialListId })
const Counts = z.strictObject({ districts: z.int(), communes: z.int() })

/** Faults of a file that are kept and shown; the rest is counted. */
export const shownFaults = 200

export const receiveOfficialList = endpoint({
  name: 'receiveOfficialList',
  summary: 'Hold a kept list of the statistics office against the register; nothing of the register changes',
  method: 'POST',
  path: '/official-lists',
  access: 'agency.reorganise',
  status: 201,
  body: ImportSource.extend({
    effectiveOn: Day.describe('day from which the list holds; it is compared with the register of that day'),
    province: z
      .string()
      .regex(/^\d{2}$/)
      .optional()
      .describe('code of the province; without it the one of the authority'),
  }),
  reply: Kept,
})

export const OfficialListRow = z.strictObject({
  id: OfficialListId,
  version: z.int(),
  fileName: z.string(),
  provinceName: z.string(),
  effectiveOn: Day,
  units: z.int(),
  createdAt: Instant,
  createdBy: z.string().nullable(),
  actId: ActId.nullable().describe('the act drafted from it'),
})
export type OfficialListRow = z.infer<typeof OfficialListRow>

export const listOfficialLists = endpoint({
  name: 'listOfficialLists',
  summary: 'Official lists that were held against the register, newest first',
  method: 'GET',
  path: '/official-lists',
  access: 'agency.reorganise',
  query: ListQuery.omit({ q: true, sort: true }),
  reply: listOf(OfficialListRow),
})

/** A unit as the register has it. */
const Held = z.strictObject({ agency: AgencyId, code: z.string(), unit: z.string().describe('"phường Bình An"'), name: z.string() })
export type Held = z.infer<typeof Held>

export const QuestionView = z.strictObject({
  kind: z.enum(['vanished', 'other-name', 'appeared']).describe('its code is not in the list · stands there under another name · is in the list alone'),
  level: UnitLevel,
  code: z.string(),
  from: Held.nullable(),
  to: OfficialUnit.nullable(),
  nameNowAt: z.array(OfficialUnit).describe('units of the list that bear the old name under another code: a hint, no answer'),
  nameWasAt: z.array(Held).describe('units of the register that bore the new name under another code'),
  communesNowIn: z
    .array(z.strictObject({ district: z.string(), name: z.string(), count: z.int() }))
    .describe('of a district: where its communes with unchanged code and name lie in the list'),
})
export type QuestionView = z.infer<typeof QuestionView>

export const OfficialListView = z.strictObject({
  id: OfficialListId,
  version: z.int(),
  fileName: z.string(),
  province: z.string(),
  provinceName: z.string(),
  effectiveOn: Day,
  rows: z.int().describe('of the file about the province'),
  rowsOfAll: z.int(),
  padded: z.int().describe('codes that got back the zeros a spreadsheet had eaten'),
  faults: z.array(ImportError),
  faultCount: z.int(),
  register: Counts,
  list: Counts,
  unchanged: z.int(),
  unreadable: z
    .array(z.strictObject({ agency: AgencyId, name: z.string(), code: z.string().nullable() }))
    .describe('agencies whose code or name tells no unit; left alone'),
  questions: z.array(QuestionView),
  crosswalk: z.array(CrosswalkRow),
  units: z.array(OfficialUnit),
  held: z.array(Held),
  lines: z.strictObject({ total: z.int(), byKind: z.record(z.string(), z.int()) }).describe('what the act would say; none as long as something is asked'),
  perhapsIncomplete: z.boolean().describe('units are missing and nothing came in their place: lines of the file may be lost'),
  actId: ActId.nullable(),
})
export type OfficialListView = z.infer<typeof OfficialListView>

export const showOfficialList = endpoint({
  name: 'showOfficialList',
  summary: 'A list against the register: what is the same, what must be asked, what the act would say',
  method: 'GET',
  path: '/official-lists/:officialListId',
  access: 'agency.reorganise',
  params: oneList,
  reply: OfficialListView,
})

export const answerOfficialList = endpoint({
  name: 'answerOfficialList',
  summary: 'Say who came of whom: all answers so far, as rows of a crosswalk',
  method: 'PUT',
  path: '/official-lists/:officialListId',
  access: 'agency.reorganise',
  params: oneList,
  body: z.strictObject({ version: z.int(), crosswalk: z.array(CrosswalkRow).max(20_000) }),
  reply: Kept,
})

export const readCrosswalkFile = endpoint({
  name: 'readCrosswalkFile',
  summary: 'Take the answers from a kept file (old code, new code, share); they replace those given for the same old codes',
  method: 'POST',
  path: '/official-lists/:officialListId/crosswalk',
  access: 'agency.reorganise',
  params: oneList,
  body: ImportSource.extend({ version: z.int() }),
  reply: Kept.extend({ rows: z.int() }),
})

export const draftFromOfficialList = endpoint({
  name: 'draftFromOfficialList',
  summary: 'Draft the act: the officer goes through its lines, adds the paper, previews and applies',
  method: 'POST',
  path: '/official-lists/:officialListId/draft',
  access: 'agency.reorganise',
  status: 201,
  params: oneList,
  body: z.strictObject({ version: z.int(), title: line(500) }),
  reply: Kept.extend({ actId: ActId }),
})
