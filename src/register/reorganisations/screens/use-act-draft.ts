import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { remarkOf } from '../../../kernel/field-remark.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { uuidv7 } from '../../../kernel/uuid.ts'
import { refusalFrom } from '../../../web/answers.ts'
import { fitTo } from '../../../web/kit/form/fit-to.ts'
import { useCall } from '../../../web/session/session.tsx'
import { ActDraft, type ActView, saveAct, showAct } from '../act.contract.ts'
import type { ActLine } from '../act-line.ts'
import { type MergedDraft, mergeDrafts } from './merge-drafts.ts'

/** The head of an act while it is typed. */
export type ActHead = { [K in keyof Omit<ActDraft, 'lines'>]: ActDraft[K] | '' }
export type HeadField = keyof ActHead
const headFields = ['title', 'paperNumber', 'paperDate', 'issuer', 'effectiveOn', 'note'] as const satisfies HeadField[]

export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed' | 'conflict'

export interface ActDraftHandle {
  head: ActHead
  setHead: (change: Partial<ActHead>) => void
  /** Code of the remark at a field that cannot be saved as typed. */
  headErrors: Readonly<Partial<Record<HeadField, { code: string; details: Record<string, unknown> }>>>
  lines: readonly ActLine[]
  setLines: (change: (lines: readonly ActLine[]) => readonly ActLine[]) => void
  state: SaveState
  savedAt: string | undefined
  refusal: Refusal | undefined
  version: number
  /** The saved version at this moment, also within an act that began before it was saved. */
  latest: () => number
  /** The lines as the saved version holds them: a preview of it names them by their places. */
  savedLines: readonly ActLine[]
  /** Saves at once what waits; false when it could not be saved. */
  flush: () => Promise<boolean>
  /** Of a conflict: what both sides' words come to, and taking it. */
  newest: () => Promise<{ merged: MergedDraft; take: () => void; drop: () => void }>
}

interface Values {
  head: ActHead
  lines: readonly ActLine[]
}

export const draftIn = (act: ActView): ActDraft =>
  ActDraft.parse(Object.fromEntries([...headFields, 'lines'].map((name) => [name, act[name as keyof ActView]])))
const headOf = ({ lines: _, ...head }: ActDraft): ActHead => head
const pause = 900
const again = 10_000

/** The draft of an act: saved by itself a moment after the last change, one save at a time, each under the version it began from. */
export function useActDraft(act: ActView): ActDraftHandle {
  const { call } = useCall()
  const [values, setValues] = useState<Values>(() => ({ head: headOf(draftIn(act)), lines: act.lines }))
  const [saved, setSaved] = useState(() => ({ version: act.version, draft: draftIn(act), at: undefined as string | undefined }))
  const [state, setState] = useState<SaveState>('saved')
  const [refusal, setRefusal] = useState<Refusal | undefined>(undefined)

  const current = useRef({ values, saved, state })
  current.current.values = values
  const running = useRef<Promise<boolean> | undefined>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  // The same words under the same key, however often the network asks for another try.
  const intention = useRef({ body: '', key: '' })

  const tell = useCallback((next: SaveState, refused?: Refusal) => {
    current.current.state = next
    setState(next)
    setRefusal(refused)
  }, [])

  const save = useCallback(async (): Promise<boolean> => {
    if (current.current.state === 'conflict') return false
    const { version, draft: before } = current.current.saved
    const { draft, errors } = sendable(current.current.values, before)
    const complete = Object.keys(errors).length === 0
    if (JSON.stringify(draft) === JSON.stringify(before)) {
      tell(complete ? 'saved' : 'waiting')
      return complete
    }
    const body = { ...draft, version }
    const text = JSON.stringify(body)
    if (intention.current.body !== text) intention.current = { body: text, key: uuidv7(new Date()) }
    tell('saving')
    try {
      const reply = await call(saveAct, { params: { actId: act.id }, body }, { key: intention.current.key })
      current.current.saved = { version: reply.version, draft, at: new Date().toISOString() }
      setSaved(current.current.saved)
      const more = JSON.stringify(sendable(current.current.values, draft).draft) !== JSON.stringify(draft)
      tell(more || !complete ? 'waiting' : 'saved')
      return more ? save() : complete
    } catch (error) {
      const refused = refusalFrom(error)
      tell(refused.code === 'record.changed-meanwhile' ? 'conflict' : 'failed', refused)
      return false
    }
  }, [call, act.id, tell])

  const flush = useCallback(async () => {
    clearTimeout(timer.current)
    await running.current
    running.current = save()
    return running.current
  }, [save])

  const touch = useCallback(
    (wait: number) => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void flush(), wait)
    },
    [flush],
  )
  const change = useCallback(
    (next: (former: Values) => Values) => {
      setValues((former) => {
        const changed = next(former)
        current.current.values = changed
        return changed
      })
      if (current.current.state === 'conflict') return
      if (current.current.state === 'saved') tell('waiting')
      touch(pause)
    },
    [tell, touch],
  )

  useEffect(() => {
    if (state === 'failed' && refusal?.kind === 'unavailable') touch(again)
  }, [state, refusal, touch])
  useEffect(() => {
    const leaving = (event: BeforeUnloadEvent) => {
      if (current.current.state !== 'saved') event.preventDefault()
    }
    window.addEventListener('beforeunload', leaving)
    return () => {
      window.removeEventListener('beforeunload', leaving)
      clearTimeout(timer.current)
      if (current.current.state === 'waiting') void save()
    }
  }, [save])

  const headErrors = useMemo(() => sendable(values, saved.draft).errors, [values, saved.draft])
  const newest = async () => {
    const theirs = await call(showAct, { params: { actId: act.id } })
    const mine: ActDraft = sendable(current.current.values, current.current.saved.draft).draft
    const merged = mergeDrafts(current.current.saved.draft, mine, draftIn(theirs))
    const begin = (draft: ActDraft) => {
      current.current.saved = { version: theirs.version, draft: draftIn(theirs), at: current.current.saved.at }
      setSaved(current.current.saved)
      tell('waiting')
      change(() => ({ head: headOf(draft), lines: draft.lines }))
    }
    return { merged, take: () => begin(merged.draft), drop: () => begin(draftIn(theirs)) }
  }

  return {
    head: values.head,
    setHead: (more) => change((former) => ({ ...former, head: { ...former.head, ...more } })),
    headErrors,
    lines: values.lines,
    setLines: (next) => change((former) => ({ ...former, lines: next(former.lines) })),
    state,
    savedAt: saved.at,
    refusal,
    version: saved.version,
    latest: () => current.current.saved.version,
    savedLines: saved.draft.lines,
    flush,
    newest,
  }
}

/** What can be saved of what is typed: a field that is not readable yet keeps its saved value, so that it holds nothing else up. */
function sendable({ head, lines }: Values, before: ActDraft): { draft: ActDraft; errors: ActDraftHandle['headErrors'] } {
  const errors: Partial<Record<HeadField, { code: string; details: Record<string, unknown> }>> = {}
  const fields = headFields.map((name) => {
    const schema = ActDraft.shape[name]
    const typed = head[name] === '' && name !== 'title' ? null : fitTo(schema, head[name])
    const read = schema.safeParse(typed, { reportInput: true })
    if (read.success) return [name, read.data]
    const [issue] = read.error.issues
    if (issue) errors[name] = remarkOf(issue)
    return [name, before[name]]
  })
  return { draft: { ...before, ...Object.fromEntries(fields), lines: [...lines] }, errors }
}
