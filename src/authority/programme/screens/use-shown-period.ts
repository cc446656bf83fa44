import type { HalfYear } from '../../../kernel/day.ts'
import { useAnswer } from '../../../web/answers.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { listDirections } from '../direction.contract.ts'

/** The half-year asked for; else the one of the day; else, where that one has no tasks, the last that has. Undefined until it is known. */
export function useShownPeriod(asked: HalfYear | undefined, current: HalfYear): { period: HalfYear | undefined; error: unknown; refetch: () => void } {
  const { knownAt } = useAsOf()
  const own = useAnswer(listDirections, { query: { period: current, knownAt, limit: 500 } }, { enabled: asked === undefined })
  const empty = asked === undefined && own.data?.total === 0
  const newest = useAnswer(listDirections, { query: { sort: '-period', knownAt, limit: 1 } }, { enabled: empty })
  const last = newest.data && (newest.data.rows[0]?.period ?? current)
  const found = empty ? last : own.data && current
  return {
    period: asked ?? found,
    error: asked === undefined && found === undefined ? (own.error ?? newest.error) : null,
    refetch: () => void (empty ? newest : own).refetch(),
  }
}
