import { useEffect, useState } from 'react'
import type { WorkId } from '../../../kernel/identity.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { useAnswer, useRefresh } from '../../../web/answers.ts'
import type { DownloadedFile } from '../../../web/call.ts'
import { Button } from '../../../web/kit/button.tsx'
import { LongWork, ResultSheet } from '../../../web/kit/long-work.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useSentence } from '../../../web/kit/use-sentence.ts'
import { saveFile } from '../../../web/save-file.ts'
import { useT } from '../../../web/use-t.ts'
import { showWork, type WorkView } from '../../works/work.contract.ts'
import { ImportResult } from '../import.contract.ts'
import { ImportErrors } from './import-errors.tsx'

export interface ImportWorkProps {
  workId: WorkId
  title: string
  /** What is counted: "dòng". */
  unit: string
  /** Where the imported records are seen, and what they are called there. */
  listTo: { to: string; label: string }
  /** Begins another import. */
  again: () => void
  downloadSheet: () => Promise<DownloadedFile>
  /** Endpoints that answer otherwise once the import has ended. */
  refresh: readonly { name: string }[]
}

/** A work of importing, from waiting to its result sheet; may be left and found again. */
export function ImportWork({ workId, title, unit, listTo, again, downloadSheet, refresh }: ImportWorkProps) {
  const ask = useRefresh()
  const [over, setOver] = useState(false)
  const { data: work, error, refetch } = useAnswer(showWork, { params: { workId } }, { everyMs: over ? false : 1_000 })
  const ended = work?.state === 'done' || work?.state === 'failed'
  useEffect(() => {
    if (!ended) return
    setOver(true)
    void ask(refresh)
  }, [ended, ask, refresh])
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!work) return <Loading />
  return <Shown work={work} title={title} unit={unit} listTo={listTo} again={again} downloadSheet={downloadSheet} />
}

function Shown({ work, title, unit, listTo, again, downloadSheet }: Omit<ImportWorkProps, 'workId' | 'refresh'> & { work: WorkView }) {
  const t = useT()
  const tell = useTell()
  const sentence = useSentence()
  const result = ImportResult.safeParse(work.result)
  const failed = work.state === 'failed' ? refusalIn(work.result) : undefined
  const save = () => downloadSheet().then(saveFile, (error: unknown) => tell({ text: sentence(error).text, tone: 'danger' }))
  return (
    <>
      <LongWork
        title={title}
        unit={unit}
        work={work}
        leaveTo={listTo.to}
        {...(failed ? { error: failed } : {})}
        result={
          result.success && (
            <div className="hc-stack">
              {!result.data.imported && <p>{t('import.sheet.not-imported')}</p>}
              <ResultSheet
                rows={[
                  { shape: 'done', label: t('import.outcome.created'), count: result.data.counts.created, to: listTo.to },
                  { shape: 'none', label: t('import.outcome.unchanged'), count: result.data.counts.unchanged },
                  { shape: 'danger', label: t('import.outcome.refused'), count: result.data.counts.refused },
                ]}
              />
              <div className="hc-row">
                <Button icon="download" onClick={() => void save()}>
                  {t('import.screen.sheet')}
                </Button>
                <Button to={listTo.to}>{listTo.label}</Button>
                <Button weight="quiet" onClick={again}>
                  {t('import.screen.again')}
                </Button>
              </div>
            </div>
          )
        }
      />
      {result.success && result.data.errorCount > 0 && (
        <Section title={t('import.screen.errors')}>
          <ImportErrors errors={result.data.errors} errorCount={result.data.errorCount} />
        </Section>
      )}
      {failed && (
        <div className="hc-row">
          <Button onClick={again}>{t('import.screen.again')}</Button>
        </div>
      )}
    </>
  )
}

function refusalIn(result: unknown): Refusal {
  const told = result as { code?: string; details?: Record<string, unknown> } | null
  return new Refusal('invalid', told?.code ?? 'import.defect', told?.details ?? {})
}
