import { type RawBuilder, sql } from 'kysely'
import { auditDays, type StageDay } from '../../conformity/conversion/facade.ts'
import { conversionOf, type Conversion, type DeclarationDetail, declarationDetails } from '../../conformity/declarations/facade.ts'
import { type Day, type HalfYear, slashed } from '../../kernel/day.ts'
import type { AuthorityId, ReportId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { halvesOf, isYear, nextPeriod, periodSpan, type ReportPeriod } from '../../kernel/report-period.ts'
import { type PaperFact, papersPart } from '../../papers/registers/facade.ts'
import type { Asked, Part } from '../../platform/db/together.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { inspectionWords, type ToldLine, toldLinesPart } from '../plans/facade.ts'
import { type ActivityFact, activitiesPart, type DirectionFact, directionsPart } from '../programme/facade.ts'
import type { AgencyDetail } from './agency-detail.ts'
import { detailColumns } from './annex-template.ts'
import type { ReportFacts } from './report-facts.ts'
import type { ReportTemplate } from './report-template.ts'

/** The period and the data date a report is about: as told, or as they stand in the report. */
export interface AboutWhen {
  period: Asked<ReportPeriod>
  from: Asked<Day>
  to: Asked<Day>
  dataDate: Asked<Day>
  halves: Asked<readonly HalfYear[]>
  nextHalves: Asked<readonly HalfYear[]>
}

export const asTold = (period: ReportPeriod, dataDate: Day): AboutWhen => ({
  period,
  ...periodSpan(period),
  dataDate,
  halves: halvesOf(period),
  nextHalves: halvesOf(nextPeriod(period)),
})

/** `kernel/report-period.ts` said in SQL, since a report is read in the same statement as what it tells of. */
export function spanIn(period: RawBuilder<unknown>) {
  const year = sql`left(${period}, 4)::int`
  const last = sql`right(${period}, 1)`
  return {
    from: sql<Day>`make_date(${year}, CASE ${last} WHEN '2' THEN 7 ELSE 1 END, 1)`,
    to: sql<Day>`make_date(${year}, CASE ${last} WHEN '1' THEN 6 ELSE 12 END, CASE ${last} WHEN '1' THEN 30 ELSE 31 END)`,
    halves: sql<readonly HalfYear[]>`CASE ${last} WHEN 'Y' THEN ARRAY[${year} || '-H1', ${year} || '-H2'] ELSE ARRAY[${period}] END`,
    nextHalves: sql<readonly HalfYear[]>`CASE ${last} WHEN 'Y' THEN ARRAY[(${year} + 1) || '-H1', (${year} + 1) || '-H2']
      WHEN '1' THEN ARRAY[${year} || '-H2'] ELSE ARRAY[(${year} + 1) || '-H1'] END`,
  }
}

export function asHeld(authority: AuthorityId, report: ReportId): AboutWhen {
  const held = <T>(value: RawBuilder<unknown>) => sql<T>`(SELECT ${value} FROM report r WHERE r.authority_id = ${authority} AND r.id = ${report})`
  const { from, to, halves, nextHalves } = spanIn(sql`r.period`)
  return { period: held(sql`r.period`), from: held(from), to: held(to), dataDate: held(sql`r.data_date`), halves: held(halves), nextHalves: held(nextHalves) }
}

/** "Quận 2" before "Quận 10". */
const names = new Intl.Collator('vi', { numeric: true })

export interface FoundFacts {
  conversion: Conversion
  papers: PaperFact[]
  activities: ActivityFact[]
  directions: DirectionFact[]
  outcomes: DirectionFact[]
  lines: ToldLine[]
}

/** What an annex with the columns of a yearly table needs besides; empty where no annex of the template has such a column. */
export interface FoundDetails {
  declarationDetails: DeclarationDetail[]
  auditDays: StageDay[]
}

/** Asked only where the template at hand has agencies in an annex: `wanted` decides in the statement itself. */
export function detailParts(
  authority: AuthorityId,
  { dataDate: on }: AboutWhen,
  knownAt: Date,
  wanted: RawBuilder<unknown>,
): { [Name in keyof FoundDetails]: Part<FoundDetails[Name]> } {
  const where = <T>({ json, read }: Part<T[]>): Part<T[]> => ({
    json: sql`(SELECT CASE WHEN ${wanted} THEN ${json} END)`,
    read: (found) => (found === null ? [] : read(found)),
  })
  return { declarationDetails: where(declarationDetails({ authority, on, knownAt })), auditDays: where(auditDays({ authority, on, knownAt })) }
}

/**
 * Everything a report is computed from, as known at one instant, each room asked at its door within one statement. Papers and
 * activities are asked for the whole period, so that what came after the data date can be told.
 */
export function factParts(tx: Tx, authority: AuthorityId, when: AboutWhen, knownAt: Date): { [Name in keyof FoundFacts]: Part<FoundFacts[Name]> } {
  return {
    conversion: conversionOf({ authority, on: when.dataDate, knownAt }),
    papers: papersPart(tx, { authority, from: when.from, to: when.to, knownAt }),
    activities: activitiesPart(tx, { authority, period: when.halves, knownAt }),
    directions: directionsPart(tx, { authority, period: when.nextHalves, knownAt }),
    outcomes: directionsPart(tx, { authority, period: when.halves, knownAt }),
    lines: toldLinesPart(authority, when.dataDate, knownAt),
  }
}

export interface Around {
  period: ReportPeriod
  dataDate: Day
  /** Papers that are issued reports of this kind: a report does not report itself. */
  ownPapers: readonly string[]
  kindNames: Readonly<Record<string, string>>
  template: Pick<ReportTemplate, 'sections' | 'annexes'>
}

const later = (a: Day | null | undefined, b: Day | null | undefined): Day | null => (a && b ? (a > b ? a : b) : (a ?? b ?? null))

/** More of each agency, from whoever knows it; an agency of whom nothing more is known is left out. */
function detailsOf({ conversion, lines, declarationDetails: told, auditDays: days }: FoundFacts & FoundDetails): AgencyDetail[] {
  const declared = new Map(told.map((one) => [one.id as string, one]))
  const held = new Map(days.map(({ agencyId, stage, on }) => [`${agencyId} ${stage}`, on]))
  const inspected = new Map(
    lines.flatMap(({ line: { form, agencyIds }, work, lastOn }) =>
      form === null || work.state !== 'done' || lastOn === null
        ? []
        : agencyIds.map((id) => [id as string, `${inspectionWords(form)}, ${slashed(lastOn)}`] as const),
    ),
  )
  return conversion.standings.flatMap(({ agencyId: id, declaration }): AgencyDetail[] => {
    const own = declaration === null ? undefined : declared.get(declaration.id)
    const detail: AgencyDetail = {
      id,
      kind: own?.kind ?? null,
      procedures: own?.procedures ?? null,
      audited: later(own?.audited, held.get(`${id} audited`)),
      reviewed: later(own?.reviewed, held.get(`${id} reviewed`)),
      inspected: inspected.get(id) ?? null,
    }
    return Object.entries(detail).some(([name, value]) => name !== 'id' && value !== null) ? [detail] : []
  })
}

/** What was found, as a report keeps it. */
export function factsOf(found: FoundFacts & FoundDetails, of: Around): ReportFacts {
  const { conversion, papers, activities, directions, outcomes, lines } = found
  const edition = conversion.edition ?? refuse('invalid', 'edition.none-in-force', { day: of.dataDate })
  const { blocks, standings } = conversion
  const own = new Set(of.ownPapers)
  const position = new Map(blocks.map((block, n) => [block.block, n]))
  return {
    edition: conversion.accepted
      ? `${edition} hoặc ${conversion.accepted.edition} (được chấp nhận đến hết ngày ${slashed(conversion.accepted.until)})`
      : edition,
    blocks: blocks.map((block) => ({ code: block.block, name: block.name, apart: block.apart })),
    agencies: standings
      .toSorted((a, b) => (position.get(a.block) ?? 0) - (position.get(b.block) ?? 0) || names.compare(a.name, b.name))
      .map((row) => ({
        id: row.agencyId,
        name: row.name,
        block: row.block,
        standing: row.standing,
        reason: row.reason,
        declaration: row.declaration && {
          id: row.declaration.id,
          number: row.declaration.number,
          issuedOn: row.declaration.issuedOn,
          edition: row.declaration.edition,
          annex: row.declaration.annex,
        },
      })),
    papers: papers
      .filter((paper) => !own.has(paper.id))
      .map((paper) => ({
        id: paper.id,
        kind: paper.kind,
        kindName: of.kindNames[paper.kind] ?? paper.kind,
        number: paper.number,
        issuedOn: paper.issuedOn,
        issuer: paper.issuerName,
        issuerSymbol: paper.issuerSymbol,
        abstract: paper.abstract,
        topic: paper.topic,
      })),
    activities: activities.map(({ id, kind, title, period, began, doer, quantity, unit, product, channels, counted }) => ({
      id,
      kind,
      title,
      began,
      doer,
      quantity,
      unit,
      product,
      channels,
      counted,
      ...(isYear(of.period) ? { half: period } : {}),
    })),
    directions: directions.map((direction) => ({
      id: direction.id,
      position: direction.place,
      task: direction.task,
      quantity: direction.quantity,
      unit: direction.unit,
      owner: direction.owner,
      cooperating: direction.cooperating,
      deadline: direction.deadline,
      targets: direction.targets.map((target) => ({
        percent: target.percent,
        by: target.by,
        list: target.listName,
        total: target.listCount ?? null,
        needed: target.needed,
        note: target.note ?? null,
      })),
    })),
    // A template without such a section keeps nothing of them: what was frozen before must stay the same to the byte.
    ...(of.template.sections.some(({ source }) => source.of === 'outcomes')
      ? {
          outcomes: outcomes.map(({ id, place, task, quantity, unit, outcome }) => {
            // A task that stands in two plans is told once where both say the same.
            const works = [...new Set(lines.flatMap(({ line, told }) => (line.directionId === id ? [told] : [])))]
            return { id, position: place, task, quantity, unit, outcome, ...(works.length > 0 ? { works } : {}) }
          }),
        }
      : {}),
    ...(of.template.annexes?.some((annex) => annex.of === 'agencies' && annex.columns.some((column) => detailColumns.includes(column)))
      ? { details: detailsOf(found) }
      : {}),
  }
}
