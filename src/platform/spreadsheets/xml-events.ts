/** What a part of an Office document is read with: elements and text in their order. */
export interface XmlReader {
  open(name: string, attribute: (name: string) => string | undefined): void
  close(name: string): void
  text(text: string): void
}

/** The part is not the XML that Office writes. */
export class XmlFault extends Error {
  override readonly name = 'XmlFault'
}

const fault = (reason: string): never => {
  throw new XmlFault(reason)
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Only the five entities of XML and numbers: nothing a document declares for itself is ever put in. */
const decoded = (raw: string): string =>
  raw.includes('&')
    ? raw.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|([a-z]{2,4}));?/g, (_, decimal?: string, hex?: string, name?: string) => {
        if (name !== undefined) return named[name] ?? fault(`entity ${name}`)
        const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
        return code <= 0x10ffff ? String.fromCodePoint(code) : fault(`character ${code}`)
      })
    : raw

const attributes = /([^\s=/>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/**
 * Reads a part of an Office document from its beginning to its end, without a tree. It knows what Office writes and nothing more:
 * a document type, and with it every entity of its own, is refused; so is what is not well formed.
 */
export function readXml(xml: string, reader: XmlReader): void {
  const opened: string[] = []
  const until = (mark: string, from: number) => {
    const at = xml.indexOf(mark, from)
    return at === -1 ? fault(`no ${mark}`) : at
  }
  let at = 0
  while (at < xml.length) {
    const next = xml.indexOf('<', at)
    const end = next === -1 ? xml.length : next
    if (end > at && opened.length > 0) reader.text(decoded(xml.slice(at, end)))
    if (next === -1) break
    if (xml.startsWith('<?', next)) at = until('?>', next) + 2
    else if (xml.startsWith('<!--', next)) at = until('-->', next) + 3
    else if (xml.startsWith('<![CDATA[', next)) {
      at = until(']]>', next) + 3
      reader.text(xml.slice(next + 9, at - 3))
    } else if (xml.startsWith('<!', next)) fault('a document type')
    else if (xml.startsWith('</', next)) {
      at = until('>', next) + 1
      const name = xml.slice(next + 2, at - 1).trim()
      if (opened.pop() !== name) fault(`</${name.slice(0, 40)}> closes something else`)
      reader.close(name)
    } else {
      at = until('>', next) + 1
      const empty = xml[at - 2] === '/'
      const tag = xml.slice(next + 1, empty ? at - 2 : at - 1)
      const name = /^[^\s]+/.exec(tag)?.[0] ?? fault('an element without a name')
      reader.open(name, (wanted) => {
        for (const [, key, double, single] of tag.slice(name.length).matchAll(attributes)) if (key === wanted) return decoded(double ?? single ?? '')
        return undefined
      })
      if (empty) reader.close(name)
      else if (opened.push(name) > 400) fault('too deep')
    }
  }
  if (opened.length > 0) fault(`${opened.at(-1)} stays open`)
}
