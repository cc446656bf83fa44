import { type CellStyle, type CellValue, writeXlsx } from 'hucre/xlsx'
import { demoInstant } from '../../src/demo/hcmc-2020.ts'

export type Row = readonly CellValue[]
export interface SampleSheet {
  name: string
  title: string
  headings: readonly string[]
  rows: readonly Row[]
}

const heading: CellStyle = { font: { bold: true, name: 'Calibri', size: 11 } }

/** A workbook with one sheet. Equal input gives equal bytes: no clock is read, the library writes its entries undated. */
export async function workbook(sheet: SampleSheet): Promise<Uint8Array> {
  return writeXlsx({
    properties: { title: sheet.title, creator: 'Hợp Chuẩn', created: demoInstant, modified: demoInstant },
    sheets: [
      {
        name: sheet.name,
        columns: sheet.headings.map((text, i) => ({
          width: widthOf(text, sheet.rows, i),
          ...(/^Ngày|hiệu lực từ$/.test(text) ? { numFmt: 'dd/mm/yyyy' } : {}),
        })),
        rows: [[...sheet.headings], ...sheet.rows.map((row) => [...row])],
        cells: new Map(sheet.headings.map((_, i) => [`0,${i}`, { style: heading }])),
        freezePane: { rows: 1 },
      },
    ],
  })
}

/** A legal day as a date cell; the library counts in UTC. */
export const dateCell = (day: string): Date => new Date(`${day}T00:00:00Z`)

function widthOf(text: string, rows: readonly Row[], column: number): number {
  const longest = Math.max(text.length, ...rows.map((row) => (row[column] instanceof Date ? 10 : String(row[column] ?? '').length)))
  return Math.min(60, longest + 2)
}
