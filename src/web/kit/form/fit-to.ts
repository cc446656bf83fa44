import { z } from 'zod'

/**
 * What a form holds becomes what its schema asks for: an empty field ('' or null) is left out where it may be absent, sent as null
 * where null is allowed, and otherwise reported as missing.
 */
export function fitTo(schema: z.ZodType, value: unknown): unknown {
  if (value === '' || value === null) {
    if (schema.safeParse(undefined).success) return undefined
    return schema.safeParse(null).success ? null : undefined
  }
  if (schema instanceof z.ZodObject && isRecord(value)) {
    const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape
    const fitted: Record<string, unknown> = {}
    for (const [name, part] of Object.entries(value)) {
      const of = shape[name]
      const kept = of instanceof z.ZodType ? fitTo(of, part) : part
      if (kept !== undefined) fitted[name] = kept
    }
    return fitted
  }
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    const item = schema.element
    return value.map((part: unknown) => (item instanceof z.ZodType ? fitTo(item, part) : part))
  }
  return value
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
