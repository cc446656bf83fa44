import { Chart } from '../kit/chart/chart.tsx'
import type { ChartData } from '../kit/chart/chart-data.ts'
import { Share } from '../kit/chart/share.tsx'
import { Section } from '../kit/page.tsx'
import { useT } from '../use-t.ts'

const months = [28, 31, 33, 38, 44, 47]

export function Charts() {
  const t = useT()
  const course: ChartData = {
    kind: 'course',
    max: 63,
    target: { value: 63, label: '63/63' },
    heads: { label: t('kit-page.month'), value: t('figure.part.declared') },
    points: months.map((value, n) => ({ label: `0${n + 1}/2020`, value, written: `${value}/63` })),
  }
  const bars: ChartData = {
    kind: 'bars',
    heads: { label: t('kit-page.column.block'), value: t('figure.part.declared') },
    points: [
      { label: t('kit-page.block.district'), value: 19, written: '19/24' },
      { label: t('kit-page.block.department'), value: 21, written: '21/28' },
      { label: t('kit-page.block.vertical'), value: 7, written: '7/11' },
    ],
  }
  return (
    <Section title={t('kit-page.chart')}>
      <div className="hc-kit-columns">
        <Chart finding={t('kit-page.chart-course')} data={course} />
        <Chart finding={t('kit-page.chart-bars')} data={bars} />
        <Share
          finding={t('kit-page.chart-share')}
          parts={[
            { shape: 'done', label: t('figure.part.declared'), count: 47 },
            { shape: 'none', label: t('figure.part.not-yet'), count: 12 },
            { shape: 'unknown', label: t('figure.part.no-data'), count: 4 },
          ]}
        />
      </div>
    </Section>
  )
}
