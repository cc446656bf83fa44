import { z } from 'zod'
import { type Day, type HalfYear, spanOf } from '../../kernel/day.ts'
import { refuse } from '../../kernel/refusal.ts'

/** The life of a report (`lifecycles.md`): figures are frozen, wording stays open, the text is sealed at issue. */
export const ReportState = z.enum(['collecting', 'figures_frozen', 'issued'])
export type ReportState = z.infer<typeof ReportState>
export type ReportMove = 'change' | 'word' | 'freeze' | 'issue' | 'publish'

const moves = {
  collecting: { change: 'collecting', word: 'collecting', freeze: 'figures_frozen' },
  figures_frozen: { change: 'figures_frozen', word: 'figures_frozen', freeze: 'figures_frozen', issue: 'issued' },
  // Any change after issue is a new version: it begins with freezing again.
  issued: { freeze: 'figures_frozen', publish: 'issued' },
} as const satisfies Record<ReportState, Partial<Record<ReportMove, ReportState>>>

export const movesFrom = (state: ReportState): ReportMove[] => Object.keys(moves[state]) as ReportMove[]

/** The states a move may start from: what a guarded UPDATE asks for. */
export const statesBefore = (move: ReportMove): ReportState[] => ReportState.options.filter((state) => movesFrom(state).includes(move))

export function stateAfter(state: ReportState, move: ReportMove): ReportState {
  const to = (moves[state] as Partial<Record<ReportMove, ReportState>>)[move]
  return to ?? refuse('conflict', 'report.move-not-from-here', { move, state })
}

/** A data date lies in the period it tells of; figures of a day to come would be promises. */
export function checkDataDate(period: HalfYear, dataDate: Day, today: Day): void {
  const { from, to } = spanOf(period)
  if (dataDate < from || dataDate > to) refuse('invalid', 'report.data-date-outside', { from, to, dataDate })
  if (dataDate > today) refuse('invalid', 'report.data-date-in-future', { dataDate, today })
}

/** From the second version on somebody will ask why there are two. */
export function checkReason(latest: number, reason: string | undefined): void {
  if (latest > 0 && !reason) refuse('invalid', 'report.reason-missing', { no: latest + 1 })
}

export function checkIssue(issuedOn: Day, dataDate: Day, today: Day): void {
  if (issuedOn < dataDate) refuse('invalid', 'report.issued-before-data-date', { issuedOn, dataDate })
  if (issuedOn > today) refuse('invalid', 'report.issued-in-future', { issuedOn, today })
}
