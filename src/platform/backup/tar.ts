import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { refuse } from '../../kernel/refusal.ts'
import { syncFolder } from './folder.ts'
import type { Reread, Shelf, Stock } from './shelf.ts'

const block = 512
const padded = (size: number) => Math.ceil(size / block) * block
/** The longest length eight-digit octal fields of ustar can say; beyond it the number stands in binary, as GNU tar writes it. */
const octalMost = 0o77777777777

/** A header of ustar for a plain file, readable by its owner. */
function headerOf(name: string, size: number, at: Date): Buffer {
  if (Buffer.byteLength(name) > 100) throw new TypeError(`too long for a tar: ${name}`)
  const header = Buffer.alloc(block)
  const octal = (value: number, offset: number, digits: number) => header.write(value.toString(8).padStart(digits, '0'), offset, 'latin1')
  header.write(name, 0)
  octal(0o600, 100, 7)
  octal(0, 108, 7)
  octal(0, 116, 7)
  if (size <= octalMost) octal(size, 124, 11)
  else {
    header[124] = 0x80
    header.writeBigUInt64BE(BigInt(size), 128)
  }
  octal(Math.floor(at.getTime() / 1000), 136, 11)
  header.write('        0', 148, 'latin1')
  header.write('ustar\x0000', 257, 'latin1')
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return header
}

interface Place {
  start: number
  size: number
}

async function* read(file: FileHandle, { start, size }: Place): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < size; ) {
    const piece = Buffer.allocUnsafe(Math.min(1 << 20, size - at))
    const { bytesRead } = await file.read(piece, 0, piece.length, start + at)
    if (bytesRead === 0) return
    at += bytesRead
    yield piece.subarray(0, bytesRead)
  }
}

/** A backup as one tar file, written beside its name and renamed when its manifest is in. */
export class TarShelf implements Shelf {
  readonly #path: string
  readonly #partial: string
  readonly #file: FileHandle
  readonly #at = new Date()
  #end = 0

  private constructor(path: string, partial: string, file: FileHandle) {
    this.#path = path
    this.#partial = partial
    this.#file = file
  }

  static async make(path: string, partial: string): Promise<TarShelf> {
    await mkdir(dirname(path), { recursive: true })
    return new TarShelf(path, partial, await open(partial, 'wx+', 0o600))
  }

  async #write(bytes: Uint8Array, at: number): Promise<void> {
    for (let done = 0; done < bytes.length; ) done += (await this.#file.write(bytes, done, bytes.length - done, at + done)).bytesWritten
  }

  /** The length is known only at the end, so the header is written last. */
  async put(name: string, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, holds: () => boolean = () => true): Promise<Reread> {
    const start = this.#end + block
    let at = start
    for await (const piece of pieces) {
      await this.#write(piece, at)
      at += piece.length
    }
    const size = at - start
    const reread = () => read(this.#file, { start, size })
    if (!holds()) {
      await this.#file.truncate(this.#end)
      return reread
    }
    await this.#write(Buffer.alloc(padded(size) - size), at)
    await this.#write(headerOf(name, size, this.#at), this.#end)
    this.#end += block + padded(size)
    return reread
  }

  async finish(name: string, text: string): Promise<void> {
    await this.put(name, [Buffer.from(text)])
    await this.#write(Buffer.alloc(2 * block), this.#end)
    await this.#file.sync()
    await this.#file.close()
    await rename(this.#partial, this.#path)
    await syncFolder(dirname(this.#path))
  }

  async abandon(): Promise<void> {
    await this.#file.close()
    await rm(this.#partial, { force: true })
  }
}

class TarStock implements Stock {
  readonly #file: FileHandle
  readonly #places: ReadonlyMap<string, Place>

  constructor(file: FileHandle, places: ReadonlyMap<string, Place>) {
    this.#file = file
    this.#places = places
  }

  sizeOf = async (name: string): Promise<number | undefined> => this.#places.get(name)?.size

  open = (name: string): AsyncIterable<Uint8Array> => read(this.#file, this.#places.get(name) ?? { start: 0, size: 0 })

  close = (): Promise<void> => this.#file.close()
}

const octalAt = (header: Buffer, at: number, length: number) => Number.parseInt(header.toString('latin1', at, at + length).replace(/[\0 ]/g, '') || '0', 8)

/** Name and length in a header; undefined where its sum says that it is none. */
function entryOf(header: Buffer): { name: string; size: number } | undefined {
  const sum = header.reduce((total, byte, n) => total + (n >= 148 && n < 156 ? 32 : byte), 0)
  const size = header[124] === 0x80 ? Number(header.readBigUInt64BE(128)) : octalAt(header, 124, 12)
  if (octalAt(header, 148, 8) !== sum || !Number.isSafeInteger(size)) return undefined
  return { name: header.toString('utf8', 0, header.subarray(0, 100).indexOf(0) < 0 ? 100 : header.indexOf(0)).replace(/^\.\//, ''), size }
}

/** Reads the headers once. A tar that ends in its middle is read as far as it goes: what is missing is then named by the manifest. */
export async function tarStock(path: string): Promise<Stock> {
  const file = await open(path, 'r')
  try {
    const places = new Map<string, Place>()
    const { size: whole } = await file.stat()
    const header = Buffer.alloc(block)
    for (let at = 0; at + block <= whole; ) {
      await file.read(header, 0, block, at)
      const entry = entryOf(header)
      if (!entry) {
        if (places.size === 0) refuse('invalid', 'backup.no-backup', { path })
        break
      }
      places.set(entry.name, { start: at + block, size: entry.size })
      at += block + padded(entry.size)
    }
    return new TarStock(file, places)
  } catch (error) {
    await file.close()
    throw error
  }
}
