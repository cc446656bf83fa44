import { LongWork, ResultSheet } from '../kit/long-work.tsx'
import { Section } from '../kit/page.tsx'
import { Refusal } from '../../kernel/refusal.ts'
import { useT } from '../use-t.ts'

const began = new Date(Date.now() - 42_000).toISOString()
const ended = '2020-06-16T09:12:00Z'

export function Works() {
  const t = useT()
  const unit = t('kit-page.rows')
  return (
    <Section title={t('kit-page.work')} sheet={false}>
      <div className="hc-kit-columns">
        <LongWork
          title={t('kit-page.work-title')}
          unit={unit}
          work={{ state: 'running', done: 3120, total: 10_000, startedAt: began, finishedAt: null }}
          leaveTo="/kit"
        />
        <LongWork
          title={t('kit-page.work-title')}
          unit={unit}
          work={{ state: 'done', done: 322, total: 322, startedAt: began, finishedAt: ended }}
          result={
            <ResultSheet
              rows={[
                { shape: 'done', label: t('kit-page.result-written'), count: 300 },
                { shape: 'none', label: t('kit-page.result-same'), count: 0 },
                { shape: 'danger', label: t('kit-page.result-refused'), count: 22, to: '/kit' },
              ]}
            />
          }
        />
        <LongWork
          title={t('kit-page.work-title')}
          unit={unit}
          work={{ state: 'failed', done: 120, total: 322, startedAt: began, finishedAt: ended }}
          error={new Refusal('unavailable', 'network.down')}
        />
      </div>
    </Section>
  )
}
