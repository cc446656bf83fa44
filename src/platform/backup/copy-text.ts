const letters: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

/** One value of PostgreSQL's COPY text; null where it says \N. */
const valueIn = (written: string): string | null =>
  written === '\\N' ? null : written.includes('\\') ? written.replace(/\\(.)/g, (_, letter: string) => letters[letter] ?? letter) : written

/** The values of one line of COPY text, by the names of its columns. */
export function rowOf(line: string, columns: readonly string[]): Record<string, string | null> {
  const written = line.split('\t')
  return Object.fromEntries(columns.map((column, n) => [column, valueIn(written[n] ?? '\\N')]))
}

/** Lines of a stream of UTF-8; line feeds inside values are escaped in COPY text. */
export async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const piece of pieces) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  rest += decoder.decode()
  if (rest !== '') yield rest
}
