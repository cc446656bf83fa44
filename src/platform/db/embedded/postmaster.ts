import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { program } from './binaries.ts'
import { EmbeddedError, systemCode } from './embedded-error.ts'
import { removeOwner, writeOwner } from './owner.ts'
import type { Place } from './place.ts'
import { readPostmasterFile } from './postmaster-file.ts'
import { memoryOfThisPlace, postmasterArguments, serverEnvironment } from './postmaster-settings.ts'
import { lives, markProcess, type ProcessMark, sendSignal } from './process-mark.ts'
import { asUser } from './run-as.ts'
import { lastLines, newestLines, openStartLog, startLogFrom } from './server-log.ts'

/** `held`: something of an earlier server is still there, or another start was quicker; worth another look. */
export type Launched = { readonly kind: 'started'; readonly mark: ProcessMark } | { readonly kind: 'held'; readonly reason: string }

/** After a crash PostgreSQL replays its log before it answers, which takes minutes on a slow disk: it is never cut short earlier. */
const longestRecovery = 10 * 60_000

/** A running server's own folder lock, or shared memory that sessions of a killed server still hold for a moment. */
const heldMessage = /lock file "[^"]*" (already exists|is empty)|pre-existing shared memory|bogus data in lock file|could not create lock file/

/** In a session of its own: a Ctrl-C for the terminal's group must not stop the database before the application has drained. */
export async function launchPostmaster(native: string, place: Place): Promise<Launched> {
  const output = await openStartLog(place)
  try {
    const offset = (await output.stat()).size
    const child = spawn(program(native, 'postgres'), postmasterArguments(place, memoryOfThisPlace()), {
      detached: true,
      stdio: ['ignore', output.fd, output.fd],
      windowsHide: true,
      cwd: '/',
      env: serverEnvironment(place),
      ...asUser(place.runAs),
    })
    child.unref()
    const mark = await markChild(child, native)
    if (mark === null) return await whyEnded(place, offset)
    await writeOwner(place.runtimeDir, mark) // before it can answer anybody, so that nobody takes it for an orphan
    if (await becomesReady(child, mark, place)) return { kind: 'started', mark }
    await removeOwner(place.runtimeDir, mark)
    return await whyEnded(place, offset)
  } finally {
    await output.close()
  }
}

/** Fast shutdown: sessions end, a checkpoint is written. Past the limit: at once, and the next start replays the log. */
export async function stopPostmaster(native: string | null, mark: ProcessMark, place: Place, patience = 30_000): Promise<void> {
  await signal('fast', native, mark, place)
  if (await ends(mark, patience)) return
  place.log(`PostgreSQL (process ${mark.pid}) did not stop within ${patience / 1000} s: stopped at once, it recovers at the next start`)
  await signal('immediate', native, mark, place)
  if (!(await ends(mark, 15_000))) throw new EmbeddedError('embedded.does-not-stop', { pid: mark.pid, folder: place.dataDir })
}

/** True as soon as the process is gone. */
export async function ends(mark: ProcessMark, within: number): Promise<boolean> {
  for (const until = performance.now() + within; performance.now() < until; await delay(15)) if (!lives(mark)) return true
  return !lives(mark)
}

async function becomesReady(child: ChildProcess, mark: ProcessMark, place: Place): Promise<boolean> {
  const begun = performance.now()
  for (let told = begun; child.exitCode === null && child.signalCode === null; await delay(10)) {
    const file = await readPostmasterFile(place.dataDir)
    if (file?.pid === mark.pid && file.ready) return true
    const now = performance.now()
    if (now - begun > longestRecovery) throw new EmbeddedError('embedded.not-answering', { pid: mark.pid, folder: place.dataDir })
    if (now - told < 10_000) continue
    told = now
    place.log(`PostgreSQL is still starting after ${Math.round((now - begun) / 1000)} s (it may be replaying its log)`)
  }
  return false
}

async function markChild(child: ChildProcess, native: string): Promise<ProcessMark | null> {
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve)
    child.once('error', (error) =>
      reject(new EmbeddedError('embedded.cannot-run', { file: program(native, 'postgres'), reason: systemCode(error) || error.message }, error)),
    )
  })
  return child.pid === undefined ? null : markProcess(child.pid)
}

async function whyEnded(place: Place, offset: number): Promise<Launched> {
  const said = await startLogFrom(place, offset)
  if (heldMessage.test(said)) return { kind: 'held', reason: lastLines(said, 3) }
  const reason = said.includes('redirecting log output') ? await newestLines(place, 5) : lastLines(said, 5)
  throw new EmbeddedError('embedded.start-failed', { folder: place.dataDir, reason, logs: place.logDir })
}

async function signal(mode: 'fast' | 'immediate', native: string | null, mark: ProcessMark, place: Place): Promise<void> {
  if (!lives(mark)) return
  // Untested: Windows knows no signals; Node's kill() would end the process without a checkpoint.
  if (process.platform === 'win32' && native !== null) {
    await promisify(execFile)(program(native, 'pg_ctl'), ['stop', '-W', '-m', mode, '-D', place.dataDir])
    return
  }
  sendSignal(mark.pid, mode === 'fast' ? 'SIGINT' : 'SIGQUIT')
}
