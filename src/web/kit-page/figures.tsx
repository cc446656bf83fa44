import { Figure } from '../kit/figure/figure.tsx'
import { Section } from '../kit/page.tsx'
import { useT } from '../use-t.ts'
import { sampleFigure, sampleProgress } from './samples.ts'
import './kit-page.css'

export function Figures() {
  const t = useT()
  return (
    <Section title={t('kit-page.figure')}>
      <div className="hc-kit-columns">
        <Figure label={t('kit-page.figure-label')} progress={sampleProgress} source={sampleFigure} target={70} size="large" />
        <Figure label={t('kit-page.figure-zero')} progress={{ ...sampleProgress, n: 0, notYet: 0, noData: 322, total: 322 }} source={sampleFigure} />
        <p>
          {t('kit-page.figure-inline')} <Figure label={t('kit-page.figure-label')} progress={sampleProgress} source={sampleFigure} size="inline" />.
        </p>
      </div>
    </Section>
  )
}
