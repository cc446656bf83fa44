// What PostgreSQL did to answer a statement: EXPLAIN ANALYZE as the role that runs it, with the plan for these values and the generic one.
import pg from 'pg'
import { z } from 'zod'

export interface Statement {
  sql: string
  values: readonly unknown[]
}

const Row = z.object({ 'QUERY PLAN': z.array(z.object({ Plan: z.unknown() })) })

const Node = z.object({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Index Name': z.string().optional(),
  'Actual Rows': z.number(),
  'Actual Loops': z.number(),
  'Rows Removed by Filter': z.number().default(0),
  'Rows Removed by Join Filter': z.number().default(0),
  'Rows Removed by Index Recheck': z.number().default(0),
  Plans: z.array(z.unknown()).default([]),
})

export interface PlanNode {
  type: string
  relation: string | undefined
  index: string | undefined
  /** Rows over all loops: given on, read and thrown away, compared in a join in vain. */
  returned: number
  thrownAway: number
  comparedInVain: number
}

/** All nodes of a plan, from the top. */
export function nodesOf(plan: unknown): PlanNode[] {
  const node = Node.parse(plan)
  const loops = node['Actual Loops']
  const removed = node['Rows Removed by Filter'] + node['Rows Removed by Index Recheck']
  return [
    {
      type: node['Node Type'],
      relation: node['Relation Name'],
      index: node['Index Name'],
      returned: node['Actual Rows'] * loops,
      thrownAway: removed * loops,
      comparedInVain: node['Rows Removed by Join Filter'] * loops,
    },
    ...node.Plans.flatMap(nodesOf),
  ]
}

/** As a literal whose type PostgreSQL takes from the parameter it stands for. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL'
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString())
  if (Buffer.isBuffer(value)) return pg.escapeLiteral(`\\x${value.toString('hex')}`)
  if (Array.isArray(value))
    return pg.escapeLiteral(
      `{${value.map((item) => (item === null ? 'NULL' : `"${String(item).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`)).join(',')}}`,
    )
  return pg.escapeLiteral(typeof value === 'object' ? JSON.stringify(value) : String(value))
}

const planOf = ({ rows: [row] }: pg.QueryResult): PlanNode[] => Row.parse(row)['QUERY PLAN'].flatMap(({ Plan }) => nodesOf(Plan))

export type PlanMode = 'force_custom_plan' | 'force_generic_plan'

/** Inside a transaction whose context is set: the plan that ran, through a prepared statement as the product has it. */
export async function explained(client: pg.Client, { sql, values }: Statement, mode: PlanMode): Promise<PlanNode[]> {
  const ask = 'EXPLAIN (ANALYZE, BUFFERS OFF, TIMING OFF, FORMAT JSON)'
  // A cursor can't be prepared: it is planned for its values each time, and for its first rows rather than for all.
  if (sql.startsWith('DECLARE')) return planOf(await client.query(`${ask} ${sql}`, [...values]))
  await client.query(`SET LOCAL plan_cache_mode = ${mode}`)
  await client.query(`PREPARE looked_at AS ${sql}`)
  try {
    return planOf(await client.query(`${ask} EXECUTE looked_at${values.length > 0 ? `(${values.map(literal).join(', ')})` : ''}`))
  } finally {
    await client.query('DEALLOCATE looked_at')
  }
}
