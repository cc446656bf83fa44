// The one transaction helper: BEGIN and COMMIT travel with the statements, and whatever fails, nothing is half kept.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AuthorityId } from '../src/kernel/identity.ts'
import { type Database, openDatabase } from '../src/platform/db/database.ts'
import { type FramingClient, isFraming, listenToStatements } from '../src/platform/db/naming-client.ts'
import { beforeCommit, CommitLost, inTransaction, type Mode, type Tx } from '../src/platform/db/transaction.ts'
import { type TestDatabase, testDatabase } from './support/database.ts'

const authority = AuthorityId.parse(79)
const reach = { side: 'authority', authority } as const
let db: TestDatabase
let unnamed: Database
beforeAll(async () => {
  db = await testDatabase()
  unnamed = openDatabase({ url: db.url }, { named: false })
})
afterAll(async () => {
  await unnamed.close()
  await db.drop()
})

const add = (tx: Tx, id: string) =>
  sql`INSERT INTO chain_head (authority_id, organisation_id, seq, previous_hash, hash) VALUES (${authority}, ${id}, 1, '', '')`.execute(tx)

async function kept(...ids: string[]): Promise<number> {
  const { rows } = await db.owner.query<{ count: number }>('SELECT count(*)::int AS count FROM chain_head WHERE organisation_id = ANY ($1)', [ids])
  return rows[0]?.count ?? -1
}

async function sent(mode: Mode, work: (tx: Tx) => Promise<unknown>, database: Database = db.database): Promise<string[]> {
  const heard: string[] = []
  const stop = listenToStatements(({ sql: said }) => heard.push(said.replace(/[ ;].*/s, '')))
  await inTransaction(database, reach, mode, work).finally(stop)
  return heard
}

describe.each([
  ['named', () => db.database],
  ['without names, as old poolers need it', () => unnamed],
])('statements %s', (_, database) => {
  test('a write is one transaction, its end goes with its last statement', async () => {
    const [one, two, three] = [randomUUID(), randomUUID(), randomUUID()]
    const said = await sent(
      'write',
      async (tx) => {
        beforeCommit(tx, async (late, finish) => {
          await add(late, two)
          finish()
          await add(late, three)
        })
        await add(tx, one)
      },
      database(),
    )
    expect(said).toEqual(['BEGIN', 'INSERT', 'INSERT', 'INSERT', 'COMMIT'])
    expect(await kept(one, two, three)).toBe(3)
  })

  test('a read takes BEGIN and COMMIT with each statement, and cannot write', async () => {
    const look = (tx: Tx) => sql<{ context: string }>`SELECT current_setting('app.authority') AS context WHERE ${true}`.execute(tx)
    expect(await sent('read', (tx) => Promise.all([look(tx), look(tx)]), database())).toEqual(['BEGIN', 'SELECT', 'COMMIT', 'BEGIN', 'SELECT', 'COMMIT'])
    await expect(inTransaction(database(), reach, 'read', (tx) => add(tx, randomUUID()))).rejects.toMatchObject({ code: '25006' })
    const { rows } = await inTransaction(database(), reach, 'read', look)
    expect(rows).toEqual([{ context: '79' }])
  })

  test('one statement that is first and last at once', async () => {
    const id = randomUUID()
    const said = await sent(
      'write',
      async (tx) =>
        beforeCommit(tx, async (late, finish) => {
          finish()
          await add(late, id)
        }),
      database(),
    )
    expect([said, await kept(id)]).toEqual([['BEGIN', 'INSERT', 'COMMIT'], 1])
  })
})

test('a transaction without a statement sends nothing', async () => {
  expect(await sent('write', async () => undefined)).toEqual([])
})

/** A connection as the helper holds it; what ran on it outside a transaction would stay in the session. */
async function holding(act: (client: FramingClient) => Promise<void>): Promise<unknown> {
  const client = await db.database.pool('authority').connect()
  try {
    if (!isFraming(client)) throw new TypeError('not of openDatabase')
    await act(client)
    client.frame = undefined
    await client.query('ROLLBACK')
    const { rows } = await client.query<{ ran: string | null }>("SELECT current_setting('app.ran', true) AS ran")
    return rows[0]?.ran ?? null
  } finally {
    client.release(true)
  }
}
const runs = "SELECT set_config('app.ran', $1, false)"

describe('when BEGIN fails', () => {
  test.each([['BEGIN NOTHING'], ["SELECT 1/0; it's no statement"]])('by %s, the statement in the same message does not run', async (begin) => {
    const ran = await holding(async (client) => {
      client.frame = { before: [begin], after: ['COMMIT'], every: true }
      await expect(client.query(runs, ['first'])).rejects.toThrow()
      await expect(client.query(runs, ['second'])).rejects.toThrow()
    })
    expect(ran).toBeNull()
  })

  test('no later statement runs either, whether it waited or comes afterwards', async () => {
    const ran = await holding(async (client) => {
      client.frame = { before: ['BEGIN', "SET LOCAL lock_timeout = 'wrong'"], after: [], every: false }
      const [first, second] = await Promise.allSettled([client.query(runs, ['first']), client.query(runs, ['second'])])
      expect([first.status, second.status]).toEqual(['rejected', 'rejected'])
      await expect(client.query(runs, ['third'])).rejects.toThrow('failed')
    })
    expect(ran).toBeNull()
  })
})

describe('nothing is half kept', () => {
  const lastly = (first: string, last: (tx: Tx) => Promise<unknown>, options = {}) =>
    inTransaction(
      db.database,
      reach,
      'write',
      async (tx) => {
        await add(tx, first)
        beforeCommit(tx, async (late, finish) => {
          finish()
          await last(late)
        })
      },
      options,
    )

  test('when the last statement fails', async () => {
    const id = randomUUID()
    await expect(lastly(id, (tx) => add(tx, id))).rejects.toMatchObject({ code: '23505' })
    expect(await kept(id)).toBe(0)
  })

  test('when a value of the last statement cannot be sent', async () => {
    const id = randomUUID()
    const unsendable = {
      toPostgres() {
        throw new RangeError('unsendable')
      },
    }
    await expect(lastly(id, (tx) => sql`SELECT ${unsendable}::text`.execute(tx))).rejects.toThrow('unsendable')
    expect(await kept(id)).toBe(0)
  })

  test('when a statement failed and its error was passed over', async () => {
    const id = randomUUID()
    const careless = inTransaction(db.database, reach, 'write', async (tx) => {
      await add(tx, id)
      await add(tx, id).catch(() => undefined)
    })
    await expect(careless).rejects.toThrow('passed over')
    expect(await kept(id)).toBe(0)
  })

  test('when something follows the last statement it is refused', async () => {
    const [id, late] = [randomUUID(), randomUUID()]
    const last = async (tx: Tx) => {
      await add(tx, id)
      await add(tx, late)
    }
    await expect(lastly(randomUUID(), last)).rejects.toThrow(CommitLost)
    expect(await kept(late)).toBe(0)
  })

  test('a connection lost at the last statement leaves open whether it holds: only who knows repetition tries again', async () => {
    let times = 0
    const killed =
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND query LIKE 'SELECT pg_sleep%'"
    const dying = async (tx: Tx) => {
      times++
      const asleep = sql`SELECT pg_sleep(10) WHERE ${true}`.execute(tx)
      asleep.catch(() => undefined)
      for (let found = 0; found === 0; ) found = (await db.owner.query(killed)).rowCount ?? 0
      await asleep
    }
    await expect(lastly(randomUUID(), dying)).rejects.toThrow(CommitLost)
    expect(times).toBe(1)
    await expect(lastly(randomUUID(), dying, { knowsRepetition: true })).rejects.toThrow(CommitLost)
    expect(times).toBe(4)
  })

  test('and the connections serve the next ones', async () => {
    const ids = Array.from({ length: 20 }, () => randomUUID())
    await Promise.all(ids.map((id) => inTransaction(db.database, reach, 'write', (tx) => add(tx, id))))
    expect(await kept(...ids)).toBe(20)
  })
})
