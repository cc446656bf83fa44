import { createHash } from 'node:crypto'
import pg from 'pg'

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

/**
 * Names every statement with values by the hash of its text, so that PostgreSQL parses and plans it once per
 * connection. `named: false` is for old connection poolers that lose prepared statements; `heard: false` keeps the
 * queue's own polling out of what listeners count.
 */
export function namingClient({ named, heard }: { named: boolean; heard: boolean }): typeof pg.Client {
  class NamingClient extends pg.Client {
    // pg's own signature has twelve overloads; this passes all of them on unchanged.
    override query(...args: unknown[]): never {
      const [first, second] = args
      const text = typeof first === 'string' ? first : isStatement(first) ? first.text : undefined
      const values = Array.isArray(second) ? second : isStatement(first) ? first.values : undefined
      if (heard && text !== undefined) for (const listener of listeners) listener({ sql: text, values: values ?? [] })
      if (named && typeof first === 'string' && Array.isArray(second) && second.length > 0) {
        const name = nameOf(first)
        const rest = args.slice(2)
        if (name !== undefined) return Reflect.apply(super.query, this, [{ text: first, values: second, name }, ...rest]) as never
      }
      return Reflect.apply(super.query, this, args) as never
    }
  }
  return NamingClient
}
