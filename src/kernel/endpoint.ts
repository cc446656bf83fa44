import { z } from 'zod'
import type { Act } from './rights.ts'

export type Access = Act | 'signed-in' | 'anyone'
export type Kind = 'json' | 'file' | 'upload'

/**
 * One HTTP operation as data: the server serves it, the browser calls it, the OpenAPI file is printed from it.
 * - `access`: the act the seat must hold; an endpoint without one cannot be written.
 * - `kind`: `json` (default) · `file` answers with a file · `upload` takes one multipart file.
 * - `keyed: false`: a POST that needs no Idempotency-Key (sign-in and the like: there is no seat yet).
 */
export interface Endpoint<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> {
  name: string
  summary: string
  method: 'GET' | 'POST' | 'PUT'
  path: `/${string}`
  access: Access
  kind: Kind
  keyed: boolean
  status: 200 | 201 | 202
  params: P
  query: Q
  body: B
  reply: R
}

// biome-ignore lint/suspicious/noExplicitAny: the one place where an endpoint of any shape is meant
export type AnyEndpoint = Endpoint<any, any, any, any>

const Nothing = z.strictObject({})
type Nothing = typeof Nothing

interface Description<P, Q, B, R> {
  name: string
  summary: string
  method: 'GET' | 'POST' | 'PUT'
  path: `/${string}`
  access: Access
  kind?: Kind
  keyed?: boolean
  status?: 200 | 201 | 202
  params?: P
  query?: Q
  body?: B
  reply?: R
}

export function endpoint<
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = z.ZodUndefined,
  R extends z.ZodType = z.ZodUndefined,
>(e: Description<P, Q, B, R>): Endpoint<P, Q, B, R> {
  return {
    name: e.name,
    summary: e.summary,
    method: e.method,
    path: e.path,
    access: e.access,
    kind: e.kind ?? 'json',
    keyed: e.keyed ?? (e.method !== 'GET' && e.access !== 'anyone'),
    status: e.status ?? 200,
    params: (e.params ?? Nothing) as P,
    query: (e.query ?? Nothing) as Q,
    body: (e.body ?? z.undefined()) as B,
    reply: (e.reply ?? z.undefined()) as R,
  }
}

/** RFC 9457. `code` is the key of the sentence shown in both languages; `errors` name the field (or row and cell). */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  details: z.record(z.string(), z.unknown()),
  errors: z.array(z.object({ path: z.string(), code: z.string(), details: z.record(z.string(), z.unknown()).optional() })).optional(),
  incident: z.string().optional(),
})
export type Problem = z.infer<typeof Problem>
