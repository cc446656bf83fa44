import { LineRuleType, Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlignTable as VerticalAlign, WidthType, BorderStyle } from 'docx'
import type { LaidOut, LaidTitle } from './laid-out.ts'
import type { Letterhead } from './letterhead.ts'
import { addresseesIndent, points, signatureRoom, signingColumns, sizes } from './measures.ts'
import { centred, lines, mm, rule, twips, words } from './word-text.docx.ts'

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none } as const
const noMargins = { top: 0, bottom: 0, left: 0, right: 0 } as const

type Column = (Paragraph | Table)[]

/** Two columns without borders, the arrangement of letterhead and signing block in every Vietnamese office. */
/** Widths in points. */
function twoColumns(widths: { readonly left: number; readonly right: number }, rows: readonly (readonly [Column, Column])[]): Table {
  const [left, right] = [twips(widths.left), twips(widths.right)]
  return new Table({
    width: { size: left + right, type: WidthType.DXA },
    columnWidths: [left, right],
    layout: TableLayoutType.FIXED,
    borders: noBorders,
    margins: { ...noMargins, marginUnitType: WidthType.DXA },
    rows: rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          children: row.map(
            (children, index) =>
              new TableCell({
                width: { size: index === 0 ? left : right, type: WidthType.DXA },
                verticalAlign: VerticalAlign.TOP,
                children: children.length === 0 ? [new Paragraph({})] : children,
              }),
          ),
        }),
    ),
  })
}

export function letterhead(of: Letterhead): Table {
  const office = [
    ...(of.parent.length === 0 ? [] : [centred(lines(of.parent, { size: sizes.issuer }))]),
    centred(lines(of.issuer, { size: sizes.issuer, bold: true })),
    rule(of.issuerRule, of.columns.left),
  ]
  const state = [
    centred([words(of.nation, { size: sizes.nation, bold: true })]),
    centred([words(of.motto, { size: sizes.motto, bold: true })]),
    rule(of.mottoRule, of.columns.right),
  ]
  if (of.number === null) return twoColumns(of.columns, [[office, state]])
  const number = [
    centred([words(of.number, { size: sizes.number })], { spacing: { before: 120 } }),
    ...(of.subject.length === 0 ? [] : [centred(lines(of.subject, { size: sizes.subject }), { spacing: { before: 120 } })]),
  ]
  const place = [centred([words(of.placeDate ?? '', { size: sizes.place, italics: true })], { spacing: { before: 120 } })]
  return twoColumns(of.columns, [
    [office, state],
    [number, place],
  ])
}

/** Room between two tables or around them; Word needs a paragraph there. */
export const gap = (height: number): Paragraph => new Paragraph({ spacing: { line: twips(height), lineRule: LineRuleType.EXACT } })

export function title(of: LaidTitle, width: number, before: string | null = null): Paragraph[] {
  const above = [before, of.kind].filter((line) => line !== null && line !== '')
  return [
    new Paragraph({ style: 'Title', children: lines([...above, ...of.abstract] as string[]) }),
    ...(of.rule === 0 || before !== null ? [] : [rule(of.rule, width, { before: 4, after: 12 })]),
  ]
}

export function addressees(of: LaidOut): Paragraph[] {
  if (of.to.length === 0) return []
  if (of.to.length === 1) return [centred([words(`Kính gửi: ${of.to[0]}`)], { spacing: { before: 120, after: 240 } })]
  const left = mm(addresseesIndent)
  const dash = twips(8)
  return [
    new Paragraph({ indent: { left }, spacing: { before: 120 }, children: [words('Kính gửi:')] }),
    ...of.to.map(
      (name, index) =>
        new Paragraph({
          indent: { left: left + twips(of.toColon) + dash, hanging: dash },
          spacing: { before: 40, after: index === of.to.length - 1 ? 240 : 0 },
          children: [words(`- ${name}`)],
        }),
    ),
  ]
}

export function signing(of: LaidOut): (Table | Paragraph)[] {
  if (of.recipients.length === 0 && of.signature === null && of.drafterMark === null) return []
  const left: Paragraph[] = [
    ...(of.recipients.length === 0 ? [] : [new Paragraph({ children: [words('Nơi nhận:', { size: sizes.recipientsLabel, bold: true, italics: true })] })]),
    ...of.recipients.map(
      (line) =>
        new Paragraph({
          indent: { left: twips(6), hanging: twips(6) },
          children: [words(line, { size: sizes.recipients })],
        }),
    ),
    ...(of.drafterMark === null ? [] : [new Paragraph({ children: [words(of.drafterMark, { size: sizes.drafterMark })] })]),
  ]
  const right =
    of.signature === null
      ? []
      : [
          centred(lines(of.signature.lines, { size: sizes.signature, bold: true })),
          centred([words(of.signature.name ?? '', { size: sizes.signature, bold: true })], { spacing: { before: twips(signatureRoom) } }),
        ]
  return [gap(10), twoColumns({ left: points(signingColumns.left), right: points(signingColumns.right) }, [[left, right]])]
}
