import { type ReactNode, useEffect, useState } from 'react'
import { refusalFrom } from '../answers.ts'
import { isSettled } from '../settled.ts'
import { useT } from '../use-t.ts'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'
import { Note } from './note.tsx'
import { useSentence } from './use-sentence.ts'
import './states.css'

const lineNames = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l']

/** Grey lines in the place of what is coming; nothing at all for what comes within 200 ms. */
export function Loading({ lines = 6 }: { lines?: number }) {
  const t = useT()
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const soon = setTimeout(() => setShown(true), 200)
    return () => clearTimeout(soon)
  }, [])
  if (!shown) return null
  return (
    <div className="hc-loading" role="status">
      <span className="hc-unseen">{t('kit.loading')}</span>
      {lineNames.slice(0, lines).map((name) => (
        <span key={name} className="hc-loading-line" />
      ))}
    </div>
  )
}

/** What a list is for and the first act, instead of an empty table. */
export function EmptyState({ title, children, acts, icon = 'paper' }: { title: string; children?: ReactNode; acts?: ReactNode; icon?: IconName }) {
  return (
    <div className="hc-empty">
      <Icon name={icon} size={28} />
      <p className="hc-empty-title">{title}</p>
      {children && <div className="hc-empty-text">{children}</div>}
      {acts && <div className="hc-row">{acts}</div>}
    </div>
  )
}

/** What the seat may not do, and who may. */
export function NotAllowed({ children }: { children?: ReactNode }) {
  const t = useT()
  return (
    <EmptyState icon="lock" title={t('kit.not-allowed.title')} acts={<Button to="/">{t('kit.to-start')}</Button>}>
      {children ?? <p>{t('kit.not-allowed.text')}</p>}
    </EmptyState>
  )
}

/** What a screen needs beside its own record, such as choices: nothing while it came or is coming, else the sentence and the way to ask again. */
export function Unanswered({ of }: { of: readonly { data: unknown; error: unknown; refetch: () => unknown }[] }) {
  const failed = of.filter(({ data, error }) => data === undefined && error !== null)
  const [first] = failed
  return first ? (
    <ErrorState
      error={first.error}
      retry={() => {
        for (const one of failed) void one.refetch()
      }}
    />
  ) : null
}

/** Any refusal or defect as a sentence, with the way to try again where that can help. */
export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = useT()
  const sentence = useSentence()(error)
  const kind = refusalFrom(error).kind
  if (kind === 'forbidden')
    return (
      <NotAllowed>
        <p>{sentence.text}</p>
      </NotAllowed>
    )
  return (
    <Note
      tone="danger"
      alert
      title={sentence.text}
      acts={
        retry &&
        !isSettled(kind) && (
          <Button icon="retry" onClick={retry}>
            {t('kit.retry')}
          </Button>
        )
      }
    >
      {sentence.incident !== undefined && t('kit.incident', { incident: sentence.incident })}
    </Note>
  )
}
