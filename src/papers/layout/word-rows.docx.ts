import { Paragraph, TableCell, TableRow } from 'docx'
import type { LaidRow } from './laid-table.ts'
import { sizes } from './measures.ts'
import { alignments, size } from './word-text.docx.ts'

/**
 * The rows of long tables, written straight as XML: an annex of 2,000 names has 14,000 cells, and as objects of the library
 * they take most of the time of a Word file. In the document a row with a mark stands for them until it is XML.
 */
export class WrittenRows {
  readonly #rows: string[] = []

  /** Rows whose cells reach over several rows, or that may break, stay with the library. */
  static takes(rows: readonly LaidRow[]): boolean {
    return rows.every((row) => row.whole && row.cells.every((cell) => cell.rows === 1))
  }

  add(rows: readonly LaidRow[], widths: readonly number[], keepNext: (row: LaidRow, index: number) => boolean): TableRow {
    const mark = markOf(this.#rows.length)
    this.#rows.push(rows.map((row, index) => rowXml(row, widths, keepNext(row, index))).join(''))
    return new TableRow({ children: [new TableCell({ children: [new Paragraph({ text: mark })] })] })
  }

  /** Puts the rows where their marks stand. */
  into(xml: string): string {
    return this.#rows.reduce((text, rows, n) => {
      const mark = text.indexOf(markOf(n))
      const from = text.lastIndexOf('<w:tr>', mark)
      const to = text.indexOf('</w:tr>', mark)
      if (mark < 0 || from < 0 || to < 0) throw new Error('the rows of a table have lost their place')
      return text.slice(0, from) + rows + text.slice(to + '</w:tr>'.length)
    }, xml)
  }
}

/** A sign of the private use area, which no text of a paper carries (`printable.ts`). */
const markOf = (n: number) => `\uE000rows ${n}\uE000`

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => signs[sign] ?? '')

const letters = `<w:sz w:val="${size(sizes.table)}"/><w:szCs w:val="${size(sizes.table)}"/>`

function rowXml(row: LaidRow, widths: readonly number[], keepNext: boolean): string {
  const cells = row.cells.map((cell) => {
    const width = widths.slice(cell.column, cell.column + cell.columns).reduce((sum, one) => sum + one, 0)
    const runs = cell.runs.map((run) => {
      const look = `${row.strong || run.bold ? '<w:b/><w:bCs/>' : ''}${run.italic ? '<w:i/><w:iCs/>' : ''}${letters}`
      return `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${escaped(run.text)}</w:t></w:r>`
    })
    return (
      `<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="${width}"/>${cell.columns > 1 ? `<w:gridSpan w:val="${cell.columns}"/>` : ''}<w:vAlign w:val="center"/></w:tcPr>` +
      `<w:p><w:pPr><w:keepNext${keepNext ? '' : ' w:val="false"'}/><w:jc w:val="${alignments[cell.align]}"/></w:pPr>${runs.join('')}</w:p></w:tc>`
    )
  })
  return `<w:tr><w:trPr><w:cantSplit/><w:tblHeader w:val="off"/></w:trPr>${cells.join('')}</w:tr>`
}
