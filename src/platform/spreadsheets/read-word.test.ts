import { crc32, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../kernel/refusal.ts'
import { parseTable } from './parse-table.ts'
import { readTable } from './read-table.ts'
import { type ReadOptions, standardLimits } from './table.ts'
import { type PackedEntry, packZip } from './zip-pack.ts'

const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const wordTitles = ['STT', 'Nội dung công việc', 'Thời gian thực hiện']

function entry(name: string, content: string | Uint8Array): PackedEntry {
  const raw = Buffer.from(content)
  return { name, method: 8, crc: crc32(raw), size: raw.length, data: deflateRawSync(raw) }
}

const word = (body: string, { type = main, more = [] as PackedEntry[] } = {}) =>
  packZip([
    entry('[Content_Types].xml', `<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`),
    entry('word/document.xml', `<?xml version="1.0" encoding="UTF-8"?>${body.startsWith('<!') ? body : `<w:document><w:body>${body}</w:body></w:document>`}`),
    ...more,
  ])
const paragraph = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
const cell = (text: string, facts = '') => `<w:tc><w:tcPr>${facts}</w:tcPr>${paragraph(text)}</w:tc>`
const row = (...cells: string[]) => `<w:tr>${cells.map((one) => (one.startsWith('<w:tc>') ? one : cell(one))).join('')}</w:tr>`
const table = (...rows: string[]) => `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`
const plan = table(
  row('STT', 'Nội dung công việc', 'Đơn vị chủ trì', 'Thời gian thực hiện'),
  row(cell('I. Đào tạo', '<w:gridSpan w:val="4"/>')),
  row('1', 'Tổ chức lớp', cell('Chi cục', '<w:vMerge w:val="restart"/>'), 'Quý I'),
  row('2', 'Biên soạn &amp; in', cell('', '<w:vMerge/>'), 'Quý II'),
)
const read = (bytes: Uint8Array, options: ReadOptions = {}, name = 'ke-hoach.docx') => readTable(bytes, name, { wordTitles, ...options })
const code = (asked: Promise<unknown>) =>
  asked.then(
    () => 'read',
    (error: unknown) => (error instanceof Refusal ? error.code.replace('spreadsheet.', '') : String(error)),
  )

describe('a table of a Word document', () => {
  test('is read with its merged cells, and is the one that looks like what is wanted', async () => {
    const head = table(row('ỦY BAN NHÂN DÂN', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'), row('Số: 1/KH', 'Hà Nội'))
    const found = await read(word(`${head}${paragraph('Kế hoạch')}${plan}`))
    expect(found).toMatchObject({ format: 'docx', header: ['STT', 'Nội dung công việc', 'Đơn vị chủ trì', 'Thời gian thực hiện'], headerRow: 1 })
    expect(found.sheet).toBe('2. STT, Nội dung công việc, Đơn vị chủ trì, Thời gian thực hiện')
    expect(found.sheets).toHaveLength(2)
    expect(found.rows).toEqual([
      { row: 2, cells: ['I. Đào tạo', 'I. Đào tạo', 'I. Đào tạo', 'I. Đào tạo'] },
      { row: 3, cells: ['1', 'Tổ chức lớp', 'Chi cục', 'Quý I'] },
      { row: 4, cells: ['2', 'Biên soạn & in', 'Chi cục', 'Quý II'] },
    ])
    expect(found.notes.map((note) => note.code)).toEqual(expect.arrayContaining(['spreadsheet.note.other-tables', 'spreadsheet.note.merged-cells']))
    const other = await read(word(`${head}${plan}`), { sheet: found.sheets[0]?.name ?? '' })
    expect(other.header).toEqual(['ỦY BAN NHÂN DÂN', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'])
    expect(await code(read(word(plan), { sheet: '9. Không có' }))).toBe('no-such-sheet')
  })

  test('says nothing of what was deleted under tracked changes, nor twice what stands in a fallback', async () => {
    const changed = `<w:tc>${'<w:p><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del><w:ins><w:r><w:t>mới</w:t></w:r></w:ins></w:p>'}</w:tc>`
    const twice =
      '<w:tc><w:p><w:r><mc:AlternateContent><mc:Choice><w:t>một</w:t></mc:Choice><mc:Fallback><w:t>một</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p></w:tc>'
    const gone = '<w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>'
    const nested = `<w:tc>${table(row('trong', 'ô'))}</w:tc>`
    const found = await read(word(table(row('Nội dung công việc', 'Thời gian thực hiện'), row(changed, twice), gone, row(nested, 'Quý I'))))
    expect(found.rows.map(({ cells }) => cells)).toEqual([
      ['mới', 'một'],
      ['trong\nô', 'Quý I'],
    ])
    expect(found.notes).toContainEqual({ code: 'spreadsheet.note.deleted-rows', details: { count: 1 } })
  })
})

describe('a file that cannot be read as one says why', () => {
  const ole = (stream: string) =>
    Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(512), Buffer.from(stream, 'utf16le')])
  test.each([
    ['word-no-table', 'ke-hoach.docx', word(paragraph('Không có bảng'))],
    ['word-old', 'ke-hoach.doc', ole('WordDocument')],
    ['word-encrypted', 'ke-hoach.docx', ole('EncryptedPackage')],
    ['encrypted', 'ke-hoach.xlsx', ole('EncryptedPackage')],
    ['word-macros', 'ke-hoach.docm', word(plan, { type: 'application/vnd.ms-word.document.macroEnabled.main+xml' })],
    ['word-macros', 'ke-hoach.docx', word(plan, { more: [entry('word/vbaProject.bin', 'x')] })],
    ['neither-word-nor-excel', 'ke-hoach.odt', word(plan, { type: 'application/vnd.oasis.opendocument.text' })],
    ['neither-word-nor-excel', 'ke-hoach.pdf', Buffer.from('%PDF-1.7\n')],
    ['archive-nested', 'ke-hoach.docx', word(plan, { more: [entry('word/embeddings/bang.xlsx', 'x')] })],
    ['archive-ratio', 'ke-hoach.docx', word(plan, { more: [entry('word/media/x.xml', Buffer.alloc(12_000_000, 'a'))] })],
    ['damaged', 'ke-hoach.docx', word('<!DOCTYPE d [<!ENTITY a "b">]><w:document>&a;</w:document>')],
    ['damaged', 'ke-hoach.docx', word('<w:tbl><w:tr></w:tbl>')],
    ['too-many-columns', 'ke-hoach.docx', word(table(row(cell('x', '<w:gridSpan w:val="900000000"/>'))))],
  ])('%s (%s)', async (expected, name, bytes) => expect(await code(read(bytes, {}, name))).toBe(expected))

  test('where no Word document was asked for, it stays an unknown format', async () => {
    expect(await code(readTable(word(plan), 'ke-hoach.docx'))).toBe('unknown-format')
  })

  test('whatever bytes are changed, it is read or refused', async () => {
    const xml = `<w:document><w:body>${plan}</w:body></w:document>`
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ at: fc.nat(xml.length - 1), by: fc.constantFrom('<', '>', '/', '"', '&', 'w:tbl', '&#9999999;', '') }), { maxLength: 3 }),
        async (changes) => {
          let spoilt = xml
          for (const { at, by } of changes) spoilt = spoilt.slice(0, at) + by + spoilt.slice(at + 1)
          const asked = parseTable({ bytes: packed(spoilt), name: 'a.docx', limits: standardLimits, sheet: undefined, headerRow: undefined, wordTitles })
          expect(await code(asked)).toMatch(/^(read|[a-z-]+)$/)
        },
      ),
      { numRuns: 300 },
    )
  })
})

const packed = (xml: string) => packZip([entry('[Content_Types].xml', `<Types><Override ContentType="${main}"/></Types>`), entry('word/document.xml', xml)])
