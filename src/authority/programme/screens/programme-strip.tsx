import type { HalfYear } from '../../../kernel/day.ts'
import { fold } from '../../../kernel/fold.ts'
import { useAnswer } from '../../../web/answers.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { Link } from '../../../web/kit/link.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { programmeStrip } from '../activity.contract.ts'
import './programme.css'

/** A half-year in figures: what was done by kind, and how many tasks have an outcome. Each opens the list behind it. */
export function ProgrammeStrip({ period }: { period: HalfYear }) {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const { asked } = useAsOf()
  const { data } = useAnswer(programmeStrip, { query: { period, ...asked } }, { keepFormer: true })
  if (!data || (data.activities.length === 0 && data.directions.total === 0)) return null
  const { total, withOutcome } = data.directions
  return (
    <section className="hc-programme-strip" aria-label={format.imprecise({ precision: 'half-year', halfYear: period })}>
      {data.activities.map(({ kind, name, n, records, unknown, unit }) => (
        <FigureLink
          key={kind}
          to={`/activities?period=${period}&kind=${kind}`}
          label={name[language]}
          count={
            n === null
              ? t('activity.strip.records', { count: records })
              : `${format.number(n)}${unit === null || fold(unit) === fold(name.vi) ? '' : ` ${unit}`}`
          }
          {...(n !== null && unknown > 0 ? { remark: t('activity.strip.unknown', { count: unknown }) } : {})}
        />
      ))}
      {total > 0 && (
        <FigureLink
          to={`/directions?period=${period}`}
          label={t('activity.strip.directions')}
          count={`${format.number(withOutcome)}/${format.number(total)}`}
        />
      )}
    </section>
  )
}

function FigureLink({ to, label, count, remark }: { to: string; label: string; count: string; remark?: string }) {
  return (
    <Link to={to} className="hc-programme-figure">
      <span className="hc-faint hc-small">{label}</span> <span className="hc-programme-count">{count}</span>
      {remark !== undefined && <span className="hc-faint hc-small">{remark}</span>}
    </Link>
  )
}
