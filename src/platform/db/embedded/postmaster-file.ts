import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { systemCode } from './embedded-error.ts'

/** What a running PostgreSQL writes about itself into `postmaster.pid`. */
export interface PostmasterFile {
  readonly pid: number
  readonly port: number
  readonly socketDir: string
  readonly ready: boolean
}

/** Line by line: pid, data folder, start, port, socket folder, listen address, shared memory, status. Null while half-written. */
export function parsePostmasterFile(text: string): PostmasterFile | null {
  const lines = text.split(/\r?\n/)
  const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10)) // negative: a single-user server
  if (!(pid > 0)) return null
  return { pid, port: Number.parseInt(lines[3] ?? '', 10) || 0, socketDir: lines[4] ?? '', ready: lines[7]?.trim() === 'ready' }
}

export const postmasterFileOf = (dataDir: string): string => join(dataDir, 'postmaster.pid')

/** Null when there is none, which is the ordinary state of a cluster at rest. */
export async function readPostmasterFile(dataDir: string): Promise<PostmasterFile | null> {
  try {
    return parsePostmasterFile(await readFile(postmasterFileOf(dataDir), 'utf8'))
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}
