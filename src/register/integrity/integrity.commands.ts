import type { Actor } from '../../kernel/actor.ts'
import { type Day, dayOf } from '../../kernel/day.ts'
import type { AuthorityId, FindingId, WorkId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { record } from '../../platform/audit-log/record.ts'
import { inTransaction, type Tx } from '../../platform/db/transaction.ts'
import type { Queue } from '../../platform/jobs/queue.ts'
import type { Services } from '../../platform/services/services.ts'
import { finishWork, reportProgress, startWork, type WorkAtHand } from '../works/facade.ts'
import { nightOf } from './check.ts'
import type { RunResult } from './integrity.contract.ts'
import { type Found, loadFinding, ranThatNight, saveFindings, seatsToTell, setAcceptance, tellSeats } from './integrity.store.ts'
import type { IntegrityCheck } from './integrity-check.queries.ts'

interface By {
  actor: Actor
  at: Date
}

/** All checks now: what an officer does not want to wait a night for. */
export async function askForChecks(tx: Tx, queue: Queue, { actor, at }: By): Promise<{ workId: WorkId }> {
  const workId = await startWork(tx, { actor, at, kind: 'integrity', input: {} })
  await queue.send(tx, 'integrity', { authority: actor.authority, work: workId })
  record(tx, { at, by: actor, type: 'integrity.checked', subject: { kind: 'work', id: workId } })
  return { workId }
}

type Wanted = Pick<Services, 'database' | 'clock'>

/**
 * Reads with one moment for all checks, so that none sees half an act; then saves what was found. A run stopped at any point leaves
 * nothing. A gap that explains a difference is named once: an agency whose versions leave a gap or overlap has no drift besides.
 */
async function check(services: Wanted, authority: AuthorityId, checks: readonly IntegrityCheck[], after?: (done: number) => Promise<void>) {
  const startedAt = services.clock.now()
  const found = await inTransaction(services.database, { side: 'authority', authority }, 'export', async (tx) => {
    const all: Found[] = []
    for (const [n, { code, find }] of checks.entries()) {
      all.push(...(await find(tx, { authority, on: dayOf(startedAt) })).map((one) => ({ code, ...one })))
      await after?.(n + 1)
    }
    return all
  })
  const broken = new Set(found.filter(({ code }) => code === 'version-gap' || code === 'version-overlap').map(({ agencyId }) => agencyId))
  return { startedAt, found: found.filter(({ code, agencyId }) => code !== 'version-drift' || !broken.has(agencyId)) }
}

interface Whose {
  authority: AuthorityId
  night: Day | null
  seat: Actor['seat'] | null
}

async function keep(
  tx: Tx,
  services: Wanted,
  whose: Whose,
  checks: readonly IntegrityCheck[],
  { startedAt, found }: { startedAt: Date; found: readonly Found[] },
) {
  const at = services.clock.now()
  const { told, ...counts } = await saveFindings(
    tx,
    { ...whose, startedAt, at },
    { codes: checks.map(({ code }) => code), telling: checks.filter(({ weight }) => weight === 'fault').map(({ code }) => code), found },
  )
  if (told > 0) await tellSeats(tx, whose.authority, await seatsToTell(tx, whose.authority, dayOf(at)), at, told)
  return { checks: checks.length, found: found.length, ...counts }
}

export async function runAskedChecks(services: Services, work: WorkAtHand, checks: readonly IntegrityCheck[]): Promise<void> {
  const { authority } = work
  await reportProgress(services, work, 0, checks.length)
  const seen = await check(services, authority, checks, (done) => reportProgress(services, work, done, checks.length))
  await inTransaction(services.database, { side: 'authority', authority }, 'write', async (tx) => {
    const result: RunResult = await keep(tx, services, { authority, night: null, seat: work.actor.seat }, checks, seen)
    await finishWork(tx, work, services.clock.now(), { ...result })
  })
}

/** The night's run of one authority; nothing when it has run already. Two servers at once: the second finds the night taken. */
export async function runNightlyChecks(services: Wanted, authority: AuthorityId, checks: readonly IntegrityCheck[]): Promise<RunResult | undefined> {
  const night = nightOf(services.clock.now())
  if (await inTransaction(services.database, { side: 'authority', authority }, 'read', (tx) => ranThatNight(tx, authority, night))) return undefined
  const seen = await check(services, authority, checks)
  return inTransaction(services.database, { side: 'authority', authority }, 'write', async (tx) => {
    if (await ranThatNight(tx, authority, night)) return undefined
    return keep(tx, services, { authority, night, seat: null }, checks, seen)
  })
}

async function changing(tx: Tx, by: Actor, id: FindingId, seen: number) {
  const finding = (await loadFinding(tx, by.authority, id)) ?? refuse('not-found', 'integrity.finding-not-found')
  if (finding.version !== seen) refuse('conflict', 'record.changed-meanwhile', { version: finding.version })
  if (finding.goneAt !== null) refuse('conflict', 'integrity.finding-gone')
  return finding
}

/** Known and left so: it stays listed with its reason and is not told again. */
export async function acceptFinding(tx: Tx, { actor, at }: By, { id, seen, reason }: { id: FindingId; seen: number; reason: string }) {
  const { code, acceptedAt, agencyId } = await changing(tx, actor, id, seen)
  if (acceptedAt !== null) refuse('conflict', 'integrity.accepted-already')
  await setAcceptance(tx, actor.authority, id, { seat: actor.seat, at, reason })
  record(tx, {
    at,
    by: actor,
    type: 'integrity.finding-accepted',
    subject: { kind: 'finding', id },
    facts: { code, agency: agencyId ?? undefined },
    personal: { reason },
  })
  return { id, version: seen + 1 }
}

export async function reopenFinding(tx: Tx, { actor, at }: By, { id, seen }: { id: FindingId; seen: number }) {
  const { code, acceptedAt, agencyId } = await changing(tx, actor, id, seen)
  if (acceptedAt === null) refuse('conflict', 'integrity.not-accepted')
  await setAcceptance(tx, actor.authority, id, null)
  record(tx, { at, by: actor, type: 'integrity.finding-reopened', subject: { kind: 'finding', id }, facts: { code, agency: agencyId ?? undefined } })
  return { id, version: seen + 1 }
}
