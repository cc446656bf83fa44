import { z } from 'zod'
import { Day, slashed } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { TwoLanguages } from '../../kernel/list.ts'
import { type Figure, RowGroup, RowKind } from './figures.ts'
import { impreciseWords } from './period-words.ts'
import type { ReportFacts } from './report-facts.ts'

export const FigureRow = z.strictObject({
  id: z.uuid(),
  kind: RowKind,
  group: RowGroup,
  title: z.string(),
  note: z.string().describe('number and date, or quantity; or nothing'),
  block: TwoLanguages.nullable(),
  day: Day.nullable(),
  reason: z.string().nullable().describe('why an agency stands where it stands'),
})
export type FigureRow = z.infer<typeof FigureRow>

type Described = Omit<FigureRow, 'group'>

/** Every record of the facts by its id, as a row that can be read and opened. */
export function describedRows(facts: ReportFacts): Map<string, Described> {
  const blocks = new Map(facts.blocks.map((block) => [block.code, block.name]))
  const rows: Described[] = [
    ...facts.agencies.map(
      (agency): Described => ({
        id: agency.id,
        kind: 'agency',
        title: agency.name,
        block: blocks.get(agency.block) ?? null,
        reason: agency.reason,
        day: agency.declaration?.issuedOn ?? null,
        note: agency.declaration ? `${agency.declaration.number}, ${slashed(agency.declaration.issuedOn)}` : '',
      }),
    ),
    ...facts.papers.map(
      (paper): Described => ({
        id: paper.id,
        kind: 'paper',
        title: paper.abstract,
        note: `${paper.number}, ${slashed(paper.issuedOn)}`,
        block: null,
        day: paper.issuedOn,
        reason: null,
      }),
    ),
    ...facts.activities.map(
      (activity): Described => ({
        id: activity.id,
        kind: 'activity',
        title: activity.title,
        block: null,
        day: null,
        reason: null,
        note: [activity.quantity === null ? '' : `${activity.quantity} ${activity.unit ?? ''}`.trim(), impreciseWords(activity.began) ?? '']
          .filter((part) => part !== '')
          .join(', '),
      }),
    ),
    ...facts.directions.map(
      (direction): Described => ({
        id: direction.id,
        kind: 'direction',
        title: direction.task,
        block: null,
        day: null,
        reason: null,
        note: direction.targets.map((target) => `${target.percent} %${target.total === null ? '' : `: ${target.needed ?? '—'}/${target.total}`}`).join('; '),
      }),
    ),
    ...(facts.outcomes ?? []).map(
      (direction): Described => ({
        id: direction.id,
        kind: 'direction',
        title: direction.task,
        block: null,
        day: null,
        reason: null,
        note: direction.outcome ?? '',
      }),
    ),
  ]
  return new Map(rows.map((row) => [row.id, row]))
}

export interface Opening {
  group?: RowGroup | undefined
  row?: string | undefined
  q?: string | undefined
}

/** The rows behind a figure, group by group in the order of the answers. */
export function rowsBehind(figure: Figure, described: ReadonlyMap<string, Described>, { group, row, q }: Opening): FigureRow[] {
  const words = q === undefined ? '' : fold(q)
  // What a year counts stands in its parts: together they are what is counted.
  const wanted = group === 'counted' && figure.rows.groups.counted === undefined ? undefined : group
  const groups = (Object.entries(figure.rows.groups) as [RowGroup, string[]][]).filter(([name]) => (wanted === undefined ? name !== 'after' : name === wanted))
  return groups.flatMap(([name, ids]) =>
    ids.flatMap((id) => {
      const one = described.get(id)
      if (!one || (row !== undefined && id !== row) || (words !== '' && !fold(`${one.title} ${one.note}`).includes(words))) return []
      return [{ ...one, group: name }]
    }),
  )
}
