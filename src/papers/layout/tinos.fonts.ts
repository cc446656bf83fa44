import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const files = [
  '400Regular/Tinos_400Regular.ttf',
  '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  '700Bold/Tinos_700Bold.ttf',
  '700Bold_Italic/Tinos_700Bold_Italic.ttf',
]

export interface Tinos {
  readonly files: readonly Buffer[]
  /** Whether the typeface has a letter; its four styles hold the same ones. */
  readonly has: (codePoint: number) => boolean
}

/** The code points named by the segment mapping (format 4) of a TrueType file, as ranges. */
function ranges(font: Buffer): [number, number][] {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, n) => 12 + 16 * n)
  const entry = tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap')
  const cmap = entry === undefined ? -1 : font.readUInt32BE(entry + 8)
  const subtables = cmap === -1 ? [] : Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, n) => cmap + font.readUInt32BE(cmap + 8 + 8 * n))
  const map = subtables.find((at) => font.readUInt16BE(at) === 4)
  if (map === undefined) throw new Error('the font has no character map of format 4')
  const segments = font.readUInt16BE(map + 6) / 2
  return Array.from({ length: segments }, (_, n): [number, number] => [
    font.readUInt16BE(map + 16 + 2 * segments + 2 * n),
    font.readUInt16BE(map + 14 + 2 * n),
  ]).filter(([, last]) => last !== 0xffff)
}

/** Tinos as the package ships it: free, of the widths of Times New Roman, with all Vietnamese letters. */
export function readTinos(): Tinos {
  const find = createRequire(import.meta.url)
  const read = files.map((file) => readFileSync(find.resolve(`@expo-google-fonts/tinos/${file}`)))
  const regular = read[0]
  if (!regular) throw new Error('no font')
  const known = ranges(regular)
  return { files: read, has: (codePoint) => known.some(([first, last]) => codePoint >= first && codePoint <= last) }
}
