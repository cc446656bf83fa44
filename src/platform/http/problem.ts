import type { z } from 'zod'
import type { Problem } from '../../kernel/endpoint.ts'
import { remarksOf } from '../../kernel/field-remark.ts'
import { Refusal, type RefusalKind } from '../../kernel/refusal.ts'

const statusOf: Record<RefusalKind, number> = {
  invalid: 400,
  'signed-out': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  mismatch: 422,
  'too-large': 413,
  'too-many': 429,
  unavailable: 503,
}

type FieldError = NonNullable<Problem['errors']>[number]

/** Only what came from outside is refused this way; a row or reply that does not parse is our defect and becomes a 500. */
export function accept<S extends z.ZodType>(schema: S, from: unknown): z.output<S> {
  const read = schema.safeParse(from, { reportInput: true })
  const errors = read.success ? beyondCounting(read.data) : remarksOf(read.error.issues)
  if (read.success && errors.length === 0) return read.data
  throw new Refusal('invalid', 'request.invalid', { errors })
}

/** The greatest number of a column of type integer: every number of the product is kept in one, versions and counts alike. */
const greatest = 2 ** 31 - 1

function beyondCounting(value: unknown, path: readonly string[] = []): FieldError[] {
  if (typeof value === 'number')
    return Math.abs(value) > greatest
      ? [{ path: path.join('.'), code: value > 0 ? 'field.too-big' : 'field.too-small', details: value > 0 ? { maximum: greatest } : { minimum: -greatest } }]
      : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => beyondCounting(inner, [...path, key]))
}

/** RFC 9457; `title` is the code, the sentence is made where the reader's language is known. */
export function problemOf(refusal: Refusal): Problem {
  const { errors, ...details } = refusal.details as Record<string, unknown> & { errors?: FieldError[] }
  return {
    type: `urn:hopchuan:problem:${refusal.code}`,
    title: refusal.code,
    status: statusOf[refusal.kind],
    code: refusal.code,
    details,
    ...(errors ? { errors } : {}),
  }
}

const away = new Set(['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE', '57P03', '57P01', '57P02', '08006', '08001', '53300'])

/** Errors of the platform that a reader can do something about: the database is away, a lock did not come, a statement took too long. */
export function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  if (!(error instanceof Error)) return undefined
  if (error.name === 'CommitLost') return new Refusal('unavailable', 'request.outcome-unknown', { retryAfter: 2 })
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code === '55P03') return new Refusal('conflict', 'request.still-running', { retryAfter: 1 })
  if (code === '57014') return new Refusal('unavailable', 'request.took-too-long', {})
  if (
    away.has(code) ||
    /timeout exceeded when trying to connect|Connection terminated|Cannot use a pool after|connection error and is not queryable|server closed the connection/.test(
      error.message,
    )
  ) {
    return new Refusal('unavailable', 'database.away', { retryAfter: 5 })
  }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || code === 'FST_REQ_FILE_TOO_LARGE') return new Refusal('too-large', 'request.too-large')
  if (code === 'FST_ERR_CTP_INVALID_JSON_BODY' || code === 'FST_ERR_CTP_EMPTY_JSON_BODY' || error instanceof SyntaxError)
    return new Refusal('invalid', 'request.not-json')
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new Refusal('invalid', 'request.media-type')
  // What the reader of multipart bodies says of one that is broken; it has no codes.
  if (/unexpected end of multipart data$|^Multipart: Boundary not found$|^The needle cannot/i.test(error.message))
    return new Refusal('invalid', 'request.not-json')
  if (code === '22021' || code === '22P05') return new Refusal('invalid', 'request.null-byte')
  if ('statusCode' in error && error.statusCode === 429) return new Refusal('too-many', 'request.too-many')
  // What the HTTP layer itself refuses (a broken address, a multipart body that does not end) is the sender's fault, not our defect.
  if (code.startsWith('FST_') && 'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode >= 400 && error.statusCode < 500)
    return new Refusal('invalid', 'request.invalid')
  return undefined
}
