import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { ActId, AgencyId } from '../../kernel/identity.ts'
import { LinkKind } from './act.contract.ts'

export const LineageNode = z.strictObject({
  id: AgencyId,
  code: z.string().nullable(),
  name: z.string().describe('the last it bore'),
  shortName: z.string(),
  from: Day,
  to: Day.nullable().describe('first day on which it is no more; null: it goes on'),
  generation: z.int().describe('0: the agency asked about; -1, -2: what it came from; 1, 2: what came of it'),
})
export type LineageNode = z.infer<typeof LineageNode>

export const LineageEdge = z.strictObject({
  from: AgencyId,
  to: AgencyId,
  kind: LinkKind,
  share: z.number().nullable(),
  on: Day,
  act: z.strictObject({ id: ActId, title: z.string(), paperNumber: z.string().nullable(), paperDate: Day.nullable() }).nullable(),
})
export type LineageEdge = z.infer<typeof LineageEdge>

export const showLineage = endpoint({
  name: 'showLineage',
  summary: 'What an agency came from and what came of it, through all acts, for a picture and a list',
  method: 'GET',
  path: '/agencies/:agencyId/lineage',
  access: 'agency.read',
  params: z.strictObject({ agencyId: AgencyId }),
  query: z.strictObject({ knownAt: z.iso.datetime({ offset: true }).optional() }),
  reply: z.strictObject({
    nodes: z.array(LineageNode),
    edges: z.array(LineageEdge),
    leadsTo: z.array(AgencyId).describe('for an agency that ended: those that carry it on today, where its links and codes lead'),
  }),
})
