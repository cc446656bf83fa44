import { useBlocker } from '@tanstack/react-router'
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { z } from 'zod'
import { refusalFrom } from '../../answers.ts'
import { AnsweredRefusal } from '../../call.ts'
import { useFormat } from '../../use-format.ts'
import { useT } from '../../use-t.ts'
import { Button } from '../button.tsx'
import { useAsk } from '../confirm.tsx'
import { Meanwhile } from './meanwhile.tsx'
import { OfferedNote } from './offered-note.tsx'
import { Note } from '../note.tsx'
import { ErrorState } from '../states.tsx'
import { Conflict } from './conflict.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { type FieldPlace, FormOfFields } from './form-context.ts'
import type { DraftForm } from './use-draft-form.ts'
import './form.css'

export interface FormProps<S extends z.ZodType, V extends object, Reply> {
  form: DraftForm<S, V>
  /** Sends what the schema read, with the key of this intention. */
  send: (values: z.output<S>, key: string) => Promise<Reply>
  /** After success; usually `tell(…)` and `go(…)`. */
  onDone: (reply: Reply) => void
  /** The verb on the button: "Ghi nhận", "Trình ký". */
  submit: string
  /** Beside the button: a link back, a second act. */
  beside?: ReactNode
  /** Loads the record anew after a 409 that says it changed meanwhile; what was typed stays. */
  onReload?: () => void
  children: ReactNode
}

/** One column of fields: errors summed up on top, draft kept, one send at a time, refusals at their fields. */
export function Form<S extends z.ZodType, V extends object, Reply>({ form, send, onDone, submit, beside, onReload, children }: FormProps<S, V, Reply>) {
  const t = useT()
  const format = useFormat()
  const [pending, setPending] = useState(false)
  const [refusal, setRefusal] = useState<unknown>(undefined)
  const [attempt, setAttempt] = useState(0)
  const busy = useRef<boolean>(false)
  const [places, setPlaces] = useState<ReadonlyMap<string, FieldPlace>>(new Map())
  const labels = useMemo(() => new Map([...places].map(([name, { label }]) => [name, label])), [places])
  const register = useCallback((name: string, label: string, show?: () => void) => {
    setPlaces((all) => new Map(all).set(name, { label, ...(show ? { show } : {}) }))
    return () => setPlaces((all) => new Map([...all].filter(([other]) => other !== name)))
  }, [])
  const unread = useRef(new Map<string, string>())
  const fields = useMemo<FormOfFields>(
    () => ({
      label: register,
      unread: (name, code) => {
        unread.current.set(name, code)
        return () => unread.current.delete(name)
      },
    }),
    [register],
  )

  useLeaveGuard(form.dirty, form.draft.safe)

  const submitForm = async () => {
    if (busy.current) return
    setRefusal(undefined)
    const checked = form.check(unread.current)
    if ('refused' in checked) return setAttempt((n) => n + 1)
    busy.current = true
    setPending(true)
    try {
      const reply = await send(checked.values, form.key)
      form.done()
      onDone(reply)
    } catch (error) {
      // What was refused of a field stands at the field and goes with it; the rest stands here until the next try.
      if (error instanceof AnsweredRefusal && error.errors.length > 0) form.showErrors(error.errors)
      else setRefusal(error)
      setAttempt((n) => n + 1)
    } finally {
      busy.current = false
      setPending(false)
    }
  }

  const refused = useMemo(() => (refusal === undefined ? undefined : refusalFrom(refusal)), [refusal])
  // Once the newer version has come into the fields, it is told what that did, no longer that it exists.
  const changedMeanwhile = refused?.code === 'record.changed-meanwhile' && form.meanwhile === undefined
  const settled = refused?.code === 'record.changed-meanwhile' && form.meanwhile !== undefined
  return (
    <FormOfFields value={fields}>
      <form
        className="hc-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submitForm()
        }}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submitForm()
        }}
      >
        {form.restored !== undefined && (
          <Note tone="info" acts={<Button onClick={form.startOver}>{t('form.drop-draft')}</Button>}>
            {t('form.restored', { at: format.time(form.restored) })}
          </Note>
        )}
        {form.offered && <OfferedNote {...form.offered} labels={labels} />}
        <ErrorSummary errors={form.errors} labels={places} attempt={attempt} />
        {refused && !settled && (
          <Answer attempt={attempt}>
            {changedMeanwhile ? (
              <Conflict refusal={refused} {...(onReload === undefined ? {} : { onReload })} />
            ) : (
              <ErrorState error={refusal} retry={() => void submitForm()} />
            )}
          </Answer>
        )}
        {form.meanwhile && <Meanwhile {...form.meanwhile} labels={labels} />}
        {children}
        <div className="hc-form-foot">
          <Button type="submit" weight="main" pending={pending}>
            {submit}
          </Button>
          {beside}
          <span className="hc-form-draft" role="status">
            {form.draft.keptAt !== undefined && form.dirty && t('form.draft-kept', { at: format.time(form.draft.keptAt) })}
          </span>
        </div>
      </form>
    </FormOfFields>
  )
}

/** What the server answered to the whole, which may stand far above the button that was pressed: it takes the focus. */
function Answer({ attempt, children }: { attempt: number; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: every failed try brings the answer into view again
  useEffect(() => {
    box.current?.focus()
  }, [attempt])
  return (
    <div ref={box} className="hc-form-answer" tabIndex={-1}>
      {children}
    </div>
  )
}

/** Warns only if something would be lost: what is kept as a draft is not. */
function useLeaveGuard(dirty: boolean, safe: () => boolean): void {
  const t = useT()
  const ask = useAsk()
  const loses = () => dirty && !safe()
  useBlocker({
    shouldBlockFn: async ({ current, next }) => {
      if (current.pathname === next.pathname || !loses()) return false
      return !(await ask({ title: t('form.leave.title'), text: t('form.leave.text'), confirm: t('form.leave.confirm'), danger: true }))
    },
    enableBeforeUnload: loses,
  })
}

/** Fields that belong together, under one heading. */
export function FieldGroup({ title, help, children }: { title: string; help?: ReactNode; children: ReactNode }) {
  return (
    <fieldset className="hc-field-group">
      <legend>{title}</legend>
      {help && <p className="hc-faint">{help}</p>}
      {children}
    </fieldset>
  )
}
