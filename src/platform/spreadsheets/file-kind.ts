import { inflateRawSync } from 'node:zlib'
import { refuse } from '../../kernel/refusal.ts'
import type { CheckedEntry } from './archive.ts'
import type { Reading } from './table.ts'

const textNames = /\.(csv|tsv|txt)$/i
const startsWith = (bytes: Uint8Array, ...magic: number[]) => magic.every((byte, n) => bytes[n] === byte)

/** What the bytes are; the name only decides whether text may be a CSV file. A wrong ending misleads nobody here. */
export function fileKind({ bytes, name, wordTitles }: Pick<Reading, 'bytes' | 'name' | 'wordTitles'>): 'zip' | 'xls' | 'csv' {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)) return 'zip'
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) {
    // All kinds of documents lie in OLE2 containers: the names of their streams tell them apart, in UTF-16.
    const holds = (stream: string) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(stream, 'utf16le'))
    // Where Word is read too, its name tells what was meant: a protected file shows nothing else.
    const word = wordTitles !== undefined && (/\.do[ct][xm]?$/i.test(name) || holds('WordDocument'))
    if (word) refuse('invalid', holds('EncryptedPackage') ? 'spreadsheet.word-encrypted' : 'spreadsheet.word-old', { name })
    if (holds('EncryptedPackage')) refuse('invalid', 'spreadsheet.encrypted', { name })
    if (holds('_VBA_PROJECT')) refuse('invalid', 'spreadsheet.macros', { name })
    return holds('Workbook') ? 'xls' : refuse('invalid', 'spreadsheet.old-format', { name })
  }
  const looksBinary = startsWith(bytes, 0x25, 0x50, 0x44, 0x46) || startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) || startsWith(bytes, 0xff, 0xd8, 0xff)
  const looksHtml = /^\s*<(!doctype|html|\?xml|table|head)/i.test(Buffer.from(bytes.subarray(0, 200)).toString('latin1').replace(/^ï»¿/, ''))
  if (!textNames.test(name) || looksBinary || looksHtml)
    refuse('invalid', wordTitles ? 'spreadsheet.neither-word-nor-excel' : 'spreadsheet.unknown-format', { name })
  return 'csv'
}

/** The text of a part that was unpacked once already, and so is as long as it says. */
export const partText = ({ method, data, size }: CheckedEntry): string =>
  (method === 8 ? inflateRawSync(data, { maxOutputLength: Math.max(1, size) }) : Buffer.from(data)).toString('utf8')

/** An archive is read only when it is a document without macros: a workbook, or where asked for a Word file; not .ods, .xlsb or .xlsm under another name. */
export function documentKind(entries: ReadonlyMap<string, CheckedEntry>, { name, wordTitles }: Pick<Reading, 'name' | 'wordTitles'>): 'workbook' | 'word' {
  const types = entries.get('[Content_Types].xml')
  const text = types === undefined ? refuse('invalid', 'spreadsheet.unknown-format', { name }) : partText(types)
  const names = [...entries.keys()]
  const word = wordTitles !== undefined && /wordprocessingml|ms-word/i.test(text)
  if (/macroEnabled/i.test(text) || names.some((n) => /vbaProject\.bin$|(^|\/)macrosheets\//i.test(n)))
    refuse('invalid', word ? 'spreadsheet.word-macros' : 'spreadsheet.macros', { name })
  if (word) return 'word'
  return /spreadsheetml/i.test(text)
    ? 'workbook'
    : refuse('invalid', wordTitles ? 'spreadsheet.neither-word-nor-excel' : 'spreadsheet.unknown-format', { name })
}
