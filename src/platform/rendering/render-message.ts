import type { Refusal } from '../../kernel/refusal.ts'

/** What goes to a worker. */
export interface RenderJob {
  readonly id: number
  readonly task: string
  readonly input: unknown
}

/** What comes back. A class does not survive the way between threads, so a refusal travels as its parts. */
export type RenderAnswer =
  | { readonly id: number; readonly reply: unknown }
  | { readonly id: number; readonly refusal: Pick<Refusal, 'kind' | 'code' | 'details'> }
  | { readonly id: number; readonly defect: { readonly message: string; readonly stack: string | undefined } }
