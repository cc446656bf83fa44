import { useCallback, useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { forget, recall, remember } from '../../memory.ts'
import { draftKey, useSession } from '../../session/session.tsx'

const Values = z.record(z.string(), z.unknown())
/** `base`: what the fields held before the typing, and the version of the record they held it from. */
const Stored = z.object({ at: z.string(), values: Values, base: Values, version: z.union([z.number(), z.string()]).optional() })
type Stored = z.infer<typeof Stored>

/** What typing began from. */
export interface DraftBase {
  values: object
  version: number | string | undefined
}

export interface Draft {
  /** What was kept at the last visit, if anything. */
  found: Stored | undefined
  /** When this visit's typing was last kept. */
  keptAt: string | undefined
  /** Everything typed so far is kept on this device. */
  safe: () => boolean
  keep: (values: object, base: DraftBase) => void
  /** Writes at once what still waits for the pause in typing. */
  flush: () => void
  drop: () => void
}

const pause = 600

/** Keeps what is typed on this device under the login's name; `name` undefined keeps nothing. */
export function useDraft(name: string | undefined): Draft {
  const session = useSession()
  const key = name === undefined || !session.signedIn ? undefined : draftKey(session.login.id, name)
  const [found] = useState(() => (key === undefined ? undefined : read(key)))
  const [keptAt, setKeptAt] = useState<string | undefined>(undefined)
  const waiting = useRef<{ values: object; base: DraftBase; timer: ReturnType<typeof setTimeout> } | undefined>(undefined)
  const failed = useRef<boolean>(false)

  const flush = useCallback(() => {
    const { current } = waiting
    if (current === undefined || key === undefined) return
    clearTimeout(current.timer)
    waiting.current = undefined
    const at = new Date().toISOString()
    failed.current = !remember(key, JSON.stringify({ at, values: current.values, base: current.base.values, version: current.base.version }))
    if (!failed.current) setKeptAt(at)
  }, [key])

  const keep = useCallback(
    (values: object, base: DraftBase) => {
      if (key === undefined) return
      if (waiting.current) clearTimeout(waiting.current.timer)
      waiting.current = { values, base, timer: setTimeout(flush, pause) }
    },
    [key, flush],
  )

  const drop = useCallback(() => {
    if (waiting.current) clearTimeout(waiting.current.timer)
    waiting.current = undefined
    if (key !== undefined) forget(key)
    setKeptAt(undefined)
  }, [key])

  useEffect(() => {
    // A phone may end the page without another word once it is hidden.
    document.addEventListener('visibilitychange', flush)
    return () => {
      document.removeEventListener('visibilitychange', flush)
      flush()
    }
  }, [flush])

  const safe = useCallback(() => {
    flush()
    return key !== undefined && !failed.current
  }, [flush, key])

  return { found, keptAt, safe, keep, flush, drop }
}

function read(key: string): Stored | undefined {
  const text = recall(key)
  if (text === undefined) return undefined
  try {
    const stored = Stored.safeParse(JSON.parse(text))
    return stored.success ? stored.data : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
