import { type ImpreciseDate, inWords } from '../../kernel/day.ts'
import { twoDigits } from '../../kernel/progress.ts'
import { nextPeriod, periodSpan } from '../../kernel/report-period.ts'
import { fold } from '../../kernel/fold.ts'
import type { Run } from '../../papers/layout/block.ts'
import { figure } from '../../papers/layout/composing.ts'
import { countedTitle } from './counted-title.ts'
import { writeAddress } from './figure-address.ts'
import { type FigureValue, hasData, percentOf } from './figure-value.ts'
import type { Figure, RowGroup } from './figures.ts'
import { enumerated, impreciseWords, nextPeriodWords, periodWords } from './period-words.ts'
import type { Filling, Fillings } from './placeholder.ts'
import type { ActivityFact, DirectionFact, Issuer, OutcomeFact, PaperFact, ReportFacts, ReportFrame, TargetFact } from './report-facts.ts'
import type { Condition, Section } from './report-template.ts'

/** What the frame says in every sentence. */
export function frameFillings(frame: ReportFrame, facts: Pick<ReportFacts, 'edition'>): Fillings {
  return {
    issuer: frame.issuer.name,
    period: periodWords(frame.period),
    'next.period': nextPeriodWords(frame.period),
    dataDate: inWords(frame.dataDate),
    edition: facts.edition,
  }
}

const bound = (shown: string, of: Figure, group?: RowGroup): Run[] => [figure(shown, writeAddress({ figure: of.key, group }), of.label.vi)]

/** n, N and the rest of a progress figure; a figure nobody has data for is "—" and never 0. */
function progressFillings(prefix: string, of: Figure, value: Extract<FigureValue, { kind: 'progress' }>): Fillings {
  const shown = (n: number) => (hasData(value) ? String(n) : '—')
  return {
    [`${prefix}.n`]: bound(shown(value.n), of, 'declared'),
    [`${prefix}.N`]: bound(String(value.N), of),
    [`${prefix}.notYet`]: bound(shown(value.notYet), of, 'not-yet'),
    [`${prefix}.noData`]: bound(String(value.noData), of, 'no-data'),
    [`${prefix}.percent`]: bound(hasData(value) ? percentOf(value) : '—', of, 'declared'),
  }
}

/** Every named figure, by the name a sentence calls it. */
export function figureFillings(figures: readonly Figure[], channels: ReadonlyMap<string, readonly string[]>): Fillings {
  return Object.fromEntries(
    figures
      .filter((one) => one.key === one.section)
      .flatMap((one): [string, Filling | undefined][] =>
        one.value.kind === 'progress'
          ? Object.entries(progressFillings(one.key, one, one.value))
          : [
              [`${one.key}.n`, bound(one.value.n === null ? '—' : twoDigits(one.value.n), one, 'counted')],
              [`${one.key}.channels`, enumerated(channels.get(one.key) ?? [])],
            ],
      ),
  )
}

/** "Phường, xã, thị trấn" inside a sentence begins small; "Ủy ban nhân dân phường" and other names keep their capital. */
const withinSentence = (name: string) => (/^(\p{Lu}\p{Ll}*,|Các )/u.test(name) ? name.slice(0, 1).toLocaleLowerCase('vi') + name.slice(1) : name)

export const blockFillings = (of: Figure, value: Extract<FigureValue, { kind: 'progress' }>): Fillings => ({
  'block.name': withinSentence(of.label.vi),
  ...progressFillings('block', of, value),
})

const row = (section: Section, id: string, shown: string): Run[] => [
  figure(shown, writeAddress({ figure: section.code, group: 'counted', row: id }), section.name.vi),
]

export const paperFillings = (section: Section, paper: PaperFact): Fillings => ({
  'paper.kind': paper.kindName,
  'paper.number': row(section, paper.id, paper.number),
  'paper.date': inWords(paper.issuedOn),
  'paper.abstract': paper.abstract.replace(/[\s.;,]+$/, ''),
  'paper.issuer': paper.issuer,
})

/** Who issued a paper, seen from who issues the report: a body above, itself or a body of its own below, or somebody else. */
export function paperCondition(issuer: Issuer, paper: PaperFact): Condition {
  const is = (body: { name: string; symbol: string }) => fold(body.name) === fold(paper.issuer) || body.symbol === paper.issuerSymbol
  if (issuer.above.some(is)) return 'paper-above'
  return is(issuer) || issuer.below.some(is) ? 'paper-own' : 'paper-other'
}

const bare = (title: string) => title.replace(/[\s.;]+$/, '')

export const activityFillings = (section: Section, activity: ActivityFact): Fillings => ({
  'activity.title': countedTitle(
    bare(activity.title),
    activity.quantity,
    activity.unit,
    writeAddress({ figure: section.code, group: 'counted', row: activity.id }),
    section.name.vi,
  ),
  'activity.when': impreciseWords(activity.began) ?? 'chưa rõ thời gian',
  'activity.doer': activity.doer ?? '',
  'activity.product': activity.product ?? '',
  'activity.channels': enumerated(activity.channels),
})

export const directionFillings = (section: Section, direction: DirectionFact): Fillings => ({
  'direction.task': countedTitle(
    bare(direction.task),
    direction.quantity,
    direction.unit,
    writeAddress({ figure: section.code, group: 'counted', row: direction.id }),
    section.name.vi,
  ),
  'direction.owner': direction.owner ?? '',
  'direction.cooperating': enumerated(direction.cooperating),
  'direction.deadline': impreciseWords(direction.deadline) ?? '',
})

export const outcomeFillings = (section: Section, direction: OutcomeFact): Fillings => ({
  'direction.task': countedTitle(
    bare(direction.task),
    direction.quantity,
    direction.unit,
    writeAddress({ figure: section.code, group: 'counted', row: direction.id }),
    section.name.vi,
  ),
  'direction.outcome': bare(direction.outcome ?? '').replaceAll(/\s*\n\s*/g, '; '),
  'direction.works': (direction.works ?? []).map(bare).join('; '),
})

/** A target whose day nobody set is meant for the end of the next period. */
const byWords = (by: ImpreciseDate, period: ReportFrame['period']) => impreciseWords(by) ?? inWords(periodSpan(nextPeriod(period)).to)

export function targetFillings(section: Section, direction: DirectionFact, target: TargetFact, period: ReportFrame['period']): Fillings {
  const shown = (text: string) => row(section, direction.id, text)
  return {
    'target.percent': shown(`${String(target.percent).replace('.', ',')} %`),
    'target.by': byWords(target.by, period),
    'target.list': withinSentence(target.list),
    ...(target.total === null ? {} : { 'target.N': shown(String(target.total)) }),
    ...(target.needed === null ? {} : { 'target.needed': shown(String(target.needed)) }),
  }
}
