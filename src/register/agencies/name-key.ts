import { fold, tidy } from '../../kernel/fold.ts'

const tones = /[\u0300\u0301\u0303\u0309\u0323]/g

/** Words and numbers alone: "P.05, Q.10" and "p5 q10" are both "p 5 q 10". */
const words = (text: string) =>
  text.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').replace(/(?<=[\p{L}\p{M}])(?=\p{N})/gu, ' ').replace(/(?<![\p{L}\p{N}])0+(?=\p{N})/gu, '').trim()

/** The tone goes to the end of its word, so that hoà and hòa meet; taking it away would make Tân Quy and Tân Quý one ward. */
const toneLast = (word: string) => `${word.replace(tones, '')}${(word.match(tones) ?? []).sort().join('')}`

/** What counts as the same name: case, punctuation, leading zeros, Unicode form and habit of the tone mark do not. */
export function nameKey(name: string): string {
  return words(tidy(name).toLowerCase().normalize('NFD')).split(' ').map(toneLast).join(' ').normalize('NFC')
}

/** What somebody types into a search field: marks do not matter either. */
export const searchKey = (typed: string): string => words(fold(typed))

/** What is searched. The bars keep a phrase from reaching from one part into the next; no search key holds one. */
export const searchText = (agency: { name: string; shortName: string; code: string | null }): string =>
  [agency.name, agency.shortName, agency.code ?? ''].map(searchKey).join(' | ')
