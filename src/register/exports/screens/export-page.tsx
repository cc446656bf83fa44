import { useState } from 'react'
import { z } from 'zod'
import { WorkId } from '../../../kernel/identity.ts'
import { useSearchState } from '../../../web/address.ts'
import { useAnswer } from '../../../web/answers.ts'
import { Button } from '../../../web/kit/button.tsx'
import { LongWork } from '../../../web/kit/long-work.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { EmptyState, ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useT } from '../../../web/use-t.ts'
import { useFailure } from '../../works/screens/use-failure.ts'
import { showWork } from '../../works/work.contract.ts'
import { ExportedFile } from './exported-file.tsx'

const Followed = z.object({ work: WorkId.optional() })

/** One long export, from waiting to its file; the inbox leads here. */
export function ExportPage() {
  const t = useT()
  const [{ work: workId }] = useSearchState(Followed)
  return (
    <Page title={t('export.screen.title')} back={{ to: '/inbox', label: t('shell.inbox') }}>
      {workId === undefined ? (
        <EmptyState icon="download" title={t('export.screen.none')} acts={<Button to="/inbox">{t('shell.inbox-all')}</Button>} />
      ) : (
        <Export workId={workId} />
      )}
    </Page>
  )
}

function Export({ workId }: { workId: WorkId }) {
  const t = useT()
  const failure = useFailure()
  const [over, setOver] = useState(false)
  const { data: work, error, refetch } = useAnswer(showWork, { params: { workId } }, { everyMs: over ? false : 1_000 })
  if ((work?.state === 'done' || work?.state === 'failed') && !over) setOver(true)
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!work) return <Loading />
  return (
    <LongWork
      title={t('work.kind.list-export')}
      work={work}
      unit={t('work.unit')}
      leaveTo="/"
      result={<ExportedFile work={work} />}
      {...(work.state === 'failed' ? { error: failure(work.result) } : {})}
    />
  )
}
