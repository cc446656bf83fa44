import { execFile } from 'node:child_process'
import { chmod, cp, mkdtemp, readFile, readlink, rename, rm, stat, symlink } from 'node:fs/promises'
import { basename, dirname, extname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { type EmbeddedBinaries, program } from './binaries.ts'
import { EmbeddedError, systemCode } from './embedded-error.ts'
import type { Place } from './place.ts'
import { asUser, handOver, type RunAs } from './run-as.ts'

const Links = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * The folder to run from: the package's own, or a copy in the runtime folder when the account can't reach it (root's npx cache)
 * or when its links are missing and can't be made (installed by root, run by somebody else).
 */
export async function makeRunnable(binaries: EmbeddedBinaries, place: Place): Promise<string> {
  const linked = await restoreLinks(binaries.native)
  if (linked && (await whyNotRuns(binaries.native, place.runAs)) === null) return binaries.native
  const copy = join(place.runtimeDir, `native-${binaries.version}`)
  if ((await whyNotRuns(copy, place.runAs)) === null) return copy
  place.log(`PostgreSQL runs from a copy of its package in ${copy}`)
  await copyNative(binaries.native, copy, place.runAs)
  const reason = await whyNotRuns(copy, place.runAs)
  if (reason !== null) throw new EmbeddedError('embedded.cannot-run', { file: program(copy, 'postgres'), reason })
  return copy
}

/** npm does not pack links; the package makes them in an install script, which many installations forbid. False when we may not. */
export async function restoreLinks(native: string): Promise<boolean> {
  const links = Links.parse(JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(emptyWhenAbsent)))
  try {
    for (const { source, target } of links) await restoreLink(join(dirname(native), source), join(dirname(native), target))
    const postgres = program(native, 'postgres')
    if (((await stat(postgres)).mode & 0o111) === 0) for (const name of ['postgres', 'initdb', 'pg_ctl'] as const) await chmod(program(native, name), 0o755)
    return true
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS', 'ENOENT'].includes(systemCode(error))) return false
    throw error
  }
}

async function restoreLink(source: string, target: string): Promise<void> {
  const value = relative(dirname(target), source)
  if ((await readlink(target).catch(() => '')) === value) return
  if ((await stat(target).catch(() => null)) !== null) return // a real file, as some archives carry it
  const temporary = `${target}.${process.pid}`
  await symlink(value, temporary)
  await rename(temporary, target) // in one step: another start may be reading
}

/** Null when it runs as that account; else the reason in the system's words. */
async function whyNotRuns(native: string, runAs: RunAs | null): Promise<string | null> {
  const file = program(native, 'postgres')
  try {
    await promisify(execFile)(file, ['--version'], { cwd: '/', env: {}, ...asUser(runAs) })
    return null
  } catch (error) {
    // A file that is there and yet "not found" lacks its loader: the packages are built for glibc, and Alpine has musl.
    const there = systemCode(error) === 'ENOENT' && (await stat(file).catch(() => null)) !== null
    return there ? 'no glibc on this system (musl?)' : String(error instanceof Error ? error.message : error)
  }
}

/** What only compiling against PostgreSQL needs stays behind. */
const isNeeded = (path: string): boolean => extname(path) !== '.a' && !['include', 'pgxs', 'pkgconfig'].includes(basename(path))

async function copyNative(from: string, to: string, runAs: RunAs | null): Promise<void> {
  const temporary = await mkdtemp(`${to}.new-`)
  try {
    const native = join(temporary, 'native')
    await cp(from, native, { recursive: true, verbatimSymlinks: true, filter: isNeeded })
    await restoreLinks(native)
    await handOver(temporary, runAs)
    await rm(to, { recursive: true, force: true })
    await rename(native, to)
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes(systemCode(error))) throw error // else another start was quicker; its copy serves
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

function emptyWhenAbsent(error: unknown): string {
  if (systemCode(error) === 'ENOENT') return '[]'
  throw error
}
