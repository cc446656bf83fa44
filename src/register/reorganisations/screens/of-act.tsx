import type { ReactNode } from 'react'
import { ActId } from '../../../kernel/identity.ts'
import { useParam } from '../../../web/address.ts'
import { Note } from '../../../web/kit/note.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useT } from '../../../web/use-t.ts'
import { type ActView, showAct } from '../act.contract.ts'
import { useFreshAnswer } from './use-fresh-answer.ts'

/** Loads the act of the address; always the newest, for a draft goes on from its version. */
export function OfAct({ title, children }: { title: string; children: (act: ActView, reload: () => void) => ReactNode }) {
  const t = useT()
  const actId = useParam('actId', ActId)
  const { data, error, refetch } = useFreshAnswer(showAct, { params: { actId: actId ?? '' } }, actId !== undefined)
  if (data && data.id === actId) return children(data, () => void refetch())
  return (
    <Page title={title} back={{ to: '/acts', label: t('acts.list.title') }}>
      {actId === undefined ? <Note tone="danger">{t('act.not-found')}</Note> : error ? <ErrorState error={error} retry={() => void refetch()} /> : <Loading />}
    </Page>
  )
}
