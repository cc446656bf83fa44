import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { fileTypeFromBuffer } from 'file-type'
import { refuse } from '../../kernel/refusal.ts'

/** What may be kept, told by the bytes and never by the name. HTML, SVG and scripts are not among them. */
const allowed = new Map<string, string>([
  ['application/pdf', 'pdf'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
  ['application/vnd.ms-excel', 'xls'],
  ['image/jpeg', 'jpg'],
  ['image/png', 'png'],
  ['application/zip', 'zip'],
  ['text/csv', 'csv'],
])

export interface Kept {
  sha256: string
  size: number
  mediaType: string
}

/** Where the file of a hash lies; backups look there without handing it out. */
export const placeOfKept = (folder: string, sha256: string): string => join(folder, sha256.slice(0, 2), sha256)

/**
 * Of the many documents that lie in an OLE2 container only a workbook without macros and without a password is kept: the
 * statistics office publishes its lists so. Streams are told by their names, in UTF-16.
 */
function oldWorkbook(head: Buffer): string | undefined {
  const holds = (stream: string) => head.includes(Buffer.from(stream, 'utf16le'))
  return holds('Workbook') && !holds('_VBA_PROJECT') && !holds('EncryptedPackage') ? 'application/vnd.ms-excel' : undefined
}

/** Text without control characters is taken as CSV, unless it begins as markup does; anything else unknown is refused. */
async function sniff(head: Buffer): Promise<string> {
  const type = await fileTypeFromBuffer(head)
  if (type?.mime === 'application/x-cfb') return oldWorkbook(head) ?? refuse('invalid', 'file.kind-not-allowed', { kind: type.mime })
  if (type) return allowed.has(type.mime) ? type.mime : refuse('invalid', 'file.kind-not-allowed', { kind: type.mime })
  const text = head.toString('utf8')
  if (head.length > 0 && !/[\u0000-\u0008\u000E-\u001F]/.test(text) && !/^\s*</.test(text)) return 'text/csv'
  return refuse('invalid', 'file.kind-not-allowed', { kind: '?' })
}

/** fsync of a folder makes the rename itself durable. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Keeps a stream under its SHA-256: temporary file, fsync, rename, fsync of the folder. A cut stream leaves nothing but
 * a temporary file, which is removed; the row that names the file comes after, so no row points to a missing file.
 * `check` runs when the stream has ended and before anything is kept.
 */
export async function keepStream(folder: string, stream: Readable, check?: () => void): Promise<Kept> {
  const incoming = join(folder, 'incoming')
  await mkdir(incoming, { recursive: true })
  const temporary = join(incoming, randomUUID())
  const hash = createHash('sha256')
  const head: Buffer[] = []
  let size = 0
  const handle = await open(temporary, 'wx', 0o600)
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk as Uint8Array)
      if (size < 4_200_000) head.push(bytes)
      size += bytes.length
      hash.update(bytes)
      await handle.write(bytes)
    }
    check?.()
    const mediaType = await sniff(Buffer.concat(head))
    await handle.sync()
    await handle.close()
    const sha256 = hash.digest('hex')
    const place = placeOfKept(folder, sha256)
    await mkdir(join(folder, sha256.slice(0, 2)), { recursive: true })
    await rename(temporary, place)
    await syncFolder(join(folder, sha256.slice(0, 2)))
    return { sha256, size, mediaType }
  } catch (error) {
    await handle.close().catch(() => undefined)
    await rm(temporary, { force: true })
    throw error
  }
}

/** Keeps bytes the product itself made, e.g. a report's PDF. */
export async function keepBytes(folder: string, bytes: Uint8Array): Promise<Kept> {
  const { Readable } = await import('node:stream')
  return keepStream(folder, Readable.from([Buffer.from(bytes)]))
}

/**
 * Gives every piece of a kept file to `take`, which copies what it keeps: all pieces lie in one place, or a long file would leave its
 * own length as rubbish. Refuses a file that is not what its hash says.
 */
async function checked(folder: string, sha256: string, take: (bytes: Buffer) => void): Promise<string> {
  const place = placeOfKept(folder, sha256)
  const found = await stat(place).catch(() => undefined)
  if (!found) refuse('unavailable', 'file.lost', { sha256 })
  const hash = createHash('sha256')
  const piece = Buffer.allocUnsafe(256 * 1024)
  const handle = await open(place, 'r')
  try {
    for (;;) {
      const { bytesRead } = await handle.read(piece, 0, piece.length, null)
      if (bytesRead === 0) break
      const bytes = piece.subarray(0, bytesRead)
      hash.update(bytes)
      take(bytes)
    }
  } finally {
    await handle.close()
  }
  if (hash.digest('hex') !== sha256) refuse('unavailable', 'file.changed', { sha256 })
  return place
}

/** Reads a kept file whole and checks its hash; a file that changed on disk is never handed out. */
export async function readKept(folder: string, sha256: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  await checked(folder, sha256, (bytes) => chunks.push(Buffer.from(bytes)))
  return Buffer.concat(chunks)
}

/** The same for a file too long to be held in memory: read once for its hash, then once more for the reader. */
export const openKept = async (folder: string, sha256: string): Promise<Readable> => createReadStream(await checked(folder, sha256, () => undefined))

/** Removes what a process that was killed left half written; younger files may still be on their way. */
export async function removeUnfinished(folder: string, before: Date): Promise<void> {
  const incoming = join(folder, 'incoming')
  await mkdir(incoming, { recursive: true })
  for (const name of await readdir(incoming)) {
    const place = join(incoming, name)
    const found = await stat(place).catch(() => undefined)
    if (found?.isFile() && found.mtime < before) await rm(place, { force: true })
  }
}
