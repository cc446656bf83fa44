import { constants } from 'node:fs'
import { type FileHandle, open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Place } from './place.ts'
import { asUser } from './run-as.ts'

const largest = 1024 * 1024

/**
 * What PostgreSQL says before its own log collector runs. The folder belongs to the account that runs the server, so root opens
 * nothing there through a link.
 */
export async function openStartLog(place: Place): Promise<FileHandle> {
  const { O_APPEND, O_CREAT, O_WRONLY, O_NOFOLLOW } = constants
  const file = await open(startLogOf(place), O_APPEND | O_CREAT | O_WRONLY | (O_NOFOLLOW ?? 0), 0o600)
  const { uid, gid } = asUser(place.runAs)
  if (uid !== undefined && gid !== undefined) await file.chown(uid, gid)
  if ((await file.stat()).size > largest) await file.truncate()
  return file
}

/** What was said at the last start, from the byte where it began. */
export const startLogFrom = (place: Place, offset: number): Promise<string> => readFrom(startLogOf(place), offset)

/** The last lines of the newest log: the reason to show when a start fails after the collector took over. */
export async function newestLines({ logDir }: Place, count: number): Promise<string> {
  const files = (await readdir(logDir)).filter((name) => name.startsWith('postgres-'))
  const dated = await Promise.all(files.map(async (name) => ({ path: join(logDir, name), at: (await stat(join(logDir, name))).mtimeMs })))
  const newest = dated.sort((a, b) => b.at - a.at)[0]
  return newest === undefined ? '' : lastLines(await readFrom(newest.path, -64 * 1024), count)
}

export const lastLines = (text: string, count: number): string => text.trim().split('\n').slice(-count).join('\n')

const startLogOf = ({ logDir }: Place): string => join(logDir, 'start.log')

async function readFrom(path: string, offset: number): Promise<string> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
  try {
    const { size } = await file.stat()
    const from = offset < 0 ? Math.max(0, size + offset) : Math.min(offset, size)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - from), 0, size - from, from)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}
