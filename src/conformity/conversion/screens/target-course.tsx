import { useMemo } from 'react'
import { needed } from '../../../kernel/progress.ts'
import { useAnswer } from '../../../web/answers.ts'
import { Chart } from '../../../web/kit/chart/chart.tsx'
import type { ChartData } from '../../../web/kit/chart/chart-data.ts'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { showTargetCourse } from '../campaign.contract.ts'

/** n by month against what is needed, and in its title what it shows. */
export function TargetCourse({
  campaignId,
  targetId,
  on,
  knownAt,
  unknown,
}: {
  campaignId: string
  targetId: string
  on: string | undefined
  knownAt: string | undefined
  /** Nobody has looked at any agency of the target: no figure is told, in words as in the large one. */
  unknown: boolean
}) {
  const t = useT()
  const format = useFormat()
  const { data, error, refetch } = useAnswer(showTargetCourse, { params: { campaignId, targetId }, query: { on, knownAt } }, { keepFormer: true })
  const last = data?.points.at(-1)
  const wanted = data && last ? needed(data.percent, last.total) : 0
  const chart = useMemo<ChartData | undefined>(
    () =>
      data && {
        kind: 'course',
        heads: { label: t('campaign.course.month'), value: t('campaign.course.declared') },
        points: data.points.map(({ on: day, n, total }) => ({
          label: `${day.slice(5, 7)}/${day.slice(0, 4)}`,
          value: unknown || total === 0 ? null : n,
          written: unknown ? t('figure.part.no-data') : `${format.number(n)}/${format.number(total)}`,
        })),
        ...(last && last.total > 0
          ? { max: last.total, target: { value: wanted, label: t('campaign.course.needed', { needed: format.number(wanted) }) } }
          : {}),
      },
    [data, last, wanted, unknown, t, format],
  )
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data || !chart) return <Loading lines={4} />
  if (!last) return <p className="hc-faint">{t('campaign.course.none')}</p>
  const words = {
    n: format.number(last.n),
    total: format.number(last.total),
    day: format.day(last.on),
    needed: format.number(wanted),
    due: format.day(data.dueOn),
  }
  return <Chart finding={t(unknown ? 'campaign.course.finding-unknown' : 'campaign.course.finding', words)} data={chart} height={200} />
}
