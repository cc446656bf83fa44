import { type Column, columns, type TypedRow } from './typed-row.ts'

/** What a spreadsheet puts on the clipboard: tabs between cells, a cell with a line break in quotation marks. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]]
  const cell = /\t|\r\n|\n|\r|"((?:[^"]|"")*)"(?=[\t\r\n]|$)|[^\t\r\n]+/gy
  let open = ''
  const close = () => {
    rows.at(-1)?.push(open.normalize('NFC').replace(/\s+/g, ' ').trim())
    open = ''
  }
  for (const found of text.matchAll(cell)) {
    if (found[0] === '\t') close()
    else if (/^[\r\n]/.test(found[0])) {
      close()
      rows.push([])
    } else open += found[1] === undefined ? found[0] : found[1].replaceAll('""', '"')
  }
  close()
  return rows.filter((row) => row.some((value) => value !== ''))
}

/** Nothing when one cell is pasted: that is left to the field itself. Otherwise the rows from `first` on, the running number of a list left out. */
export function rowsPasted(text: string, at: Column): Partial<TypedRow>[] | undefined {
  const cells = cellsOf(text)
  if (!/[\t\r\n]/.test(text.trim()) || cells.length === 0) return undefined
  const numbered = at === 'field' && cells.every((row) => row.length > 1 && /^\d{1,4}\.?$/.test(row[0] ?? ''))
  const into = columns.slice(columns.indexOf(at))
  return cells.map((row) => {
    const values = numbered ? row.slice(1) : row
    return Object.fromEntries(into.flatMap((column, n) => (values[n] === undefined ? [] : [[column, values[n]]])))
  })
}
