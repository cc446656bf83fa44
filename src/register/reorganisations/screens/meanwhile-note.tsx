import { Note } from '../../../web/kit/note.tsx'
import { useLanguage, useT } from '../../../web/use-t.ts'
import type { ActPreview } from '../act.contract.ts'
import { type PreviewChange, previewChanges } from './preview-changes.ts'

const most = 12

/** What others did to the register between looking and confirming. */
export function MeanwhileNote({ before, after }: { before: ActPreview; after: ActPreview }) {
  const t = useT()
  const language = useLanguage()
  const changes = previewChanges(before, after)
  const said = ({ kind, details }: PreviewChange) => {
    const block = details['block'] as Record<'vi' | 'en', string> | undefined
    return t(`acts.meanwhile.${kind}`, { ...details, block: block?.[language] })
  }
  return (
    <Note tone="soon" alert title={t('acts.meanwhile.title')}>
      {changes.length === 0 ? (
        t('acts.meanwhile.nothing')
      ) : (
        <ul>
          {changes.slice(0, most).map((change) => (
            <li key={said(change)}>{said(change)}</li>
          ))}
          {changes.length > most && <li>{t('acts.meanwhile.more', { count: changes.length - most })}</li>}
        </ul>
      )}
    </Note>
  )
}
