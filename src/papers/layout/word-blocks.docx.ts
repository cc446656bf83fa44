import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlignTable as VerticalAlign, WidthType } from 'docx'
import type { LaidBlock } from './laid-blocks.ts'
import type { LaidRow, LaidTable } from './laid-table.ts'
import { sizes } from './measures.ts'
import { gap } from './word-parts.docx.ts'
import { WrittenRows } from './word-rows.docx.ts'
import { alignments, runs, twips, words } from './word-text.docx.ts'

const border = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const

function row(of: LaidRow, widths: readonly number[], head: boolean, keepNext: boolean): TableRow {
  return new TableRow({
    cantSplit: of.whole,
    tableHeader: head,
    children: of.cells.map(
      (cell) =>
        new TableCell({
          width: { size: widths.slice(cell.column, cell.column + cell.columns).reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
          ...(cell.columns > 1 ? { columnSpan: cell.columns } : {}),
          ...(cell.rows > 1 ? { rowSpan: cell.rows } : {}),
          verticalAlign: VerticalAlign.CENTER,
          children: [
            new Paragraph({
              alignment: alignments[cell.align],
              keepNext: head || keepNext,
              children: runs(cell.runs, { size: sizes.table, ...(head || of.strong ? { bold: true } : {}) }),
            }),
          ],
        }),
    ),
  })
}

function table(of: LaidTable, room: number, written: WrittenRows): (Paragraph | Table)[] {
  const widths = of.widths.map((share) => Math.round(share * room))
  const keepNext = (one: LaidRow, index: number) => one.group || (of.whole && index < of.rows.length - 1)
  const above = [
    ...(of.caption.length === 0
      ? []
      : [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            keepNext: true,
            spacing: { before: 120, after: 60 },
            children: runs(of.caption, { size: sizes.table, bold: true }),
          }),
        ]),
    ...(of.unit === ''
      ? []
      : [
          new Paragraph({
            alignment: AlignmentType.RIGHT,
            keepNext: true,
            spacing: { after: 60 },
            children: [words(of.unit, { size: sizes.table, italics: true })],
          }),
        ]),
  ]
  return [
    ...above,
    new Table({
      width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      borders: { top: border, bottom: border, left: border, right: border, insideHorizontal: border, insideVertical: border },
      margins: { top: 50, bottom: 50, left: 80, right: 80, marginUnitType: WidthType.DXA },
      rows: [
        ...of.head.map((one) => row(one, widths, true, false)),
        ...(WrittenRows.takes(of.rows) && of.rows.length > 0
          ? [written.add(of.rows, widths, keepNext)]
          : of.rows.map((one, index) => row(one, widths, false, keepNext(one, index)))),
      ],
    }),
    gap(10),
  ]
}

function block(of: LaidBlock, room: number, written: WrittenRows, keepNext: boolean): (Paragraph | Table)[] {
  switch (of.kind) {
    case 'paragraph':
      return [
        new Paragraph({
          style: 'NoiDung',
          keepNext,
          alignment: alignments[of.align],
          ...(of.indent ? {} : { indent: { firstLine: 0 } }),
          children: runs(of.runs),
        }),
      ]
    case 'heading':
      return [new Paragraph({ style: `Heading${of.level}`, children: [...(of.number === '' ? [] : [words(`${of.number} `)]), ...runs(of.runs)] })]
    case 'division':
      return [new Paragraph({ style: 'Division', children: [words(of.label)] }), new Paragraph({ style: 'Division', children: [words(of.title)] })]
    case 'article': {
      const label = words([of.label, of.title].filter((part) => part !== '').join(' '), { bold: true })
      const rest = of.runs.length === 0 ? [] : [words(' '), ...runs(of.runs)]
      return [new Paragraph({ style: 'NoiDung', keepNext: keepNext || rest.length === 0, children: [label, ...rest] })]
    }
    case 'list':
      return of.items.map((item) => new Paragraph({ style: 'NoiDung', children: [words(`${item.marker} `), ...runs(item.runs)] }))
    case 'table':
      return table(of, room, written)
  }
}

/** `held`: the last block stays with what follows, so that signatures never stand alone on a page. */
export function blocks(of: readonly LaidBlock[], textWidth: number, written: WrittenRows, held = false): (Paragraph | Table)[] {
  return of.flatMap((one, index) => block(one, twips(textWidth), written, held && index === of.length - 1))
}
