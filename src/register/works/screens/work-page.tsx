import { useEffect } from 'react'
import { useNavigate } from '@tanstack/react-router'
import { WorkId } from '../../../kernel/identity.ts'
import { useParam } from '../../../web/address.ts'
import { useAnswer } from '../../../web/answers.ts'
import { LongWork } from '../../../web/kit/long-work.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useT } from '../../../web/use-t.ts'
import { showWork } from '../work.contract.ts'
import { placeOfWork } from './work-place.ts'
import { useFailure } from './use-failure.ts'

/** A long work by its own address: where its kind has a screen of its own, that one opens. */
export function WorkPage() {
  const t = useT()
  const navigate = useNavigate()
  const failure = useFailure()
  const workId = useParam('workId', WorkId)
  const { data: work, error, refetch } = useAnswer(showWork, { params: { workId: workId ?? '' } }, { enabled: workId !== undefined, everyMs: 1_500 })
  const place = work && placeOfWork(work.kind, work.id, work.of)
  useEffect(() => {
    if (place) void navigate({ to: place.path, search: place.search as never, replace: true })
  }, [place, navigate])
  const title = work ? t(`work.kind.${work.kind}`) : t('work.title')
  return (
    <Page title={title} back={{ to: '/inbox', label: t('shell.inbox') }}>
      {workId === undefined ? (
        <Note tone="danger">{t('work.not-found')}</Note>
      ) : error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !work || place ? (
        <Loading />
      ) : (
        <LongWork title={title} work={work} unit={t('work.unit')} leaveTo="/" {...(work.state === 'failed' ? { error: failure(work.result) } : {})} />
      )}
    </Page>
  )
}
