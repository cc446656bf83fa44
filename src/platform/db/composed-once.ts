import type { Compilable, CompiledQuery, QueryResult } from 'kysely'
import type { Tx } from './transaction.ts'

/** Stands for a value while a statement is composed. */
class Place {
  readonly name: string
  readonly index: number | undefined

  constructor(name: string, index?: number) {
    this.name = name
    this.index = index
  }
}

/** Enough for every combination that people really ask for; rarer ones are composed each time. */
const mostKept = 300

const filled = (parameter: unknown, values: ReadonlyMap<string, unknown>): unknown => {
  if (Array.isArray(parameter)) return parameter.map((item) => filled(item, values))
  if (!(parameter instanceof Place)) return parameter
  const value = values.get(parameter.name)
  return parameter.index === undefined ? value : (value as readonly unknown[])[parameter.index]
}

/**
 * Runs a statement whose text is composed once for each shape and kept: composing costs more than the rest of a small read.
 * What decides about the text stands in `shape`, or in whether a value is there and how many items a list has; `compose`
 * sees a stand-in for every other value, may hand it to the query only, and gets the real ones when it runs.
 */
export function composedOnce<S extends Readonly<Record<string, string | undefined>>, V extends object, R>(
  compose: (tx: Tx, shape: S, values: V) => Compilable<R>,
): (tx: Tx, shape: S, values: V) => Promise<QueryResult<R>> {
  const kept = new Map<string, CompiledQuery<R>>()
  const compiled = (tx: Tx, shape: S, values: V): CompiledQuery<R> => {
    const parts = Object.entries(values).map(([name, value]) => (value === undefined ? '' : Array.isArray(value) ? `${name}${value.length}` : name))
    const key = `${Object.values(shape).join()} ${parts.join()}`
    const known = kept.get(key)
    if (known) return known
    const places = Object.entries(values).map(([name, value]) => {
      const stand = Array.isArray(value) ? value.map((_, index) => new Place(name, index)) : new Place(name)
      return [name, value === undefined ? undefined : stand]
    })
    const query = compose(tx, shape, Object.fromEntries(places) as V).compile()
    if (kept.size < mostKept) kept.set(key, query)
    return query
  }
  return (tx, shape, values) => {
    const query = compiled(tx, shape, values)
    const given = new Map<string, unknown>(Object.entries(values))
    return tx.executeQuery<R>({ ...query, parameters: query.parameters.map((parameter) => filled(parameter, given)) })
  }
}
