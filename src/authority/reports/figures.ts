import { z } from 'zod'
import { TwoLanguages } from '../../kernel/list.ts'
import { isYear } from '../../kernel/report-period.ts'
import { countActivities } from '../programme/counting.ts'
import { FigureValue, type ProgressValue } from './figure-value.ts'
import {
  type ActivityFact,
  type DirectionFact,
  isAfter,
  type OutcomeFact,
  type PaperFact,
  type ReportFacts,
  type ReportFrame,
  type StandingFact,
  type YearPart,
  yearPartOf,
} from './report-facts.ts'
import type { ReportTemplate, Section, Source } from './report-template.ts'

const Ids = z.array(z.uuid())

/** What kind of record stands behind; the rows are named by id and described once, in the facts. */
export const RowKind = z.enum(['agency', 'paper', 'activity', 'direction'])
export type RowKind = z.infer<typeof RowKind>
export const RowGroup = z.enum(['counted', 'first', 'second', 'later', 'after', 'declared', 'not-yet', 'no-data'])
export type RowGroup = z.infer<typeof RowGroup>

export const Figure = z.strictObject({
  key: z.string().min(1).max(300),
  section: z.string(),
  label: TwoLanguages,
  value: FigureValue,
  rows: z.strictObject({ kind: RowKind, groups: z.partialRecord(RowGroup, Ids) }),
})
export type Figure = z.infer<typeof Figure>

/** What each section holds: the records counted, and those of the period that came after the data date. */
export interface Share {
  papers: readonly PaperFact[]
  activities: readonly ActivityFact[]
  directions: readonly DirectionFact[]
  outcomes: readonly OutcomeFact[]
  /** Blocks of the section with their agencies; the main figure is one share over all blocks that are not apart. */
  blocks: readonly { code: string; name: TwoLanguages; agencies: readonly StandingFact[] }[]
  after: { papers: readonly PaperFact[]; activities: readonly ActivityFact[] }
  /** In the report of a year: which part of it a record is told in. */
  part?: (record: PaperFact | ActivityFact) => YearPart
}

const serial = (number: string) => Number(/^\d+/.exec(number)?.[0] ?? 0)
const byIssue = (a: PaperFact, b: PaperFact) =>
  a.issuedOn.localeCompare(b.issuedOn) || a.issuer.localeCompare(b.issuer, 'vi') || serial(a.number) - serial(b.number) || a.number.localeCompare(b.number)

/** The section a record belongs to: the first that names its topic, else the first that takes its kind, else the one that takes the rest. */
function homeOf(sections: readonly Section[], of: 'papers' | 'activities', kind: string, topic: string | null): string | undefined {
  const own = sections.filter((section) => section.source.of === of)
  const takes = (test: (source: Extract<Source, { of: 'papers' | 'activities' }>) => boolean) =>
    own.find(({ source }) => (source.of === 'papers' || source.of === 'activities') && test(source))?.code
  return (
    (topic === null ? undefined : takes((source) => source.of === 'papers' && source.topics.includes(topic))) ??
    takes((source) => source.kinds.includes(kind)) ??
    takes((source) => source.rest)
  )
}

/** As of which day records count; for a year they are told apart by its halves. */
export type Counting = Pick<ReportFrame, 'dataDate'> & Partial<Pick<ReportFrame, 'period'>>

/** Deals the records out to the sections; every record goes to one section only, so nothing is counted twice. */
export function sharesOf(template: ReportTemplate, facts: ReportFacts, frame: Counting): Map<string, Share> {
  const papers = facts.papers.toSorted(byIssue).map((paper) => ({ paper, home: homeOf(template.sections, 'papers', paper.kind, paper.topic) }))
  const activities = facts.activities.map((activity) => ({ activity, home: homeOf(template.sections, 'activities', activity.kind, null) }))
  const byBlock = Map.groupBy(facts.agencies, (agency) => agency.block)
  const blocks = facts.blocks.map((block) => ({ ...block, agencies: byBlock.get(block.code) ?? [] }))
  const { references = [] } = facts
  const ofYear = frame.period !== undefined && isYear(frame.period)
  return new Map(
    template.sections.map((section) => {
      const own = papers.flatMap(({ paper, home }) => (home === section.code ? [paper] : []))
      const done = activities.flatMap(({ activity, home }) => (home === section.code ? [activity] : []))
      const { source } = section
      return [
        section.code,
        {
          papers: own.filter((paper) => !isAfter(paper, frame.dataDate)),
          activities: done.filter((activity) => !isAfter(activity, frame.dataDate)),
          directions: source.of === 'directions' ? facts.directions.toSorted((a, b) => a.position - b.position) : [],
          outcomes: source.of === 'outcomes' ? (facts.outcomes ?? []).toSorted((a, b) => a.position - b.position) : [],
          blocks: source.of === 'progress' ? blocks.filter((block) => block.apart === (source.blocks === 'apart') && block.agencies.length > 0) : [],
          after: { papers: own.filter((paper) => isAfter(paper, frame.dataDate)), activities: done.filter((activity) => isAfter(activity, frame.dataDate)) },
          ...(ofYear ? { part: (record: PaperFact | ActivityFact) => yearPartOf(record, references) } : {}),
        },
      ]
    }),
  )
}

/** The sum over the kinds of a section, by the one rule of each kind. */
function quantityOf(activities: readonly ActivityFact[]): { n: number | null; unknown: number } {
  const counts = [...new Set(activities.map(({ kind }) => kind))].map((kind) => countActivities(kind, activities))
  const told = counts.flatMap(({ n }) => (n === null ? [] : [n]))
  return {
    n: told.length === 0 && activities.length > 0 ? null : told.reduce((sum, n) => sum + n, 0),
    unknown: counts.reduce((sum, { unknown }) => sum + unknown, 0),
  }
}

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

function counted(
  section: Section,
  kind: RowKind,
  sum: { n: number | null; unknown: number },
  rows: readonly { id: string }[],
  after: readonly { id: string }[],
  groups: Figure['rows']['groups'] = { counted: idsOf(rows) },
): Figure {
  return {
    key: section.code,
    section: section.code,
    label: section.name,
    value: { kind: 'count', ...sum, records: rows.length },
    rows: { kind, groups: { ...groups, ...(after.length > 0 ? { after: idsOf(after) } : {}) } },
  }
}

export function progressOver(agencies: readonly StandingFact[]): ProgressValue {
  const having = (standing: StandingFact['standing']) => agencies.reduce((sum, agency) => sum + (agency.standing === standing ? 1 : 0), 0)
  return { kind: 'progress', n: having('declared'), N: agencies.length, notYet: having('not-yet'), noData: having('no-data') }
}

function progress(section: Section, key: string, label: TwoLanguages, agencies: readonly StandingFact[]): Figure {
  const of = (standing: StandingFact['standing']) => idsOf(agencies.filter((agency) => agency.standing === standing))
  return {
    key,
    section: section.code,
    label,
    value: progressOver(agencies),
    rows: { kind: 'agency', groups: { declared: of('declared'), 'not-yet': of('not-yet'), 'no-data': of('no-data') } },
  }
}

const parts = ['first', 'second', 'later'] as const satisfies readonly YearPart[]

/** The records of a year by the part they are told in; undefined for a half-year, whose records are simply counted. */
function partsOf<T extends PaperFact | ActivityFact>(rows: readonly T[], part: Share['part']): Figure['rows']['groups'] | undefined {
  if (!part) return undefined
  const byPart = Map.groupBy(rows, part)
  return Object.fromEntries(parts.map((one) => [one, idsOf(byPart.get(one) ?? [])]))
}

/** What a section counts in each part of a year, by the same rule as the whole. */
export function partCounts(share: Share): Readonly<Record<YearPart, number | null>> | undefined {
  const { part } = share
  // A section that counts neither papers nor activities has no such parts: tasks are no zeros of either half.
  if (!part || share.papers.length + share.activities.length === 0) return undefined
  // A part without a record is "—": whether there was nothing or nobody wrote it down, no record can tell.
  const count = (one: YearPart) => {
    const papers = share.papers.filter((paper) => part(paper) === one)
    if (papers.length > 0) return papers.length
    const activities = share.activities.filter((activity) => part(activity) === one)
    return activities.length > 0 ? quantityOf(activities).n : null
  }
  return { first: count('first'), second: count('second'), later: count('later') }
}

function figuresOf(section: Section, share: Share): Figure[] {
  switch (section.source.of) {
    case 'papers':
      return [counted(section, 'paper', { n: share.papers.length, unknown: 0 }, share.papers, share.after.papers, partsOf(share.papers, share.part))]
    case 'activities':
      return [counted(section, 'activity', quantityOf(share.activities), share.activities, share.after.activities, partsOf(share.activities, share.part))]
    case 'directions':
      return [counted(section, 'direction', { n: share.directions.length, unknown: 0 }, share.directions, [])]
    case 'outcomes':
      return [counted(section, 'direction', { n: share.outcomes.length, unknown: 0 }, share.outcomes, [])]
    case 'progress': {
      const main =
        section.source.blocks === 'main'
          ? [
              progress(
                section,
                section.code,
                section.name,
                share.blocks.flatMap((block) => block.agencies),
              ),
            ]
          : []
      return [...main, ...share.blocks.map((block) => progress(section, `${section.code}/${block.code}`, block.name, block.agencies))]
    }
    case 'words':
      return []
  }
}

/** Every named figure of the report, in the order of its sections. */
export function computeFigures(template: ReportTemplate, facts: ReportFacts, frame: Counting): Figure[] {
  const shares = sharesOf(template, facts, frame)
  return template.sections.flatMap((section) => {
    const share = shares.get(section.code)
    return share ? figuresOf(section, share) : []
  })
}
