/** The Vietnamese alphabet, with the letters it lacks where other alphabets have them; each place has one ASCII letter. */
const alphabet = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz'
const places = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg'
/** Level, huyền, hỏi, ngã, sắc, nặng: the order of dictionaries. */
const tones = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323']

const placeOf = (letter: string): string => {
  const known = alphabet.indexOf(letter)
  return known >= 0 ? (places[known] ?? '') : /[0-9]/.test(letter) ? letter : ''
}

/** Letters first, the tone only between words of the same letters: "an" < "án" < "ăn" < "ang". */
function wordKey(word: string): string {
  let tone = 0
  const letters = word.normalize('NFD').replace(/[\u0300\u0301\u0303\u0309\u0323]/g, (mark) => {
    tone = tones.indexOf(mark)
    return ''
  })
  return `${[...letters.normalize('NFC')].map(placeOf).join('')}.${tone}`
}

/**
 * Vietnamese lists of people go by the given name, which comes last; people of one given name by family and middle names.
 * What stands in brackets is a remark and no name. A key of plain ASCII, so that bytes sort it and an index may hold it: no collation of the server is asked.
 */
export function nameSort(name: string): string {
  const words = name
    .replace(/\([^)]*\)/g, ' ')
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
  const given = words.pop()
  return given === undefined ? '' : [given, ...words].map(wordKey).join(' ')
}
