import { expect, test } from 'vitest'
import { article, figure, heading, list, paragraph, row, text } from './composing.ts'
import { layOut, signerName } from './laid-out.ts'
import { OfficialDocument, type OfficialDocumentDraft } from './official-document.ts'

const report: OfficialDocumentDraft = {
  issuer: { parent: 'Sở Khoa học và Công nghệ', name: 'Chi cục Tiêu chuẩn Đo lường Chất lượng' },
  number: { serial: null, symbol: 'BC-TĐC' },
  place: 'Thành phố Hồ Chí Minh',
  date: { year: 2020 },
  title: { form: 'named', kind: 'Báo cáo', abstract: 'Kết quả thực hiện các nhiệm vụ ISO 6 tháng đầu năm 2020' },
  blocks: [paragraph('Nội dung báo cáo.')],
}
const laid = (change: Partial<OfficialDocumentDraft> = {}) => layOut(OfficialDocument.parse({ ...report, ...change }))
const words = (runs: readonly { text: string }[]) => runs.map((run) => run.text).join('')

test('before its issue a paper has a blank number and a blank day, afterwards both, with their leading zeros', () => {
  expect(laid().letterhead.number).toBe(`Số: ${'\u00A0'.repeat(8)}/BC-TĐC`)
  expect(laid().letterhead.placeDate).toBe('Thành phố Hồ Chí Minh, ngày … tháng … năm 2020')
  expect(laid({ date: { year: 2020, month: 6 } }).letterhead.placeDate).toBe('Thành phố Hồ Chí Minh, ngày … tháng 6 năm 2020')
  const issued = laid({ number: { serial: '5', symbol: 'BC-TĐC' }, date: '2020-02-05' as never }).letterhead
  expect(issued.number).toBe('Số: 05/BC-TĐC')
  expect(issued.placeDate).toBe('Thành phố Hồ Chí Minh, ngày 05 tháng 02 năm 2020')
  expect(laid({ number: { serial: '287', symbol: 'X' }, date: '2020-11-15' as never }).letterhead).toMatchObject({
    number: 'Số: 287/X',
    placeDate: 'Thành phố Hồ Chí Minh, ngày 15 tháng 11 năm 2020',
  })
})

test('the letterhead keeps compounds together and has the rules of the decree', () => {
  const { issuer, parent, issuerRule, mottoRule } = laid().letterhead
  expect(parent).toEqual(['SỞ KHOA HỌC VÀ CÔNG NGHỆ'])
  expect(issuer).toEqual(['CHI CỤC TIÊU CHUẨN', 'ĐO LƯỜNG CHẤT LƯỢNG'])
  // 151 points is the last line; the rule takes between a third and a half of it.
  expect(issuerRule).toBeGreaterThan(151 / 3)
  expect(issuerRule).toBeLessThan(151 / 2)
  // As long as the motto: 56 mm.
  expect((mottoRule * 25.4) / 72).toBeCloseTo(56.1, 1)
})

test('an office may say itself where its name is broken', () => {
  expect(laid({ issuer: { name: 'Ủy ban nhân dân\nThành phố Hồ Chí Minh' } }).letterhead.issuer).toEqual(['ỦY BAN NHÂN DÂN', 'THÀNH PHỐ HỒ CHÍ MINH'])
})

test('the columns are the same before and after the issue', () => {
  const after = laid({ number: { serial: '5', symbol: 'BC-TĐC' }, date: '2020-02-05' as never }).letterhead.columns
  expect(laid().letterhead.columns).toEqual(after)
})

test('an official letter has "V/v" in place of a title', () => {
  const letter = laid({ title: { form: 'letter', about: 'nhắc báo cáo' }, annexes: [{ form: 'annex', blocks: [] }] })
  expect(letter.title).toBeNull()
  expect(letter.letterhead.subject).toEqual(['V/v nhắc báo cáo'])
  expect(words([{ text: letter.annexes[0]?.attached.join(' ') ?? '' }])).toMatch(/^\(Kèm theo Công văn số …\/BC-TĐC ngày … tháng … năm 2020 của /)
})

test('addressees, bases and recipients get their marks once, whatever was typed', () => {
  const all = laid({
    to: ['Sở Nội vụ;', 'Sở Tư pháp'],
    bases: [text('Căn cứ Luật A;'), text(['Căn cứ ', { text: 'Nghị định B.', bold: true }]), text('Theo đề nghị của C')],
    recipients: ['Như trên;', 'UBND Thành phố.'],
    filing: { units: ['VT', 'TĐC'], copies: 3 },
  })
  expect(all.to).toEqual(['Sở Nội vụ;', 'Sở Tư pháp.'])
  expect(laid({ to: ['Sở Nội vụ.'] }).to).toEqual(['Sở Nội vụ'])
  expect(all.bases.map(words)).toEqual(['Căn cứ Luật A;', 'Căn cứ Nghị định B;', 'Theo đề nghị của C.'])
  expect(all.recipients).toEqual(['- Như trên;', '- UBND Thành phố;', '- Lưu: VT, TĐC (03b).'])
})

test('the signing block writes the capacities in capitals and the name without academic title', () => {
  const { signature } = laid({
    signature: {
      capacities: [
        { form: 'TM', of: 'Ủy ban nhân dân' },
        { form: 'KT', of: 'Chủ tịch' },
      ],
      post: 'Phó Chủ tịch',
      name: 'PGS.TS. Nguyễn Thị Ước',
    },
  })
  expect(signature).toEqual({ lines: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'], name: 'Nguyễn Thị Ước' })
})

test.each([
  ['TS. Lê Văn A', 'Lê Văn A'],
  ['ThS Lê Văn A', 'Lê Văn A'],
  ['GS.TSKH. Lê Văn A', 'Lê Văn A'],
  ['BS. Lê Văn A', 'Lê Văn A'],
  ['Lê Văn Tsang', 'Lê Văn Tsang'],
  ['Ksor Phước', 'Ksor Phước'],
])('%s signs as %s', (typed, shown) => expect(signerName(typed)).toBe(shown))

test('headings count themselves: I., 1., a); a number given stands, null has none', () => {
  const { blocks } = laid({
    blocks: [
      heading(1, 'Kết quả'),
      heading(2, 'Văn bản'),
      heading(3, 'Quyết định'),
      heading(3, 'Công văn'),
      heading(2, 'Đào tạo'),
      heading(3, 'Lớp'),
      heading(1, 'Phương hướng'),
      heading(2, 'Kiểm tra'),
      { kind: 'heading', level: 2, number: null, text: text('Khác') },
      { kind: 'heading', level: 1, number: 'Phần thứ ba.', text: text('Kiến nghị') },
    ],
  })
  const shown = blocks.filter((block) => block.kind === 'heading').map((block) => `${block.number} ${words(block.runs)}`.trim())
  expect(shown).toEqual([
    'I. KẾT QUẢ',
    '1. Văn bản',
    'a) Quyết định',
    'b) Công văn',
    '2. Đào tạo',
    'a) Lớp',
    'II. PHƯƠNG HƯỚNG',
    '1. Kiểm tra',
    'Khác',
    'Phần thứ ba. KIẾN NGHỊ',
  ])
})

test('points follow the Vietnamese alphabet', () => {
  const { blocks } = laid({
    blocks: [
      list(
        'letter',
        Array.from({ length: 24 }, () => 'x'),
      ),
    ],
  })
  const markers = blocks[0]?.kind === 'list' ? blocks[0].items.map((item) => item.marker) : []
  expect(markers.slice(0, 7)).toEqual(['a)', 'b)', 'c)', 'd)', 'đ)', 'e)', 'g)'])
  expect(markers.slice(-2)).toEqual(['y)', 'aa)'])
})

test('the content closes with "./.", after a table on a line of its own', () => {
  const last = (blocks: OfficialDocumentDraft['blocks']) => laid({ blocks }).blocks.at(-1)
  expect(last([paragraph('Kính báo cáo.')])).toMatchObject({ runs: [{ text: 'Kính báo cáo./.' }] })
  expect(last([list('dash', ['Một;', 'Hai.'])])).toMatchObject({ items: [{ runs: [{ text: 'Một;' }] }, { runs: [{ text: 'Hai./.' }] }] })
  expect(last([article(3, 'Chánh Văn phòng thi hành.')])).toMatchObject({ label: 'Điều 3.', runs: [{ text: 'Chánh Văn phòng thi hành./.' }] })
  expect(last([paragraph(['Đạt ', figure('47/63', 'k', 'danh sách')])])).toMatchObject({ runs: [{ text: 'Đạt ' }, { text: '47/63' }, { text: './.' }] })
  expect(last([{ kind: 'table', columns: [{ width: 1 }], head: [], rows: [row(['1'])] }])).toMatchObject({ kind: 'paragraph', runs: [{ text: './.' }] })
})

test('one annex is "Phụ lục", several are counted in Roman numerals, enclosures apart', () => {
  const annex = { form: 'annex' as const, title: 'Danh sách', blocks: [] }
  const enclosure = { form: 'enclosure' as const, kind: 'Kế hoạch', abstract: 'Triển khai', blocks: [] }
  expect(laid({ annexes: [annex] }).annexes.map((one) => one.label)).toEqual(['Phụ lục'])
  const several = laid({ annexes: [enclosure, annex, annex], number: { serial: '5', symbol: 'BC-TĐC' }, date: '2020-06-16' as never }).annexes
  expect(several.map((one) => one.label)).toEqual([null, 'Phụ lục I', 'Phụ lục II'])
  expect(several[0]).toMatchObject({ title: { kind: 'KẾ HOẠCH' }, letterhead: { number: null, placeDate: null } })
  expect(several[1]).toMatchObject({ title: { abstract: ['DANH SÁCH'] }, letterhead: null })
  expect(several[1]?.attached.join(' ')).toBe('(Kèm theo Báo cáo số 05/BC-TĐC ngày 16 tháng 6 năm 2020 của Chi cục Tiêu chuẩn Đo lường Chất lượng)')
})

test('decomposed letters are composed; control characters, turned writing and invisible joiners go', () => {
  const doc = OfficialDocument.parse({
    ...report,
    issuer: { name: 'Sở Nội vụ'.normalize('NFD') },
    blocks: [paragraph('a\u0000b\u202Ec\u200Bd\ne\uD800f')],
    place: ' Hà\tNội ',
  })
  expect(doc.issuer.name).toBe('Sở Nội vụ')
  expect(doc.blocks[0]).toMatchObject({ text: [{ text: 'abcd e\uFFFDf'.replace('\uFFFD', '') }] })
  expect(doc.place).toBe('Hà Nội')
})

test('parsing a parsed document changes nothing, so a frozen paper is printed as it was', () => {
  const once = OfficialDocument.parse({ ...report, to: ['Sở Nội vụ'], annexes: [{ form: 'annex', blocks: [paragraph('x')] }] })
  expect(OfficialDocument.parse(once)).toEqual(once)
})

test('unknown parts and empty names are refused', () => {
  expect(OfficialDocument.safeParse({ ...report, stamp: true }).success).toBe(false)
  expect(OfficialDocument.safeParse({ ...report, issuer: { name: ' \u200B ' } }).success).toBe(false)
  expect(OfficialDocument.safeParse({ ...report, number: { serial: '#read("x")', symbol: 'X' } }).success).toBe(false)
})
