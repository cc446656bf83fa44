import type { RefusalKind } from '../kernel/refusal.ts'

const kinds: ReadonlySet<RefusalKind> = new Set(['invalid', 'not-found', 'too-large'])

/** Whether the same question would be answered the same again: a record that is not there, a file that is no table. */
export const isSettled = (kind: RefusalKind): boolean => kinds.has(kind)
