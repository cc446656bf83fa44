import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { refuse } from '../../kernel/refusal.ts'
import { FolderShelf, FolderStock } from './folder.ts'
import type { Shelf, Stock } from './shelf.ts'
import { TarShelf, tarStock } from './tar.ts'

const exists = (path: string) =>
  stat(path).then(
    (found) => found,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined
      throw error
    },
  )

const isTar = (path: string) => path.endsWith('.tar')

/** A new place: what exists is never written over. */
export async function newShelf(target: string): Promise<Shelf> {
  const path = resolve(target)
  if (await exists(path)) refuse('conflict', 'backup.exists', { path })
  if (!isTar(path)) return FolderShelf.make(path)
  const partial = `${path}.partial`
  if (await exists(partial)) refuse('conflict', 'backup.exists', { path: partial })
  return TarShelf.make(path, partial)
}

export async function openStock(source: string): Promise<Stock> {
  const path = resolve(source)
  const found = await exists(path)
  if (!found) {
    if (isTar(path) && (await exists(`${path}.partial`))) refuse('invalid', 'backup.unfinished', { path: `${path}.partial` })
    return refuse('not-found', 'backup.not-there', { path })
  }
  return found.isDirectory() ? new FolderStock(path) : tarStock(path)
}
