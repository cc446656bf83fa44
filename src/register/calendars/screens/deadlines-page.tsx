import { useState } from 'react'
import { z } from 'zod'
import { type DeadlineId, WorkId } from '../../../kernel/identity.ts'
import { useSearchState } from '../../../web/address.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { LongWork, ResultSheet } from '../../../web/kit/long-work.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { EmptyState, ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { saveFile } from '../../../web/save-file.ts'
import { useSentence } from '../../../web/kit/use-sentence.ts'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { useFailure } from '../../works/screens/use-failure.ts'
import { showWork } from '../../works/work.contract.ts'
import { foreseeReprojection, keepDeadlines, recalculateOwnDeadlines, ReprojectionResult, reprojectDeadlines, reprojectionSheet } from '../deadline.contract.ts'
import { MovedRows } from './moved-rows.tsx'
import { useCalendarScope } from './use-calendar-scope.ts'

const Address = z.object({ work: WorkId.optional() })

/** Open due dates that differ from what the calendar says now: recalculate them all, or keep some with the reason. */
export function DeadlinesPage() {
  const t = useT()
  const scope = useCalendarScope()
  const [{ work }, set] = useSearchState(Address)
  return (
    <Page title={t('deadline.title')} back={{ to: `/calendar${scope.search}`, label: t('calendar.title') }}>
      <p className="hc-faint">{t('deadline.intro')}</p>
      {work === undefined ? (
        <Foreseen onStarted={(started) => set({ work: started }, { push: true })} />
      ) : (
        <Work workId={work} again={() => set({ work: undefined }, { push: true })} />
      )}
    </Page>
  )
}

function Foreseen({ onStarted }: { onStarted: (work: WorkId) => void }) {
  const t = useT()
  const { number } = useFormat()
  const scope = useCalendarScope()
  const tell = useTell()
  const { data, error, refetch } = useAnswer(foreseeReprojection, { body: { agencyId: scope.agencyId } })
  const [chosen, setChosen] = useState<ReadonlySet<DeadlineId>>(new Set())
  const [opened, setOpened] = useState<'keep' | 'recalculate' | undefined>()
  const keep = useAct(keepDeadlines, { refresh: [foreseeReprojection] })
  const recalculate = useAct(reprojectDeadlines)
  const own = useAct(recalculateOwnDeadlines, { refresh: [foreseeReprojection] })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={8} />
  const words = {
    looked: number(data.looked),
    kept: number(data.kept),
    changed: number(data.changed),
    earlier: number(data.earlier),
    later: number(data.later),
    settled: number(data.settled),
    provisional: number(data.provisional),
  }
  if (data.changed === 0)
    return (
      <EmptyState icon="check" title={t('deadline.none')}>
        <p>{t('deadline.none-text', words)}</p>
      </EmptyState>
    )
  return (
    <Section title={t('deadline.differ', words)}>
      <p>{t('deadline.differ-text', words)}</p>
      {data.changed > data.rows.length && <p className="hc-faint">{t('deadline.shown', { shown: number(data.rows.length) })}</p>}
      <MovedRows
        rows={data.rows}
        {...(scope.mayWrite ? { chosen, onChoose: (id, on) => setChosen(new Set(on ? [...chosen, id] : [...chosen].filter((other) => other !== id))) } : {})}
      />
      {scope.mayWrite && (
        <div className="hc-row">
          <Button weight="main" onClick={() => setOpened('recalculate')}>
            {t('deadline.recalculate', words)}
          </Button>
          <Button disabled={chosen.size === 0} onClick={() => setOpened('keep')}>
            {t('deadline.keep', { count: chosen.size })}
          </Button>
        </div>
      )}
      <ActSheet
        opened={opened === 'recalculate'}
        onClose={() => setOpened(undefined)}
        title={t('deadline.recalculate', words)}
        changes={[t('deadline.recalculate-text', words)]}
        told={[t('calendar.sheet.told')]}
        confirm={t('deadline.recalculate', words)}
        onConfirm={async () => {
          if (scope.agencySide && scope.agencyId !== null) {
            const { changed } = await own.send({ body: { agencyId: scope.agencyId } })
            tell({ text: t('deadline.told-moved', { count: changed }) })
          } else onStarted((await recalculate.send({ body: { agencyId: scope.agencyId } })).workId)
        }}
      />
      <ActSheet
        opened={opened === 'keep'}
        onClose={() => setOpened(undefined)}
        title={t('deadline.keep', { count: chosen.size })}
        changes={[t('deadline.keep-text')]}
        told={[t('calendar.sheet.told')]}
        reason="required"
        confirm={t('deadline.keep', { count: chosen.size })}
        onConfirm={async (reason) => {
          const { kept } = await keep.send({ body: { ids: [...chosen], reason } })
          setChosen(new Set())
          tell({ text: t('deadline.told-kept', { kept }) })
        }}
      />
    </Section>
  )
}

function Work({ workId, again }: { workId: WorkId; again: () => void }) {
  const t = useT()
  const tell = useTell()
  const sentence = useSentence()
  const failure = useFailure()
  const { download } = useCall()
  const { data: work, error, refetch } = useAnswer(showWork, { params: { workId } }, { everyMs: 1_000 })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!work) return <Loading />
  const result = ReprojectionResult.safeParse(work.result)
  const save = () =>
    download(reprojectionSheet, { params: { workId } }).then(saveFile, (refused: unknown) => tell({ text: sentence(refused).text, tone: 'danger' }))
  return (
    <LongWork
      title={t('work.kind.deadline-reprojection')}
      unit={t('deadline.unit')}
      work={work}
      leaveTo="/calendar"
      {...(work.state === 'failed' ? { error: failure(work.result) } : {})}
      result={
        result.success && (
          <div className="hc-stack">
            <ResultSheet
              rows={[
                { shape: 'done', label: t('deadline.result-moved'), count: result.data.changed - result.data.missed },
                { shape: 'none', label: t('deadline.result-same'), count: result.data.looked - result.data.changed },
                { shape: 'ended', label: t('deadline.result-kept'), count: result.data.kept },
                { shape: 'soon', label: t('deadline.result-missed'), count: result.data.missed },
              ]}
            />
            <div className="hc-row">
              {result.data.sheetFileId !== null && (
                <Button icon="download" onClick={() => void save()}>
                  {t('deadline.result-sheet')}
                </Button>
              )}
              <Button onClick={again}>{t('deadline.again')}</Button>
            </div>
          </div>
        )
      }
    />
  )
}
