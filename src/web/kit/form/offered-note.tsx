import { useFormat } from '../../use-format.ts'
import { useT } from '../../use-t.ts'
import { Button } from '../button.tsx'
import { Note } from '../note.tsx'
import { fieldsNamed } from './meanwhile.tsx'
import type { OfferedDraft } from './use-draft-form.ts'

/** A draft whose record somebody has changed meanwhile: what changed, and the choice to take it or let it go. */
export function OfferedNote({ at, changed, take, drop, labels }: OfferedDraft & { labels: ReadonlyMap<string, string> }) {
  const t = useT()
  const format = useFormat()
  const fields = fieldsNamed(changed, labels)
  return (
    <Note
      tone="soon"
      alert
      title={t('form.offered.title', { at: format.time(at) })}
      acts={
        <>
          <Button onClick={take}>{t('form.offered.take')}</Button>
          <Button weight="quiet" onClick={drop}>
            {t('form.drop-draft')}
          </Button>
        </>
      }
    >
      {fields !== '' && <p>{t('form.offered.fields', { fields })}</p>}
      <p>{t('form.offered.text')}</p>
    </Note>
  )
}
