import { useCallback, useEffect, useRef, useState } from 'react'
import { useCall } from '../../../web/session/session.tsx'
import { autosaveDraftPaper, type DraftPaperView } from '../draft-paper.contract.ts'
import type { DraftText } from '../draft-text.ts'

const pause = 4_000

/** Passages are named by ids that no other passage of the paper bears. */
export const newPassage = (): string => `p-${crypto.randomUUID().slice(0, 12)}`

export interface Writing {
  text: DraftText
  /** Revision it is written on. */
  base: number
  dirty: boolean
  /** When the server last kept what is not saved yet. */
  keptAt: string | undefined
  /** Why it could not be kept; the words stay in the window. */
  notKept: unknown
  change: (change: Partial<DraftText>) => void
  put: (text: DraftText, base: number) => void
  saved: (text: DraftText, revision: number) => void
}

/** What is being written: kept by the server every few seconds, so that closing the window loses nothing. */
export function useWriting(draft: DraftPaperView): Writing {
  const { call } = useCall()
  const [text, setText] = useState<DraftText>(draft.text)
  const [base, setBase] = useState(draft.revision)
  const [dirty, setDirty] = useState(false)
  const [keptAt, setKeptAt] = useState<string | undefined>(undefined)
  const [notKept, setNotKept] = useState<unknown>(undefined)
  const waiting = useRef<boolean>(false)

  useEffect(() => {
    if (!dirty) return
    waiting.current = true
    const timer = setTimeout(async () => {
      try {
        const { savedAt } = await call(autosaveDraftPaper, { params: { draftPaperId: draft.id }, body: { base, text } })
        waiting.current = false
        setKeptAt(savedAt)
        setNotKept(undefined)
      } catch (error) {
        setNotKept(error)
      }
    }, pause)
    return () => clearTimeout(timer)
  }, [text, base, dirty, call, draft.id])

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (waiting.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [])

  const change = useCallback((part: Partial<DraftText>) => {
    setText((now) => ({ ...now, ...part }))
    setDirty(true)
  }, [])
  const put = useCallback((next: DraftText, on: number) => {
    setText(next)
    setBase(on)
    setDirty(true)
  }, [])
  const saved = useCallback((next: DraftText, revision: number) => {
    waiting.current = false
    setText(next)
    setBase(revision)
    setDirty(false)
    setKeptAt(undefined)
    setNotKept(undefined)
  }, [])
  return { text, base, dirty, keptAt, notKept, change, put, saved }
}
