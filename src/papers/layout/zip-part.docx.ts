import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import { type PackedEntry, packZip } from '../../platform/spreadsheets/zip-pack.ts'

const entryOfDirectory = 0x02014b50
const endOfDirectory = 0x06054b50

/**
 * The archive with one part changed and every file time the same, so that equal contents are equal bytes. Only for archives
 * this product wrote a moment ago: small, without a comment and without zip64.
 */
export function changePart(zip: Uint8Array, path: string, change: (text: string) => string): Uint8Array<ArrayBuffer> {
  const entries = entriesOf(zip).map((entry) => {
    if (entry.name !== path) return entry
    const text = Buffer.from(change((entry.method === 0 ? Buffer.from(entry.data) : inflateRawSync(entry.data)).toString('utf8')))
    return { ...entry, method: 8, crc: crc32(text), size: text.length, data: deflateRawSync(text) }
  })
  return Uint8Array.from(packZip(entries))
}

function entriesOf(zip: Uint8Array): PackedEntry[] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = zip.byteLength - 22
  if (view.getUint32(end, true) !== endOfDirectory) throw new Error('the zip file has no plain end of directory')
  const entries: PackedEntry[] = []
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== entryOfDirectory) throw new Error('the zip directory is not where it should be')
    const local = view.getUint32(at + 42, true)
    const data = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    const nameEnd = at + 46 + view.getUint16(at + 28, true)
    entries.push({
      name: new TextDecoder().decode(zip.subarray(at + 46, nameEnd)),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      size: view.getUint32(at + 24, true),
      data: zip.subarray(data, data + view.getUint32(at + 20, true)),
    })
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}
