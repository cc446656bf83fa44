import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { AgencyId, PaperId, PaperListId } from '../../kernel/identity.ts'
import { ListQuery, listOf } from '../../kernel/list.ts'
import { lines } from '../../kernel/text.ts'
import { ListHolds, ListRow, listBody, mostRows } from './paper-list.ts'

const onePaper = z.strictObject({ paperId: PaperId })
const oneList = z.strictObject({ paperListId: PaperListId })
const Reason = lines(4000).describe('Why; kept in the history')

export const PaperListHead = z.strictObject({
  id: PaperListId,
  version: z.int(),
  title: z.string(),
  holds: ListHolds,
  asOf: Day,
  noteTitle: z.string().nullable(),
  length: z.int(),
  agencies: z.int().describe('How many lines are agencies of the register'),
  by: z.string().nullable(),
  at: z.iso.datetime({ offset: true }),
})
export type PaperListHead = z.infer<typeof PaperListHead>

export const listPaperLists = endpoint({
  name: 'listPaperLists',
  summary: 'Lists that stand in a paper, each as it is held now; the first 100',
  method: 'GET',
  path: '/papers/:paperId/lists',
  access: 'paper.read',
  params: onePaper,
  reply: z.strictObject({ rows: z.array(PaperListHead) }),
})

export const showPaperList = endpoint({
  name: 'showPaperList',
  summary: 'One list with all its lines and the paper it stands in',
  method: 'GET',
  path: '/paper-lists/:paperListId',
  access: 'paper.read',
  params: oneList,
  reply: z.strictObject({
    ...PaperListHead.shape,
    paper: z.strictObject({ id: PaperId, number: z.string(), issuedOn: Day, abstract: z.string() }),
    withdrawn: z.boolean(),
    rows: z.array(ListRow),
  }),
})
export type PaperListView = z.output<(typeof showPaperList)['reply']>

export const PaperListLine = z.strictObject({
  position: z.int(),
  agencyId: AgencyId.nullable(),
  name: z.string().describe('As the paper writes it'),
  nameThen: z.string().nullable().describe('As the register calls the agency on the day of the list'),
  note: z.string().nullable(),
  living: z.boolean().nullable().describe('Whether it was an agency on that day; null for whoever is none'),
})
export type PaperListLine = z.infer<typeof PaperListLine>

export const listPaperListRows = endpoint({
  name: 'listPaperListRows',
  summary: 'Lines of a list, with the names of its day; searched by name and note',
  method: 'GET',
  path: '/paper-lists/:paperListId/rows',
  access: 'paper.read',
  params: oneList,
  query: ListQuery,
  reply: listOf(PaperListLine),
})

export const exportPaperList = endpoint({
  name: 'exportPaperList',
  summary: 'A list of a paper as XLSX or CSV',
  method: 'GET',
  path: '/paper-lists/:paperListId/export',
  access: 'paper.export',
  kind: 'file',
  params: oneList,
  query: ListQuery.omit({ from: true, limit: true }).extend({ format: z.enum(['xlsx', 'csv']).default('xlsx'), language: z.enum(['vi', 'en']).default('vi') }),
})

export const readListRows = endpoint({
  name: 'readListRows',
  summary: 'Which agencies are meant by pasted lines, or make up a block, on a day; changes nothing',
  method: 'POST',
  path: '/paper-lists/preview',
  access: 'paper.record',
  keyed: false,
  body: z.strictObject({
    asOf: Day,
    text: z.string().max(3_000_000).default('').describe('Lines as they are pasted: name, then notes, parted by tabs'),
    blocks: z.array(z.string().min(1).max(40)).max(50).default([]),
  }),
  reply: z.strictObject({
    rows: z.array(z.strictObject({ ...ListRow.shape, remark: z.string().nullable().describe('Why no agency is meant; key of the sentence') })).max(mostRows),
    unread: z.int().describe('Lines that mean no agency'),
  }),
})

const Saved = z.strictObject({
  id: PaperListId,
  version: z.int(),
  warnings: z.array(z.strictObject({ code: z.string().describe('Key of the sentence'), details: z.record(z.string(), z.union([z.string(), z.number()])) })),
})

export const recordPaperList = endpoint({
  name: 'recordPaperList',
  summary: 'Record a list that stands in a paper',
  method: 'POST',
  path: '/papers/:paperId/lists',
  access: 'paper.record',
  status: 201,
  params: onePaper,
  body: z.strictObject(listBody),
  reply: Saved,
})

export const correctPaperList = endpoint({
  name: 'correctPaperList',
  summary: 'Correct a list; what was held before is kept',
  method: 'PUT',
  path: '/paper-lists/:paperListId',
  access: 'paper.record',
  params: oneList,
  body: z.strictObject({ version: z.int(), reason: Reason, ...listBody }),
  reply: Saved,
})

export const withdrawPaperList = endpoint({
  name: 'withdrawPaperList',
  summary: 'Hold a list no longer that was recorded by mistake',
  method: 'POST',
  path: '/paper-lists/:paperListId/withdrawal',
  access: 'paper.record',
  params: oneList,
  body: z.strictObject({ version: z.int(), reason: Reason }),
  reply: z.strictObject({ id: PaperListId, version: z.int() }),
})
