import { z } from 'zod'
import { TwoLanguages } from '../../kernel/list.ts'
import { describedRows, FigureRow } from './figure-rows.ts'
import { shownValue } from './figure-value.ts'
import type { Figure } from './figures.ts'
import type { ReportFacts } from './report-facts.ts'

export const Difference = z.strictObject({
  key: z.string(),
  label: TwoLanguages,
  before: z.string(),
  now: z.string(),
  came: z.array(FigureRow),
  gone: z.array(FigureRow),
  moved: z.int().describe('rows that changed their answer'),
})
export type Difference = z.infer<typeof Difference>

interface State {
  facts: ReportFacts
  figures: readonly Figure[]
}

/** Group of each row; a row that stands in another group now has changed its answer. */
const groupsOf = (figure: Figure | undefined) =>
  new Map(Object.entries(figure?.rows.groups ?? {}).flatMap(([group, ids]) => ids.map((id) => [id, group as FigureRow['group']] as const)))

/**
 * What differs between two states of the figures: 47/63 then, 48/63 now, and the row that came to be counted. A figure
 * whose value is the same but whose rows are others differs, too.
 */
export function differences(before: State, now: State): Difference[] {
  const [rowsBefore, rowsNow] = [describedRows(before.facts), describedRows(now.facts)]
  const keys = [...new Set([...before.figures, ...now.figures].map((figure) => figure.key))]
  return keys.flatMap((key): Difference[] => {
    const [old, current] = [before.figures.find((figure) => figure.key === key), now.figures.find((figure) => figure.key === key)]
    const [was, is] = [groupsOf(old), groupsOf(current)]
    const came = [...is].filter(([id, group]) => was.get(id) !== group)
    const gone = [...was].filter(([id, group]) => is.get(id) !== group)
    const label = (current ?? old)?.label
    if (!label || (came.length === 0 && gone.length === 0)) return []
    const row =
      (rows: typeof rowsNow) =>
      ([id, group]: readonly [string, FigureRow['group']]): FigureRow[] => {
        const one = rows.get(id)
        return one ? [{ ...one, group }] : []
      }
    return [
      {
        key,
        label,
        before: old ? shownValue(old.value) : '—',
        now: current ? shownValue(current.value) : '—',
        came: came.slice(0, mostRows).flatMap(row(rowsNow)),
        gone: gone.slice(0, mostRows).flatMap(row(rowsBefore)),
        moved: came.filter(([id]) => was.has(id)).length,
      },
    ]
  })
}

/** A difference is read by people; past this many names it is a new report. */
const mostRows = 200
