import { z } from 'zod'
import type { Refusal } from '../../../kernel/refusal.ts'
import { useFormat } from '../../use-format.ts'
import { useT } from '../../use-t.ts'
import { Button } from '../button.tsx'
import { Note } from '../note.tsx'

const Details = z.object({ by: z.string().optional(), at: z.string().optional(), fields: z.array(z.string()).optional() }).catch({})

/** Somebody else saved first: who, when and which fields; nothing typed here is lost or written over theirs. */
export function Conflict({ refusal, onReload }: { refusal: Refusal; onReload?: () => void }) {
  const t = useT()
  const format = useFormat()
  const { by, at, fields = [] } = Details.parse(refusal.details)
  return (
    <Note
      tone="soon"
      alert
      title={by === undefined || at === undefined ? t('form.conflict.somebody') : t('form.conflict.title', { by, at: format.time(at) })}
      acts={onReload && <Button onClick={onReload}>{t('form.conflict.reload')}</Button>}
    >
      {fields.length > 0 && <p>{t('form.conflict.fields', { fields: fields.join(', ') })}</p>}
      <p>{t('form.conflict.text')}</p>
    </Note>
  )
}
