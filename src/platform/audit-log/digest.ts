import { createHash } from 'node:crypto'
import { canonical, type Json } from '../../kernel/canonical-json.ts'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * One event stands for many rows: the record keeps SHA-256 over a line of canonical JSON for each, in their order. Give
 * it no names and no free text of persons, so that a person can be erased and the digest still be checked.
 */
export function digestOf(rows: Iterable<Json>): string {
  const hash = createHash('sha256')
  for (const row of rows) hash.update(`${canonical(row)}\n`)
  return hash.digest('hex')
}
