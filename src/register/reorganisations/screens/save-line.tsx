import { useState } from 'react'
import { Button } from '../../../web/kit/button.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { useSentence } from '../../../web/kit/use-sentence.ts'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { ActDraftHandle } from './use-act-draft.ts'

/** Whether everything is saved, and since when. */
export function SaveLine({ draft }: { draft: ActDraftHandle }) {
  const t = useT()
  const format = useFormat()
  const { state, savedAt, headErrors } = draft
  if (state === 'saved' && savedAt === undefined) return <span className="hc-save-line hc-faint">{t('acts.save.by-itself')}</span>
  const held = Object.keys(headErrors).length > 0
  return (
    <span className="hc-save-line" role="status">
      {state === 'saved' && savedAt !== undefined ? (
        <StatusTag shape="done">{t('acts.save.saved', { at: format.time(savedAt) })}</StatusTag>
      ) : state === 'failed' || state === 'conflict' ? (
        <StatusTag shape="danger">{t('acts.save.not-saved')}</StatusTag>
      ) : held && state === 'waiting' ? (
        <StatusTag shape="soon">{t('acts.save.held')}</StatusTag>
      ) : (
        <StatusTag shape="going">{t('acts.save.saving')}</StatusTag>
      )}
    </span>
  )
}

/** Why it could not be saved, with the ways on; what was typed stays where it is. */
export function SaveTrouble({ draft }: { draft: ActDraftHandle }) {
  const t = useT()
  const sentence = useSentence()
  const [found, setFound] = useState<Awaited<ReturnType<ActDraftHandle['newest']>> | undefined>(undefined)
  const [failed, setFailed] = useState<unknown>(undefined)
  if (draft.state === 'failed' && draft.refusal)
    return (
      <Note
        tone="danger"
        alert
        title={t('acts.save.failed')}
        acts={
          <Button icon="retry" onClick={() => void draft.flush()}>
            {t('kit.retry')}
          </Button>
        }
      >
        {sentence(draft.refusal).text}
      </Note>
    )
  if (draft.state !== 'conflict') return null
  const look = () => {
    setFailed(undefined)
    draft.newest().then(setFound, setFailed)
  }
  const settle = (how: 'take' | 'drop') => {
    found?.[how]()
    setFound(undefined)
  }
  return (
    <Note
      tone="danger"
      alert
      title={t('acts.save.conflict')}
      acts={
        found ? (
          <>
            <Button weight="main" onClick={() => settle('take')}>
              {t('acts.save.merge')}
            </Button>
            <Button onClick={() => settle('drop')}>{t('acts.save.take-theirs')}</Button>
          </>
        ) : (
          <Button weight="main" onClick={look}>
            {t('acts.save.compare')}
          </Button>
        )
      }
    >
      {failed !== undefined
        ? sentence(failed).text
        : found === undefined
          ? t('acts.save.conflict-text')
          : found.merged.clashing === 0
            ? t('acts.save.merges-cleanly')
            : t('acts.save.clashing', { count: found.merged.clashing })}
    </Note>
  )
}
