import type { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { dayOf } from '../../kernel/day.ts'
import type { ReportId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { withRoundOpened, withVerdict } from '../../papers/review/facade.ts'
import { decide } from '../../papers/review/review.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { passReport as passing, returnReport as returning, submitReport as submitting } from './checking.contract.ts'
import { loadToCheck, moveReport, type ToCheck } from './checking.store.ts'
import type { SavedReport } from './report.commands.ts'
import { type ReportMove, type ReportState, stateAfter } from './report.ts'

interface By {
  by: Actor
  at: Date
  id: ReportId
}
type Body<E extends { body: z.ZodType }> = z.output<E['body']>

async function ready(tx: Tx, { by, at, id }: By, seen: number, move: ReportMove): Promise<ToCheck & { after: ReportState }> {
  const held = await loadToCheck(tx, by.authority, id, dayOf(at))
  if (held.version !== seen) refuse('conflict', 'record.changed-meanwhile', { version: held.version })
  return { ...held, after: stateAfter(held.state, move) }
}

const subjectOf = (id: ReportId) => ({ kind: 'report' as const, id })
const roundOf = ({ round }: ToCheck) => round ?? refuse('conflict', 'review.not-open')

/** Trình: the last frozen version with its words goes before the first of those who check. */
export async function submitReport(tx: Tx, { by, at, id }: By, { version, remark }: Body<typeof submitting>): Promise<SavedReport> {
  const { no, sha256, steps, round, author, after } = await ready(tx, { by, at, id }, version, 'submit')
  const opened = withRoundOpened(tx, { by, at, subject: subjectOf(id), before: round, revision: no, steps, author, remark })
  await moveReport(opened, by.authority, id, version, after)
  record(tx, {
    at,
    by,
    type: 'report.submitted',
    subject: subjectOf(id),
    facts: { no, content: sha256, steps, round: (round?.round ?? 0) + 1 },
    personal: { remark },
  })
  return { id, version: version + 1 }
}

export async function recallReport(tx: Tx, { by, at, id }: By, { version, remark }: Body<typeof submitting>): Promise<SavedReport> {
  const held = await ready(tx, { by, at, id }, version, 'recall')
  const before = roundOf(held)
  const told = withVerdict(tx, { by, at, subject: subjectOf(id), remark }, before, { ...before, state: 'withdrawn' }, 'withdrawn')
  await moveReport(told, by.authority, id, version, held.after)
  record(tx, { at, by, type: 'report.recalled', subject: subjectOf(id), facts: { no: held.no }, personal: { remark } })
  return { id, version: version + 1 }
}

/** Trả lại, from whoever checks it now, or from whoever stands as high as its last checker. */
export async function returnReport(tx: Tx, { by, at, id }: By, { version, remark, remarks, override }: Body<typeof returning>): Promise<SavedReport> {
  const held = await ready(tx, { by, at, id }, version, 'return')
  const before = roundOf(held)
  const after = decide(before, by, 'returned', override)
  const told = withVerdict(tx, { by, at, subject: subjectOf(id), remark, remarks, override }, before, after, 'returned')
  await moveReport(told, by.authority, id, version, held.after)
  record(tx, {
    at,
    by,
    type: 'report.returned',
    subject: subjectOf(id),
    facts: { no: held.no, step: before.step, remarks: remarks.length, override: override !== undefined },
    personal: { remark, override },
  })
  return { id, version: version + 1 }
}

/** Duyệt: after the last step the version waits for its number. */
export async function passReport(tx: Tx, { by, at, id }: By, { version, remark, override }: Body<typeof passing>): Promise<SavedReport> {
  const held = await ready(tx, { by, at, id }, version, 'pass')
  const before = roundOf(held)
  const after = decide(before, by, 'passed', override)
  const last = after.state === 'passed'
  const told = withVerdict(tx, { by, at, subject: subjectOf(id), remark, override }, before, after, 'passed')
  await moveReport(told, by.authority, id, version, last ? held.after : held.state)
  record(tx, {
    at,
    by,
    type: 'report.passed',
    subject: subjectOf(id),
    facts: { no: held.no, content: held.sha256, step: before.step, role: by.role, last, override: override !== undefined },
    personal: { remark, override },
  })
  return { id, version: version + 1 }
}
