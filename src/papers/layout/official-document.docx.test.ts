import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { parts, words } from '../../../tests/support/paper-text.ts'
import { bold, figure, heading, list, paragraph, row, text } from './composing.ts'
import { renderDocx } from './official-document.docx.ts'
import type { OfficialDocumentDraft } from './official-document.ts'

const rows = (n: number) => Array.from({ length: n }, (_, i) => row([String(i + 1), `Ủy ban nhân dân Phường ${i + 1}`, '15/06/2020']))
const table = (n: number) => ({
  kind: 'table' as const,
  caption: text('Bảng 1'),
  columns: [{ width: 1, align: 'center' as const }, { width: 5 }, { width: 2 }],
  head: [
    row([
      { text: text('TT'), rows: 2 },
      { text: text('Công bố'), columns: 2 },
    ]),
    row(['Cơ quan', 'Ngày']),
  ],
  rows: rows(n),
})
const report: OfficialDocumentDraft = {
  issuer: { parent: 'Sở Khoa học và Công nghệ', name: 'Chi cục Tiêu chuẩn Đo lường Chất lượng' },
  number: { serial: null, symbol: 'BC-TĐC' },
  place: 'Thành phố Hồ Chí Minh',
  date: { year: 2020 },
  title: { form: 'named', kind: 'Báo cáo', abstract: 'Kết quả thực hiện các nhiệm vụ ISO 6 tháng đầu năm 2020' },
  to: ['Sở Khoa học và Công nghệ'],
  bases: [text('Căn cứ Luật A')],
  blocks: [
    heading(1, 'Kết quả'),
    paragraph(['Đã có ', figure('47/63', 'k', 'danh sách'), ' cơ quan, đạt ', bold('74,6%'), '.']),
    table(2),
    list('dash', ['Một;', 'Hai.']),
  ],
  recipients: ['Như trên'],
  filing: { units: ['VT', 'NSCL'] },
  signature: { capacities: [{ form: 'KT', of: 'Chi cục trưởng' }], post: 'Phó Chi cục trưởng', name: 'TS. Nguyễn Thị Ước' },
  annexes: [{ form: 'annex', title: 'Danh sách cơ quan', orientation: 'landscape', blocks: [table(400)] }],
}

const documentXml = async (draft: OfficialDocumentDraft) => (await parts(await renderDocx(draft))).get('word/document.xml') ?? ''
const sections = (xml: string) => [...xml.matchAll(/<w:sectPr>.*?<\/w:sectPr>/gs)].map((found) => found[0])

/** Every element is closed, in order: Word refuses a file otherwise. */
function wellFormed(xml: string): boolean {
  const open: string[] = []
  for (const [, close, name, self] of xml.replace(/<\?.*?\?>/g, '').matchAll(/<(\/?)([\w:]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (close) {
      if (open.pop() !== name) return false
    } else if (!self) open.push(name ?? '')
  }
  return open.length === 0 && !/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/.test(xml)
}

test('all parts are well-formed, in Times New Roman and Vietnamese', async () => {
  const all = await parts(await renderDocx({ ...report, draft: true, notice: 'Số liệu minh họa' }))
  for (const [name, xml] of all) expect(wellFormed(xml), name).toBe(true)
  const styles = all.get('word/styles.xml') ?? ''
  expect(styles).toContain('w:ascii="Times New Roman"')
  expect(styles).toContain('w:lang w:val="vi-VN"')
  const fonts = new Set([...[...all.values()].join('').matchAll(/w:(?:ascii|hAnsi|cs)="([^"]+)"/g)].map((font) => font[1]))
  expect([...fonts]).toEqual(['Times New Roman'])
})

test('margins lie within the decree, the annex lies on its side and counts its own pages', async () => {
  const [main = '', annex = ''] = sections(await documentXml(report))
  expect(main).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>')
  expect(annex).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>')
  for (const section of [main, annex]) {
    expect(section).toContain('<w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567"')
    expect(section).toContain('<w:pgNumType w:start="1"')
    expect(section).toContain('<w:titlePg/>')
  }
})

test('the page number is centred above, on all pages but the first', async () => {
  const all = await parts(await renderDocx(report))
  const relations = all.get('word/_rels/document.xml.rels') ?? ''
  const header = (kind: string) => {
    const id = new RegExp(`<w:headerReference w:type="${kind}" r:id="(\\w+)"/>`).exec(all.get('word/document.xml') ?? '')?.[1]
    const relation = [...relations.matchAll(/<Relationship [^>]*>/g)].map(([one]) => one).find((one) => one.includes(`Id="${id}"`))
    return all.get(`word/${/Target="([^"]+)"/.exec(relation ?? '')?.[1]}`) ?? ''
  }
  expect(header('default')).toMatch(/<w:jc w:val="center"\/>.*PAGE/s)
  expect(header('first')).not.toContain('PAGE')
})

test('the words are those of the paper, in their order', async () => {
  const xml = await documentXml(report)
  expect(words(xml)).toMatch(
    new RegExp(
      [
        'SỞ KHOA HỌC VÀ CÔNG NGHỆ',
        'CHI CỤC TIÊU CHUẨN\nĐO LƯỜNG CHẤT LƯỢNG',
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        'Độc lập - Tự do - Hạnh phúc',
        'Số: \u00A0{8}/BC-TĐC',
        'Thành phố Hồ Chí Minh, ngày … tháng … năm 2020',
        'BÁO CÁO\nKết quả thực hiện',
        'Kính gửi: Sở Khoa học và Công nghệ\n',
        'Căn cứ Luật A\\.',
        'I\\. KẾT QUẢ',
        'Đã có 47/63 cơ quan, đạt 74,6%\\.',
        '- Một;\n- Hai\\./\\.',
        'Nơi nhận:\n- Như trên;\n- Lưu: VT, NSCL\\.',
        'KT\\. CHI CỤC TRƯỞNG\nPHÓ CHI CỤC TRƯỞNG\nNguyễn Thị Ước',
        'Phụ lục\nDANH SÁCH CƠ QUAN',
        '\\(Kèm theo Báo cáo số …/BC-TĐC',
        '\n\\./\\.\n$',
      ].join('.*'),
      's',
    ),
  )
  expect(xml).toContain('<w:t xml:space="preserve">Đã có </w:t>')
})

test('the heads of a long table repeat, its rows stay whole, its cells add up to its width', async () => {
  const xml = await documentXml(report)
  const long = [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([one]) => one).find((one) => one.includes('Phường 400')) ?? ''
  const tableRows = [...long.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([one]) => one)
  expect(tableRows).toHaveLength(402)
  expect(tableRows.map((one) => one.includes('<w:tblHeader/>'))).toEqual([true, true, ...Array.from({ length: 400 }, () => false)])
  expect(tableRows.every((one) => one.includes('<w:cantSplit/>'))).toBe(true)
  expect(tableRows[0]).toContain('<w:vMerge w:val="restart"/>')
  expect(tableRows[0]).toContain('<w:gridSpan w:val="2"/>')
  const grid = [...long.matchAll(/<w:gridCol w:w="(\d+)"\/>/g)].map((column) => Number(column[1]))
  const width = Number(/<w:tblW w:type="dxa" w:w="(\d+)"\/>/.exec(long)?.[1])
  expect(grid.reduce((sum, column) => sum + column, 0)).toBe(width)
  // The sheet on its side, less its margins.
  expect(Math.abs(width - (16838 - 1701 - 851))).toBeLessThan(5)
})

test("a draft carries Word's own watermark in every header, and the notice stands in every footer", async () => {
  const all = await parts(await renderDocx({ ...report, draft: true, notice: 'Số liệu minh họa, không phải số liệu thực của cơ quan' }))
  const headers = [...all].filter(([name]) => /^word\/header\d+\.xml$/.test(name)).map(([, xml]) => xml)
  const footers = [...all].filter(([name]) => /^word\/footer\d+\.xml$/.test(name)).map(([, xml]) => xml)
  expect(headers).toHaveLength(4)
  for (const xml of headers) expect(xml).toMatch(/PowerPlusWaterMarkObject\d+".*string="DỰ THẢO"/s)
  expect(new Set(headers.map((xml) => /PowerPlusWaterMarkObject\d+/.exec(xml)?.[0])).size).toBe(4)
  expect(footers).toHaveLength(4)
  for (const xml of footers) expect(words(xml)).toContain('Số liệu minh họa, không phải số liệu thực của cơ quan')
  const plain = await parts(await renderDocx(report))
  expect([...plain.values()].join('')).not.toContain('DỰ THẢO')
})

test('equal papers are equal bytes, an issued one bears its day', async () => {
  const digest = async (draft: OfficialDocumentDraft) =>
    createHash('sha256')
      .update(await renderDocx(draft))
      .digest('hex')
  const drafted = { ...report, draft: true }
  const first = await digest(drafted)
  await new Promise((resolve) => setTimeout(resolve, 2100))
  expect(await digest(structuredClone(drafted))).toBe(first)
  expect(await digest(report)).not.toBe(first)
  const core = (await parts(await renderDocx({ ...report, date: '2020-06-16' as never }))).get('docProps/core.xml') ?? ''
  expect(core).toContain('<dcterms:created xsi:type="dcterms:W3CDTF">2020-06-16T00:00:00Z</dcterms:created>')
  expect(core).toContain('<dc:creator>Chi cục Tiêu chuẩn Đo lường Chất lượng</dc:creator>')
})

test('signs of XML, control characters and emoji in a name do not break the file', async () => {
  const name = `Sở <w:p> & "Y" 'Z' ]]> \u0000\u0008 😀 \u202E`
  const all = await parts(await renderDocx({ ...report, issuer: { name }, blocks: [paragraph(name)] }))
  for (const [part, xml] of all) expect(wellFormed(xml), part).toBe(true)
  expect(all.get('word/document.xml')).toContain('Sở &lt;w:p&gt; &amp; ')
})

test('a paper with nothing but what it must have', async () => {
  const bare = await documentXml({
    issuer: { name: 'Sở Y tế' },
    number: { serial: null, symbol: 'X' },
    place: 'Hà Nội',
    date: { year: 2020 },
    title: { form: 'letter', about: 'nhắc việc' },
    blocks: [],
  })
  expect(wellFormed(bare)).toBe(true)
  expect(words(bare)).not.toMatch(/Nơi nhận|Kính gửi|undefined|null/)
})
