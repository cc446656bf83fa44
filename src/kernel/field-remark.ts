import type { z } from 'zod'

/** A remark about one field: a code that is also the key of its sentence. */
export interface FieldRemark {
  path: string
  code: string
  details: Record<string, unknown>
}

type Issue = z.core.$ZodIssue

/** House schemas write a code where zod expects a message. */
const isCode = (message: string): boolean => /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(message)

/** What zod found, in codes that are keys of sentences: the same on the server and in the browser. Parse with `reportInput`. */
export function remarkOf(issue: Issue): FieldRemark {
  const path = issue.path.map(String).join('.')
  if (isCode(issue.message)) return { path, code: issue.message, details: issue.code === 'custom' ? { ...issue.params } : {} }
  return { path, ...codeOf(issue) }
}

function codeOf(issue: Issue): { code: string; details: Record<string, unknown> } {
  switch (issue.code) {
    case 'invalid_type':
    case 'invalid_union':
      return { code: issue.input === undefined || issue.input === null ? 'field.required' : 'field.wrong-type', details: {} }
    case 'too_small':
      return { code: tooSmall(issue.origin, Number(issue.minimum)), details: { minimum: Number(issue.minimum) } }
    case 'too_big':
      return {
        code: issue.origin === 'string' ? 'field.too-long' : issue.origin === 'array' ? 'field.too-many' : 'field.too-big',
        details: { maximum: Number(issue.maximum) },
      }
    case 'invalid_value':
      return { code: issue.input === undefined ? 'field.required' : 'field.not-offered', details: {} }
    case 'unrecognized_keys':
      return { code: 'field.unknown', details: { keys: issue.keys.join(', ') } }
    case 'invalid_format':
      return { code: issue.format === 'date' ? 'field.not-a-day' : 'field.wrong-format', details: {} }
    default:
      return { code: 'field.not-valid', details: {} }
  }
}

function tooSmall(origin: string, minimum: number): string {
  if (origin === 'string') return minimum <= 1 ? 'field.required' : 'field.too-short'
  return origin === 'array' ? (minimum <= 1 ? 'field.required' : 'field.too-few') : 'field.too-small'
}

/** All findings; a key nobody knows is told at its own place. */
export const remarksOf = (issues: readonly Issue[]): FieldRemark[] =>
  issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => remarkOf({ ...issue, keys: [key], path: [...issue.path, key] })) : [remarkOf(issue)],
  )
