import { sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type showAgencyTree, TreeNode } from './agency-tree.contract.ts'
import type { AsOf } from './as-of.ts'
import { allInForce } from './as-of.queries.ts'
import { searchKey } from './name-key.ts'

const Found = z.object({ rows: z.array(TreeNode), total: z.int(), agencies: z.int() })

/**
 * One statement. The tree of the day is walked once from the top, with the place of every agency on the way; what stands below an
 * agency is then a count over ways that begin with its own. Agencies whose parent is not there on that day stand at the top.
 */
export async function viewTree(tx: Tx, actor: Actor, asOf: AsOf, query: Omit<z.output<typeof showAgencyTree.query>, 'on' | 'knownAt'>) {
  const words = searchKey(query.q ?? '')
  const reached = actor.side === 'authority' ? sql`true` : sql`v.agency_id = ANY (${[...actor.agencies]}::uuid[])`
  const matched = words === '' ? sql`false` : sql`d.version_id IN (SELECT version_id FROM search_agencies(${words}))`
  const asked =
    words === ''
      ? query.parentId === undefined
        ? sql`SELECT d.*, true AS matches FROM day d WHERE d.above IS NULL`
        : sql`SELECT d.*, true AS matches FROM day d WHERE d.above = ${query.parentId}::uuid`
      : sql`SELECT d.*, u.matches FROM (SELECT agency_id, bool_or(matches) AS matches FROM up GROUP BY agency_id) u JOIN day d USING (agency_id)`
  const { rows } = await sql<{ found: unknown }>`
    WITH RECURSIVE holding AS MATERIALIZED (
      SELECT v.agency_id, v.id AS version_id, v.code, v.name, v.short_name, v.kind, v.block, v.parent_id, v.valid_from, v.valid_to
      FROM agency_version v WHERE v.authority_id = ${actor.authority} AND ${reached} AND ${allInForce('v', asOf)}
    ), day AS MATERIALIZED (
      SELECT h.*, p.agency_id AS above FROM holding h LEFT JOIN holding p ON p.agency_id = h.parent_id
    ), hits AS MATERIALIZED (
      SELECT d.agency_id FROM day d WHERE ${matched} ORDER BY d.name COLLATE vi_numbered, d.agency_id OFFSET ${query.from} LIMIT ${query.limit}
    ), up AS (
      SELECT d.agency_id, d.above, true AS matches FROM hits JOIN day d USING (agency_id)
      UNION
      SELECT d.agency_id, d.above, false FROM up JOIN day d ON d.agency_id = up.above
    ), asked AS (${asked}),
    paged AS (
      SELECT * FROM asked ORDER BY name COLLATE vi_numbered, agency_id OFFSET ${words === '' ? query.from : 0} LIMIT ${words === '' ? query.limit : 100_000}
    ), under AS (
      SELECT p.agency_id AS top, d.agency_id FROM paged p JOIN day d ON d.above = p.agency_id
      UNION
      SELECT u.top, d.agency_id FROM under u JOIN day d ON d.above = u.agency_id
    ), below AS (
      SELECT top, count(*) AS n FROM under GROUP BY top
    ), children AS (
      SELECT above, count(*) AS n FROM day WHERE above IS NOT NULL GROUP BY above
    ), deep AS (
      SELECT d.agency_id, 0 AS depth FROM paged d WHERE ${words === ''} OR d.above IS NULL
      UNION ALL
      SELECT p.agency_id, deep.depth + 1 FROM deep JOIN paged p ON p.above = deep.agency_id WHERE ${words !== ''}
    )
    SELECT json_build_object(
      'rows', (SELECT coalesce(json_agg(json_build_object('id', p.agency_id, 'code', p.code, 'name', p.name, 'shortName', p.short_name, 'kind', p.kind, 'block', p.block,
          'parentId', p.above, 'children', coalesce(c.n, 0), 'below', coalesce(b.n, 0), 'matches', p.matches, 'validFrom', p.valid_from, 'validTo', p.valid_to)
          ORDER BY d.depth, p.name COLLATE vi_numbered, p.agency_id), '[]')
        FROM paged p JOIN deep d USING (agency_id) LEFT JOIN children c ON c.above = p.agency_id LEFT JOIN below b ON b.top = p.agency_id),
      'total', ${words === '' ? sql`(SELECT count(*) FROM asked)` : sql`(SELECT count(*) FROM day d WHERE ${matched})`},
      'agencies', (SELECT count(*) FROM holding)) AS found`.execute(tx)
  return Found.parse(rows[0]?.found)
}
