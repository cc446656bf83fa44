import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { program } from './binaries.ts'
import { EmbeddedError, systemCode } from './embedded-error.ts'
import type { Place } from './place.ts'
import { serverEnvironment } from './postmaster-settings.ts'
import { answersSignals } from './process-mark.ts'
import { asUser, handOver } from './run-as.ts'

/**
 * True when there is a cluster of the wanted major version, false when the folder is still empty or absent. Everything else is
 * refused before a single byte is touched.
 */
export async function clusterExists({ dataDir, major }: Place): Promise<boolean> {
  try {
    const found = Number.parseInt(await readFile(join(dataDir, 'PG_VERSION'), 'utf8'), 10)
    if (found !== major) throw new EmbeddedError('embedded.wrong-major', { found, wanted: major, folder: dataDir })
    return true
  } catch (error) {
    if (systemCode(error) === 'EACCES') throw new EmbeddedError('embedded.data-unreadable', { folder: dataDir }, error)
    if (systemCode(error) !== 'ENOENT') throw error
  }
  if ((await entriesOf(dataDir)).length > 0) throw new EmbeddedError('embedded.not-a-cluster', { folder: dataDir })
  return false
}

/**
 * Made beside and moved into place in one step: a start killed half-way leaves no half cluster, and of two first starts at the
 * same time one wins and the other finds its work done.
 */
export async function createCluster(native: string, place: Place): Promise<void> {
  const { dataDir, runAs } = place
  await removeAbandoned(dataDir)
  const beside = await mkdtemp(`${dataDir}.new-${process.pid}-`)
  try {
    await handOver(beside, runAs)
    await initdb(native, beside, place)
    await rename(beside, dataDir)
    await syncFolder(dirname(dataDir))
  } catch (error) {
    if (['EBUSY', 'EXDEV'].includes(systemCode(error))) return await createInPlace(native, place)
    if (!['ENOTEMPTY', 'EEXIST'].includes(systemCode(error))) throw error
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
}

/** For a cluster that came as root's (a restored copy): PostgreSQL wants to own its folder and share it with nobody. */
export async function takeCluster({ dataDir, runAs }: Place): Promise<void> {
  const now = await stat(dataDir)
  if (runAs && now.uid !== runAs.uid) await handOver(dataDir, runAs)
  if ((now.mode & 0o027) !== 0 && process.platform !== 'win32') await chmod(dataDir, 0o700)
}

/** The folder is the root of a mounted disk, which can't be replaced. */
async function createInPlace(native: string, place: Place): Promise<void> {
  await handOver(place.dataDir, place.runAs)
  await initdb(native, place.dataDir, place)
}

async function initdb(native: string, folder: string, place: Place): Promise<void> {
  const args = ['-D', folder, '--username=postgres', '--encoding=UTF8', '--no-locale', '--data-checksums', '--no-instructions']
  const access = process.platform === 'win32' ? await windowsAccess(place.runtimeDir) : ['--auth-local=trust', '--auth-host=reject']
  const begun = performance.now()
  try {
    await promisify(execFile)(program(native, 'initdb'), [...args, ...access], { cwd: '/', env: serverEnvironment(place), ...asUser(place.runAs) })
  } catch (error) {
    const reason = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error)
    throw new EmbeddedError('embedded.initdb-failed', { folder: place.dataDir, reason }, error)
  }
  place.log(`new PostgreSQL ${place.major} cluster in ${place.dataDir} (${Math.round(performance.now() - begun)} ms)`)
}

/** Untested. Loopback TCP is open to every local user, so there a password stands where the closed folder stands elsewhere. */
async function windowsAccess(runtimeDir: string): Promise<string[]> {
  const file = windowsPasswordFile(runtimeDir)
  await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
  return ['--auth-local=scram-sha-256', '--auth-host=scram-sha-256', `--pwfile=${file}`]
}

export const windowsPasswordFile = (runtimeDir: string): string => join(runtimeDir, 'password')

/** What a killed first start left. Named with its process, so that one still at work is let be. */
async function removeAbandoned(dataDir: string): Promise<void> {
  const prefix = `${basename(dataDir)}.new-`
  for (const name of await entriesOf(dirname(dataDir))) {
    const pid = Number.parseInt(name.slice(prefix.length), 10)
    if (name.startsWith(prefix) && pid > 0 && !answersSignals(pid)) await rm(join(dirname(dataDir), name), { recursive: true, force: true })
  }
}

async function entriesOf(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return []
    throw error
  }
}

/** Without it the new name may be lost with the power, after the first rows were acknowledged. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
