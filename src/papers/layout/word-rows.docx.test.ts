import { expect, test } from 'vitest'
import type { LaidRow } from './laid-table.ts'
import { WrittenRows } from './word-rows.docx.ts'

const row = (text: string, more: Partial<LaidRow> = {}): LaidRow => ({
  cells: [{ runs: [{ text }], column: 0, columns: 1, rows: 1, align: 'left' }],
  strong: false,
  group: false,
  whole: true,
  ...more,
})

test('rows stand where their mark stood, table by table, with their text escaped', () => {
  const written = new WrittenRows()
  written.add([row('A & <B>')], [100], () => false)
  written.add([row('C', { strong: true })], [100], () => true)
  const marked = [0, 1].map((n) => `<w:tbl><w:tr><w:tc>\uE000rows ${n}\uE000</w:tc></w:tr></w:tbl>`).join('<w:p/>')
  const [first = '', second = ''] = written.into(marked).split('<w:p/>')
  expect(first).toContain('<w:t xml:space="preserve">A &amp; &lt;B&gt;</w:t>')
  expect(first).toContain('<w:keepNext w:val="false"/>')
  expect(second).toContain('<w:b/><w:bCs/>')
  expect(second).toContain('<w:keepNext/>')
  expect(`${first}${second}`).not.toContain('\uE000')
})

test('cells over several rows and rows that may break stay with the library; a lost mark is an error', () => {
  const [cell] = row('A').cells
  if (!cell) throw new Error('a row has a cell')
  expect(WrittenRows.takes([row('A')])).toBe(true)
  expect(WrittenRows.takes([row('A', { whole: false })])).toBe(false)
  expect(WrittenRows.takes([row('A', { cells: [{ ...cell, rows: 2 }] })])).toBe(false)
  const written = new WrittenRows()
  written.add([row('A')], [100], () => false)
  expect(() => written.into('<w:tbl></w:tbl>')).toThrow(/lost their place/)
})
