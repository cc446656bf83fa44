import type { HalfYear } from '../../../kernel/day.ts'
import { Link } from '../../../web/kit/link.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'

export interface PeriodInWordsProps {
  shown: HalfYear
  current: HalfYear
  /** What the shown half-year has and the current one has not. */
  known: 'activity' | 'tasks'
  /** The address of the same screen. */
  path: string
}

/** Nobody chose a half-year, and the one of the day has nothing: says which is shown instead, with the way to the one of the day. */
export function PeriodInWords({ shown, current, known, path }: PeriodInWordsProps) {
  const t = useT()
  const format = useFormat()
  if (shown === current) return null
  const inWords = (halfYear: HalfYear) => format.imprecise({ precision: 'half-year', halfYear })
  return (
    <p className="hc-faint hc-not-printed">
      {t(`programme.shown-${known}`, { shown: inWords(shown), current: inWords(current) })}{' '}
      <Link to={`${path}?period=${current}`}>{t('programme.to-current', { current: inWords(current) })}</Link>
    </p>
  )
}
