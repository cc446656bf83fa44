import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { OfficerId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Role } from '../../kernel/rights.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { decide, type PassageRemark, type Round, type Subject, usualSteps } from './review.ts'
import { loadRound, viewRounds, viewWaiting, withRoundOpened, withVerdict } from './review.store.ts'

/** For a command that loads and saves its subject in one statement each: the pieces that go into those statements. */
export { readRound, readRoute, roundJson, roundsJson, routeJson, withRoundOpened, withVerdict } from './review.store.ts'

interface Asked {
  by: Actor
  at: Date
  subject: Subject
  remark?: string
  remarks?: readonly PassageRemark[]
  override?: string
}

/**
 * Trình: puts a revision before the first of the roles. The caller holds the lock of the subject, records the deed, and is
 * told by a refusal when a round is open already. Without `steps` the usual roles check.
 */
export async function openReview(tx: Tx, asked: Asked & { revision: number; author: OfficerId; steps?: readonly Role[] }): Promise<void> {
  const before = await loadRound(tx, asked.by.authority, asked.subject)
  if (before?.state === 'open') refuse('conflict', 'review.open-already')
  const opened = withRoundOpened(tx, { ...asked, before, steps: asked.steps ?? usualSteps })
  await opened.selectNoFrom(sql<number>`1`.as('opened')).execute()
}

async function say(tx: Tx, asked: Asked, verdict: 'passed' | 'returned' | 'withdrawn', after: (before: Round | undefined) => Round): Promise<Round> {
  const before = await loadRound(tx, asked.by.authority, asked.subject)
  const moved = after(before)
  await withVerdict(tx, asked, before ?? moved, moved, verdict)
    .selectNoFrom(sql<number>`1`.as('told'))
    .execute()
  return moved
}

/** Lets the revision through one step; the round that comes back is `passed` after the last. */
export const passReview = (tx: Tx, asked: Asked): Promise<Round> => say(tx, asked, 'passed', (before) => decide(before, asked.by, 'passed', asked.override))

/** Trả lại with remarks: the round ends, and the next submission opens another. */
export const returnReview = (tx: Tx, asked: Asked): Promise<Round> =>
  say(tx, asked, 'returned', (before) => decide(before, asked.by, 'returned', asked.override))

/** The author takes back what nobody has decided upon. */
export const withdrawReview = (tx: Tx, asked: Asked): Promise<Round> =>
  say(tx, asked, 'withdrawn', (before) => (before?.state === 'open' ? { ...before, state: 'withdrawn' } : refuse('conflict', 'review.not-open')))

/** All rounds of a subject with their remarks, newest first. */
export const reviewOf = (tx: Tx, by: Pick<Actor, 'authority'>, subject: Subject) => viewRounds(tx, by.authority, subject)

/** What waits for the role of a seat, oldest first. */
export const waitingFor = (tx: Tx, actor: Pick<Actor, 'authority' | 'role'>) => viewWaiting(tx, actor)
