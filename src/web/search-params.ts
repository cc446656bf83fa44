import type { z } from 'zod'

/** The part of an address behind "?", as plain text: several values of one name are joined by commas, as people read and type them. */
export type Search = { [name: string]: string }

export function parseSearch(text: string): Search {
  const search: Search = {}
  for (const [name, value] of new URLSearchParams(text)) search[name] = name in search ? `${search[name]},${value}` : value
  return search
}

export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(search)
    .map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value] as const)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(
      ([name, value]) =>
        `${encodeURIComponent(name)}=${encodeURIComponent(String(value)).replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%2F', '/').replaceAll('%20', '+')}`,
    )
  return parts.length === 0 ? '' : `?${parts.join('&')}`
}

/**
 * What a screen understands of an address: unknown names are dropped, and so is a value its schema refuses, so that an old or
 * mistyped link still opens the view.
 */
export function readSearch<S extends z.ZodObject>(schema: S, search: Readonly<Record<string, unknown>>): z.output<S> {
  const known = Object.fromEntries(
    Object.keys(schema.shape)
      .filter((name) => search[name] !== undefined)
      .map((name) => [name, search[name]]),
  )
  const read = schema.safeParse(known)
  if (read.success) return read.data
  const refused = new Set(read.error.issues.map((issue) => String(issue.path[0])))
  return schema.parse(Object.fromEntries(Object.entries(known).filter(([name]) => !refused.has(name))))
}

/** The part of an address that goes along with every link: which day is shown, as known when. */
export const dayOfView = (search: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(['on', 'knownAt'].filter((name) => search[name] !== undefined).map((name) => [name, search[name]]))
