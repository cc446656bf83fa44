import { createHash } from 'node:crypto'
import { lstat, mkdir, realpath } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import type { EmbeddedMajor } from './binaries.ts'
import { EmbeddedError, systemCode } from './embedded-error.ts'
import { chooseRunAs, privateFolder, type RunAs, reachableFolder } from './run-as.ts'

/** Where one cluster lives and as whom. Every process computes the same from the same data folder, so that they find each other. */
export interface Place {
  readonly dataDir: string
  readonly runtimeDir: string
  readonly logDir: string
  /** On Windows the loopback address. */
  readonly socketDir: string
  readonly port: number
  readonly major: EmbeddedMajor
  readonly runAs: RunAs | null
  readonly settings: Readonly<Record<string, string>>
  readonly log: (line: string) => void
}

/** The port is only a part of the socket's name: nothing listens on the network. Windows has no sockets Node could use. */
const port = 5432
const windowsPort = 54329

/** The smallest `sun_path` of the systems we run on (macOS) holds 104 bytes with its closing zero. */
const longestSocketPath = 103

export interface PlaceOptions {
  dataDir: string
  major: EmbeddedMajor
  runtimeDir: string | undefined
  settings: Readonly<Record<string, string>>
  log: (line: string) => void
}

/** Decides only; makes nothing. The data folder may be a link to another disk. */
export async function findPlace(options: PlaceOptions): Promise<Place> {
  const dataDir = await throughLinks(resolve(options.dataDir))
  const runtimeDir = options.runtimeDir === undefined ? `${dataDir}-run` : await throughLinks(resolve(options.runtimeDir))
  const windows = process.platform === 'win32'
  return {
    dataDir,
    runtimeDir,
    logDir: `${dataDir}-log`,
    socketDir: windows ? '127.0.0.1' : fitsSocket(runtimeDir) ? runtimeDir : shortFolder(dataDir),
    port: windows ? windowsPort : port,
    major: options.major,
    runAs: await chooseRunAs(dataDir),
    settings: options.settings,
    log: options.log,
  }
}

/** Makes the folders around the cluster and checks that its account gets to them. */
export async function preparePlace(place: Place): Promise<void> {
  for (const folder of new Set([dirname(place.dataDir), dirname(place.runtimeDir)])) {
    const opened = await reachableFolder(folder, place.runAs)
    if (opened) place.log(`${folder}: the account ${place.runAs?.name} may now pass through (mode 0710, its group)`)
  }
  await privateFolder(place.runtimeDir, place.runAs)
  await privateFolder(place.logDir, place.runAs)
  if (place.socketDir.startsWith('/') && place.socketDir !== place.runtimeDir) await guardedFolder(place.socketDir, place.runAs)
}

const fitsSocket = (folder: string): boolean => Buffer.byteLength(`${folder}/.s.PGSQL.${port}`) <= longestSocketPath

/** Not from TMPDIR: a service and a shell differ in it, and must meet in the same folder. */
function shortFolder(dataDir: string): string {
  const name = `pg-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`
  return join(process.platform === 'win32' ? tmpdir() : '/tmp', name)
}

/** Its name can be foreseen and /tmp is everybody's: a folder that another user put there beforehand is refused, links too. */
async function guardedFolder(folder: string, runAs: RunAs | null): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 })
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw new EmbeddedError('embedded.folder-not-writable', { folder, reason: systemCode(error) || String(error) }, error)
    const there = await lstat(folder)
    const ours = [process.getuid?.(), runAs?.uid].includes(there.uid)
    if (!there.isDirectory() || !ours) throw new EmbeddedError('embedded.folder-not-writable', { folder, reason: 'EEXIST' }, error)
  }
  await privateFolder(folder, runAs)
}

/** The real path, also of a folder that is yet to be made. */
async function throughLinks(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    if (systemCode(error) === 'EACCES') throw new EmbeddedError('embedded.data-unreadable', { folder: path }, error)
    if (systemCode(error) !== 'ENOENT' || dirname(path) === path) throw error
    return join(await throughLinks(dirname(path)), basename(path))
  }
}
