import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { refuse } from '../../kernel/refusal.ts'
import { placeOfKept } from '../files/vault.ts'
import { linesOf } from './copy-text.ts'
import { syncFolder, writeWhole } from './folder.ts'
import { fileName, filesName, type ManifestContent } from './manifest.ts'
import { measured } from './measure.ts'
import type { Progress } from './progress.ts'
import type { Stock } from './shelf.ts'

async function* keptIn(folder: string): AsyncGenerator<string> {
  const entries = async (path: string) =>
    readdir(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    })
  for (const name of await entries(folder)) if (/^[0-9a-f]{2}$/.test(name)) yield* await entries(join(folder, name))
}

async function* namedIn(stock: Stock): AsyncGenerator<string> {
  for await (const line of linesOf(stock.open(filesName))) yield line.split('\t')[0] ?? ''
}

/** Files of a restore that was cut short may lie there already; any other belongs to somebody else's installation. */
export async function refuseStrangeFiles(stock: Stock, folder: string): Promise<void> {
  const there = new Set<string>()
  for await (const name of keptIn(folder)) there.add(name)
  if (there.size === 0) return
  for await (const sha256 of namedIn(stock)) there.delete(sha256)
  if (there.size > 0) refuse('conflict', 'backup.files-not-empty', { folder, total: there.size })
}

async function restoreFile(stock: Stock, folder: string, sha256: string): Promise<void> {
  const incoming = join(folder, 'incoming')
  await mkdir(incoming, { recursive: true })
  const temporary = join(incoming, randomUUID())
  const { pieces, result } = measured(stock.open(fileName(sha256)))
  try {
    await writeWhole(temporary, pieces)
    if (result().sha256 !== sha256) refuse('invalid', 'backup.damaged', { total: 1, names: fileName(sha256) })
    const place = placeOfKept(folder, sha256)
    await mkdir(dirname(place), { recursive: true })
    await rename(temporary, place)
    await syncFolder(dirname(place))
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** Before the rows that name them are there: nobody ever reads a row whose file is still to come. */
export async function restoreFiles(stock: Stock, { files }: ManifestContent, folder: string, progress: Progress): Promise<void> {
  const lost = new Set(files.lost)
  let done = 0
  for await (const sha256 of namedIn(stock)) {
    if (!lost.has(sha256)) await restoreFile(stock, folder, sha256)
    progress('files', ++done, files.list.rows, sha256)
  }
}
