import { type FormErrors, useForm } from '@mantine/form'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { z } from 'zod'
import type { AnsweredRefusal } from '../../call.ts'
import { readable } from '../../readable.ts'
import { useFormat } from '../../use-format.ts'
import { useT } from '../../use-t.ts'
import { useIntention } from '../../use-intention.ts'
import { fitTo } from './fit-to.ts'
import { type FieldRemark, remarkOf } from '../../../kernel/field-remark.ts'
import { rebase, type Rebased } from './rebase.ts'
import { type Draft, useDraft } from './use-draft.ts'

export interface FieldHandle<V> {
  name: string
  value: V
  onChange: (value: V) => void
  error: string | undefined
}

export interface DraftFormOptions<S extends z.ZodType, V extends object> {
  /** The body of the endpoint, or the part of it the form fills. */
  schema: S
  /** What the fields hold at first: '' and null for empty ones. When it changes later, fields nobody touched follow it. */
  initial: V
  /** Names the draft on this device by its record, e.g. `declaration.new`, `declaration.${id}`; without it leaving warns. */
  draft?: string
  /** Of the record. A draft that began from another version is offered, and never put into the fields unasked. */
  version?: number | string
  /** Before the values are checked: what stands empty and means nothing goes, and is gone from the form too. */
  tidied?: (values: V) => V
}

export interface OfferedDraft {
  at: string
  /** Fields the record has changed in since. */
  changed: readonly string[]
  take: () => void
  drop: () => void
}

export interface DraftForm<S extends z.ZodType, V extends object> {
  values: V
  set: (change: Partial<V>) => void
  /** Spread on a field: `<TextField {...form.field('number')} label=… />`. */
  field: <K extends keyof V & string>(name: K) => FieldHandle<V[K]>
  /** For rows inside lists: `form.at<string>(`recipients.${n}.name`)`. */
  at: <T>(path: string) => FieldHandle<T>
  errors: Readonly<Record<string, string>>
  dirty: boolean
  draft: Draft
  restored: string | undefined
  /** A draft from before the record changed; until it is taken or dropped, nothing typed is kept over it. */
  offered: OfferedDraft | undefined
  /** What a newer version of the record did to the fields since the last send. */
  meanwhile: Pick<Rebased<V>, 'taken' | 'clashing'> | undefined
  /** Empties the form back to its first values and drops the draft. */
  startOver: () => void
  /** `unread`: fields by name in which something is typed that can't be read, with the code that says why. */
  check: (unread?: ReadonlyMap<string, string>) => { values: z.output<S> } | { refused: readonly FieldRemark[] }
  showErrors: (errors: AnsweredRefusal['errors']) => void
  /** After success: nothing is unsaved any more, and the next send is another intention. */
  done: () => void
  key: string
}

/** The state of one form: values, zod validation, the draft on this device, the key of the intention. */
export function useDraftForm<S extends z.ZodType, V extends object>({
  schema,
  initial,
  draft: name,
  version,
  tidied,
}: DraftFormOptions<S, V>): DraftForm<S, V> {
  const t = useT()
  const format = useFormat()
  const draft = useDraft(name)
  const intention = useIntention()
  // By content: some screens make `initial` anew with every drawing.
  const newest = useMemo(() => JSON.stringify(initial), [initial])
  const [stale, setStale] = useState(() =>
    draft.found && draft.found.version !== version && JSON.stringify(draft.found.base) !== newest ? draft.found : undefined,
  )
  const undecided = useRef(stale !== undefined)
  const [first] = useState(() => restore(initial, stale ? undefined : draft.found?.values))
  const [restored, setRestored] = useState(stale ? undefined : draft.found?.at)
  const blank = useRef(initial)
  const seen = useRef(version)
  const keep = (values: V) => {
    if (!undecided.current) draft.keep(values, { values: blank.current, version: seen.current })
  }
  const form = useForm<V>({ initialValues: first, mode: 'controlled', onValuesChange: keep })

  const base = useRef(newest)
  const finished = useRef<boolean>(false)
  const [meanwhile, setMeanwhile] = useState<DraftForm<S, V>['meanwhile']>(undefined)
  useEffect(() => {
    seen.current = version
    if (newest === base.current) return
    const { values, taken, clashing } = rebase(JSON.parse(base.current) as V, initial, form.getValues())
    base.current = newest
    blank.current = initial
    // After the own send the record simply is what was sent.
    form.setValues((finished.current ? initial : values) as never)
    form.resetDirty(initial)
    if (!finished.current && taken.length + clashing.length > 0) setMeanwhile({ taken, clashing })
    finished.current = false
  }, [newest, initial, form, version])
  const decided = () => {
    undecided.current = false
    setStale(undefined)
  }
  const offered: OfferedDraft | undefined = stale && {
    at: stale.at,
    ...offer(stale, initial, (values, met) => {
      decided()
      form.setValues(values as never)
      setMeanwhile(met)
    }),
    drop: () => {
      decided()
      draft.drop()
      if (form.isDirty()) keep(form.getValues())
    },
  }

  const errors = useMemo(() => Object.fromEntries(Object.entries(form.errors).map(([path, error]) => [path, String(error)])), [form.errors])
  const at = <T>(path: string): FieldHandle<T> => {
    const props = form.getInputProps(path as never) as { value: T; error?: string }
    return { name: path, value: props.value, onChange: (value) => form.setFieldValue(path as never, value as never), error: errors[path] }
  }

  const showRemarks = useCallback(
    (remarks: readonly FieldRemark[]) => {
      const shown: FormErrors = {}
      for (const { path, code, details } of remarks) shown[path] ??= t(code, readable(details, format))
      form.setErrors(shown)
    },
    [form, t, format],
  )

  return {
    values: form.values,
    set: (change) => form.setValues(change as never),
    field: (field) => at(field),
    at,
    errors,
    dirty: restored !== undefined || form.isDirty(),
    draft: { ...draft, safe: () => !undecided.current && draft.safe() },
    restored,
    offered,
    meanwhile,
    startOver: () => {
      form.setValues(blank.current as never)
      form.resetDirty(blank.current as never)
      form.clearErrors()
      draft.drop()
      setRestored(undefined)
    },
    check: (unread = new Map()) => {
      setMeanwhile(undefined)
      if (tidied) form.setValues(tidied(form.getValues()) as never)
      const read = schema.safeParse(fitTo(schema, form.getValues()), { reportInput: true })
      if (read.success && unread.size === 0) return { values: read.data }
      const found = (read.error?.issues ?? []).map(remarkOf).filter(({ path }) => !unread.has(path))
      const refused = [...[...unread].map(([path, code]) => ({ path, code, details: {} })), ...found]
      showRemarks(refused)
      return { refused }
    },
    showErrors: (list) => showRemarks(list.map(({ path, code, details }) => ({ path, code, details: details ?? {} }))),
    done: () => {
      finished.current = true
      decided()
      draft.drop()
      form.resetDirty()
      setRestored(undefined)
      intention.renew()
    },
    key: intention.key,
  }
}

/** The draft on top of the record as it is now: what was typed then stays, what nobody touched follows the record. */
function offer<V extends object>(
  stale: NonNullable<Draft['found']>,
  initial: V,
  put: (values: V, met: Pick<Rebased<V>, 'taken' | 'clashing'>) => void,
): Pick<OfferedDraft, 'changed' | 'take'> {
  const { values, taken, clashing } = rebase(restore(initial, stale.base), initial, restore(initial, stale.values))
  return { changed: [...taken, ...clashing], take: () => put(values, { taken, clashing }) }
}

/** Only fields the form still has come back from a draft. */
function restore<V extends object>(initial: V, found: Record<string, unknown> | undefined): V {
  if (found === undefined) return initial
  return { ...initial, ...Object.fromEntries(Object.entries(found).filter(([name]) => name in initial)) }
}
