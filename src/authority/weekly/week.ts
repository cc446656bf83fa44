import { z } from 'zod'
import { Day, HalfYear, halfYear } from '../../kernel/day.ts'
import { ReportId } from '../../kernel/identity.ts'
import { TwoLanguages } from '../../kernel/list.ts'

/** The five figures a leader looks at, in their order. */
export const FigureKey = z.enum(['declared', 'declared-apart', 'plan-lines', 'tasks', 'answers'])
export type FigureKey = z.infer<typeof FigureKey>
/** Those whose names are not agencies of n/N, and have a list of their own. */
export const NamedFigure = FigureKey.exclude(['declared', 'declared-apart'])
export type NamedFigure = z.infer<typeof NamedFigure>

const Counted = z.strictObject({ n: z.int(), total: z.int() })

export const WeekFigure = z.strictObject({
  key: FigureKey,
  n: z.int(),
  notYet: z.int(),
  noData: z.int(),
  total: z.int(),
  before: Counted.nullable().describe('on the same day of the period before; null where nothing is known of it'),
  alike: z
    .strictObject({ n: z.int(), before: z.int(), total: z.int() })
    .nullable()
    .describe('of those that were there on both days; null where the two periods do not count the same things'),
})
export type WeekFigure = z.infer<typeof WeekFigure>

/** Whether anybody knows anything: "0 of 322" would say that nobody has, which nobody knows. */
export const isKnown = ({ total, noData }: Pick<WeekFigure, 'total' | 'noData'>): boolean => total > noData

export type Turn = 'up' | 'down' | 'same'

/** Against the period before, like for like: the same agencies where there are any, else the shares; null where there is nothing to compare with. */
export function turnOf(figure: WeekFigure): Turn | null {
  const { alike, before, n, total } = figure
  if (!isKnown(figure) || before === null) return null
  const turn = (d: number): Turn => (d > 0 ? 'up' : d < 0 ? 'down' : 'same')
  if (alike !== null) return alike.total === 0 ? null : turn(alike.n - alike.before)
  return before.total === 0 ? null : turn(n * before.total - before.n * total)
}

/** The same day of the half-year before: six months earlier, on the last day of a month that is shorter. */
export function sameDayBefore(on: Day): Day {
  const [year = 0, month = 1, day = 1] = on.split('-').map(Number)
  const at = new Date(Date.UTC(year, month - 7, 1))
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate()
  at.setUTCDate(Math.min(day, last))
  return Day.parse(at.toISOString().slice(0, 10))
}

export const formerHalf = (period: HalfYear): HalfYear => {
  const year = Number(period.slice(0, 4))
  return period.endsWith('H2') ? halfYear(year, 1) : halfYear(year - 1, 2)
}

/** What a leader should know, by rule and never by taste; `path` opens the names. */
export const WeekException = z.discriminatedUnion('key', [
  z.strictObject({ key: z.literal('answers'), path: z.string(), n: z.int(), since: Day }),
  z.strictObject({ key: z.literal('lines'), path: z.string(), n: z.int(), task: z.string(), due: Day }),
  z.strictObject({ key: z.literal('report'), path: z.string(), period: HalfYear }),
  z.strictObject({ key: z.literal('block'), path: z.string(), block: TwoLanguages, n: z.int(), total: z.int() }),
  z.strictObject({ key: z.literal('no-data'), path: z.string(), n: z.int(), total: z.int() }),
])
export type WeekException = z.infer<typeof WeekException>

export interface ExceptionFacts {
  on: Day
  blocks: readonly { block: string; name: TwoLanguages; apart: boolean; n: number; notYet: number; noData: number; total: number }[]
  overdue: readonly { task: string; due: Day; path: string }[]
  owing: { total: number; since: Day | null }
  /** The half-year that ended last, where its report is not issued. */
  missingReport: { period: HalfYear; path: string } | null
}

export const mostExceptions = 3

/** What is late goes before what is not done yet, and both before what nobody knows; of each rule only its weightiest case. */
export function exceptionsOf({ on, blocks, overdue, owing, missingReport }: ExceptionFacts): WeekException[] {
  const found: WeekException[] = []
  if (owing.total > 0 && owing.since !== null) found.push({ key: 'answers', path: '/reminders?state=unanswered,escalated', n: owing.total, since: owing.since })
  const worstLine = overdue.toSorted((a, b) => a.due.localeCompare(b.due))[0]
  if (worstLine) found.push({ key: 'lines', path: worstLine.path, n: overdue.length, task: worstLine.task, due: worstLine.due })
  if (missingReport) found.push({ key: 'report', ...missingReport })
  const worst = blocks.filter(({ apart, notYet }) => !apart && notYet > 0).toSorted((a, b) => b.notYet - a.notYet)[0]
  if (worst) found.push({ key: 'block', path: `/conversion?on=${on}`, block: worst.name, n: worst.notYet, total: worst.total })
  const sum = (count: (one: ExceptionFacts['blocks'][number]) => number) => blocks.reduce((all, one) => all + count(one), 0)
  const [noData, total] = [sum((one) => one.noData), sum((one) => one.total)]
  if (noData > 0) found.push({ key: 'no-data', path: `/conversion?on=${on}`, n: noData, total })
  return found.slice(0, mostExceptions)
}

/** Everything the page says, as of one moment; kept with the page that went out. */
export const WeekFacts = z.strictObject({
  authority: z.string(),
  office: z.string().nullable().describe('the sub-department that makes the page'),
  demonstration: z.boolean(),
  on: Day,
  before: Day,
  at: z.iso.datetime({ offset: true }).describe('made at'),
  edition: z.string().nullable(),
  figures: z.array(WeekFigure),
  exceptions: z.array(WeekException),
  toSign: z.strictObject({ total: z.int(), rows: z.array(z.strictObject({ title: z.string(), issuer: z.string(), since: Day, path: z.string() })) }),
  dates: z.array(z.strictObject({ kind: z.enum(['plan-line', 'reminder']), title: z.string(), on: Day, path: z.string() })),
  lastReport: z.strictObject({ id: ReportId, period: HalfYear, number: z.string(), issuedOn: Day }).nullable(),
})
export type WeekFacts = z.infer<typeof WeekFacts>
