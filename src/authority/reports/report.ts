import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import { refuse, refuseAt } from '../../kernel/refusal.ts'
import { isYear, periodSpan, type ReportPeriod } from '../../kernel/report-period.ts'

/** The life of a report (`lifecycles.md`): figures are frozen, the version is put before those who check, the text is sealed at issue. */
export const ReportState = z.enum(['collecting', 'figures_frozen', 'submitted', 'returned', 'approved', 'issued'])
export type ReportState = z.infer<typeof ReportState>
export type ReportMove = 'change' | 'word' | 'freeze' | 'submit' | 'recall' | 'return' | 'pass' | 'issue' | 'publish' | 'correct'

const moves = {
  collecting: { change: 'collecting', word: 'collecting', freeze: 'figures_frozen' },
  // Another data date or issuer is another report: what was frozen of it is not issued any more.
  figures_frozen: { change: 'collecting', word: 'figures_frozen', freeze: 'figures_frozen', submit: 'submitted', issue: 'issued' },
  // What is being checked, or was let through, is not worded otherwise behind the back of those who check.
  submitted: { recall: 'figures_frozen', return: 'returned', pass: 'approved' },
  returned: { change: 'collecting', word: 'returned', freeze: 'figures_frozen' },
  approved: { return: 'returned', freeze: 'figures_frozen', issue: 'issued' },
  // Any change after issue is a new version: it begins with freezing again. A slip of the pen is corrected by a paper of its own.
  issued: { freeze: 'figures_frozen', publish: 'issued', correct: 'issued' },
} as const satisfies Record<ReportState, Partial<Record<ReportMove, ReportState>>>

export const movesFrom = (state: ReportState): ReportMove[] => Object.keys(moves[state]) as ReportMove[]

/** The states a move may start from: what a guarded UPDATE asks for. */
export const statesBefore = (move: ReportMove): ReportState[] => ReportState.options.filter((state) => movesFrom(state).includes(move))

export function stateAfter(state: ReportState, move: ReportMove): ReportState {
  const to = (moves[state] as Partial<Record<ReportMove, ReportState>>)[move]
  return to ?? refuse('conflict', 'report.move-not-from-here', { move, state })
}

/** A data date lies in the period it tells of; figures of a day to come would be promises. */
export function checkDataDate(period: ReportPeriod, dataDate: Day, today: Day): void {
  const { from, to } = periodSpan(period)
  if (dataDate < from || dataDate > to) refuse('invalid', 'report.data-date-outside', { from, to, dataDate })
  if (dataDate > today) refuse('invalid', 'report.data-date-in-future', { dataDate, today })
}

/** A template tells of years or of half-years; the other would compare what cannot be compared. */
export function checkPeriod(template: { tells?: 'half-year' | 'year' | undefined }, period: ReportPeriod): void {
  const tells = template.tells ?? 'half-year'
  if ((tells === 'year') !== isYear(period)) refuseAt('invalid', 'period', 'report.period-of-other-template', { tells })
}

/** From the second version on somebody will ask why there are two. */
export function checkReason(latest: number, reason: string | undefined): void {
  if (latest > 0 && !reason) refuse('invalid', 'report.reason-missing', { no: latest + 1 })
}

export function checkIssue(issuedOn: Day, dataDate: Day, today: Day): void {
  if (issuedOn < dataDate) refuse('invalid', 'report.issued-before-data-date', { issuedOn, dataDate })
  if (issuedOn > today) refuse('invalid', 'report.issued-in-future', { issuedOn, today })
}
