import { sql } from 'kysely'
import { z } from 'zod'
import { dayOf } from '../../kernel/day.ts'
import type { AgencyId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { LineageEdge, LineageNode } from './lineage.contract.ts'

const Lineage = z.strictObject({ nodes: z.array(LineageNode), edges: z.array(LineageEdge) })

/** One statement over the function that repeats the policies; an agency out of reach is not found. */
export async function viewLineage(tx: Tx, agency: AgencyId, known: Date | null, at: Date) {
  const { rows } = await sql<{ lineage: unknown }>`SELECT agency_lineage(${agency}, ${known}) AS lineage`.execute(tx)
  const { nodes, edges } = Lineage.parse(rows[0]?.lineage)
  const own = nodes.find(({ id }) => id === agency)
  if (!own) return refuse('not-found', 'agency.not-found')
  const today = dayOf(at)
  const ended = own.to !== null && own.to <= today
  const onwards = new Set(edges.filter(({ kind, on }) => kind !== 'transfer' && on <= today).map(({ from }) => from))
  const carriesOn = (node: LineageNode) => node.generation > 0 && node.from <= today && (node.to === null || node.to > today)
  return { nodes, edges, leadsTo: ended && onwards.has(agency) ? nodes.filter(carriesOn).map(({ id }) => id) : [] }
}
