import { cleanText } from './cell-text.ts'

/** A value as callers have it. A legal day is its own string, 'YYYY-MM-DD'; a Date is read in UTC. */
export type WrittenCell = string | number | boolean | Date | null | undefined

export interface WrittenColumn {
  title: string
  /** In characters; a guess from the kind without it. */
  width?: number
  kind?: 'text' | 'number' | 'date' | 'percent'
}

export type WrittenRows = Iterable<readonly WrittenCell[]> | AsyncIterable<readonly WrittenCell[]>

/** Rows from whatever holds or brings the records, one at a time. */
export async function* rowsFrom<Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
  row: (item: Item, place: number) => readonly WrittenCell[],
): AsyncGenerator<readonly WrittenCell[]> {
  let place = 0
  for await (const item of items) yield row(item, place++)
}

const longest = 32_767

/** Text that any spreadsheet accepts. A longer one would make Excel call the whole file damaged. */
export function writtenText(text: string): string {
  const clean = cleanText(text)
  return clean.length <= longest
    ? clean
    : `${clean
        .slice(0, longest - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, '')}…`
}
