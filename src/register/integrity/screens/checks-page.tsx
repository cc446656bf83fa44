import { useEffect } from 'react'
import { z } from 'zod'
import { WorkId } from '../../../kernel/identity.ts'
import { useSearchState } from '../../../web/address.ts'
import { useAct, useAnswer, useRefresh } from '../../../web/answers.ts'
import { Button } from '../../../web/kit/button.tsx'
import { LongWork, ResultSheet } from '../../../web/kit/long-work.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { useFailure } from '../../works/screens/use-failure.ts'
import { showWork } from '../../works/work.contract.ts'
import { listChecks, listFindings, RunResult, runChecks } from '../integrity.contract.ts'
import { CheckTable } from './check-table.tsx'
import './integrity.css'

const Address = z.object({ work: WorkId.optional() })

/** "Kiểm tra sổ": every named check with what it finds now, and the button that does not wait for the night. */
export function ChecksPage() {
  const t = useT()
  const format = useFormat()
  const mayRun = useHolds()('integrity.check')
  const [{ work }, set] = useSearchState(Address)
  const { data, error, refetch } = useAnswer(listChecks, {})
  const run = useAct(runChecks, { refresh: [listChecks] })
  const workId = work ?? data?.workId ?? undefined
  const found = data?.rows.filter(({ open }) => open > 0).length ?? 0
  const last = data?.lastRun
  return (
    <Page
      title={t('integrity.title')}
      back={{ to: '/agencies', label: t('agency.page.back') }}
      acts={
        <>
          {mayRun && (
            <Button
              weight="main"
              icon="check"
              pending={run.pending}
              onClick={() =>
                void run.send({ body: {} }).then(
                  (started) => set({ work: started.workId }),
                  () => undefined,
                )
              }
            >
              {t('integrity.act.run')}
            </Button>
          )}
          <Button to="/agencies/checks/all">{t('integrity.act.findings')}</Button>
        </>
      }
    >
      <div className="hc-check-words hc-faint">
        <p>{t('integrity.intro')}</p>
      </div>
      {run.refusal && <ErrorState error={run.refusal} />}
      {workId !== undefined && <Run workId={workId} />}
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading lines={10} />
      ) : (
        <Section
          title={
            last === null
              ? t('integrity.short')
              : found === 0
                ? t('integrity.all-clear')
                : t('integrity.summary', { n: format.number(found), total: format.number(data.rows.length) })
          }
        >
          <p>
            {last
              ? t(`integrity.last-run.${last.byNight ? 'night' : 'asked'}`, {
                  at: format.time(last.finishedAt),
                  checks: format.number(last.checks),
                  fresh: format.number(last.fresh),
                  gone: format.number(last.gone),
                })
              : t('integrity.last-run.none')}
          </p>
          <CheckTable rows={data.rows} ran={last !== null} />
        </Section>
      )}
    </Page>
  )
}

function Run({ workId }: { workId: WorkId }) {
  const t = useT()
  const failure = useFailure()
  const refresh = useRefresh()
  const { data: work, error } = useAnswer(showWork, { params: { workId } }, { everyMs: 1_000 })
  const state = work?.state
  useEffect(() => {
    if (state === 'done') void refresh([listChecks, listFindings])
  }, [state, refresh])
  if (error) return <ErrorState error={error} />
  if (!work) return <Loading lines={2} />
  const result = RunResult.safeParse(work.result)
  return (
    <LongWork
      title={t('work.kind.integrity')}
      work={work}
      unit={t('integrity.unit')}
      {...(work.state === 'failed' ? { error: failure(work.result) } : {})}
      result={
        result.success && (
          <ResultSheet
            rows={[
              { shape: result.data.fresh > 0 ? 'danger' : 'done', label: t('integrity.run.fresh'), count: result.data.fresh },
              { shape: 'none', label: t('integrity.run.found'), count: result.data.found, to: '/agencies/checks/all' },
              { shape: 'done', label: t('integrity.run.gone'), count: result.data.gone },
            ]}
          />
        )
      }
    />
  )
}
