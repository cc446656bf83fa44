import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { readTinos, type Tinos } from './tinos.fonts.ts'

interface Press {
  readonly compiler: NodeCompiler
  readonly tinos: Tinos
}

let press: Press | undefined

/** Fonts are read and the compiler is made once per thread; that takes longer than a page. */
export function ready(): Press {
  if (press) return press
  const tinos = readTinos()
  press = { compiler: NodeCompiler.create({ fontArgs: [{ fontBlobs: [...tinos.files] }] }), tinos }
  return press
}

/** PDF/A forbids a letter that its font lacks; it is shown as an empty box instead of failing the whole paper. */
export function drawable<T>(laid: T, tinos: Tinos): T {
  const seenBefore = new Map<string, string>()
  const letter = (sign: string) => {
    const seen = seenBefore.get(sign)
    if (seen !== undefined) return seen
    const shown = tinos.has(sign.codePointAt(0) ?? 0) ? sign : '□'
    seenBefore.set(sign, shown)
    return shown
  }
  // Only letters beyond Latin are looked at: nearly every text passes by the first test.
  const knownLetters = (text: string) => (/[^\u0020-\u024F\u1EA0-\u1EF9]/u.test(text) ? Array.from(text, letter).join('') : text)
  const words = (text: string) => breakable(knownLetters(text))
  return JSON.parse(JSON.stringify(laid), (_, value: unknown) => (typeof value === 'string' ? words(value) : value)) as T
}

/** A word longer than any line (an address on the web, a slip of the hand) may break every few letters instead of running off the sheet. */
const breakable = (text: string): string => text.replace(/[^\s/]{40,}/gu, (word) => word.replace(/.{12}/gu, '$&\u200B'))

/** Old results are dropped after as many papers; the compiler would keep them for the life of the process. */
const kept = 2

/** PDF/A-2a: archivable, tagged. The same input gives the same bytes; its date inside is the paper's day, not the hour of printing. */
export function pressed(template: string, input: unknown, day: string): Uint8Array<ArrayBuffer> {
  const { compiler } = ready()
  try {
    return Uint8Array.from(
      compiler.pdf(
        { mainFileContent: template, inputs: { paper: JSON.stringify(input) } },
        { pdfStandard: 'a-2a', creationTimestamp: Date.parse(`${day}T00:00:00Z`) / 1000 },
      ),
    )
  } finally {
    compiler.evictCache(kept)
  }
}
