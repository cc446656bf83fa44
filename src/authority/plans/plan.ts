import type { Day } from '../../kernel/day.ts'
import { addDays, dayOf, reach } from '../../kernel/day.ts'
import type { DirectionId, PlanLineId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { KnownDate } from '../programme/programme-fields.ts'
import type { PlanLine } from './plan-line.ts'

/** What a rule has to know of a plan besides its lines. */
export interface PlanStanding {
  /** The draft being written, if there is one. */
  draft: number | null
  /** The edition in force. */
  inForce: number | null
  closed: boolean
}

export function checkDraft({ draft, closed }: PlanStanding): number {
  if (closed) refuse('conflict', 'plan.closed')
  return draft ?? refuse('conflict', 'plan.approved-already')
}

/** A plan is amended once it is approved; before that its draft is simply changed. */
export function checkAmendable({ draft, inForce, closed }: PlanStanding): number {
  if (closed) refuse('conflict', 'plan.closed')
  if (inForce === null) return refuse('conflict', 'plan.amended-before-approval')
  if (draft !== null) refuse('conflict', 'plan.amended-already')
  return inForce + 1
}

export function checkWorkable({ inForce, closed }: PlanStanding): void {
  if (closed) refuse('conflict', 'plan.closed')
  if (inForce === null) refuse('conflict', 'plan.not-approved')
}

export function checkClosable({ draft, inForce, closed }: PlanStanding, year: number, today: Day): void {
  if (closed) refuse('conflict', 'plan.closed')
  if (inForce === null) refuse('conflict', 'plan.not-approved')
  if (draft !== null) refuse('conflict', 'plan.amendment-open')
  if (Number(today.slice(0, 4)) < year) refuse('conflict', 'plan.year-not-begun', { year })
}

/** A decision dated before the draft's last change cannot have decided on that text: told, not refused, for the record may be late. */
export const decidedBeforeLastChange = (issuedOn: Day, changedAt: Date): boolean => issuedOn < dayOf(changedAt)

export interface ApprovingPaper {
  number: string
  kind: string
  issuedOn: Day
}

export function checkPaper(paper: ApprovingPaper | null, year: number, formerOn: Day | null, today: Day): ApprovingPaper {
  if (paper === null) return refuse('invalid', 'plan.paper-unknown')
  if (paper.kind !== 'decision') refuse('invalid', 'plan.paper-no-decision', { number: paper.number })
  if (paper.issuedOn > today) refuse('invalid', 'plan.paper-in-future', { number: paper.number })
  const paperYear = Number(paper.issuedOn.slice(0, 4))
  if (paperYear < year - 1 || paperYear > year) refuse('invalid', 'plan.paper-of-another-year', { number: paper.number, year })
  if (formerOn !== null && paper.issuedOn < formerOn) refuse('invalid', 'plan.paper-before-former', { number: paper.number, former: formerOn })
  return paper
}

/** The same time in another year: 29 February becomes 28 February. */
export function inOtherYear(date: KnownDate, by: number): KnownDate {
  const shifted = (text: string) => `${Number(text.slice(0, 4)) + by}${text.slice(4)}`
  switch (date.precision) {
    case 'unknown':
      return date
    case 'day': {
      const leap = date.day.endsWith('-02-29')
      const day = shifted(leap ? addDays(date.day, -1) : date.day) as Day
      return { ...date, day }
    }
    case 'month':
      return { ...date, month: shifted(date.month) }
    case 'quarter':
      return { ...date, quarter: shifted(date.quarter) }
    case 'half-year':
      return { ...date, halfYear: shifted(date.halfYear) as typeof date.halfYear }
    case 'year':
      return { ...date, year: shifted(date.year) }
  }
}

/** Lines chosen from an earlier plan for a new one. What belongs to the year alone does not come along. */
export function copiedLines(from: readonly PlanLine[], chosen: readonly PlanLineId[], years: number, newId: () => PlanLineId): PlanLine[] {
  const lines = from.filter(({ id }) => chosen.includes(id))
  if (lines.length < new Set(chosen).size) refuse('invalid', 'plan.line-unknown')
  return lines.map((line) => ({
    ...line,
    id: newId(),
    from: inOtherYear(line.from, years),
    to: inOtherYear(line.to, years),
    directionId: null,
    copiedFrom: line.id,
  }))
}

/** What a task of a half-year brings to a plan. */
export interface PlannedDirection {
  id: DirectionId
  task: string
  quantity: number | null
  unit: string | null
  owner: string | null
  cooperating: readonly string[]
  deadline: KnownDate
  period: string
}

/** Lines of tasks that are not lines yet, under one heading at the end. */
export function linesOfDirections(
  held: readonly PlanLine[],
  directions: readonly PlannedDirection[],
  section: string,
  year: number,
  newId: () => PlanLineId,
): PlanLine[] {
  const taken = new Set(held.map(({ directionId }) => directionId))
  const added = directions
    .filter(({ id }) => !taken.has(id))
    .map((one): PlanLine => {
      const halfYear: KnownDate = { precision: 'half-year', halfYear: one.period as never }
      const within = reach(one.deadline)
      return {
        id: newId(),
        section,
        task: one.task,
        quantity: one.quantity,
        unit: one.unit,
        owner: one.owner,
        cooperating: [...one.cooperating],
        from: { precision: 'unknown' },
        // A deadline of another year stays with the task; the line has the half-year of the plan.
        to: within !== undefined && Number(within.from.slice(0, 4)) <= year && Number(within.to.slice(0, 4)) >= year ? one.deadline : halfYear,
        product: null,
        budget: null,
        budgetSource: null,
        agencyIds: [],
        form: null,
        activityKind: null,
        directionId: one.id,
        copiedFrom: null,
      }
    })
  if (added.length === 0) refuse('conflict', 'plan.directions-taken')
  return [...held, ...added]
}
