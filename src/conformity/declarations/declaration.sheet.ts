import { type Day, dayOf, slashed } from '../../kernel/day.ts'
import { nameOf, noticesOf } from '../../kernel/demonstration.ts'
import { fold } from '../../kernel/fold.ts'
import { writeCsv } from '../../platform/spreadsheets/write-csv.ts'
import { writeXlsx } from '../../platform/spreadsheets/write-xlsx.ts'
import { rowsFrom, type WrittenCell, type WrittenColumn, type WrittenRows } from '../../platform/spreadsheets/written-cell.ts'
import type { AgencyStanding } from './conversion.contract.ts'
import type { DeclarationRow } from './declaration.contract.ts'
import en from './words.en.json' with { type: 'json' }
import vi from './words.vi.json' with { type: 'json' }

export interface SheetAsked {
  format: 'xlsx' | 'csv'
  language: 'vi' | 'en'
  demonstration?: boolean | undefined
}
interface Dated {
  on: Day
  at: Date
  knownAt: Date | null
  edition: string
}

const words = { vi, en }

interface Laid {
  title: string
  notice: string[]
  columns: readonly WrittenColumn[]
  rows: WrittenRows
}
type Listed<Row> = Iterable<Row> | AsyncIterable<Row>

function fileOf({ title, notice, columns, rows }: Laid, { format, language, demonstration }: SheetAsked, at: Date) {
  const name = nameOf(demonstration, `${fold(title).replace(/[^a-z0-9]+/g, '-')}-${dayOf(at)}`)
  if (format === 'csv') {
    const slashedDays = (row: readonly WrittenCell[]) =>
      row.map((cell, n) => (columns[n]?.kind === 'date' && typeof cell === 'string' ? slashed(cell as Day) : cell))
    return { name: `${name}.csv`, mediaType: 'text/csv; charset=utf-8', content: writeCsv(columns, rowsFrom(rows, slashedDays)) }
  }
  return {
    name: `${name}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content: writeXlsx([{ name: title.slice(0, 31), columns, rows, notice: [title, ...notice, ...noticesOf(demonstration, language)] }]),
  }
}

/** The list as it is handed on, in the order of the sample file, so that it can be read in again. */
export function declarationSheet(rows: Listed<DeclarationRow>, asked: SheetAsked, { on, at }: Pick<Dated, 'on' | 'at'>) {
  const { declaration: w } = words[asked.language]
  const columns = [
    { title: w.field.agencyId, width: 44 },
    { title: w.field.agencyCode, width: 12 },
    { title: w.field.number, width: 20 },
    { title: w.field.issuedOn, kind: 'date' as const },
    { title: w.field.effectiveOn, kind: 'date' as const },
    { title: w.field.edition, width: 22 },
    { title: w.field.kind, width: 16 },
    { title: w.field.signerName, width: 24 },
    { title: w.field.signerTitle, width: 20 },
    { title: w.field.annex, width: 24 },
    { title: w.field.state, width: 20 },
  ]
  return fileOf(
    {
      title: w.list.title,
      notice: [`${w.sheet.on} ${slashed(on)}`, `${w.sheet.made} ${slashed(dayOf(at))}`],
      columns,
      rows: rowsFrom(rows, (d) => [
        d.agencyName,
        d.agencyCode,
        d.number,
        d.issuedOn,
        d.effectiveOn,
        d.edition,
        w.kind[d.kind],
        d.signerName,
        d.signerTitle,
        w.annex[d.annex],
        w.state[d.state],
      ]),
    },
    asked,
    at,
  )
}

/** The names behind the figures; what the view said about its dates stands on the sheet too. */
export function standingSheet(rows: Listed<AgencyStanding>, blocks: ReadonlyMap<string, string>, asked: SheetAsked, { on, at, knownAt, edition }: Dated) {
  const { declaration: w, conversion: c } = words[asked.language]
  const columns = [
    { title: w.field.block, width: 20 },
    { title: w.field.agencyId, width: 44 },
    { title: w.field.agencyCode, width: 12 },
    { title: c.standing.title, width: 18 },
    { title: c.reason.title, width: 40 },
    { title: w.field.number, width: 20 },
    { title: w.field.issuedOn, kind: 'date' as const },
    { title: w.field.edition, width: 22 },
    { title: c.reviewedOn, kind: 'date' as const },
  ]
  const instant = knownAt && new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short', timeStyle: 'short' }).format(knownAt)
  return fileOf(
    {
      title: `${c.title} – ${edition}`,
      notice: [`${w.sheet.on} ${slashed(on)}`, ...(instant ? [`${c.knownAt} ${instant}`] : []), `${w.sheet.made} ${slashed(dayOf(at))}`],
      columns,
      rows: rowsFrom(rows, (s) => [
        blocks.get(s.block) ?? s.block,
        s.name,
        s.code,
        c.standing[s.standing],
        c.reason[s.reason],
        s.declaration?.number ?? null,
        s.declaration?.issuedOn ?? null,
        s.declaration?.edition ?? null,
        s.reviewedOn,
      ]),
    },
    asked,
    at,
  )
}
