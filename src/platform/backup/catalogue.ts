import type pg from 'pg'
import { refuse } from '../../kernel/refusal.ts'

export interface OurTable {
  schema: string
  name: string
  columns: { name: string; type: string }[]
  key: string[]
  /** Tables whose rows must be there first. */
  after: string[]
  /** Row-level security holds for the owner too; COPY FROM can't be used while it does. */
  forced: boolean
  /** Filled by migrations: rows in it do not make an installation. */
  global: boolean
}

/** Not in a backup: signing in again is cheap, and a session or a delay of the original means nothing in a copy. */
export const leftOut: readonly string[] = ['auth.session', 'auth.throttle', 'public.held_job', 'public.restored_copy']

export const nameOf = ({ schema, name }: { schema: string; name: string }): string => `${schema}.${name}`
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
export const placeOf = ({ schema, name }: { schema: string; name: string }): string => `${quoted(schema)}.${quoted(name)}`

const tablesText = `
  SELECT n.nspname AS schema, c.relname AS name, c.relforcerowsecurity AS forced,
    coalesce(obj_description(c.oid) LIKE 'global:%', false) AS global,
    (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) ORDER BY a.attnum)
     FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
    coalesce((SELECT json_agg(a.attname ORDER BY k.n) FROM pg_constraint p CROSS JOIN unnest(p.conkey) WITH ORDINALITY k(attnum, n)
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum WHERE p.conrelid = c.oid AND p.contype = 'p'), '[]') AS key,
    coalesce((SELECT json_agg(DISTINCT fn.nspname || '.' || f.relname) FROM pg_constraint p JOIN pg_class f ON f.oid = p.confrelid
      JOIN pg_namespace fn ON fn.oid = f.relnamespace WHERE p.conrelid = c.oid AND p.contype = 'f' AND f.oid <> c.oid), '[]') AS after
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname IN ('public', 'auth') AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relowner = 'hc_owner'::regrole
  ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`

/** Every table of ours, those left out of a backup included. */
export async function tablesOf(client: pg.Client): Promise<OurTable[]> {
  const { rows } = await client.query<OurTable>(tablesText)
  return rows
}

export const isBackedUp = (table: { schema: string; name: string }): boolean => !leftOut.includes(nameOf(table))

/** Those referred to before those that refer to them. */
export function inOrder(tables: readonly OurTable[]): OurTable[] {
  const [left, placed, ordered] = [new Map(tables.map((table) => [nameOf(table), table])), new Set<string>(), [] as OurTable[]]
  while (left.size > 0) {
    const ready = [...left.values()].filter((table) => table.after.every((name) => placed.has(name) || !left.has(name)))
    if (ready.length === 0) throw new Error(`tables refer to each other in a circle: ${[...left.keys()].join(', ')}`)
    for (const table of ready) {
      ordered.push(table)
      placed.add(nameOf(table))
      left.delete(nameOf(table))
    }
  }
  return ordered
}

const isText = (type: string) => type === 'text' || type.startsWith('character')

/** Events in the order of their chains, and their personal fields in the same: so a reader checks both side by side. */
const special: Readonly<Record<string, { from: string; order: string }>> = {
  'public.event': { from: 'public.event AS t', order: 't.authority_id, t.organisation_id, t.seq' },
  'public.event_private': {
    from: 'public.event_private AS t JOIN public.event AS e ON e.authority_id = t.authority_id AND e.id = t.event_id',
    order: 'e.authority_id, e.organisation_id, e.seq, t.field COLLATE "C"',
  },
}

/** All rows in an order that does not depend on the server: equal rows give equal bytes. */
export function copyOutText(table: OurTable): string {
  const typeOf = new Map(table.columns.map(({ name, type }) => [name, type]))
  const { from, order } = special[nameOf(table)] ?? {
    from: `${placeOf(table)} AS t`,
    order: table.key.map((column) => `t.${quoted(column)}${isText(typeOf.get(column) ?? '') ? ' COLLATE "C"' : ''}`).join(', '),
  }
  if (order === '') throw new Error(`${nameOf(table)} has no primary key`)
  return `COPY (SELECT ${table.columns.map(({ name }) => `t.${quoted(name)}`).join(', ')} FROM ${from} ORDER BY ${order}) TO STDOUT`
}

export const copyInText = (table: { schema: string; name: string; columns: readonly { name: string }[] }): string =>
  `COPY ${placeOf(table)} (${table.columns.map(({ name }) => quoted(name)).join(', ')}) FROM STDIN`

/** Jobs with the authority they are for; those of the clock carry none and are sent again by the clock. */
export const jobsOutText = `COPY (
  SELECT (data->>'authority')::int AS authority_id, id, name AS queue, data AS payload, created_on AS held_at FROM pgboss.job
  WHERE state IN ('created', 'retry', 'active') AND name NOT LIKE '\\_\\_pgboss%' AND jsonb_typeof(data->'authority') = 'number'
  UNION ALL SELECT authority_id, id, queue, payload, held_at FROM public.held_job WHERE released_at IS NULL
  ORDER BY 1, 2) TO STDOUT`
export const heldInText = 'COPY public.held_job (authority_id, id, queue, payload, held_at) FROM STDIN'
export const heldOutText = 'COPY (SELECT authority_id, id, queue, payload, held_at FROM public.held_job ORDER BY 1, 2) TO STDOUT'
export const filesOutText = 'COPY (SELECT sha256, max(size) FROM public.stored_file GROUP BY sha256 ORDER BY sha256 COLLATE "C") TO STDOUT'

export interface Sequence {
  schema: string
  name: string
  last: string
  called: boolean
}

export async function sequencesOf(client: pg.Client): Promise<Sequence[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'S' AND n.nspname IN ('public', 'auth') AND c.relowner = 'hc_owner'::regrole ORDER BY 1, 2`,
  )
  const found: Sequence[] = []
  for (const one of rows) {
    const { rows: values } = await client.query<{ last: string; called: boolean }>(`SELECT last_value::text AS last, is_called AS called FROM ${placeOf(one)}`)
    for (const value of values) found.push({ ...one, ...value })
  }
  return found
}

/** Names of the migrations applied, in their order; none in a database that never was ours. */
export async function migrationsOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ there: boolean }>("SELECT to_regclass('hc_meta.kysely_migration') IS NOT NULL AS there")
  if (!rows[0]?.there) return []
  const { rows: applied } = await client.query<{ name: string }>('SELECT name FROM hc_meta.kysely_migration ORDER BY name COLLATE "C"')
  return applied.map(({ name }) => name)
}

/** Up to where the backup goes, in a product that knows every step of it exactly as it was. */
export function sameSequence(backup: readonly { name: string; sha256: string }[], known: readonly { name: string; sha256: string }[]): string {
  for (const [n, step] of backup.entries()) {
    const ours = known[n]
    if (!ours) return refuse('conflict', 'backup.newer', { migration: step.name })
    if (ours.name !== step.name || ours.sha256 !== step.sha256) return refuse('conflict', 'backup.other-sequence', { migration: step.name })
  }
  return backup.at(-1)?.name ?? refuse('invalid', 'backup.manifest-damaged')
}
