import { useMemo, useState } from 'react'
import type { FieldRemark } from '../../../kernel/field-remark.ts'
import { readable } from '../../../web/readable.ts'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { ActLine } from '../act-line.ts'
import type { PlacedFault } from './faults.ts'
import { type LineDraft, readLine, valueAt, withValue } from './line-draft.ts'

export interface LineHandle<V> {
  name: string
  value: V
  onChange: (value: V) => void
  error: string | undefined
}

export interface LineForm {
  draft: LineDraft
  at: <V>(path: string) => LineHandle<V>
  set: (path: string, value: unknown) => void
  /** All remarks, also of fields that are not in sight. */
  remarks: readonly { path: string; text: string }[]
  dirty: boolean
  /** Reads the line; undefined while something is missing, and then says what at the fields. */
  check: () => ActLine | undefined
}

/** One line being typed. Fields are named by their paths in the line, so that faults of the server stand where the own ones do. */
export function useLineForm(initial: LineDraft, faults: readonly PlacedFault[]): LineForm {
  const t = useT()
  const format = useFormat()
  const [draft, setDraft] = useState(initial)
  const [told, setTold] = useState<readonly FieldRemark[]>(() => faults.map(({ field, code, details }) => ({ path: field, code, details })))
  const remarks = useMemo(() => told.map(({ path, code, details }) => ({ path, text: t(code, readable(details, format)) })), [told, t, format])
  const set = (path: string, value: unknown) => {
    setDraft((former) => withValue(former, path, value))
    // What was said of a field goes with what stood in it.
    setTold((all) => all.filter((remark) => remark.path !== path && !remark.path.startsWith(`${path}.`)))
  }
  return {
    draft,
    set,
    at: <V>(path: string): LineHandle<V> => ({
      name: path,
      value: valueAt(draft, path) as V,
      onChange: (value) => set(path, value),
      error: remarks.find((remark) => remark.path === path)?.text,
    }),
    remarks,
    dirty: draft !== initial,
    check: () => {
      const read = readLine(draft)
      if ('line' in read) return read.line
      setTold(read.remarks)
      return undefined
    },
  }
}
