import type { Day } from '../../kernel/day.ts'
import { slashed } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { writeCsv } from '../../platform/spreadsheets/write-csv.ts'
import { type WrittenSheet, writeXlsx } from '../../platform/spreadsheets/write-xlsx.ts'
import { rowsFrom } from '../../platform/spreadsheets/written-cell.ts'
import type { PersonRow } from './person.contract.ts'
import en from './words.en.json' with { type: 'json' }
import vi from './words.vi.json' with { type: 'json' }

const words = { vi, en }
type Line = PersonRow & { post: PersonRow['posts'][number] | undefined }

/** A row per post; somebody without one has a row, too. */
async function* linesOf(people: Iterable<PersonRow> | AsyncIterable<PersonRow>): AsyncIterable<Line> {
  for await (const person of people) {
    const posts: Line['post'][] = person.posts.length === 0 ? [undefined] : [...person.posts]
    for (const post of posts) yield { ...person, post }
  }
}

function personSheet(people: Iterable<PersonRow> | AsyncIterable<PersonRow>, language: 'vi' | 'en', on: Day): WrittenSheet {
  const { person, post } = words[language]
  const { field, list } = person
  return {
    name: list.title,
    columns: [
      { title: field.name, width: 30 },
      { title: field.remark, width: 24 },
      { title: field.kind, width: 24 },
      { title: field.title, width: 30 },
      { title: field.unit, width: 30 },
      { title: field.agency, width: 52 },
      { title: field.validFrom, kind: 'date', width: 14 },
      { title: field.validTo, kind: 'date', width: 14 },
      { title: field.account, width: 18 },
    ],
    rows: rowsFrom(linesOf(people), (line) => [
      line.name,
      line.remark,
      line.post ? post.kind[line.post.kind] : null,
      line.post?.title ?? null,
      line.post?.unit ?? null,
      line.post ? (line.post.agencyName ?? list.office) : null,
      line.post?.validFrom ?? null,
      line.post?.validTo ?? null,
      person.account[line.account ? 'with' : 'without'],
    ]),
    notice: [list.title, slashed(on)],
  }
}

/** The same file at once or from a long export. */
export function personFile(
  people: Iterable<PersonRow> | AsyncIterable<PersonRow>,
  { format, language }: { format: 'xlsx' | 'csv'; language: 'vi' | 'en' },
  on: Day,
) {
  const sheet = personSheet(people, language, on)
  const name = `${fold(sheet.name).replaceAll(' ', '-')}-${on}`
  return format === 'csv'
    ? { name: `${name}.csv`, mediaType: 'text/csv; charset=utf-8', content: writeCsv(sheet.columns, sheet.rows) }
    : { name: `${name}.xlsx`, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', content: writeXlsx([sheet]) }
}
