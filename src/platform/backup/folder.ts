import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Reread, Shelf, Stock } from './shelf.ts'

/** fsync of a folder makes what was made or renamed in it durable. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Writes a new file to the disk itself before it answers. */
export async function writeWhole(path: string, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void> {
  const handle = await open(path, 'wx', 0o600)
  try {
    for await (const piece of pieces) await handle.writeFile(piece)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A backup as a folder; readable by its owner only. */
export class FolderShelf implements Shelf {
  readonly #folder: string
  readonly #made = new Set<string>()

  private constructor(folder: string) {
    this.#folder = folder
  }

  static async make(folder: string): Promise<FolderShelf> {
    await mkdir(dirname(folder), { recursive: true })
    await mkdir(folder, { mode: 0o700 })
    return new FolderShelf(folder)
  }

  async put(name: string, pieces: AsyncIterable<Uint8Array>, holds: () => boolean = () => true): Promise<Reread> {
    const path = join(this.#folder, name)
    if (!this.#made.has(dirname(path))) {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      this.#made.add(dirname(path))
    }
    await writeWhole(path, pieces)
    if (!holds()) await rm(path)
    return () => createReadStream(path)
  }

  async finish(name: string, text: string): Promise<void> {
    for (const folder of this.#made) await syncFolder(folder)
    const path = join(this.#folder, name)
    await writeWhole(`${path}.partial`, [Buffer.from(text)])
    await rename(`${path}.partial`, path)
    await syncFolder(this.#folder)
    await syncFolder(dirname(this.#folder))
  }

  /** Without its manifest it is no backup; it stays, so that somebody may look at what there is. */
  abandon = async (): Promise<void> => undefined
}

export class FolderStock implements Stock {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  async sizeOf(name: string): Promise<number | undefined> {
    const found = await stat(join(this.#folder, name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
      throw error
    })
    return found?.isFile() ? found.size : undefined
  }

  open = (name: string): AsyncIterable<Uint8Array> => createReadStream(join(this.#folder, name), { highWaterMark: 1 << 20 })

  close = async (): Promise<void> => undefined
}
