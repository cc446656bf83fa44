// What a reader finds in a paper the product wrote: the text of its PDF pages, the parts of its Word file.
import { text as readText } from 'node:stream/consumers'
import { inflateSync } from 'node:zlib'
import { fromBufferPromise } from 'yauzl'

/** The text of each page by the fonts' own maps: what a reader copies out, and what a screen reader says. */
export function pages(pdf: Uint8Array): string[] {
  const file = Buffer.from(pdf).toString('latin1')
  const objects = new Map([...file.matchAll(/(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj/gs)].map((found) => [found[1] ?? '', found[2] ?? '']))
  const stream = (id: string) => {
    const [dictionary = '', ...rest] = (objects.get(id) ?? '').split(/stream\n/)
    const raw = Buffer.from(rest.join('stream\n').slice(0, Number(/\/Length (\d+)/.exec(dictionary)?.[1])), 'latin1')
    return dictionary.includes('/FlateDecode') ? inflateSync(raw).toString('latin1') : raw.toString('latin1')
  }
  const unicode = (font: string) => {
    const map = stream(/\/ToUnicode (\d+)/.exec(objects.get(font) ?? '')?.[1] ?? '')
    return new Map(
      [...map.matchAll(/<([0-9A-F]{4})> <([0-9A-F]+)>\n/gi)].map((pair) => [
        Number.parseInt(pair[1] ?? '', 16),
        Buffer.from(pair[2] ?? '', 'hex')
          .swap16()
          .toString('utf16le'),
      ]),
    )
  }
  const sign: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
  // A literal string may hold balanced parentheses as they are: letters number 0x28 and 0x29 of a font.
  function literals(shown: string): string {
    let [text, depth] = ['', 0]
    for (let at = 0; at < shown.length; at++) {
      const here = shown[at] ?? ''
      const octal = here === '\\' ? /^[0-7]{1,3}/.exec(shown.slice(at + 1, at + 4))?.[0] : undefined
      if (octal !== undefined) text += String.fromCharCode(Number.parseInt(octal, 8))
      else if (here === '\\') text += sign[shown[at + 1] ?? ''] ?? shown[at + 1] ?? ''
      if (here === '\\') {
        at += octal?.length ?? 1
        continue
      }
      if (here === ')') depth--
      if (depth > 0) text += here
      if (here === '(') depth++
      const hex = here === '<' && depth === 0 ? /^[0-9A-F]+(?=>)/i.exec(shown.slice(at + 1))?.[0] : undefined
      text += Buffer.from(hex ?? '', 'hex').toString('latin1')
    }
    return text
  }
  const leaves = [...objects.values()].filter((object) => /\/Type \/Page\n/.test(object))
  return leaves.map((page) => {
    const fonts = new Map([...page.matchAll(/\/(f\d+) (\d+) 0 R/g)].map((font) => [font[1] ?? '', unicode(font[2] ?? '')]))
    const content = stream(/\/Contents (\d+)/.exec(page)?.[1] ?? '')
    return [...content.matchAll(/\nBT\n.*?\/(f\d+) [^\n]*\n(.*?)\nET(?=\n)/gs)]
      .map(([, font = '', shown = '']) => {
        const bytes = Buffer.from(literals(shown), 'latin1')
        return `${Array.from({ length: bytes.length >> 1 }, (_, i) => fonts.get(font)?.get(bytes.readUInt16BE(i * 2)) ?? '?').join('')}\n`
      })
      .join('')
  })
}

/** Every part of a Word file by its path. */
export async function parts(file: Uint8Array): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(Buffer.from(file))
  const found = new Map<string, string>()
  for await (const entry of zip.eachEntry()) found.set(entry.fileName, await readText(await zip.openReadStreamPromise(entry)))
  return found
}

/** The running text of a part. */
export const words = (xml: string): string => [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:br\/>|<\/w:p>/g)].map((found) => found[1] ?? '\n').join('')
