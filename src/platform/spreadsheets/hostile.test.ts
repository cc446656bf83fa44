import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { Refusal } from '../../kernel/refusal.ts'
import { parseTable } from './parse-table.ts'
import { standardLimits } from './table.ts'
import { writeXlsx } from './write-xlsx.ts'

vi.setConfig({ testTimeout: 60_000 })

async function outcome(bytes: Uint8Array, name: string): Promise<string> {
  try {
    return (await parseTable({ bytes, name, limits: standardLimits, sheet: undefined, headerRow: undefined })).format
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

async function sample(): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  const columns = [{ title: 'Tên cơ quan' }, { title: 'Ngày', kind: 'date' as const }]
  for await (const part of writeXlsx([{ name: 'S', columns, rows: Array.from({ length: 20 }, (_, n) => [`Phường ${n}`, '2020-06-15']) }])) parts.push(part)
  return Buffer.concat(parts)
}

test('whatever bytes are changed in a workbook, it is read or refused, never our defect', async () => {
  const whole = await sample()
  expect(await outcome(whole, 'a.xlsx')).toBe('xlsx')
  const change = fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255) })
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), fc.nat(whole.length), async (changes, cut) => {
      const bytes = Uint8Array.from(whole.subarray(0, cut % 7 === 0 ? cut : whole.length))
      for (const { at, byte } of changes) if (at < bytes.length) bytes[at] = byte
      expect(await outcome(bytes, 'a.xlsx')).toMatch(/^(xlsx|spreadsheet\.[a-z-]+)$/)
    }),
    { numRuns: 400 },
  )
})

test('any text and any bytes under the name of a CSV file are read or refused', async () => {
  const piece = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('"', '""', ',', ';', '\t', '\n', '\r\n', 'sep=;', "'=", '\0', 'Tên', '1'))
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { maxLength: 40 }).map((pieces) => Buffer.from(pieces.join(''))),
      async (bytes) => {
        expect(await outcome(bytes, 'a.csv')).toMatch(/^(csv|spreadsheet\.[a-z-]+)$/)
      },
    ),
    { numRuns: 400 },
  )
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      expect(await outcome(bytes, 'a.csv')).toMatch(/^(csv|spreadsheet\.[a-z-]+)$/)
    }),
    { numRuns: 400 },
  )
})
