import { describe, expect, test } from 'vitest'
import { Refusal } from '../../kernel/refusal.ts'
import { likelySeparator } from './csv-grid.ts'
import { parseTable } from './parse-table.ts'
import { standardLimits } from './table.ts'

const parse = (content: string | Uint8Array, more = {}) =>
  parseTable({
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
    name: 'tệp.csv',
    limits: { ...standardLimits, ...more },
    sheet: undefined,
    headerRow: undefined,
  })
const cells = async (content: string | Uint8Array) => {
  const table = await parse(content)
  return [table.header, ...table.rows.map((row) => row.cells)]
}
const refusal = async (content: string | Uint8Array, more = {}) => {
  const error = await parse(content, more).then(
    () => 'read',
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Refusal)) return error
  const { row, rows, cell } = error.details
  return [error.code, row ?? rows ?? cell]
}

describe('encodings', () => {
  const expected = [
    ['Tên', 'Số'],
    ['Hòa Bình', '00123'],
  ]
  test('UTF-8 with and without its mark, UTF-16 with it, in either Unicode form', async () => {
    expect(await cells('Tên,Số\nHòa Bình,00123\n')).toEqual(expected)
    expect(await cells('\uFEFFTên,Số\r\nHòa Bình,00123\r\n'.normalize('NFD'))).toEqual(expected)
    const wide = Buffer.from('\uFEFFTên\tSố\r\nHòa Bình\t00123\r\n', 'utf16le')
    expect(await cells(wide)).toEqual(expected)
    expect(await cells(Buffer.from(wide).swap16())).toEqual(expected)
  })

  test('Windows-1258, UTF-16 without its mark and binary files are refused, not guessed', async () => {
    expect(await refusal(Buffer.from([0x54, 0xea, 0x6e, 0x2c, 0x53, 0xf4, 0xec, 0x0a, 0x61, 0x2c, 0x31]))).toEqual(['spreadsheet.csv-encoding', undefined])
    expect(await refusal(Buffer.from('Ten,So\na,1\n', 'utf16le'))).toEqual(['spreadsheet.csv-encoding', undefined])
    expect(await refusal(Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(50)]))).toEqual(['spreadsheet.unknown-format', undefined])
    expect(await refusal('\uFEFF<html><body>Tên,Số</body></html>')).toEqual(['spreadsheet.unknown-format', undefined])
  })
})

describe('separators and quotes', () => {
  test('comma, semicolon and tab are told apart, commas in prose notwithstanding', () => {
    expect(likelySeparator('Tên;Địa chỉ, phường\nA;Số 5, Quận 1\n')).toBe(';')
    expect(likelySeparator('Tên,Ghi chú\nA,x; y\nB,z; t\n')).toBe(',')
    expect(likelySeparator('DANH SÁCH\n\nTên\tSố\nA\t1,5\n')).toBe('\t')
    expect(likelySeparator('Tên;Tỷ lệ\nA;74,6\nB;50,1\n')).toBe(';')
    expect(likelySeparator('"a;b;c",d\n"e;f;g",h\n')).toBe(',')
  })

  test('the hint of Excel is followed and is no row', async () => {
    expect(await parse('sep=;\nTên,x;Số\na,b;1\n')).toMatchObject({ header: ['Tên,x', 'Số'], headerRow: 2, rows: [{ row: 3, cells: ['a,b', '1'] }] })
  })

  test('quoted line breaks and quotes stay in their cell; row numbers are those Excel shows', async () => {
    const table = await parse('Tên,Ghi chú\n"Sở ""A""","dòng 1\r\ndòng 2"\n\nB,5" ống\n')
    expect(table.rows).toEqual([
      { row: 2, cells: ['Sở "A"', 'dòng 1\ndòng 2'] },
      { row: 4, cells: ['B', '5" ống'] },
    ])
  })

  test('a quote that never closes would swallow rows in silence', async () => {
    expect(await refusal('Tên,Số\na,1\n"b,2\nc,3\n')).toEqual(['spreadsheet.csv-quote', 3])
    expect(await refusal(`Tên,Số\n"${'x'.repeat(40_000)}\n`)).toEqual(['spreadsheet.csv-quote', 2])
  })
})

describe('cells', () => {
  test('null bytes and other control characters are left out and told', async () => {
    const table = await parse(`Tên,Ghi chú của cơ quan\na\0b,một nội dung dài hơn\x07\n`)
    expect(table.rows[0]?.cells).toEqual(['ab', 'một nội dung dài hơn'])
    expect(table.notes).toEqual([{ code: 'spreadsheet.note.control-characters', details: { first: 'A2', count: 2 } }])
  })

  test('what export escaped is read back as it was', async () => {
    expect((await cells("Tên,Điện thoại\n'=1+1,'+84 28\n'thường,''=x\n")).slice(1)).toEqual([
      ['=1+1', '+84 28'],
      ["'thường", "'=x"],
    ])
  })

  test('limits', async () => {
    expect(await refusal(`Tên,Số\n${'a,1\n'.repeat(11)}`, { maxRows: 10 })).toEqual(['spreadsheet.too-many-rows', 11])
    expect(await refusal(`a,b${',c'.repeat(200)}\n1,2\n`)).toEqual(['spreadsheet.too-many-columns', 'GT1'])
    expect(await refusal(`Tên,Số\n${'x'.repeat(32_768)},1\n`)).toEqual(['spreadsheet.cell-too-long', 2])
    expect(await refusal('Tên\na\n')).toEqual(['spreadsheet.no-table', undefined])
    expect(await refusal('\uFEFF')).toEqual(['spreadsheet.no-table', undefined])
  })

  test('rows may be shorter or longer than the header', async () => {
    expect(await cells('Tên,Số,\na\nb,1,2,,,\n')).toEqual([
      ['Tên', 'Số', ''],
      ['a', '', ''],
      ['b', '1', '2'],
    ])
  })
})
