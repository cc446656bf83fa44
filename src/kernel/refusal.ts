/** How a foreseen answer "no" is classed; mapped to an HTTP status in one place (`platform/http`). */
export type RefusalKind = 'invalid' | 'signed-out' | 'forbidden' | 'not-found' | 'conflict' | 'mismatch' | 'too-large' | 'too-many' | 'unavailable'

/** One class for answers the rules foresee. `code` is the key of the sentence shown, in both languages. */
export class Refusal extends Error {
  readonly kind: RefusalKind
  readonly code: string
  readonly details: Readonly<Record<string, unknown>>

  constructor(kind: RefusalKind, code: string, details: Record<string, unknown> = {}) {
    super(code)
    this.name = 'Refusal'
    this.kind = kind
    this.code = code
    this.details = details
  }
}

export function refuse(kind: RefusalKind, code: string, details?: Record<string, unknown>): never {
  throw new Refusal(kind, code, details)
}

/** The same details for the whole and for one field, so that a form can show the refusal at that field. */
export const detailsAt = (path: string, code: string, details: Record<string, unknown>) => ({ ...details, errors: [{ path, code, details }] })

/** A refusal that a form can show at its field. */
export function refuseAt(kind: RefusalKind, path: string, code: string, details: Record<string, unknown> = {}): never {
  return refuse(kind, code, detailsAt(path, code, details))
}
