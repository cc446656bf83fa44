import type { Actor } from '../../kernel/actor.ts'
import { canonical, type Json } from '../../kernel/canonical-json.ts'
import { type Day, dayOf, type HalfYear } from '../../kernel/day.ts'
import { type BodyId, type DirectionId, type PaperId, PlanId, PlanLineId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { sha256 } from '../../platform/audit-log/digest.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { checkAmendable, checkClosable, checkDraft, checkPaper, copiedLines, decidedBeforeLastChange, linesOfDirections } from './plan.ts'
import { differenceOf } from './plan-difference.ts'
import { decideLines, mostLines, type PlanKind, type PlanLine, type PlanLineForm } from './plan-line.ts'
import {
  addEdition,
  addPlan,
  loadPlan,
  loadPlanWithDirections,
  loadPlanWithLines,
  loadPlanWithPaper,
  loadSource,
  saveApproval,
  saveClosure,
  saveText,
} from './plan.store.ts'

interface Given {
  by: Actor
  at: Date
}
interface Change extends Given {
  id: PlanId
  seen: number
}

export interface SavedPlan {
  id: PlanId
  version: number
}

const newIds = (at: Date) => () => PlanLineId.parse(uuidv7(at))
const digestOf = (lines: readonly PlanLine[]) => sha256(canonical(lines as unknown as Json))

export interface NewPlan {
  kind: PlanKind
  year: number
  title: string
  issuerId: BodyId
  copy?: { planId: PlanId; lineIds: readonly PlanLineId[] } | undefined
}

export async function createPlan(tx: Tx, { by, at, asked, id = PlanId.parse(uuidv7(at)) }: Given & { asked: NewPlan; id?: PlanId }): Promise<SavedPlan> {
  const { copy, ...plan } = asked
  const source = await loadSource(tx, by, { issuer: asked.issuerId, copy: copy?.planId ?? null })
  if (!source.issuerKnown) refuse('invalid', 'plan.issuer-unknown')
  if (copy && (source.year === null || source.lines === null)) refuse('not-found', 'plan.not-found')
  const lines = copy ? copiedLines(source.lines ?? [], copy.lineIds, asked.year - (source.year ?? asked.year), newIds(at)) : []
  await addPlan(tx, { by, at, id }, { ...plan, lines })
  record(tx, {
    at,
    by,
    type: 'plan.begun',
    subject: { kind: 'plan', id },
    facts: { kind: plan.kind, year: plan.year, lines: lines.length, ...(copy ? { copiedFrom: copy.planId, digest: digestOf(lines) } : {}) },
    personal: { title: plan.title },
  })
  return { id, version: 1 }
}

/** One text, one save; the deed tells how much of it is new and covers every line by its digest. */
export async function saveLines(
  tx: Tx,
  { by, at, id, seen, title, asked }: Change & { title?: string | undefined; asked: readonly PlanLineForm[] },
): Promise<SavedPlan> {
  const plan = await loadPlanWithLines(tx, by, id, seen, asked)
  const edition = checkDraft(plan)
  const lines = decideLines(asked, plan.year, plan.around, newIds(at))
  const kept = title ?? plan.title
  const sameOrder = lines.every((line, n) => plan.lines[n]?.id === line.id)
  const { lines: differences } = differenceOf(plan.lines, lines)
  if (differences.length === 0 && sameOrder && kept === plan.title) refuse('invalid', 'plan.nothing-to-save')
  const version = seen + 1
  await saveText(tx, { by, at, id }, { version, edition, title: kept, lines })
  const count = (kind: string) => differences.filter((one) => one.kind === kind).length
  record(tx, {
    at,
    by,
    type: 'plan.text-saved',
    subject: { kind: 'plan', id },
    facts: { edition, version, lines: lines.length, added: count('added'), changed: count('changed'), dropped: count('dropped'), digest: digestOf(lines) },
    ...(kept === plan.title ? {} : { personal: { title: kept } }),
  })
  return { id, version }
}

export interface ApprovedPlan extends SavedPlan {
  warnings: { code: 'plan.decided-before-last-change'; details: { number: string; issuedOn: string; changedOn: string } }[]
}

export async function approvePlan(tx: Tx, { by, at, id, seen, paper: paperId }: Change & { paper: PaperId }): Promise<ApprovedPlan> {
  const plan = await loadPlanWithPaper(tx, by, id, seen, paperId)
  const edition = checkDraft(plan)
  if (plan.lines.length === 0) refuse('invalid', 'plan.without-lines')
  const paper = checkPaper(plan.paper, plan.year, plan.formerOn, dayOf(at))
  const version = seen + 1
  await saveApproval(tx, { by, at, id }, { version, edition, paper: paperId, on: paper.issuedOn, former: plan.paper?.former ?? null })
  record(tx, {
    at,
    by,
    type: edition === 1 ? 'plan.approved' : 'plan.amendment-approved',
    subject: { kind: 'plan', id },
    assertedOn: paper.issuedOn,
    facts: { edition, version, paper: paperId, number: paper.number, lines: plan.lines.length, digest: digestOf(plan.lines) },
  })
  const late = decidedBeforeLastChange(paper.issuedOn, plan.changedAt)
  return {
    id,
    version,
    warnings: late
      ? [{ code: 'plan.decided-before-last-change', details: { number: paper.number, issuedOn: paper.issuedOn, changedOn: dayOf(plan.changedAt) } }]
      : [],
  }
}

export async function amendPlan(tx: Tx, { by, at, id, seen, reason }: Change & { reason: string }): Promise<SavedPlan> {
  const plan = await loadPlan(tx, by, id, seen)
  const edition = checkAmendable(plan)
  const version = seen + 1
  await addEdition(tx, { by, at, id }, { version, edition, reason, lines: plan.lines })
  record(tx, { at, by, type: 'plan.amendment-begun', subject: { kind: 'plan', id }, facts: { edition, version }, personal: { reason } })
  return { id, version }
}

export async function closePlan(tx: Tx, { by, at, id, seen, evaluation }: Change & { evaluation: string }): Promise<SavedPlan> {
  const plan = await loadPlan(tx, by, id, seen)
  const today: Day = dayOf(at)
  checkClosable(plan, plan.year, today)
  const version = seen + 1
  await saveClosure(tx, { by, at, id }, { version, on: today, evaluation })
  record(tx, { at, by, type: 'plan.closed', subject: { kind: 'plan', id }, assertedOn: today, facts: { year: plan.year, version }, personal: { evaluation } })
  return { id, version }
}

const headings = { H1: 'Nhiệm vụ 6 tháng đầu năm', H2: 'Nhiệm vụ 6 tháng cuối năm' } as const

/** "Đưa phương hướng vào kế hoạch": into the draft only, for a plan in force is changed by a decision. */
export async function planFromDirections(
  tx: Tx,
  { by, at, id, seen, period, directions }: Change & { period: HalfYear; directions: readonly DirectionId[] },
): Promise<SavedPlan & { added: number }> {
  const plan = await loadPlanWithDirections(tx, by, id, seen, { period, ids: directions })
  const edition = checkDraft(plan)
  if (Number(period.slice(0, 4)) !== plan.year) refuse('invalid', 'plan.period-of-another-year', { year: plan.year })
  if (plan.directions.length < new Set(directions).size) refuse('invalid', 'plan.direction-unknown')
  const lines = linesOfDirections(plan.lines, plan.directions, headings[period.endsWith('H1') ? 'H1' : 'H2'], plan.year, newIds(at))
  if (lines.length > mostLines) refuse('invalid', 'plan.too-many-lines', { most: mostLines })
  const version = seen + 1
  await saveText(tx, { by, at, id }, { version, edition, title: plan.title, lines })
  const added = lines.length - plan.lines.length
  record(tx, { at, by, type: 'plan.directions-taken', subject: { kind: 'plan', id }, facts: { edition, version, period, added, digest: digestOf(lines) } })
  return { id, version, added }
}
