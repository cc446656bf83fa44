interface Sheet {
  header: readonly string[]
  rows: readonly { cells: readonly string[] }[]
}

/**
 * Whether a file is running text rather than a list: not one of its titles is known, and most lines do not fill the half of
 * the columns that its "header" seems to have. A list under titles of its own fills them, and is offered for mapping.
 */
export function isNoList({ header, rows }: Sheet, known: number): boolean {
  if (known > 0) return false
  const half = Math.max(2, Math.ceil(header.length / 2))
  const full = rows.filter(({ cells }) => cells.filter((cell) => cell.trim() !== '').length >= half)
  return full.length * 2 < rows.length
}
