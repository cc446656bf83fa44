import { useMemo } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { useAnswer } from '../../../web/answers.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { Chart } from '../../../web/kit/chart/chart.tsx'
import type { ChartData } from '../../../web/kit/chart/chart-data.ts'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { type CoursePoint, showCourse } from '../conversion.contract.ts'
import type { Tree } from '../tree.ts'

interface CourseAsked {
  edition: string
  from: Day
  on: Day
  tree: Tree
  /** One block; without it the programme's main figure. */
  block: string | undefined
}

const partOf = (point: CoursePoint, block: string | undefined) =>
  block === undefined ? point.main : (point.blocks.find((one) => one.block === block) ?? { n: 0, total: 0, known: 0 })

/** n by month against N, and in its title what it shows. */
export function CourseChart({ edition, from, on, tree, block }: CourseAsked) {
  const t = useT()
  const format = useFormat()
  const { knownAt } = useAsOf()
  const { data, error, refetch } = useAnswer(showCourse, { query: { edition, knownAt, from, to: on, tree } }, { keepFormer: true })
  const points = useMemo(() => data?.points.map((point) => ({ on: point.on, main: partOf(point, block) })), [data, block])
  const chart = useMemo<ChartData | undefined>(
    () =>
      points && {
        kind: 'course',
        heads: { label: t('conversion.month'), value: t('conversion.standing.declared') },
        // Before the register knows any agency there is no figure, not a zero.
        points: points.map(({ on: day, main }) => ({
          label: `${day.slice(5, 7)}/${day.slice(0, 4)}`,
          value: main.known === 0 ? null : main.n,
          written: `${format.number(main.n)}/${format.number(main.total)}`,
        })),
        ...targetOf(points.at(-1), format.number),
      },
    [points, t, format],
  )
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!points || !chart) return <Loading lines={4} />
  const known = points.filter(({ main }) => main.known > 0)
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last) return <p className="hc-faint">{t('conversion.course.none')}</p>
  const grown = last.main.n - first.main.n
  const words = {
    count: grown,
    n: format.number(last.main.n),
    total: format.number(last.main.total),
    missing: format.number(last.main.total - last.main.n),
    from: `${first.on.slice(5, 7)}/${first.on.slice(0, 4)}`,
    on: format.day(last.on),
    before: format.number(first.main.n),
  }
  const finding = last.main.n === last.main.total ? 'all' : grown > 0 ? 'grown' : grown < 0 ? 'fallen' : 'still'
  return <Chart finding={t(`conversion.course.${finding}`, words)} data={chart} />
}

const targetOf = (last: { main: CoursePoint['main'] } | undefined, number: (n: number) => string): Pick<ChartData, 'target' | 'max'> =>
  last && last.main.total > 0 ? { max: last.main.total, target: { value: last.main.total, label: `N = ${number(last.main.total)}` } } : {}
