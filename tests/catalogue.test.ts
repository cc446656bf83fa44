// The rules of the schema, read from PostgreSQL's own catalogue: a table that breaks one can't be added unnoticed.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from './support/database.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.drop())

const rowsOf = async <T extends object>(sql: string): Promise<T[]> => (await db.owner.query<T>(sql)).rows

const publicTables = "c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')"

/** Tables from which the product may remove rows: sessions' and keys' ends only. */
const mayDelete = ['idempotency_key']

describe('every table', () => {
  test('names its class in its comment', async () => {
    const rows = await rowsOf<{ name: string; comment: string | null }>(
      `SELECT relname AS name, obj_description(c.oid) AS comment FROM pg_class c WHERE ${publicTables}`,
    )
    expect(rows.length).toBeGreaterThan(25)
    expect(rows.filter((r) => !/^(global|authority|agency-private|shared|published): ./.test(r.comment ?? ''))).toEqual([])
  })

  test('has row-level security enabled and forced', async () => {
    expect(await rowsOf(`SELECT relname FROM pg_class c WHERE ${publicTables} AND NOT (relrowsecurity AND relforcerowsecurity)`)).toEqual([])
  })

  test('belongs to hc_owner, who has a policy that sees all rows', async () => {
    expect(await rowsOf(`SELECT relname FROM pg_class c WHERE ${publicTables} AND pg_get_userbyid(relowner) <> 'hc_owner'`)).toEqual([])
    expect(
      await rowsOf(
        `SELECT relname FROM pg_class c WHERE ${publicTables} AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'owner_sees_all')`,
      ),
    ).toEqual([])
  })

  test('begins every key with authority_id, unless it is global', async () => {
    const rows = await rowsOf<{ name: string; con: string; first: string }>(`
      SELECT c.relname AS name, k.conname AS con, (SELECT attname FROM pg_attribute WHERE attrelid = c.oid AND attnum = k.conkey[1]) AS first
      FROM pg_class c JOIN pg_constraint k ON k.conrelid = c.oid
      WHERE ${publicTables} AND k.contype IN ('p', 'u', 'f', 'x') AND obj_description(c.oid) NOT LIKE 'global:%'
        AND NOT (k.contype = 'f' AND obj_description(k.confrelid) LIKE 'global:%')`)
    expect(rows.filter((r) => r.first !== 'authority_id')).toEqual([])
    const indexes = await rowsOf<{ name: string; definition: string }>(`
      SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
      WHERE ${publicTables} AND i.indisunique AND obj_description(c.oid) NOT LIKE 'global:%'`)
    expect(indexes.filter((r) => !/\(authority_id/.test(r.definition))).toEqual([])
  })

  test('is pointed to by tenants only from inside the tenant; a global table points to no tenant', async () => {
    expect(
      await rowsOf(`SELECT conname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid WHERE ${publicTables} AND k.contype = 'f'
      AND obj_description(c.oid) LIKE 'global:%' AND obj_description(k.confrelid) NOT LIKE 'global:%'`),
    ).toEqual([])
  })

  test('sets nothing to null by itself, cascades nothing and has no trigger of ours', async () => {
    expect(
      await rowsOf(
        "SELECT conname FROM pg_constraint WHERE contype = 'f' AND connamespace IN ('public'::regnamespace, 'auth'::regnamespace) AND (confdeltype <> 'a' OR confupdtype <> 'a')",
      ),
    ).toEqual([])
    expect(await rowsOf(`SELECT tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE ${publicTables} AND NOT tgisinternal`)).toEqual([])
  })

  test('lets nobody delete or truncate but where it is listed', async () => {
    const rows = await rowsOf<{ table_name: string }>(`SELECT DISTINCT table_name FROM information_schema.role_table_grants
      WHERE table_schema = 'public' AND grantee IN ('hc_authority', 'hc_agency', 'hc_public', 'hc_auth', 'PUBLIC') AND privilege_type IN ('DELETE', 'TRUNCATE')`)
    expect(rows.map((r) => r.table_name).toSorted((a, b) => a.localeCompare(b))).toEqual(mayDelete)
  })

  test('holds events that the product can add and read, never change', async () => {
    const rows = await rowsOf<{ privilege_type: string }>(`SELECT DISTINCT privilege_type FROM information_schema.role_table_grants
      WHERE table_name = 'event' AND grantee IN ('hc_authority', 'hc_agency', 'hc_public', 'hc_auth') ORDER BY 1`)
    expect(rows.map((r) => r.privilege_type)).toEqual(['INSERT', 'SELECT'])
  })

  test('has policies without OR and without a subquery', async () => {
    const rows = await rowsOf<{ name: string; text: string }>(`SELECT polrelid::regclass || '.' || polname AS name,
      coalesce(pg_get_expr(polqual, polrelid), '') || coalesce(pg_get_expr(polwithcheck, polrelid), '') AS text FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid WHERE ${publicTables}`)
    expect(rows.filter((r) => /\bOR\b|SELECT/.test(r.text))).toEqual([])
  })

  test('shows the public only published and global rows', async () => {
    const rows = await rowsOf<{ name: string }>(`SELECT DISTINCT relname AS name FROM pg_class c WHERE ${publicTables}
      AND has_table_privilege('hc_public', c.oid, 'SELECT') AND obj_description(c.oid) !~ '^(published|global):'`)
    expect(rows).toEqual([])
    const writes = await rowsOf(
      `SELECT relname FROM pg_class c WHERE ${publicTables} AND (has_table_privilege('hc_public', c.oid, 'INSERT') OR has_table_privilege('hc_public', c.oid, 'UPDATE'))`,
    )
    expect(writes).toEqual([])
  })
})

test('without a context every side sees nothing', async () => {
  const names = await rowsOf<{ name: string; comment: string }>(
    `SELECT relname AS name, obj_description(c.oid) AS comment FROM pg_class c WHERE ${publicTables}`,
  )
  await db.owner.query("INSERT INTO authority (authority_id, office_id, name, place_name, set_up_at) VALUES (1, gen_random_uuid(), 'x', 'x', now())")
  for (const { name, comment } of names) {
    if (comment.startsWith('global')) continue
    for (const side of ['authority', 'agency'] as const) {
      const answer = await db.database
        .pool(side)
        .query(`SELECT count(*)::int AS n FROM ${name}`)
        .catch((error: Error) => ({ rows: [{ n: /permission denied/.test(error.message) ? 0 : error.message }] }))
      expect({ name, side, n: (answer.rows[0] as { n: unknown }).n }).toEqual({ name, side, n: 0 })
    }
  }
})

test('the functions that see past policies are few, and each names the context it repeats', async () => {
  const rows = await rowsOf<{ name: string; text: string }>(
    "SELECT p.proname AS name, pg_get_functiondef(p.oid) AS text FROM pg_proc p WHERE p.prosecdef AND p.pronamespace IN ('public'::regnamespace, 'auth'::regnamespace)",
  )
  expect(rows.length).toBeGreaterThan(0)
  for (const { name, text } of rows) {
    expect(text, name).toMatch(/current_setting\('app\.authority'|authority_id = authority/)
    expect(text, name).toMatch(/SET search_path TO/)
  }
})
