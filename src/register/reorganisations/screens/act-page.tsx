import { useT } from '../../../web/use-t.ts'
import { AppliedAct } from './applied-act.tsx'
import { DraftEditor } from './draft-editor.tsx'
import { OfAct } from './of-act.tsx'

/** One act: being written, or what it did. */
export function ActPage() {
  const t = useT()
  return (
    <OfAct title={t('acts.page.title')}>
      {(act, reload) => (act.state === 'draft' ? <DraftEditor key={act.id} act={act} /> : <AppliedAct key={act.id} act={act} reload={reload} />)}
    </OfAct>
  )
}
