import { fold, tidy } from '../../kernel/fold.ts'

/** How offices shorten the first words of names: "UBND P.5, Q.10". */
export const abbreviations: Readonly<Record<string, string>> = {
  ubnd: 'ủy ban nhân dân',
  p: 'phường',
  q: 'quận',
  h: 'huyện',
  x: 'xã',
  tt: 'thị trấn',
  tx: 'thị xã',
  tp: 'thành phố',
  đk: 'đặc khu',
}
const longNFD = new Map(Object.entries(abbreviations).map(([short, long]) => [short, long.normalize('NFD')]))
const longFolded = new Map(Object.entries(abbreviations).map(([short, long]) => [fold(short), fold(long)]))

/** Words and numbers alone: "P.05, Q.10" and "p5 q10" are both "p 5 q 10". */
const words = (text: string) =>
  text
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .replace(/(?<=[\p{L}\p{M}])(?=\p{N})/gu, ' ')
    .replace(/(?<![\p{L}\p{N}])0+(?=\p{N})/gu, '')
    .trim()
    .split(' ')

const tones = /[\u0300\u0301\u0303\u0309\u0323]/g

/** The tone goes to the end of its word, so that hoà and hòa meet; taking it away would make Tân Quy and Tân Quý one ward. */
const toneLast = (word: string) => `${word.replace(tones, '')}${(word.match(tones) ?? []).sort().join('')}`

/** What counts as the same name: case, punctuation, abbreviations, leading zeros, Unicode form and habit of the tone mark do not. */
export function nameKey(name: string): string {
  const spelled = words(tidy(name).toLowerCase().normalize('NFD'))
    .map((word) => longNFD.get(word) ?? word)
    .join(' ')
  return spelled.split(' ').map(toneLast).join(' ').normalize('NFC')
}

/** What somebody types into a search field: marks do not matter either. A single last letter may be the beginning of any word. */
export function searchKey(typed: string): string {
  const all = words(fold(typed))
  return all.map((word, n) => (word.length === 1 && n === all.length - 1 ? word : (longFolded.get(word) ?? word))).join(' ')
}

/** What is searched. The bars keep a phrase from reaching from one part into the next; no search key holds one. */
export const searchText = (agency: { name: string; shortName: string; code: string | null }): string =>
  [agency.name, agency.shortName, agency.code ?? ''].map(searchKey).join(' | ')
