import { readdirSync, readFileSync, statSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { Client } from 'pg'
import { windowsPasswordFile } from './cluster.ts'
import { livingOwner, writeOwner } from './owner.ts'
import type { Place } from './place.ts'
import { type PostmasterFile, postmasterFileOf, readPostmasterFile } from './postmaster-file.ts'
import { answersSignals, markProcess, type ProcessMark, processStatus, sendSignal } from './process-mark.ts'

/** A server that lives in the data folder, whoever started it. */
export interface LiveServer {
  readonly mark: ProcessMark
  readonly file: PostmasterFile
  /** In another container on the same volume: its process has no number here, so it can't be owned. */
  readonly elsewhere: boolean
}

/** Null when none lives there. A pid file whose number now belongs to somebody else is taken away, for PostgreSQL would believe it. */
export async function findLiveServer(place: Place): Promise<LiveServer | null> {
  const file = await readPostmasterFile(place.dataDir)
  if (file === null) return null
  const mark = markProcess(file.pid)
  if (mark && mayServe(file.pid, place.dataDir)) return { mark, file, elsewhere: false }
  // Only the folder that follows from ours: a copied cluster carries the pid file of the original, whose socket answers, too.
  if (file.socketDir === place.socketDir && (await accepts(file))) return { mark: { pid: file.pid, start: null }, file, elsewhere: true }
  if (answersSignals(file.pid)) {
    place.log(`process ${file.pid} is not the server of ${place.dataDir}: its stale pid file is removed`)
    await rm(postmasterFileOf(place.dataDir), { force: true })
  }
  return null
}

/** Where the system does not tell, the number is believed: asking the server over its socket decides. */
const mayServe = (pid: number, dataDir: string): boolean => worksIn(pid, dataDir) !== false

/** PostgreSQL works inside its data folder. Null where /proc does not show it: other systems, other users, a process just ended. */
function worksIn(pid: number, dataDir: string): boolean | null {
  const status = processStatus(pid)
  if (status === null) return null
  if (status.name !== 'postgres') return false
  try {
    const [works, data] = [statSync(`/proc/${pid}/cwd`), statSync(dataDir)]
    return works.dev === data.dev && works.ino === data.ino
  } catch {
    return null
  }
}

/**
 * A session in the middle of a long reckoning does not notice that its server was killed, and keeps the shared memory for as long;
 * its work is lost in any case. Sessions alone, by the title they carry: never another server that is just starting.
 */
export function endOrphanedSessions({ dataDir, log }: Place): void {
  if (process.platform !== 'linux') return
  for (const pid of readdirSync('/proc')
    .map(Number)
    .filter((n) => n > 0)) {
    if (!worksIn(pid, dataDir) || !commandLine(pid).startsWith('postgres: ')) continue
    log(`session ${pid} of the killed server is ended`)
    sendSignal(pid, 'SIGQUIT')
  }
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return '' // ended meanwhile
  }
}

function accepts({ socketDir, port }: PostmasterFile): Promise<boolean> {
  if (!socketDir.startsWith('/')) return Promise.resolve(false)
  return new Promise((resolve) => {
    const socket = connect(`${socketDir}/.s.PGSQL.${port}`)
    const end = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket
      .once('connect', () => end(true))
      .once('error', () => end(false))
      .setTimeout(2000, () => end(false))
  })
}

/**
 * Decides by one file and under a lock in the server itself, so that of two that come at once only one becomes the owner. Throws
 * the driver's error while the server does not answer.
 */
export async function joinOrAdopt(place: Place, { mark, file, elsewhere }: LiveServer): Promise<'joined' | 'adopted'> {
  const client = new Client({
    host: process.platform === 'win32' ? place.socketDir : file.socketDir,
    port: file.port,
    user: 'postgres',
    database: 'postgres',
    connectionTimeoutMillis: 3000,
    application_name: 'supervisor',
    ...(await passwordFor(place)),
  })
  client.on('error', () => undefined) // the failing query reports it; without a listener it would end the process
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(5432, 1)')
    if (elsewhere || (await livingOwner(place.runtimeDir, mark))) return 'joined'
    await writeOwner(place.runtimeDir, mark)
    return 'adopted'
  } finally {
    await client.end()
  }
}

/** Untested: only Windows has one. */
export async function passwordFor({ runtimeDir }: Place): Promise<{ password?: string }> {
  return process.platform === 'win32' ? { password: (await readFile(windowsPasswordFile(runtimeDir), 'utf8')).trim() } : {}
}
