import { z } from 'zod'
import { OfficerId } from '../../kernel/identity.ts'
import { refuse, refuseAt } from '../../kernel/refusal.ts'
import { Role } from '../../kernel/rights.ts'
import { lines } from '../../kernel/text.ts'

/** What is put before somebody to check (trình): a drafted paper, a report, a piece of news. */
export const SubjectKind = z.enum(['draft-paper', 'report', 'news'])
export type SubjectKind = z.infer<typeof SubjectKind>

export interface Subject {
  kind: SubjectKind
  id: string
}

/** Remarks to the whole, or to one passage of it, named by its id. */
export const PassageRemark = z.strictObject({ block: z.string().min(1).max(80), text: lines(4000) })
export type PassageRemark = z.infer<typeof PassageRemark>

export const ReviewState = z.enum(['open', 'passed', 'returned', 'withdrawn'])
export type ReviewState = z.infer<typeof ReviewState>

/** The last round of checking, as it stands. */
export const Round = z.object({
  round: z.int(),
  revision: z.int(),
  steps: z.array(Role),
  step: z.int(),
  state: ReviewState,
  officerId: OfficerId,
})
export type Round = z.infer<typeof Round>

/** The usual way of a paper: the head of the division, then the leader of the sub-department. */
export const usualSteps: readonly Role[] = ['division-head', 'sub-department-leader']

/** Who may check at all, from below to above; whoever stands above a step may take it over. */
export const checkers = ['division-head', 'sub-department-leader', 'department-leader', 'authority-leader'] as const satisfies Role[]

export const Steps = z
  .array(z.enum(checkers))
  .min(1)
  .max(4)
  .refine((steps) => steps.every((role, n) => n === 0 || checkers.indexOf(role) > checkers.indexOf(steps[n - 1] ?? role)), { error: 'review.steps-order' })
  .describe('Roles that check one after the other, from below to above')

const rank = (role: Role): number => (checkers as readonly Role[]).indexOf(role)

interface Checker {
  role: Role
  officer: string
}

export type Standing = 'own-step' | 'reason-wanted' | 'not-yours'

/**
 * How somebody stands to the step that waits. The author checks the own text only with a recorded reason, and so does the
 * administrator, who is of no step: in an office of one person there is nobody else.
 */
export function standingTo(round: Round, { role, officer }: Checker): Standing {
  const waiting = round.steps[round.step]
  if (round.state !== 'open' || waiting === undefined) return 'not-yours'
  if (role === 'system-administrator') return 'reason-wanted'
  if (rank(role) < rank(waiting)) return 'not-yours'
  return officer === round.officerId ? 'reason-wanted' : 'own-step'
}

/**
 * The round after a verdict of somebody who may give it; a leader who takes a step over passes those below at once. What all
 * have let through may still be given back by whoever stands as high as its last checker.
 */
export function decide(round: Round | undefined, by: Checker, verdict: 'passed' | 'returned', override: string | undefined): Round {
  if (round?.state === 'passed' && verdict === 'returned') {
    const last = round.steps.at(-1) ?? by.role
    if (by.role !== 'system-administrator' && rank(by.role) < rank(last)) refuse('forbidden', 'review.not-your-step', { role: last })
    return { ...round, state: 'returned' }
  }
  if (round?.state !== 'open') return refuse('conflict', 'review.not-open')
  const standing = standingTo(round, by)
  if (standing === 'not-yours') refuse('forbidden', 'review.not-your-step', { role: round.steps[round.step] ?? '' })
  if (standing === 'reason-wanted' && override === undefined) refuseAt('invalid', 'override', 'review.own-text')
  if (verdict === 'returned') return { ...round, state: 'returned' }
  const above = round.steps.findIndex((role, n) => n > round.step && rank(role) > rank(by.role))
  const next = by.role === 'system-administrator' ? round.step + 1 : above === -1 ? round.steps.length : above
  return next >= round.steps.length ? { ...round, step: round.steps.length, state: 'passed' } : { ...round, step: next }
}

/** The role an open round waits for. */
export const waitingRole = (round: Round): Role | null => (round.state === 'open' ? (round.steps[round.step] ?? null) : null)
