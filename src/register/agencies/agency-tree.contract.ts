import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { AgencyId } from '../../kernel/identity.ts'
import { ListQuery } from '../../kernel/list.ts'
import { asOfFields } from './agency.contract.ts'
import { AgencyKind, BlockCode } from './agency-facts.ts'

export const TreeNode = z.strictObject({
  id: AgencyId,
  code: z.string().nullable(),
  name: z.string(),
  shortName: z.string(),
  kind: AgencyKind,
  block: BlockCode,
  parentId: AgencyId.nullable(),
  children: z.int().describe('directly below it'),
  below: z.int().describe('below it in all'),
  matches: z.boolean().describe('false: only stands above what was searched'),
  validFrom: Day,
  validTo: Day.nullable(),
})
export type TreeNode = z.infer<typeof TreeNode>

export const showAgencyTree = endpoint({
  name: 'showAgencyTree',
  summary: 'The tree as of a day: one level at a time, or what a search finds with all that stands above it',
  method: 'GET',
  path: '/agencies/tree',
  access: 'agency.read',
  query: ListQuery.omit({ sort: true }).extend({
    ...asOfFields,
    limit: z.coerce.number().int().min(1).max(1000).default(500),
    parentId: AgencyId.optional().describe('children of it; without it those that have no parent (or, of an agency, the topmost in reach)'),
  }),
  reply: z.strictObject({
    rows: z.array(TreeNode).describe('siblings in their order; of a search, parents before children'),
    total: z.int().describe('on this level, or found'),
    agencies: z.int().describe('in the whole tree on that day'),
  }),
})
