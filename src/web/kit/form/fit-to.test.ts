import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { fitTo } from './fit-to.ts'
import { remarkOf } from '../../../kernel/field-remark.ts'

const Body = z.strictObject({
  number: z.string().trim().min(1),
  note: z.string().optional(),
  signer: z.string().nullable(),
  rows: z.array(z.strictObject({ name: z.string(), unit: z.string().optional() })),
  annex: z.boolean(),
})

describe('an empty field', () => {
  test('is left out where it may be absent, null where null is allowed, and kept nowhere else', () => {
    expect(fitTo(Body, { number: '', note: '', signer: '', rows: [{ name: 'a', unit: '' }], annex: false })).toEqual({
      signer: null,
      rows: [{ name: 'a' }],
      annex: false,
    })
  })
  test('that must be filled is reported as such', () => {
    const read = Body.safeParse(fitTo(Body, { number: '', note: '', signer: null, rows: [], annex: true }), { reportInput: true })
    expect(read.error?.issues.map(remarkOf)).toEqual([{ path: 'number', code: 'field.required', details: {} }])
  })
})

describe('what zod finds', () => {
  const remarks = (schema: z.ZodType, value: unknown) =>
    schema
      .safeParse(value, { reportInput: true })
      .error?.issues.map(remarkOf)
      .map(({ code, details }) => ({ code, ...details }))
  test.each([
    [z.string().max(3), 'long', { code: 'field.too-long', maximum: 3 }],
    [z.string().min(2), 'x', { code: 'field.too-short', minimum: 2 }],
    [z.number().min(1), 0, { code: 'field.too-small', minimum: 1 }],
    [z.array(z.string()).min(1), [], { code: 'field.required', minimum: 1 }],
    [z.enum(['a']), 'b', { code: 'field.not-offered' }],
    [z.iso.date(), '31/02/2020', { code: 'field.not-a-day' }],
    [z.string().refine(() => false, { error: 'paper.number-taken' }), 'x', { code: 'paper.number-taken' }],
  ])('becomes a code with words (%#)', (schema, value, code) => expect(remarks(schema, value)).toEqual([code]))
})
