import { z } from 'zod'
import { onOneLine } from './printable.ts'
import { gridFault } from './table-grid.ts'

const Words = z.string().max(20_000).transform(onOneLine)

/** A piece of text set in one way. `figure` marks a number bound to a query, which a screen can open. */
export const Run = z.strictObject({
  text: Words,
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  figure: z.strictObject({ key: z.string().min(1).max(300), label: Words }).optional(),
})
export type Run = z.output<typeof Run>

export const Text = z.array(Run).max(500)
export type Text = z.output<typeof Text>

export const Align = z.enum(['left', 'center', 'right', 'justify'])
export type Align = z.infer<typeof Align>

const span = z.int().min(1).max(100).optional()
export const Cell = z.strictObject({ text: Text, columns: span, rows: span, align: Align.optional() })
export type Cell = z.output<typeof Cell>

export const Row = z.strictObject({ cells: z.array(Cell).max(60), strong: z.boolean().optional() })
export type Row = z.output<typeof Row>

export const Table = z
  .strictObject({
    kind: z.literal('table'),
    caption: Text.optional(),
    unit: Words.optional().describe('e.g. Đơn vị tính: cơ quan'),
    columns: z
      .array(z.strictObject({ width: z.number().positive().max(1000), align: Align.default('left') }))
      .min(1)
      .max(60)
      .describe('Widths are relative to each other'),
    head: z.array(Row).max(6).describe('Repeated on every page'),
    rows: z.array(Row).max(10_000),
    mayBreak: z.boolean().optional().describe('A short table stays on one page unless this says that it may run over two'),
  })
  .superRefine((table, context) => {
    const fault = gridFault(table.columns.length, table.head) ?? gridFault(table.columns.length, table.rows)
    if (fault) context.addIssue({ code: 'custom', message: fault })
  })
export type Table = z.output<typeof Table>

export const Block = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('paragraph'),
    text: Text,
    align: Align.default('justify'),
    indent: z.boolean().optional().describe('First line; by default only where the paragraph is justified'),
  }),
  z.strictObject({
    kind: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    number: z.string().max(20).nullable().optional().describe('By default counted: I., 1., a); null for none'),
    text: Text,
  }),
  z.strictObject({
    kind: z.literal('division'),
    label: Words.describe('e.g. Chương I, Mục 2'),
    title: Words,
  }),
  z.strictObject({
    kind: z.literal('article'),
    number: z.int().min(1).max(9999),
    title: Words.optional(),
    text: Text.default([]),
  }),
  z.strictObject({
    kind: z.literal('list'),
    marker: z.enum(['dash', 'plus', 'number', 'letter']),
    items: z.array(Text).min(1).max(2000),
  }),
  Table,
])
export type Block = z.output<typeof Block>
export type BlockDraft = z.input<typeof Block>
