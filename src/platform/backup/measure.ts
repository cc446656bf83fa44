import { createHash } from 'node:crypto'

/** What a stream was: how long, under which hash, of how many lines. */
export interface Measure {
  rows: number
  bytes: number
  sha256: string
}

/** Measures what passes through; `result` stands once the stream has ended. */
export function measured(pieces: AsyncIterable<Uint8Array>): { pieces: AsyncGenerator<Uint8Array>; result(): Measure } {
  const hash = createHash('sha256')
  let [rows, bytes] = [0, 0]
  async function* passing() {
    for await (const piece of pieces) {
      hash.update(piece)
      bytes += piece.length
      for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) rows++
      yield piece
    }
  }
  return { pieces: passing(), result: () => ({ rows, bytes, sha256: hash.digest('hex') }) }
}

/** Reads to the end for the measure alone. */
export async function measureOf(pieces: AsyncIterable<Uint8Array>): Promise<Measure> {
  const { pieces: passing, result } = measured(pieces)
  for await (const _ of passing);
  return result()
}

export const sameMeasure = (one: Measure, other: Measure): boolean => one.rows === other.rows && one.bytes === other.bytes && one.sha256 === other.sha256
