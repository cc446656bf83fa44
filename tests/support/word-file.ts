import { crc32, deflateRawSync } from 'node:zlib'
import { packZip } from '../../src/platform/spreadsheets/zip-pack.ts'

const types = (main: string) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/octet-stream"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`
const relations = (lines: string) =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines}</Relationships>`
const document = (body: string) =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const plainWord = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
export const paragraphs = (...texts: string[]) => texts.map((text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`).join('')

/** A small Word file made part by part, so that a test can make a bad one. */
export function wordFile(body: string, { main = plainWord, parts = {} }: { main?: string; parts?: Record<string, string | Buffer> } = {}): Uint8Array {
  const all: Record<string, string | Buffer> = {
    '[Content_Types].xml': types(main),
    '_rels/.rels': relations(
      '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>',
    ),
    'word/document.xml': document(body),
    'word/_rels/document.xml.rels': relations(''),
    ...parts,
  }
  return packZip(
    Object.entries(all).map(([name, content]) => {
      const bytes = Buffer.from(content)
      return { name, method: 8, crc: crc32(bytes), size: bytes.length, data: deflateRawSync(bytes) }
    }),
  )
}

export const remoteTemplate = {
  'word/_rels/document.xml.rels': relations(
    '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="https://example.org/a.dotm" TargetMode="External"/>',
  ),
}
