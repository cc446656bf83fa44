import { Refusal } from '../../../kernel/refusal.ts'

/** The fields somebody else changed meanwhile travel by their names; the reader sees them as the form calls them. */
export function withFieldWords(error: unknown, word: (field: string) => string): unknown {
  if (!(error instanceof Refusal) || error.code !== 'record.changed-meanwhile') return error
  const fields: unknown = error.details['fields']
  return new Refusal(error.kind, error.code, { ...error.details, fields: Array.isArray(fields) ? fields.map((field) => word(String(field))) : [] })
}
