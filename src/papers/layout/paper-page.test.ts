import { expect, test } from 'vitest'
import { figure, heading, list, paragraph, row, text } from './composing.ts'
import type { OfficialDocumentDraft } from './official-document.ts'
import { paperCss } from './paper-css.ts'
import { renderHtml } from './paper-page.ts'

const hostile = `<img src=x onerror="alert('1')"> & </article><script>alert(2)</script>`
const report: OfficialDocumentDraft = {
  issuer: { parent: 'Sở Khoa học và Công nghệ', name: 'Chi cục Tiêu chuẩn Đo lường Chất lượng' },
  number: { serial: null, symbol: 'BC-TĐC' },
  place: 'Thành phố Hồ Chí Minh',
  date: { year: 2020 },
  title: { form: 'named', kind: 'Báo cáo', abstract: 'Kết quả' },
  blocks: [heading(1, 'Kết quả'), paragraph(['Đã có ', figure('47/63', 'converted', 'danh sách 63 cơ quan'), ' cơ quan theo Quyết định số 19/2014/QĐ-TTg.'])],
}

test('everything from the document is escaped', () => {
  const html = renderHtml({
    ...report,
    issuer: { parent: hostile, name: hostile },
    place: hostile.slice(0, 90),
    number: { serial: null, symbol: hostile.slice(0, 80) },
    title: { form: 'named', kind: hostile.slice(0, 90), abstract: hostile },
    to: [hostile, hostile],
    bases: [text(hostile)],
    enactment: { authority: hostile, formula: hostile.slice(0, 50) },
    recipients: [hostile],
    filing: { units: [hostile.slice(0, 50)] },
    signature: { post: hostile, name: hostile },
    notice: hostile,
    drafterMark: hostile.slice(0, 50),
    draft: true,
    blocks: [
      heading(1, hostile),
      paragraph([{ text: hostile, bold: true, figure: { key: '" onclick="x', label: hostile } }]),
      list('dash', [hostile]),
      { kind: 'division', label: hostile, title: hostile },
      { kind: 'article', number: 1, title: hostile },
      { kind: 'table', caption: text(hostile), unit: hostile, columns: [{ width: 1 }], head: [row([hostile])], rows: [row([hostile])] },
    ],
    annexes: [
      { form: 'annex', title: hostile, blocks: [paragraph(hostile)] },
      { form: 'enclosure', kind: hostile.slice(0, 90), abstract: hostile, blocks: [] },
    ],
  })
  expect(html).not.toMatch(/<(img|script)/i)
  // Every tag is one of ours, with our attributes only.
  const tags = new Set([...html.matchAll(/<\/?([^\s>]+)([^>]*)>/g)].map((tag) => tag[1]))
  expect(tags).toEqual(
    new Set([
      'article',
      'br',
      'button',
      'caption',
      'col',
      'colgroup',
      'div',
      'h2',
      'h3',
      'h4',
      'li',
      'p',
      'section',
      'span',
      'strong',
      'table',
      'tbody',
      'td',
      'th',
      'thead',
      'tr',
      'ul',
    ]),
  )
  const attributes = new Set([...html.matchAll(/ ([a-z-]+)="/g)].map((attribute) => attribute[1]))
  expect(attributes).toEqual(new Set(['aria-hidden', 'aria-label', 'class', 'data-figure', 'data-mark', 'lang', 'role', 'scope', 'tabindex', 'type']))
})

test('a figure is a button that names what it opens; on a public page it is text', () => {
  expect(renderHtml(report)).toContain(
    '<button type="button" class="paper-figure" data-figure="converted" aria-label="47/63: danh sách 63 cơ quan">47/63</button>',
  )
  const public_ = renderHtml(report, { figures: 'text' })
  expect(public_).toContain('Đã có 47/63 cơ quan')
  expect(public_).not.toContain('<button')
})

test('headings stand below the title, whatever its level', () => {
  expect(renderHtml(report)).toMatch(/<h2 class="paper-title">.*<h3 class="paper-heading1">I\. KẾT QUẢ<\/h3>/)
  expect(renderHtml(report, { topHeading: 1 })).toMatch(/<h1 class="paper-title">.*<h2 class="paper-heading1">/)
  // A bulletin without "I." leaves no level out.
  expect(renderHtml({ ...report, blocks: [heading(2, 'Phương hướng')] })).toMatch(/<h2 class="paper-title">.*<h3 class="paper-heading2">/)
})

test('there is no style and no handler in the markup, and a paper number is not torn', () => {
  const html = renderHtml({ ...report, draft: true, notice: 'Số liệu minh họa' })
  expect(html).not.toMatch(/\s(style|on[a-z]+)=/)
  expect(html).toContain('<span class="paper-whole">19/2014/QĐ-TTg</span>')
  expect(html).toContain('DỰ THẢO')
})

test('absent parts leave nothing behind', () => {
  const html = renderHtml(report)
  for (const part of ['paper-to', 'paper-basis', 'paper-signing', 'paper-notice', 'paper-draft', 'paper-formula', 'Nơi nhận']) expect(html).not.toContain(part)
})

test('every class in the markup of a full table has a rule where it needs one', () => {
  const html = renderHtml({
    ...report,
    blocks: [{ kind: 'table', columns: [{ width: 1 }, { width: 3, align: 'right' }], head: [row(['TT', 'Số'])], rows: [row(['1', '2'])] }],
  })
  expect(html).toContain('<col class="paper-w25"><col class="paper-w75">')
  expect(html).toContain('<td class="paper-right">2</td>')
  expect(paperCss).toContain('.paper-w75{width:75%}')
  expect(paperCss).toContain('.paper-right{')
})

test('beside the facts of a record, 764 px at a small desk, the letterhead keeps its two columns; the margins give way first', () => {
  const [, ...narrower] = paperCss.split('@container ')
  const stacks = narrower.filter((rules) => rules.includes('.paper-letterhead')).map((rules) => Number(/max-width:(\d+)rem/.exec(rules)?.[1]) * 16)
  const margins = narrower.map((rules) => Number(/max-width:(\d+)rem/.exec(rules)?.[1]) * 16)
  expect(stacks).toEqual([608])
  expect(Math.max(...margins)).toBeGreaterThan(764)
})
