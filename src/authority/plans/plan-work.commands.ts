import type { Actor } from '../../kernel/actor.ts'
import { dayOf } from '../../kernel/day.ts'
import type { PlanId, PlanLineId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { checkWorkable } from './plan.ts'
import type { PlanLine } from './plan-line.ts'
import { addStep, type LoadedLine, loadLine } from './plan.store.ts'
import { decideStep, decideVerdict, type NewStep, type StepForm, type VerdictForm } from './plan-work.ts'

interface On {
  by: Actor
  at: Date
  plan: PlanId
  line: PlanLineId
}

export interface SavedStep {
  id: PlanLineId
  sequence: number
}

export async function recordStep(tx: Tx, { asked, ...on }: On & { asked: StepForm }): Promise<SavedStep> {
  const loaded = await loadLine(tx, on.by, { plan: on.plan, line: on.line }, asked)
  const line = workable(loaded, asked.sequence)
  return save(tx, on, loaded, decideStep(line, loaded.steps, asked, { ...loaded.around, today: dayOf(on.at) }))
}

export async function decideExtension(tx: Tx, { asked, ...on }: On & { asked: VerdictForm }): Promise<SavedStep> {
  const loaded = await loadLine(tx, on.by, { plan: on.plan, line: on.line })
  const line = workable(loaded, asked.sequence)
  return save(tx, on, loaded, decideVerdict(line, loaded.steps, asked, { officer: on.by.officer, today: dayOf(on.at) }))
}

function workable({ plan, line, steps }: LoadedLine, seen: number): PlanLine {
  checkWorkable(plan)
  const last = steps.at(-1)?.sequence ?? 0
  if (last !== seen) refuse('conflict', 'record.changed-meanwhile', { version: last, fields: [] })
  return line ?? refuse('not-found', 'plan.line-unknown')
}

async function save(tx: Tx, { by, at, plan, line }: On, { steps }: LoadedLine, step: NewStep): Promise<SavedStep> {
  const sequence = (steps.at(-1)?.sequence ?? 0) + 1
  await addStep(tx, { authority: by.authority, plan, line, sequence, officer: by.officer, at }, step)
  record(tx, {
    at,
    by,
    type: `plan-line.${step.step}`,
    subject: { kind: 'plan-line', id: line },
    assertedOn: step.onDay,
    facts: {
      plan,
      sequence,
      quantity: step.quantity,
      activities: [...step.activityIds],
      paper: step.paperId,
      file: step.fileId,
      until: step.until,
      withdraws: step.withdraws,
    },
    personal: { words: step.words, link: step.link },
  })
  return { id: line, sequence }
}
