import fc from 'fast-check'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test, vi } from 'vitest'
import { parseTable } from './parse-table.ts'
import { sheetNames } from './sheet-name.ts'
import { standardLimits } from './table.ts'
import { writeCsv } from './write-csv.ts'
import { type WrittenSheet, writeXlsx } from './write-xlsx.ts'
import type { WrittenCell } from './written-cell.ts'

vi.setConfig({ testTimeout: 60_000 })

const columns = [{ title: 'Tên' }, { title: 'Số', kind: 'number' }, { title: 'Ngày', kind: 'date' }, { title: 'Tỷ lệ', kind: 'percent' }] as const
const rows: WrittenCell[][] = [
  ['=1+1', 5, '2020-06-15', 0.746],
  ['+84', null, 'chưa rõ', 1],
  ['_x0041_ 😀', -0.5, new Date('2020-06-15T00:00:00Z'), undefined],
  ['x'.repeat(40_000), true, '', 0],
]
async function pieces<T>(from: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const one of from) all.push(one)
  return all
}
const xlsx = async (...sheets: WrittenSheet[]) => Buffer.concat(await pieces(writeXlsx(sheets)))
const csv = async (given: WrittenCell[][]) => (await pieces(writeCsv(columns, given))).join('')
const read = (bytes: Uint8Array, name: string) => parseTable({ bytes, name, limits: standardLimits, sheet: undefined, headerRow: undefined })

describe.each(['streamed', 'gathered'])('XLSX, %s', (way) => {
  const sheet = (given = rows): WrittenSheet => ({
    name: 'Cơ quan',
    columns,
    rows: given,
    notice: ['DANH SÁCH', 'Dữ liệu minh họa'],
    below: ['Nguồn: Chi cục'],
  })
  const write = (one: WrittenSheet) => (way === 'streamed' ? xlsx(one) : xlsx(one, { ...one, name: 'Thứ hai' }))

  test('has real numbers and dates, texts that stay texts, a bold frozen header under its notice', async () => {
    const book = await readXlsx(await write(sheet()), { readStyles: true })
    const [first] = book.sheets
    expect(first?.rows.slice(0, 7)).toEqual([
      ['DANH SÁCH', null, null, null],
      ['Dữ liệu minh họa', null, null, null],
      [null, null, null, null],
      ['Tên', 'Số', 'Ngày', 'Tỷ lệ'],
      ['=1+1', 5, new Date('2020-06-15T00:00:00Z'), 0.746],
      ['+84', null, 'chưa rõ', 1],
      ['_x0041_ 😀', -0.5, new Date('2020-06-15T00:00:00Z'), null],
    ])
    expect(first?.rows[7]?.[0]).toHaveLength(32_767)
    expect(first?.rows[9]).toEqual(['Nguồn: Chi cục', null, null, null])
    expect(first?.freezePane).toEqual({ rows: 4 })
    const style = (row: number, column: number) => first?.cells?.get(`${row},${column}`)
    expect([...(first?.cells?.values() ?? [])].some((cell) => cell.formula !== undefined)).toBe(false)
    expect([style(0, 0)?.style?.font?.bold, style(3, 0)?.style?.font?.bold, style(3, 3)?.style?.font?.bold, style(4, 0)?.style?.font?.bold]).toEqual([
      undefined,
      true,
      true,
      undefined,
    ])
    expect([style(4, 0)?.style?.numFmt, style(4, 1)?.style?.numFmt, style(4, 2)?.style?.numFmt, style(4, 3)?.style?.numFmt]).toEqual([
      '@',
      undefined,
      'dd/mm/yyyy',
      '0.0%',
    ])
  })

  test('is the same bytes for the same content', async () => {
    const [one, two] = [await write(sheet()), await write(sheet())]
    expect(one.equals(two)).toBe(true)
  })

  test('comes back as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async (given) => {
        const table = await read(await write({ ...sheet(given), below: [] }), 'a.xlsx')
        expect(table.header).toEqual(['Tên', 'Số', 'Ngày', 'Tỷ lệ'])
        expect(table.rows.map((row) => row.cells)).toEqual(given.map((row) => row.map(asRead)))
      }),
      { numRuns: 60 },
    )
  })
})

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '=1+1',
    '@x',
    "'=x",
    "''",
    '-',
    '\tx',
    '\r\n',
    '_x0041_',
    '_x005F_',
    ' hoà ',
    'Hòa'.normalize('NFD'),
    '\u200fع\u200e',
    '😀',
    '\0',
    '#REF!',
    '#N/A',
    '#DIV/0!',
    '00123',
    '"',
    'a,b;c\td',
    'TRUE',
  ),
)
const tables = fc.array(
  fc.tuple(
    text,
    fc.option(fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }))),
    fc.constantFrom('2020-06-15', '1900-01-01', '2100-12-31'),
    fc.double({ min: 0, max: 1, noNaN: true }),
  ),
  { minLength: 1, maxLength: 8 },
)
const unwanted = /[^\P{Cc}\n\t]|[\p{Cs}\uFFFE\uFFFF]/gu
function asRead(cell: string | number | null): string {
  if (typeof cell === 'string') return cell.replace(/\r\n?/g, '\n').replace(unwanted, '').normalize('NFC')
  if (cell === null) return ''
  const rounded = Number.isSafeInteger(cell) ? cell : Number(cell.toPrecision(15))
  return Object.is(rounded, -0)
    ? '0'
    : String(rounded).includes('e')
      ? rounded
          .toFixed(20)
          .replace(/\.?0+$/, '')
          .replace(/^-0$/, '-0')
      : String(rounded)
}

describe('CSV', () => {
  test('has the mark, RFC 4180 lines and quotes, and nothing that runs', async () => {
    expect(
      await csv([
        ['=1+1', -5, '2020-06-15', 0.5],
        ['a "b", c', null, new Date('2020-06-15T00:00:00Z'), 1e21],
        ['@x\ny', undefined, '-', true],
        ['\tx', 0.1 + 0.2, '＝1', NaN],
      ]),
    ).toBe(
      '\uFEFFTên,Số,Ngày,Tỷ lệ\r\n\'=1+1,-5,2020-06-15,0.5\r\n"a ""b"", c",,2020-06-15,1000000000000000000000\r\n"\'@x\ny",,\'-,TRUE\r\n\'\tx,0.3,\'＝1,\r\n',
    )
  })

  test('comes in pieces and from asynchronous rows', async () => {
    const many = (async function* () {
      for (let n = 0; n < 10_000; n += 1) yield [`Phường ${n}`, n, '2020-06-15', 1]
    })()
    expect((await pieces(writeCsv(columns, many))).length).toBeGreaterThan(3)
  })

  test('comes back as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async (given) => {
        const table = await read(Buffer.from(await csv(given)), 'a.csv')
        expect(table.rows.map((row) => row.cells)).toEqual(given.map((row) => row.map(asRead)))
      }),
      { numRuns: 150 },
    )
  })
})

test('names of sheets fit Excel and differ', () => {
  expect(sheetNames(['Cơ quan', 'cơ quan', 'a/b:c*d?[e]\\', "'x'", '', 'History', 'x'.repeat(500), 'X'.repeat(500), `${'y'.repeat(30)}😀`])).toEqual([
    'Cơ quan',
    'cơ quan (2)',
    'a b c d e',
    'x',
    'Sheet',
    'Sheet History',
    'x'.repeat(31),
    `${'X'.repeat(27)} (2)`,
    'y'.repeat(30),
  ])
})
