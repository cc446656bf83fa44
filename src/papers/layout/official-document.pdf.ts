import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { type LaidOut, layOut } from './laid-out.ts'
import { addresseesIndent, prose, sheet, signatureRoom, signingColumns, sizes } from './measures.ts'
import { OfficialDocument, type OfficialDocumentDraft } from './official-document.ts'
import { template } from './paper.typst.ts'
import { readTinos, type Tinos } from './tinos.fonts.ts'

interface Press {
  readonly compiler: NodeCompiler
  readonly tinos: Tinos
}

let press: Press | undefined

/** Fonts are read and the compiler is made once per thread; that takes longer than a page. */
function ready(): Press {
  if (press) return press
  const tinos = readTinos()
  press = { compiler: NodeCompiler.create({ fontArgs: [{ fontBlobs: [...tinos.files] }] }), tinos }
  return press
}

/** PDF/A forbids a letter that its font lacks; it is shown as an empty box instead of failing the whole paper. */
function drawable(laid: LaidOut, tinos: Tinos): LaidOut {
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
  return JSON.parse(JSON.stringify(laid), (_, value: unknown) => (typeof value === 'string' ? words(value) : value)) as LaidOut
}

/** A word longer than any line (an address on the web, a slip of the hand) may break every few letters instead of running off the sheet. */
const breakable = (text: string): string => text.replace(/[^\s/]{40,}/gu, (word) => word.replace(/.{12}/gu, '$&\u200B'))

/** Old results are dropped after as many papers; the compiler would keep them for the life of the process. */
const kept = 2

/**
 * The paper as PDF/A-2a: archivable, tagged, with the text of every letter. The same document gives the same bytes; its
 * date inside is the day of issue, not the hour of printing.
 */
export function renderPdf(draft: OfficialDocumentDraft): Promise<Uint8Array<ArrayBuffer>> {
  return Promise.resolve().then(() => {
    const { compiler, tinos } = ready()
    const paper = drawable(layOut(OfficialDocument.parse(draft)), tinos)
    const input = { paper, sizes, sheet, prose, signing: signingColumns, signatureRoom, addresseesIndent }
    try {
      return Uint8Array.from(
        compiler.pdf(
          { mainFileContent: template, inputs: { paper: JSON.stringify(input) } },
          { pdfStandard: 'a-2a', creationTimestamp: Date.parse(`${paper.meta.day}T00:00:00Z`) / 1000 },
        ),
      )
    } finally {
      compiler.evictCache(kept)
    }
  })
}
