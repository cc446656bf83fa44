import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { usePath } from '../address.ts'
import { useT } from '../use-t.ts'
import { IconButton } from './button.tsx'
import { Icon } from './icon.tsx'
import { Link } from './link.tsx'
import { useSentence } from './use-sentence.ts'
import './told.css'

export interface Happened {
  /** What happened, as a sentence: "Đã ghi nhận công bố số 12/QĐ-UBND của Quận 3." */
  text: string
  /** The next step. */
  next?: { label: string; to: string }
  /** Takes the act back, where that is possible at all. */
  undo?: () => Promise<void>
  tone?: 'done' | 'danger'
}

interface Told extends Happened {
  id: number
  path: string
}

const TellContext = createContext<(what: Happened) => void>(() => undefined)

/** Says what happened after an act; the words stay on the next screen and go with the one after it. */
export const useTell = (): ((what: Happened) => void) => useContext(TellContext)

export function ToldProvider({ children }: { children: ReactNode }) {
  const [told, setTold] = useState<Told[]>([])
  const path = usePath()
  const here = useRef(path)
  const count = useRef(0)
  useEffect(() => {
    if (here.current === path) return
    const left = here.current
    here.current = path
    // Kept through the one navigation an act usually ends with.
    setTold((all) => all.flatMap((one) => (one.path === left ? [{ ...one, path: '' }] : [])))
  }, [path])
  const tell = useCallback((what: Happened) => {
    count.current += 1
    const id = count.current
    setTold((all) => [...all.slice(-1), { ...what, id, path: here.current }])
  }, [])
  const close = useCallback((id: number) => setTold((all) => all.filter((one) => one.id !== id)), [])
  const region = useMemo(() => <Region told={told} close={close} tell={tell} />, [told, close, tell])
  return (
    <TellContext value={tell}>
      {children}
      {region}
    </TellContext>
  )
}

function Region({ told, close, tell }: { told: readonly Told[]; close: (id: number) => void; tell: (what: Happened) => void }) {
  const t = useT()
  const sentence = useSentence()
  const undo = (one: Told) => {
    close(one.id)
    one.undo?.().then(
      () => tell({ text: t('kit.undone') }),
      (error: unknown) => tell({ text: sentence(error).text, tone: 'danger' }),
    )
  }
  return (
    <div className="hc-told hc-not-printed" role="status" aria-live="polite">
      {told.map((one) => (
        <div key={one.id} className="hc-told-one" data-tone={one.tone ?? 'done'}>
          <Icon name={one.tone === 'danger' ? 'warning' : 'check'} />
          <p>{one.text}</p>
          {one.next && <Link to={one.next.to}>{one.next.label}</Link>}
          {one.undo && (
            <button type="button" className="hc-told-undo" onClick={() => undo(one)}>
              {t('kit.undo')}
            </button>
          )}
          <IconButton icon="close" label={t('kit.close')} onClick={() => close(one.id)} />
        </div>
      ))}
    </div>
  )
}
