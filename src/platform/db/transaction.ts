import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import { refuse } from '../../kernel/refusal.ts'
import type { AgencyId, AuthorityId, SeatId } from '../../kernel/identity.ts'
import { type Database, type Db, kyselyOn } from './database.ts'
import { type FramingClient, isFraming } from './naming-client.ts'
import type { DB } from './schema.ts'

declare const insideTransaction: unique symbol
/** A transaction with its context set. Only `inTransaction` makes one, so a query can't run outside a sealed context. */
export type Tx = Kysely<DB> & { readonly [insideTransaction]: true }

/** Whose data a transaction sees: the whole authority, or some agencies of it. */
export type Reach =
  | { side: 'authority'; authority: AuthorityId; seat?: SeatId }
  | { side: 'agency'; authority: AuthorityId; agencies: readonly AgencyId[]; seat?: SeatId }

/** `export` sees one moment, as `repeatable read` does, on the connections kept for exports. */
export type Mode = 'read' | 'write' | 'repeatable read' | 'export'

const begins: Record<Mode, readonly string[]> = {
  read: ['BEGIN READ ONLY'],
  write: ['BEGIN', "SET LOCAL lock_timeout = '5s'"],
  'repeatable read': ['BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'],
  export: ['BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'],
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Composed from parsed integers and uuids only; SET LOCAL takes no parameters. */
function contextOf(reach: Reach): string[] {
  if (!Number.isSafeInteger(reach.authority)) throw new TypeError('authority is an integer')
  const parts = [`SET LOCAL app.authority = '${reach.authority}'`]
  if (reach.side === 'agency') {
    if (!reach.agencies.every((id) => uuid.test(id))) throw new TypeError('agencies are uuids')
    parts.push(`SET LOCAL app.agencies = '{${reach.agencies.join(',')}}'`)
  }
  if (reach.seat !== undefined) {
    if (!uuid.test(reach.seat)) throw new TypeError('seat is a uuid')
    parts.push(`SET LOCAL app.seat = '${reach.seat}'`)
  }
  return parts
}

/** Calls `finish` before the statement that is certainly its last one; what follows then is refused. */
type Last = (tx: Tx, finish: () => void) => Promise<void>
const lasts = new WeakMap<Tx, Last[]>()

/** Leaves work for the very end of the transaction, after the caller's own statements: the chain's head is locked last. */
export function beforeCommit(tx: Tx, work: Last): void {
  const list = lasts.get(tx)
  if (!list) throw new TypeError('this transaction can only read')
  list.push(work)
}

const passing = new Set(['40001', '40P01', '57P01', '57P02', '08006', '08003', '08000'])
const isPassing = (error: unknown): boolean =>
  error instanceof Error &&
  ('code' in error && typeof error.code === 'string'
    ? passing.has(error.code)
    : /Connection terminated|connection error and is not queryable/.test(error.message))

/**
 * The one transaction helper: BEGIN and the context in one message with the first statement, then the rest of `work`, then
 * what was left for the end, whose last statement takes the COMMIT with it. In the mode `read` every statement is a
 * transaction of its own: each sees its own moment in READ COMMITTED anyway, and no connection ever waits inside one.
 * Serialization failures, deadlocks and lost connections are tried again, so `work` must be repeatable: it may not
 * send mail or touch files. A commit whose answer was lost is repeated only by work that recognises its own repetition
 * (`knowsRepetition`: it takes an idempotency key first).
 */
export async function inTransaction<T>(
  database: Database,
  reach: Reach,
  mode: Mode,
  work: (tx: Tx) => Promise<T>,
  options: { knowsRepetition?: boolean } = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      if (mode === 'read' || mode === 'write') return await grouped(database.pool(reach.side), reach, mode, work)
      return await stepwise(mode === 'export' ? database.exports(reach.side) : database.of(reach.side), reach, mode, work)
    } catch (error) {
      const again = error instanceof CommitLost ? options.knowsRepetition === true : isPassing(error)
      if (attempt >= 3 || !again) throw error
      await new Promise((done) => setTimeout(done, 20 * attempt * (1 + Math.random())))
    }
  }
}

/** The connection was lost while committing: whether the write holds is not known here. */
export class CommitLost extends Error {
  override readonly name = 'CommitLost'
}

/** A fault of ours: after a failed statement PostgreSQL answers COMMIT by rolling back, and without an error. */
class PassedOver extends Error {
  override readonly name = 'PassedOver'
}

const nothing = () => undefined

function framing(client: pg.PoolClient): FramingClient {
  if (isFraming(client)) return client
  client.release()
  throw new TypeError('a transaction needs a connection of openDatabase')
}

/** For statements that must see one moment, and for cursors: BEGIN, work and COMMIT one after the other. */
async function stepwise<T>(db: Db, reach: Reach, mode: Mode, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
    await sql.raw([...begins[mode], ...contextOf(reach)].join('; ')).execute(connection)
    try {
      const result = await work(connection as Tx)
      await sql.raw('COMMIT').execute(connection)
      return result
    } catch (error) {
      // The connection may be the reason; then the rollback fails too and the first error is the one to tell.
      await sql.raw('ROLLBACK').execute(connection).catch(nothing)
      throw error
    }
  })
}

const queries = new WeakMap<pg.PoolClient, Db>()

/** Queries on one connection that the helper holds; it gives it back itself. */
function queriesOn(client: pg.PoolClient): Db {
  const known = queries.get(client)
  if (known) return known
  const db = kyselyOn({ connect: async () => ({ query: client.query.bind(client), release: nothing }), end: async () => undefined, options: {} })
  queries.set(client, db)
  return db
}

async function grouped<T>(pool: pg.Pool, reach: Reach, mode: 'read' | 'write', work: (tx: Tx) => Promise<T>): Promise<T> {
  const before = [...begins[mode], ...contextOf(reach)]
  const client = framing(await pool.connect())
  let sound = true
  try {
    return await queriesOn(client)
      .connection()
      .execute((connection) => (mode === 'read' ? reading : writing)(client, before, connection as Tx, work))
  } catch (error) {
    client.frame = undefined
    if (client.open) {
      // The connection may be the reason; then the rollback fails too and the first error is the one to tell.
      sound = await client.query('ROLLBACK').then(
        () => true,
        () => false,
      )
    }
    throw error
  } finally {
    client.frame = undefined
    client.open = false
    client.release(!sound || client.spoilt)
  }
}

type Work<T> = (tx: Tx) => Promise<T>

function reading<T>(client: FramingClient, before: readonly string[], tx: Tx, work: Work<T>): Promise<T> {
  client.frame = { before, after: ['COMMIT'], every: true }
  return work(tx)
}

async function writing<T>(client: FramingClient, before: readonly string[], tx: Tx, work: Work<T>): Promise<T> {
  const list: Last[] = []
  lasts.set(tx, list)
  client.frame = { before, after: [], every: false }
  const finish = () => {
    client.frame = { before: typeof client.frame === 'object' ? client.frame.before : [], after: ['COMMIT'], every: false }
  }
  const result = await work(tx)
  try {
    for (const [n, last] of list.entries()) await last(tx, n === list.length - 1 ? finish : nothing)
    if (client.open) await commit(client)
  } catch (error) {
    if (isCommitting(client) && !isAnswer(error)) throw new CommitLost('the connection was lost while committing', { cause: error })
    throw error
  }
  return result
}

const isCommitting = (client: FramingClient): boolean => client.frame === 'committing'

async function commit(client: FramingClient): Promise<void> {
  client.frame = undefined
  const committing = client.query('COMMIT')
  client.frame = 'committing'
  const { command } = await committing
  client.open = false
  if (command !== 'COMMIT') throw new PassedOver('the error of a statement was passed over: nothing was kept')
}

/** What PostgreSQL itself answers leaves no doubt, unless it says that it is going away. */
const isAnswer = (error: unknown): boolean =>
  error instanceof PassedOver || (error instanceof pg.DatabaseError && error.code !== undefined && !/^(57P|08)/.test(error.code))

/** Turns a violated constraint into the refusal it means; any other error passes. */
export function refuseOn(error: unknown, constraint: string, code: string, details: Record<string, unknown>): void {
  if (error instanceof Error && 'constraint' in error && error.constraint === constraint) refuse('conflict', code, details)
}
