import { setTimeout as delay } from 'node:timers/promises'
import { findEmbeddedBinaries } from './binaries.ts'
import { clusterExists, createCluster, takeCluster } from './cluster.ts'
import { EmbeddedError } from './embedded-error.ts'
import { endOrphanedSessions, findLiveServer, joinOrAdopt, type LiveServer } from './live-server.ts'
import { livingOwner, removeOldOwners } from './owner.ts'
import { type Place, preparePlace } from './place.ts'
import { launchPostmaster, stopPostmaster } from './postmaster.ts'
import { lives, type ProcessMark } from './process-mark.ts'
import { makeRunnable } from './runnable.ts'

/** How we came to the server: made it, took over one whose owner was killed, or use one that somebody else looks after. */
export interface Attached {
  readonly how: 'started' | 'adopted' | 'joined'
  readonly mark: ProcessMark
  readonly socketDir: string
  readonly port: number
  /** Null when we did not start it and have not looked for the programs. */
  readonly native: string | null
}

const staleFor = 10_000
const patienceWithSessions = 1000
const silentFor = 10_000
const longestWait = 10 * 60_000

/** Comes to a server that answers, by whichever way is open; the ways may change while we look, so it looks again. */
export async function attach(place: Place): Promise<Attached> {
  const exists = await clusterExists(place)
  let native: string | null = null
  let heldSince: number | null = null
  for (;;) {
    const live = exists || native !== null ? await findLiveServer(place) : null
    if (live) {
      const attached = await waitForAnswer(place, live)
      if (attached) return attached
      continue
    }
    native ??= await prepare(place)
    const launched = await launchPostmaster(native, place)
    if (launched.kind === 'started') return { how: 'started', mark: launched.mark, socketDir: place.socketDir, port: place.port, native }
    heldSince ??= performance.now()
    if (performance.now() - heldSince > staleFor) {
      throw new EmbeddedError('embedded.start-failed', { folder: place.dataDir, reason: launched.reason, logs: place.logDir })
    }
    if (performance.now() - heldSince > patienceWithSessions) endOrphanedSessions(place)
    await delay(150)
  }
}

async function prepare(place: Place): Promise<string> {
  await preparePlace(place)
  await removeOldOwners(place.runtimeDir)
  const native = await makeRunnable(findEmbeddedBinaries(place.major), place)
  if (!(await clusterExists(place))) await createCluster(native, place)
  await takeCluster(place)
  return native
}

/** Null when it ended meanwhile. A server that is starting or stopping is waited for; an orphan that stays silent is put down. */
async function waitForAnswer(place: Place, first: LiveServer): Promise<Attached | null> {
  const begun = performance.now()
  let silentSince: number | null = null
  for (let live: LiveServer | null = first; live; live = await findLiveServer(place)) {
    if (live.mark.pid !== first.mark.pid) return null
    const failure = live.file.ready ? await tryJoin(place, live) : null
    if (failure && 'how' in failure) return failure
    silentSince = live.file.ready ? (silentSince ?? performance.now()) : null
    const silent = silentSince !== null && performance.now() - silentSince > silentFor
    if (silent || performance.now() - begun > longestWait) return await giveUp(place, live, failure?.error)
    await delay(40)
  }
  return null
}

async function tryJoin(place: Place, live: LiveServer): Promise<Attached | { error: unknown }> {
  try {
    const how = await joinOrAdopt(place, live)
    return { how, mark: live.mark, socketDir: process.platform === 'win32' ? place.socketDir : live.file.socketDir, port: live.file.port, native: null }
  } catch (error) {
    return { error } // starting, stopping, or its socket is gone: thrown by giveUp when it stays so
  }
}

async function giveUp(place: Place, { mark, elsewhere }: LiveServer, cause: unknown): Promise<null> {
  const orphan = !elsewhere && (await livingOwner(place.runtimeDir, mark)) === null
  if (!orphan || !lives(mark)) throw new EmbeddedError('embedded.not-answering', { pid: mark.pid, folder: place.dataDir }, cause)
  place.log(`PostgreSQL left by an ended process (${mark.pid}) does not answer: stopped, to be started anew`)
  await stopPostmaster(null, mark, place)
  return null
}
