import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { pages } from '../../../tests/support/paper-text.ts'
import { article, bold, figure, heading, list, paragraph, row, text } from './composing.ts'
import type { OfficialDocumentDraft } from './official-document.ts'
import { renderPdf } from './official-document.pdf.ts'

const report: OfficialDocumentDraft = {
  issuer: { parent: 'Sở Khoa học và Công nghệ', name: 'Chi cục Tiêu chuẩn Đo lường Chất lượng' },
  number: { serial: null, symbol: 'BC-TĐC' },
  place: 'Thành phố Hồ Chí Minh',
  date: { year: 2020 },
  title: { form: 'named', kind: 'Báo cáo', abstract: 'Kết quả thực hiện các nhiệm vụ ISO 6 tháng đầu năm 2020' },
  blocks: [paragraph('Nội dung báo cáo.')],
}
const table = (n: number) => ({
  kind: 'table' as const,
  columns: [{ width: 1 }, { width: 5 }],
  head: [row(['TT', 'Tên cơ quan'])],
  rows: Array.from({ length: n }, (_, i) => row([String(i + 1), `Phường số ${i + 1}`])),
})

const joined = (page = '') => page.replace(/\s+/g, ' ')

test('every Vietnamese letter is drawn and can be copied out again', async () => {
  const letters = 'ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ'
  const alphabet = `${letters}${letters.toLocaleLowerCase('vi')}`.replace(/.{10}/gu, '$& ')
  const [page] = pages(await renderPdf({ ...report, blocks: [paragraph([alphabet, bold(alphabet), { text: alphabet, italic: true }])] }))
  const shown = (page ?? '').replace(/\s/g, '')
  expect(shown.split(letters).length - 1).toBe(3)
  expect(shown.split(letters.toLocaleLowerCase('vi')).length - 1).toBe(3)
})

test('the paper says what it must, with its blanks', async () => {
  const [page] = pages(
    await renderPdf({
      ...report,
      to: ['Sở Nội vụ', 'Sở Tư pháp'],
      bases: [text('Căn cứ Luật A')],
      enactment: { authority: 'Giám đốc Sở', formula: 'Quyết định' },
      blocks: [
        heading(1, 'Kết quả'),
        paragraph(['Đã có ', figure('47/63', 'k', 'danh sách'), ' cơ quan.']),
        list('letter', ['Một;', 'Hai.']),
        article(1, 'Phê duyệt.'),
      ],
      recipients: ['Như trên'],
      filing: { units: ['VT', 'TĐC'] },
      signature: { capacities: [{ form: 'KT', of: 'Giám đốc' }], post: 'Phó Giám đốc', name: 'ThS. Nguyễn Thị Ước' },
      draft: true,
      notice: 'Số liệu minh họa',
    }),
  )
  for (const part of [
    'SỞ KHOA HỌC VÀ CÔNG NGHỆ',
    'CHI CỤC TIÊU CHUẨN',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    '/BC-TĐC',
    'Thành phố Hồ Chí Minh, ngày … tháng … năm 2020',
    'BÁO CÁO',
    'Kính gửi:',
    '- Sở Nội vụ;',
    '- Sở Tư pháp.',
    'Căn cứ Luật A.',
    'QUYẾT ĐỊNH:',
    'I. KẾT QUẢ',
    'Đã có 47/63 cơ quan.',
    'a) Một;',
    'b) Hai.',
    'Điều 1. Phê duyệt./.',
    'Nơi nhận:',
    '- Lưu: VT, TĐC.',
    'KT. GIÁM ĐỐC',
    'Nguyễn Thị Ước',
    'DỰ THẢO',
    'Số liệu minh họa',
  ])
    expect(joined(page)).toContain(part)
  expect(joined(page)).not.toContain('ThS')
})

test('what means something to the typesetter stays what it is', async () => {
  const attempts = [
    '#read("/etc/passwd")',
    '#let x = 1',
    '$x^2$',
    '@ref <label>',
    '*đậm* _nghiêng_',
    '\\ \\u{41} \\#',
    '"nháy" \'đơn\'',
    '= Đề mục',
    '- mục + mục / mục: x',
    '// chú thích',
    '/* chú thích */',
    '[ngoặc] {nhọn}',
    '`mã` ```',
    'a~b--c---d...',
    'https://example.com/x',
    '#include "x.typ"',
    '#panic()',
  ]
  const name = attempts.slice(0, 6).join(' ')
  const shown = pages(
    await renderPdf({
      ...report,
      issuer: { parent: name, name },
      blocks: [...attempts.map((attempt) => paragraph(attempt)), { ...table(0), rows: [row(['#1', '$@'])] }],
      signature: { post: 'Giám đốc', name: '#Nguyễn *Văn* $A$' },
      recipients: ['#x'],
      notice: '#y @z',
      place: '#Hà Nội',
    }),
  )
    .map(joined)
    .join(' ')
  for (const attempt of [...attempts, '#1', '$@', '#Nguyễn *Văn* $A$', '- #x;', '#y @z', '#Hà Nội, ngày']) expect(shown).toContain(attempt)
})

test('a table of 400 rows goes over many pages with its head on each, and pages count themselves', async () => {
  const all = pages(
    await renderPdf({
      ...report,
      annexes: [
        { form: 'annex', title: 'Danh sách', orientation: 'landscape', blocks: [table(400)] },
        { form: 'annex', blocks: [table(100)] },
      ],
    }),
  )
  const annexes = all.slice(1).map(joined)
  expect(annexes.length).toBeGreaterThan(10)
  for (const page of annexes) expect(page).toContain('Tên cơ quan')
  for (let n = 1; n <= 400; n++) expect(annexes.some((page) => page.includes(`Phường số ${n} `))).toBe(true)
  // The number stands in the header, which is drawn first: none on the first page of the paper and of each annex.
  expect(annexes[0]).toMatch(/^ ?Phụ lục I /)
  expect(annexes[1]).toMatch(/^2 /)
  expect(annexes[2]).toMatch(/^3 /)
  const second = annexes.findIndex((page) => page.includes('Phụ lục II '))
  expect(annexes[second]).toMatch(/^ ?Phụ lục II /)
  expect(annexes[second + 1]).toMatch(/^2 /)
})

test('the annex lies on its side', async () => {
  const file = Buffer.from(await renderPdf({ ...report, annexes: [{ form: 'annex', orientation: 'landscape', blocks: [] }] })).toString('latin1')
  const boxes = [...file.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map((box) => [Math.round(Number(box[1])), Math.round(Number(box[2]))])
  expect(boxes).toEqual([
    [595, 842],
    [842, 595],
  ])
})

test('it is PDF/A-2a: archivable, tagged, in Vietnamese, with title and day of issue', async () => {
  const file = Buffer.from(await renderPdf({ ...report, date: '2020-06-16' as never })).toString('latin1')
  expect(file).toMatch(/pdfaid:part>2</)
  expect(file).toMatch(/pdfaid:conformance>A</)
  expect(file).toContain('/StructTreeRoot')
  expect(file).toMatch(/\/Lang \(vi(-VN)?\)/)
  expect(file).toMatch(/xmp:CreateDate>2020-06-16T00:00:00/)
})

test('equal papers are equal bytes', async () => {
  const drafted = { ...report, draft: true, annexes: [{ form: 'annex' as const, blocks: [table(40)] }] }
  const digest = async (draft: OfficialDocumentDraft) =>
    createHash('sha256')
      .update(await renderPdf(draft))
      .digest('hex')
  const first = await digest(drafted)
  await digest(report)
  await new Promise((resolve) => setTimeout(resolve, 1100))
  expect(await digest(structuredClone(drafted))).toBe(first)
})

test('letters the typeface lacks become boxes instead of failing the paper; invisible ones vanish', async () => {
  const [page] = pages(await renderPdf({ ...report, issuer: { name: 'Sở 😀 Y tế' }, blocks: [paragraph('中文 e\u0323\u0302 \u0001\u202E✓ — … “x”')] }))
  expect(joined(page)).toContain('SỞ □ Y TẾ')
  expect(joined(page)).toContain('□□ ệ □ — … “x”')
})

test('a paper with nothing but what it must have, and one with very long names', async () => {
  const long = 'Ban Quản lý dự án đầu tư xây dựng hạ tầng đô thị và phát triển khu công nghệ cao thuộc Ủy ban nhân dân Thành phố Thủ Đức mở rộng'
  const bare: OfficialDocumentDraft = {
    issuer: { name: 'Sở Y tế' },
    number: { serial: null, symbol: 'X' },
    place: 'Hà Nội',
    date: { year: 2020 },
    title: { form: 'letter', about: 'nhắc việc' },
    blocks: [],
  }
  expect(joined(pages(await renderPdf(bare))[0])).toContain('V/v nhắc việc')
  const all = pages(
    await renderPdf({
      ...bare,
      issuer: { parent: long, name: long },
      title: { form: 'named', kind: 'Báo cáo', abstract: long },
      to: [long, long],
      recipients: [long],
      signature: { capacities: [{ form: 'KT', of: long }], post: long, name: long },
      blocks: [{ ...table(0), rows: [row([long, 'W'.repeat(200)])] }],
    }),
  )
  // Parent, issuer, title, two addressees, the cell, recipient, capacity, post, name.
  const shown = all.map(joined).join(' ')
  expect(shown.toLocaleLowerCase('vi').split('ban quản lý dự án').length - 1).toBe(10)
  // The endless word is broken within its cell.
  expect(shown.replace(/[^W]/g, '').length).toBeGreaterThanOrEqual(200)
  expect(
    Math.max(
      ...all
        .join('\n')
        .split('\n')
        .map((line) => line.length),
    ),
  ).toBeLessThan(100)
  expect(all.join('\n')).not.toMatch(/W{60}/)
})
