import { type Kysely, sql } from 'kysely'
import { refuse } from '../../kernel/refusal.ts'
import type { AgencyId, AuthorityId, SeatId } from '../../kernel/identity.ts'
import type { Database, Db } from './database.ts'
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

const begins: Record<Mode, string> = {
  read: 'BEGIN READ ONLY',
  write: "BEGIN; SET LOCAL lock_timeout = '5s'",
  'repeatable read': 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
  export: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Composed from parsed integers and uuids only; SET LOCAL takes no parameters. */
function contextOf(reach: Reach): string {
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
  return parts.join('; ')
}

type Last = (tx: Tx) => Promise<void>
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
 * The one transaction helper: BEGIN and the context in one message, then `work`, then what was left for the end.
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
      return await once(mode === 'export' ? database.exports(reach.side) : database.of(reach.side), reach, mode, work)
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

async function once<T>(db: Db, reach: Reach, mode: Mode, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
    const tx = connection as Tx
    await sql.raw(`${begins[mode]}; ${contextOf(reach)}`).execute(connection)
    let result: T
    try {
      if (mode === 'write') lasts.set(tx, [])
      result = await work(tx)
      for (const last of lasts.get(tx) ?? []) await last(tx)
    } catch (error) {
      // The connection may be the reason; then the rollback fails too and the first error is the one to tell.
      await sql
        .raw('ROLLBACK')
        .execute(connection)
        .catch(() => undefined)
      throw error
    }
    try {
      await sql.raw('COMMIT').execute(connection)
    } catch (error) {
      throw new CommitLost('the connection was lost while committing', { cause: error })
    }
    return result
  })
}

/** Turns a violated constraint into the refusal it means; any other error passes. */
export function refuseOn(error: unknown, constraint: string, code: string, details: Record<string, unknown>): void {
  if (error instanceof Error && 'constraint' in error && error.constraint === constraint) refuse('conflict', code, details)
}
