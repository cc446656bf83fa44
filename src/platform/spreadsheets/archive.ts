import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, getFileNameLowLevel, validateFileName, type ZipFile } from 'yauzl'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import { megabytes, type Reading } from './table.ts'
import type { PackedEntry } from './zip-pack.ts'

/** An entry whose contents were unpacked once and found to be what its header says. */
export interface CheckedEntry extends PackedEntry {
  markup: number
}

const nested = /\.(zip|rar|7z|gz|xlsx|xlsm|xlsb|docx|docm|pptx|pptm|jar|ods|odt)$/i

/**
 * Looks at a ZIP archive before any spreadsheet code sees it: first what the directory declares, then what is really
 * inside, unpacking every entry without keeping it. The directory can lie, so its sizes are only ever upper bounds.
 */
export async function openArchive(reading: Reading): Promise<Map<string, CheckedEntry>> {
  const { bytes, name } = reading
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      decodeStrings: false,
      validateEntrySizes: false,
      autoClose: false,
    })
    const entries = await declared(zip, reading)
    const checked = new Map<string, CheckedEntry>()
    for (const [entryName, entry] of entries) checked.set(entryName, await unpackOnce(zip, entryName, entry, reading))
    return checked
  } catch (error) {
    if (error instanceof Refusal) throw error
    // yauzl and zlib speak of offsets and signatures: of use to whoever reads the details, not in the sentence.
    return refuse('invalid', 'spreadsheet.damaged', { name, reason: String(error) })
  }
}

async function declared(zip: ZipFile, { bytes, name, limits }: Reading): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.maxEntries) refuse('invalid', 'spreadsheet.archive-entries', { name, count: zip.entryCount, limit: limits.maxEntries })
  const entries = new Map<string, Entry>()
  const seen = new Set<string>()
  let total = 0
  for await (const entry of zip.eachEntry()) {
    const entryName = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true)
    if (validateFileName(entryName) !== null || /\p{Cc}/u.test(entryName))
      refuse('invalid', 'spreadsheet.archive-entry-name', { name, entry: shown(entryName) })
    if (entry.isEncrypted()) refuse('invalid', 'spreadsheet.encrypted', { name })
    if (nested.test(entryName)) refuse('invalid', 'spreadsheet.archive-nested', { name, entry: shown(entryName) })
    if (seen.has(entryName.toLowerCase())) refuse('invalid', 'spreadsheet.damaged', { name, reason: `two entries named ${shown(entryName)}` })
    seen.add(entryName.toLowerCase())
    total += entry.uncompressedSize
    if (total > limits.maxUnpackedBytes) refuse('invalid', 'spreadsheet.archive-size', { name, limit: megabytes(limits.maxUnpackedBytes) })
    checkRatio(entry.uncompressedSize, entry.compressedSize, shown(entryName), { name, limits })
    if (!entryName.endsWith('/')) entries.set(entryName, entry)
  }
  // Entries that overlap in the file each look harmless; together they are more than the file can hold.
  checkRatio(total, bytes.length, name, { name, limits })
  return entries
}

async function unpackOnce(zip: ZipFile, name: string, entry: Entry, reading: Reading): Promise<CheckedEntry> {
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
    refuse('invalid', 'spreadsheet.damaged', { name: reading.name, reason: `compression method ${entry.compressionMethod} of ${shown(name)}` })
  }
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
  let size = 0
  let crc = 0
  let markup = 0
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    const piece = chunk as Buffer
    if (size === 0 && piece.length >= 4 && piece.readUInt32LE(0) === 0x04034b50)
      refuse('invalid', 'spreadsheet.archive-nested', { name: reading.name, entry: shown(name) })
    size += piece.length
    if (size > entry.uncompressedSize) refuse('invalid', 'spreadsheet.archive-lies', { name: reading.name, entry: shown(name) })
    crc = crc32(piece, crc)
    markup += countMarkup(piece)
  }
  if (size !== entry.uncompressedSize) refuse('invalid', 'spreadsheet.archive-lies', { name: reading.name, entry: shown(name) })
  if (crc !== entry.crc32) refuse('invalid', 'spreadsheet.damaged', { name: reading.name, reason: `checksum of ${shown(name)}` })
  // The checksum was compared here, natively; 0 spares the library from doing it again in JavaScript.
  return { name, method: entry.compressionMethod, crc: 0, size, data: reading.bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize), markup }
}

function countMarkup(piece: Buffer): number {
  let count = 0
  for (let at = piece.indexOf(0x3c); at !== -1; at = piece.indexOf(0x3c, at + 1)) count += 1
  return count
}

function checkRatio(unpacked: number, packed: number, entry: string, { name, limits }: Pick<Reading, 'name' | 'limits'>): void {
  if (unpacked <= limits.ratioFromBytes || unpacked <= packed * limits.maxRatio) return
  refuse('invalid', 'spreadsheet.archive-ratio', { name, entry, ratio: packed === 0 ? '∞' : Math.round(unpacked / packed), limit: limits.maxRatio })
}

const shown = (entryName: string) => entryName.replace(/\p{C}/gu, '').slice(0, 80)
