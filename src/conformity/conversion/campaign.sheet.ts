import { type Day, dayOf, slashed } from '../../kernel/day.ts'
import { nameOf, noticesOf } from '../../kernel/demonstration.ts'
import { fold } from '../../kernel/fold.ts'
import { writeCsv } from '../../platform/spreadsheets/write-csv.ts'
import { writeXlsx } from '../../platform/spreadsheets/write-xlsx.ts'
import { rowsFrom, type WrittenColumn } from '../../platform/spreadsheets/written-cell.ts'
import type { CampaignAgency } from './campaign.contract.ts'
import en from './words.en.json' with { type: 'json' }
import vi from './words.vi.json' with { type: 'json' }

const words = { vi, en }

interface Asked {
  format: 'xlsx' | 'csv'
  language: 'vi' | 'en'
  demonstration: boolean | undefined
}

/** The agencies of a campaign, with the headings an import of stages knows: filled in by hand, the sheet comes back. */
export function campaignSheet(
  rows: readonly CampaignAgency[],
  { format, language, demonstration }: Asked,
  { on, at, knownAt }: { on: Day; at: Date; knownAt: Date | null },
) {
  const { campaign: w, stage: s } = words[language]
  const columns: readonly WrittenColumn[] = [
    { title: w.sheet.block, width: 20 },
    { title: w.sheet.agency, width: 44 },
    { title: w.sheet.code, width: 12 },
    { title: w.sheet.stage, width: 24 },
    { title: w.sheet.since, kind: 'date' },
    { title: w.sheet.evidence, width: 30 },
    { title: w.sheet.missed, width: 24 },
    { title: w.sheet['behind-since'], kind: 'date' },
    { title: w.sheet.declaration, width: 22 },
  ]
  const laid = rowsFrom(rows, (row) => [
    row.blockName[language],
    row.name,
    row.code,
    s[row.stage],
    row.since,
    row.evidence,
    row.behind === null ? null : s[row.behind.stage],
    row.behind?.since ?? null,
    row.declaration?.number ?? null,
  ])
  const name = nameOf(demonstration, `${fold(w.sheet.title).replace(/[^a-z0-9]+/g, '-')}-${on}`)
  if (format === 'csv') {
    const slashedDays = rowsFrom(laid, (row) => row.map((cell, n) => (columns[n]?.kind === 'date' && typeof cell === 'string' ? slashed(cell as Day) : cell)))
    return { name: `${name}.csv`, mediaType: 'text/csv; charset=utf-8', content: writeCsv(columns, slashedDays) }
  }
  const instant = knownAt && new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short', timeStyle: 'short' }).format(knownAt)
  const notice = [
    w.sheet.title,
    `${w.sheet.on} ${slashed(on)}`,
    ...(instant ? [`${w.sheet['known-at']} ${instant}`] : []),
    `${w.sheet.made} ${slashed(dayOf(at))}`,
    ...noticesOf(demonstration, language),
  ]
  return {
    name: `${name}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content: writeXlsx([{ name: w.sheet.title.slice(0, 31), columns, rows: laid, notice }]),
  }
}
