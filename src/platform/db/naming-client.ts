import { createHash } from 'node:crypto'
import pg from 'pg'
import { type Frame, inGroup } from './statement-group.ts'

type Listener = (statement: { sql: string; values: readonly unknown[] }) => void
const listeners = new Set<Listener>()

/** Calls `listener` for every statement the process sends until the returned function is called. For tests and the bench. */
export function listenToStatements(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const names = new Map<string, string>()
const mostNames = 1_000

function nameOf(sql: string): string | undefined {
  const known = names.get(sql)
  if (known !== undefined) return known
  if (names.size >= mostNames) return undefined
  const name = `h${createHash('sha256').update(sql).digest('base64url').slice(0, 22)}`
  names.set(sql, name)
  return name
}

interface Statement {
  text: string
  values?: unknown[]
  name?: string
}

const isStatement = (q: unknown): q is Statement => typeof q === 'object' && q !== null && 'text' in q && !('submit' in q)

/** A connection whose statements can take BEGIN and COMMIT with them. Only the transaction helper sets a frame. */
export interface FramingClient extends pg.PoolClient {
  /** `committing`: the last statement was sent. `failed`: there is no transaction. Neither lets another statement through. */
  frame: Frame | 'committing' | 'failed' | undefined
  /** BEGIN was sent, and no COMMIT was answered yet. */
  open: boolean
  /** A framed statement failed before it was parsed: what is prepared on this connection is not known any more. */
  readonly spoilt: boolean
}

export function isFraming(client: pg.PoolClient): client is FramingClient {
  return 'frame' in client
}

/**
 * Names every statement with values by the hash of its text, so that PostgreSQL parses and plans it once per
 * connection. `named: false` is for old connection poolers that lose prepared statements; `heard: false` keeps the
 * queue's own polling out of what listeners count.
 */
export function namingClient({ named, heard }: { named: boolean; heard: boolean }): typeof pg.Client {
  const tell = (sql: string, values: readonly unknown[]) => {
    if (heard) for (const listener of listeners) listener({ sql, values })
  }
  class NamingClient extends pg.Client {
    frame: Frame | 'committing' | 'failed' | undefined
    open = false
    spoilt = false
    #opening: Promise<unknown> | undefined
    readonly #prepared = new Set<string>()
    /** Parts of the group at hand that PostgreSQL has parsed. */
    #parsed = 0

    constructor(...args: ConstructorParameters<typeof pg.Client>) {
      super(...args)
      this.connection.on('parseComplete', () => this.#parsed++)
    }

    // pg's own signature has twelve overloads; this passes all of them on unchanged.
    override query(...args: unknown[]): never {
      const [first, second] = args
      const text = typeof first === 'string' ? first : isStatement(first) ? first.text : undefined
      const values = Array.isArray(second) ? second : isStatement(first) ? first.values : undefined
      if (this.frame !== undefined) return this.#framed(this.frame, text, values ?? []) as never
      // Several at once: none of them runs before it is certain that there is a transaction.
      if (this.#opening !== undefined) return this.#opening.then(() => this.query(...args)) as never
      if (text !== undefined) tell(text, values ?? [])
      if (named && typeof first === 'string' && Array.isArray(second) && second.length > 0) {
        const name = nameOf(first)
        const rest = args.slice(2)
        if (name !== undefined) return Reflect.apply(super.query, this, [{ text: first, values: second, name }, ...rest]) as never
      }
      return Reflect.apply(super.query, this, args) as never
    }

    #framed(frame: Frame | 'committing' | 'failed', text: string | undefined, values: unknown[]): Promise<pg.QueryResult> {
      if (typeof frame !== 'object') return Promise.reject(new TypeError(`no statement is possible any more: the transaction is ${frame}`))
      if (text === undefined) throw new TypeError('a cursor needs a transaction that stays open')
      const { before, after, every } = frame
      for (const sql of before.length > 0 ? [before.join('; '), text] : [text]) tell(sql, sql === text ? values : [])
      for (const sql of after) tell(sql, [])
      if (before.length > 0) this.open = true
      if (!every) this.frame = after.length > 0 ? 'committing' : undefined
      const answered = this.#send(frame, text, values)
      if (every) return answered
      if (before.length > 0 && after.length === 0) {
        this.#opening = answered
        const opened = () => {
          this.#opening = undefined
        }
        answered.then(opened, () => {
          opened()
          this.frame = 'failed'
        })
      }
      return answered
    }

    #send(frame: Frame, text: string, values: unknown[]): Promise<pg.QueryResult> {
      const name = named && values.length > 0 ? nameOf(text) : undefined
      return new Promise((done, failed) => {
        const config = { text, values, queryMode: 'extended', ...(name === undefined ? {} : { name }) }
        const query = new pg.Query(config, (error: Error | undefined, result: pg.QueryResult) => {
          if (error) {
            // pg takes the first part of a group that was parsed for the statement itself.
            if (name !== undefined && !this.#prepared.has(name) && this.#parsed <= frame.before.length) this.spoilt = true
            return failed(error)
          }
          if (name !== undefined) this.#prepared.add(name)
          if (frame.after.length > 0) this.open = false
          done(result)
        })
        // pg then takes back a statement that it still believes to be prepared.
        const unsendable = () => {
          this.spoilt = true
          if (!frame.every) this.frame = 'failed'
        }
        this.#parsed = 0
        super.query(inGroup(query, frame, unsendable))
      })
    }
  }
  return NamingClient
}
