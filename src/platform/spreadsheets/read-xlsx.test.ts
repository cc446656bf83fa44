import { crc32, deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../kernel/refusal.ts'
import { parseTable } from './parse-table.ts'
import { readTable } from './read-table.ts'
import { type ReadOptions, standardLimits } from './table.ts'
import { type PackedEntry, packZip } from './zip-pack.ts'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

function entry(name: string, content: string | Uint8Array, lie: Partial<PackedEntry> = {}): PackedEntry {
  const raw = Buffer.from(content)
  return { name, method: 8, crc: crc32(raw), size: raw.length, data: deflateRawSync(raw), ...lie }
}

interface Planted {
  sheets?: { name: string; xml: string; state?: string }[]
  strings?: string[]
  more?: PackedEntry[]
  without?: string
  type?: string
  date1904?: boolean
}

/** A workbook by hand, byte for byte what the test wants it to be. */
function workbook({
  sheets = [{ name: 'Trang 1', xml: plain }],
  strings = [],
  more = [],
  without,
  type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
  date1904,
}: Planted = {}): PackedEntry[] {
  const rel = (id: number, kind: string, target: string) => `<Relationship Id="rId${id}" Type="${office}/${kind}" Target="${target}"/>`
  const parts = [
    entry('[Content_Types].xml', `<Types><Override PartName="/xl/workbook.xml" ContentType="${type}"/></Types>`),
    entry('_rels/.rels', `<Relationships>${rel(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`),
    entry(
      'xl/workbook.xml',
      `<workbook>${date1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${sheets.map(({ name, state }, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"${state ? ` state="${state}"` : ''}/>`).join('')}</sheets></workbook>`,
    ),
    entry(
      'xl/_rels/workbook.xml.rels',
      `<Relationships>${sheets.map((_, at) => rel(at + 1, 'worksheet', `worksheets/sheet${at + 1}.xml`)).join('')}${rel(98, 'sharedStrings', 'sharedStrings.xml')}${rel(99, 'styles', 'styles.xml')}</Relationships>`,
    ),
    entry('xl/sharedStrings.xml', `<sst>${strings.map((text) => `<si><t xml:space="preserve">${text}</t></si>`).join('')}</sst>`),
    entry(
      'xl/styles.xml',
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-42A]dd/mm/yyyy;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="20"/><xf numFmtId="22"/></cellXfs></styleSheet>',
    ),
    ...sheets.map(({ xml }, at) => entry(`xl/worksheets/sheet${at + 1}.xml`, xml)),
    ...more,
  ]
  return parts.filter(({ name }) => name !== without)
}

/** Rows of cells; a cell given as XML stays XML, anything else is inline text. */
function sheet(rows: (string | null)[][], after = ''): string {
  const column = (n: number) => String.fromCharCode(65 + n)
  const cell = (value: string, at: string) =>
    value.startsWith('<') ? value.replace('<c', `<c r="${at}"`) : `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`
  const lines = rows.map(
    (cells, r) => `<row r="${r + 1}">${cells.map((value, c) => (value === null ? '' : cell(value, `${column(c)}${r + 1}`))).join('')}</row>`,
  )
  return `<worksheet><sheetData>${lines.join('')}</sheetData>${after}</worksheet>`
}

const plain = sheet([
  ['Tên', 'Địa chỉ'],
  ['Sở Khoa học', 'Quận 3'],
])
const parse = (entries: PackedEntry[] | Uint8Array, { sheet: name, headerRow, ...limits }: ReadOptions = {}) =>
  parseTable({
    bytes: entries instanceof Uint8Array ? entries : packZip(entries),
    name: 'tệp.xlsx',
    limits: { ...standardLimits, ...limits },
    sheet: name,
    headerRow,
  })

async function refusal(work: Promise<unknown>): Promise<{ code: string; details: Readonly<Record<string, unknown>> }> {
  const answer = await work.then(
    () => 'read',
    (error: unknown) => error,
  )
  if (answer instanceof Refusal) return { code: answer.code.replace('spreadsheet.', ''), details: answer.details }
  throw new Error('not refused', { cause: answer })
}
const code = async (work: Promise<unknown>) => (await refusal(work)).code

describe('guards', () => {
  test('a zip bomb is refused by what it declares, before anything is unpacked', async () => {
    const bomb = entry('xl/worksheets/sheet2.xml', Buffer.alloc(60 * 1024 * 1024))
    expect(bomb.data.length).toBeLessThan(70_000)
    expect(await refusal(parse(workbook({ more: [bomb] })))).toMatchObject({
      code: 'archive-ratio',
      details: { limit: 150, entry: 'xl/worksheets/sheet2.xml' },
    })
    expect(await code(parse(workbook({ more: [bomb] }), { maxRatio: Infinity, maxUnpackedBytes: 50 * 1024 * 1024 }))).toBe('archive-size')
  })

  test('a header that declares little and holds much is caught while unpacking', async () => {
    const lying = entry('xl/worksheets/sheet2.xml', Buffer.alloc(60 * 1024 * 1024), { size: 1_000 })
    expect(await refusal(parse(workbook({ more: [lying] })))).toMatchObject({ code: 'archive-lies', details: { entry: 'xl/worksheets/sheet2.xml' } })
    expect(await code(parse(workbook({ more: [entry('xl/a.xml', 'abc', { size: 0 })] })))).toBe('archive-lies')
    expect(await code(parse(workbook({ more: [entry('xl/a.xml', 'abc', { size: 4 })] })))).toBe('archive-lies')
  })

  test('many entries over the same bytes are too much for the file they lie in', async () => {
    const zeros = Buffer.alloc(9 * 1024 * 1024)
    const small = { ...entry('a', zeros), data: deflateRawSync(zeros) }
    expect(await code(parse(workbook({ more: [1, 2, 3].map((n) => ({ ...small, name: `xl/a${n}.xml` })) })))).toBe('archive-ratio')
  })

  test('too many entries, bad names, nested archives, doubles, wrong checksums', async () => {
    expect(await code(parse(workbook({ more: Array.from({ length: 2_001 }, (_, n) => entry(`xl/p${n}.xml`, '')) })))).toBe('archive-entries')
    for (const name of ['../etc/passwd', 'xl/../../x.xml', '/etc/passwd', 'C:/x.xml', 'xl\\x.xml', 'xl/a\0.xml']) {
      expect(await code(parse(workbook({ more: [entry(name, 'x')] }))), name).toBe('archive-entry-name')
    }
    expect(await code(parse(workbook({ more: [entry('xl/embeddings/a.xlsx', 'x')] })))).toBe('archive-nested')
    expect(await code(parse(workbook({ more: [entry('xl/embeddings/a.bin', packZip(workbook()))] })))).toBe('archive-nested')
    expect(await code(parse(workbook({ more: [entry('XL/workbook.xml', 'x')] })))).toBe('damaged')
    expect(await code(parse(workbook({ more: [entry('xl/a.xml', 'x', { crc: 1 })] })))).toBe('damaged')
    expect(await code(parse(workbook({ more: [entry('xl/a.xml', 'x', { method: 12 })] })))).toBe('damaged')
  })

  test('a second archive glued to the file is not what gets read', async () => {
    const other = packZip(
      workbook({
        sheets: [
          {
            name: 'Khác',
            xml: sheet([
              ['a', 'b'],
              ['c', 'd'],
            ]),
          },
        ],
      }),
    )
    const glued = Buffer.concat([other, packZip(workbook())])
    expect(await code(parse(glued))).toBe('damaged')
  })

  test('macros, .xls, passwords and other documents are refused with their own sentence', async () => {
    expect(await code(parse(workbook({ more: [entry('xl/vbaProject.bin', 'x')] })))).toBe('macros')
    expect(await code(parse(workbook({ type: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml' })))).toBe('macros')
    expect(await code(parse(workbook({ type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml' })))).toBe('unknown-format')
    expect(await code(parse([entry('mimetype', 'application/vnd.oasis.opendocument.spreadsheet'), entry('content.xml', '<x/>')]))).toBe('unknown-format')
    const ole2 = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)])
    expect(await code(parse(ole2))).toBe('old-format')
    expect(await code(parse(Buffer.concat([ole2, Buffer.from('EncryptedPackage', 'utf16le')])))).toBe('encrypted')
    expect(await code(parse(Buffer.from('<html><table><tr><td>Tên</td></tr></table></html>')))).toBe('unknown-format')
    expect(await code(parse(Buffer.from('Tên,Số\na,1')))).toBe('unknown-format')
  })

  test('cut off, garbled or missing parts never end as a defect', async () => {
    const whole = packZip(workbook())
    for (const length of [10, 100, whole.length - 30, whole.length - 1]) expect(await code(parse(whole.subarray(0, length))), String(length)).toBe('damaged')
    expect(await code(parse(workbook({ without: 'xl/workbook.xml' })))).toBe('damaged')
    expect(await code(parse(workbook({ sheets: [{ name: 'S', xml: '<worksheet><sheetData><row r="1"><c r="A1' }] })))).toMatch(/damaged|no-table/)
    expect(await code(parse(workbook({ sheets: [{ name: 'S', xml: sheet([['<c r="ZZZZZ1"><v>1</v></c>', 'a']]) }] })))).toBe('damaged')
  })

  test('rows, columns, texts and markup have limits', async () => {
    const rows = sheet([['Tên', 'Số'], ...Array.from({ length: 12 }, (_, n) => [`Phường ${n}`, `${n}`])])
    expect(await refusal(parse(workbook({ sheets: [{ name: 'S', xml: rows }] }), { maxRows: 10 }))).toMatchObject({
      code: 'too-many-rows',
      details: { rows: 12, limit: 10 },
    })
    const far =
      '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>'
    expect(await refusal(parse(workbook({ sheets: [{ name: 'S', xml: far }] })))).toMatchObject({ code: 'too-many-rows', details: { rows: 1_048_576 } })
    expect(await refusal(parse(workbook({ sheets: [{ name: 'S', xml: plain.replace('<c r="B2"', '<c r="GS2"') }] })))).toMatchObject({
      code: 'too-many-columns',
      details: { cell: 'GS2' },
    })
    const long = workbook({
      sheets: [
        {
          name: 'S',
          xml: sheet([
            ['Tên', 'Số'],
            ['x'.repeat(32_768), '1'],
          ]),
        },
      ],
    })
    expect(await refusal(parse(long))).toMatchObject({ code: 'cell-too-long', details: { cell: 'A2', row: 2, length: 32_768 } })
    expect(await code(parse(workbook(), { maxMarkup: 10 }))).toBe('too-heavy')
  })

  test('formatting down to the last row of Excel costs nothing', async () => {
    const styled = plain.replace('</sheetData>', '<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>')
    expect((await parse(workbook({ sheets: [{ name: 'S', xml: styled }] }))).rows).toHaveLength(1)
  })

  test('merged areas without end or over each other', async () => {
    const merge = (refs: string[]) =>
      workbook({
        sheets: [
          {
            name: 'S',
            xml: sheet(
              [
                ['Tên', 'Số'],
                ['a', '1'],
                ['b', '2'],
              ],
              `<mergeCells>${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`,
            ),
          },
        ],
      })
    expect((await parse(merge(['A2:XFD1048576']))).rows[1]).toEqual({ row: 3, cells: ['a', 'a'] })
    expect((await parse(merge(['A0:B', '', 'B9:A1']))).rows).toHaveLength(2)
    expect(await code(parse(merge(Array.from({ length: 50 }, () => 'A2:B3'))))).toBe('damaged')
  })
})

describe('contents', () => {
  const one = (rows: (string | null)[][], more: Planted = {}, after = '') => parse(workbook({ sheets: [{ name: 'S', xml: sheet(rows, after) }], ...more }))

  test('formulas give their saved value and are told, errors are empty and are told', async () => {
    const table = await one([
      ['Tên', 'Số', 'Tổng', 'Chữ'],
      ['a', '<c><f>1+1</f><v>2</v></c>', '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', '<c t="str"><f>A2</f><v>hoà</v></c>'],
      ['b', '<c><f>2+2</f></c>', '<c t="e"><v>#N/A</v></c>', '#REF!'],
    ])
    expect(table.rows).toEqual([
      { row: 2, cells: ['a', '2', '', 'hoà'] },
      { row: 3, cells: ['b', '', '', '#REF!'] },
    ])
    expect(table.notes).toEqual([
      { code: 'spreadsheet.note.error-cell', details: { row: 2, cell: 'C2', value: '#DIV/0!' } },
      { code: 'spreadsheet.note.error-cell', details: { row: 3, cell: 'C3', value: '#N/A' } },
      { code: 'spreadsheet.note.formulas', details: { column: 'B', first: 'B2', count: 2 } },
      { code: 'spreadsheet.note.formulas', details: { column: 'D', first: 'D2', count: 1 } },
      { code: 'spreadsheet.note.formulas-without-value', details: { first: 'B3', count: 1 } },
    ])
  })

  test('a letterhead, a title, a header of two rows and its numbering, merged blocks below', async () => {
    const table = await one(
      [
        ['ỦY BAN NHÂN DÂN TP', null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
        ['SỞ KHOA HỌC VÀ CÔNG NGHỆ', null, null, 'Độc lập - Tự do - Hạnh phúc'],
        [],
        ['DANH SÁCH CƠ QUAN'],
        [],
        ['STT', 'Tên cơ quan', 'Địa chỉ', null, 'Khối'],
        [null, null, 'Quận', 'Phường', null],
        ['(1)', '(2)', '(3)', '(4)', '(5)=(1)+(2)'],
        ['<c><v>1</v></c>', 'Sở Xây dựng', '3', 'Võ Thị Sáu', 'Sở, ngành'],
        ['<c><v>2</v></c>', 'Sở Y tế', '1', 'Bến Nghé', null],
      ],
      {},
      '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="D1:E1"/><mergeCell ref="A4:E4"/><mergeCell ref="A6:A7"/><mergeCell ref="B6:B7"/><mergeCell ref="C6:D6"/><mergeCell ref="E6:E7"/><mergeCell ref="E9:E10"/></mergeCells>',
    )
    expect(table.header).toEqual(['STT', 'Tên cơ quan', 'Địa chỉ – Quận', 'Địa chỉ – Phường', 'Khối'])
    expect(table.headerRow).toBe(6)
    expect(table.rows).toEqual([
      { row: 9, cells: ['1', 'Sở Xây dựng', '3', 'Võ Thị Sáu', 'Sở, ngành'] },
      { row: 10, cells: ['2', 'Sở Y tế', '1', 'Bến Nghé', 'Sở, ngành'] },
    ])
    expect(table.notes.map((note) => note.code)).toEqual(['rows-above', 'merged-cells', 'numbering-row'].map((name) => `spreadsheet.note.${name}`))
  })

  test('hidden sheets are skipped, a sheet without a table too, and any sheet can be asked for by name', async () => {
    const entries = workbook({
      sheets: [
        { name: 'Ẩn', xml: plain, state: 'hidden' },
        { name: 'Rất ẩn', xml: plain, state: 'veryHidden' },
        { name: 'Hướng dẫn', xml: sheet([['Điền vào trang sau']]) },
        { name: 'Cơ quan'.normalize('NFD'), xml: plain },
        {
          name: 'Khác',
          xml: sheet([
            ['Mã', 'Tên'],
            ['1', 'x'],
          ]),
        },
      ],
    })
    const table = await parse(entries)
    expect(table.sheet).toBe('Cơ quan')
    expect(table.sheets).toEqual([
      { name: 'Ẩn', hidden: true },
      { name: 'Rất ẩn', hidden: true },
      { name: 'Hướng dẫn', hidden: false },
      { name: 'Cơ quan', hidden: false },
      { name: 'Khác', hidden: false },
    ])
    expect(table.notes).toEqual([
      { code: 'spreadsheet.note.hidden-sheets', details: { sheets: 'Ẩn, Rất ẩn', count: 2, sheet: 'Cơ quan' } },
      { code: 'spreadsheet.note.other-sheets', details: { sheets: 'Hướng dẫn, Khác', count: 2, sheet: 'Cơ quan' } },
    ])
    expect((await parse(entries, { sheet: 'Khác' })).header).toEqual(['Mã', 'Tên'])
    expect(await refusal(parse(entries, { sheet: 'Không có' }))).toMatchObject({ code: 'no-such-sheet', details: { sheet: 'Không có' } })
    expect(await code(parse(workbook({ sheets: [{ name: 'Ẩn', xml: plain, state: 'hidden' }] })))).toBe('no-visible-sheet')
    expect(await code(parse(workbook({ sheets: [{ name: 'S', xml: sheet([['Tên', 'Số']]) }] })))).toBe('no-table')
    const withChart = workbook({
      sheets: [
        { name: 'Biểu đồ', xml: plain },
        { name: 'S', xml: plain },
      ],
      without: 'xl/worksheets/sheet1.xml',
    })
    expect((await parse(withChart)).sheet).toBe('S')
  })

  test('dates are days, numbers are plain, booleans and leading zeros stay', async () => {
    const table = await one([
      ['Tên', 'a', 'b', 'c', 'd', 'e', 'f'],
      [
        '15/06/2020',
        '<c s="1"><v>43997</v></c>',
        '<c s="2"><v>43997</v></c>',
        '<c s="3"><v>0.354166666666667</v></c>',
        '<c s="4"><v>43997.675</v></c>',
        '<c t="b"><v>1</v></c>',
        '<c s="1"><v>99999999</v></c>',
      ],
      [
        '00123',
        '<c><v>0.30000000000000004</v></c>',
        '<c><v>1E21</v></c>',
        '<c><v>-0</v></c>',
        '<c><v>1E-7</v></c>',
        '<c t="b"><v>0</v></c>',
        '<c><v>79123456789012</v></c>',
      ],
    ])
    expect(table.rows.map((row) => row.cells)).toEqual([
      ['15/06/2020', '2020-06-15', '2020-06-15', '08:30:00', '2020-06-15 16:12:00', 'TRUE', ''],
      ['00123', '0.3', '1000000000000000000000', '0', '0.0000001', 'FALSE', '79123456789012'],
    ])
    expect(table.notes).toEqual([{ code: 'spreadsheet.note.error-cell', details: { row: 2, cell: 'G2', value: '########' } }])
    const mac = await one(
      [
        ['Tên', 'Ngày'],
        ['a', '<c s="1"><v>42535</v></c>'],
      ],
      { date1904: true },
    )
    expect(mac.rows[0]?.cells[1]).toBe('2020-06-15')
  })

  test('both Unicode forms arrive as one; both habits of tone marks stay as typed; odd characters survive or are told', async () => {
    const table = await one([
      ['Tên'.normalize('NFD'), 'Ghi\nchú'],
      ['Hòa Bình'.normalize('NFD'), 'hoà, hòa'],
      ['x'.repeat(500), '😀 \u200fمرحبا\u200e'],
      ['a&#0;b_x0000_c', 'dòng 1&#13;&#10;dòng 2'],
      ['&#xD800;z', '&lt;b&gt; &amp; "'],
    ])
    expect(table.header).toEqual(['Tên', 'Ghi chú'])
    expect(table.rows.map((row) => row.cells)).toEqual([
      ['Hòa Bình', 'hoà, hòa'],
      ['x'.repeat(500), '😀 \u200fمرحبا\u200e'],
      ['abc', 'dòng 1\ndòng 2'],
      ['z', '<b> & "'],
    ])
    expect(table.notes).toEqual([{ code: 'spreadsheet.note.control-characters', details: { first: 'A4', count: 2 } }])
  })

  test('shared and rich strings, columns without a name, blank rows', async () => {
    const table = await one(
      [
        ['<c t="s"><v>0</v></c>', '<c t="s"><v>1</v></c>', null],
        ['a', '<c t="inlineStr"><is><r><t>Sở </t></r><r><t>Y tế</t></r></is></c>', 'thừa'],
        [null, ' ', null],
        ['<c t="s"><v>99</v></c>', 'b', null],
      ],
      { strings: ['Tên cơ quan', 'Mã'] },
    )
    expect(table).toMatchObject({
      header: ['Tên cơ quan', 'Mã', ''],
      rows: [
        { row: 2, cells: ['a', 'Sở Y tế', 'thừa'] },
        { row: 4, cells: ['', 'b', ''] },
      ],
    })
    expect(table.notes).toEqual([{ code: 'spreadsheet.note.unnamed-columns', details: { columns: 'C', count: 1 } }])
  })

  test('the officer can name the header row', async () => {
    const rows = [
      ['Danh mục', 'Năm 2020'],
      ['Tên', 'Số'],
      ['a', '1'],
    ]
    expect((await one(rows)).headerRow).toBe(1)
    expect((await parse(workbook({ sheets: [{ name: 'S', xml: sheet(rows) }] }), { headerRow: 2 })).header).toEqual(['Tên', 'Số'])
  })
})

describe('in the worker', { timeout: 30_000 }, () => {
  test('reads, and refuses as it does without one', async () => {
    const table = await readTable(packZip(workbook()), 'Cơ quan.xlsx')
    expect(table).toEqual(await parse(workbook()))
    expect(await refusal(readTable(packZip(workbook({ more: [entry('xl/vbaProject.bin', 'x')] })), ' a\u202e.xlsx'))).toMatchObject({
      code: 'macros',
      details: { name: 'a .xlsx' },
    })
    expect((await readTable(Buffer.from('Tên,Số\na,1\n'), `${'ă'.repeat(500)}.csv`)).sheet).toBe(`${'ă'.repeat(100)}…${'ă'.repeat(12)}.csv`)
    expect(await code(readTable(new Uint8Array(), 'a.xlsx'))).toBe('empty')
    expect(await refusal(readTable(new Uint8Array(21 * 1024 * 1024), 'a.xlsx'))).toMatchObject({ code: 'too-large', details: { megabytes: 21, limit: 20 } })
  })

  test('10,000 rows of 8 columns arrive whole; how long it took is reported', async ({ annotate }) => {
    const title = ['STT', 'Tên', 'Địa chỉ', 'Quận', 'Phường', 'Số quyết định', 'Ngày', 'Ghi chú']
    const rows = Array.from({ length: 10_000 }, (_, n) => [
      `<c><v>${n + 1}</v></c>`,
      `Ủy ban nhân dân Phường ${n}`,
      `${n} Võ Thị Sáu`,
      'Quận 3',
      `Phường ${n}`,
      `${n}/QĐ-UBND`,
      '<c s="1"><v>43997</v></c>',
      null,
    ])
    const bytes = packZip(workbook({ sheets: [{ name: 'S', xml: sheet([title, ...rows]) }] }))
    const start = performance.now()
    const table = await readTable(bytes, 'a.xlsx')
    await annotate(`read in ${Math.round(performance.now() - start)} ms`)
    expect(table.rows).toHaveLength(10_000)
    expect(table.rows.at(-1)).toEqual({
      row: 10_001,
      cells: ['10000', 'Ủy ban nhân dân Phường 9999', '9999 Võ Thị Sáu', 'Quận 3', 'Phường 9999', '9999/QĐ-UBND', '2020-06-15', ''],
    })
  })

  test('memory and time end the worker, never the server', async () => {
    const heavy = packZip(workbook({ more: [], strings: Array.from({ length: 150_000 }, (_, n) => `Phường ${n}`) }))
    const answers = await Promise.all([
      code(readTable(heavy, 'a.xlsx', { memoryMb: 24 })),
      code(readTable(heavy, 'a.xlsx', { seconds: 0.05 })),
      readTable(packZip(workbook()), 'b.xlsx').then(() => 'read'),
    ])
    expect(answers).toEqual(['too-heavy', 'too-slow', 'read'])
  })
})
