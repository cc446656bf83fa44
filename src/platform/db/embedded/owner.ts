import { randomBytes } from 'node:crypto'
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { systemCode } from './embedded-error.ts'
import { lives, markProcess, type ProcessMark } from './process-mark.ts'

const Mark = z.object({ pid: z.int().positive(), start: z.string().nullable() })

/** Which process stops the server when it ends. One file per server process, so that a start which loses the race overwrites nothing. */
const Owner = z.object({ owner: Mark, server: Mark })

const fileOf = (runtimeDir: string, serverPid: number): string => join(runtimeDir, `owner-${serverPid}.json`)

/** Null when nobody who still lives owns that very server: then it may be adopted. */
export async function livingOwner(runtimeDir: string, server: ProcessMark): Promise<ProcessMark | null> {
  try {
    const file = Owner.parse(JSON.parse(await readFile(fileOf(runtimeDir, server.pid), 'utf8')))
    return file.server.start === server.start && lives(file.owner) ? file.owner : null
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}

/** Under a new name and then renamed: whole or not at all, and never through a link laid by the account that runs the server. */
export async function writeOwner(runtimeDir: string, server: ProcessMark): Promise<void> {
  const owner = markProcess(process.pid)
  const temporary = join(runtimeDir, `.owner-${randomBytes(8).toString('hex')}`)
  await writeFile(temporary, JSON.stringify({ owner, server }), { flag: 'wx', mode: 0o644 })
  await rename(temporary, fileOf(runtimeDir, server.pid))
}

export async function removeOwner(runtimeDir: string, server: ProcessMark): Promise<void> {
  await rm(fileOf(runtimeDir, server.pid), { force: true })
}

/** Files of servers that ended without their owner. */
export async function removeOldOwners(runtimeDir: string): Promise<void> {
  for (const name of await readdir(runtimeDir)) {
    const pid = Number(/^owner-(\d+)[.]json$/.exec(name)?.[1] ?? 0)
    if (pid > 0 && markProcess(pid) === null) await rm(join(runtimeDir, name), { force: true })
  }
}
