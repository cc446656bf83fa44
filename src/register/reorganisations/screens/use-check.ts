import { useEffect, useMemo, useRef, useState } from 'react'
import { type ActPreview, previewAct } from '../act.contract.ts'
import type { ActLine } from '../act-line.ts'
import { type PlacedFault, placed } from './faults.ts'
import type { ActDraftHandle } from './use-act-draft.ts'
import { useFreshAnswer } from './use-fresh-answer.ts'

export interface Check {
  preview: ActPreview | undefined
  faults: readonly PlacedFault[]
  warnings: readonly PlacedFault[]
  /** What was checked is not what stands there now. */
  stale: boolean
  error: unknown
  retry: () => void
}

const pause = 700

/** The draft checked by the server a moment after each save; what it found stays until the next answer. */
export function useCheck(actId: string, draft: ActDraftHandle): Check {
  const [asked, setAsked] = useState(draft.version)
  const lines = useRef<Map<number, readonly ActLine[]>>(new Map())
  lines.current.set(draft.version, draft.savedLines)
  useEffect(() => {
    const soon = setTimeout(() => setAsked(draft.version), pause)
    return () => clearTimeout(soon)
  }, [draft.version])
  const { data, error, isFetching, refetch } = useFreshAnswer(previewAct, { params: { actId } })
  const first = useRef(asked)
  useEffect(() => {
    if (asked === first.current) return
    first.current = asked
    void refetch()
  }, [asked, refetch])
  const checkedLines = data && lines.current.get(data.version)
  const [faults, warnings] = useMemo(
    () => (data && checkedLines ? [placed(data.faults, checkedLines), placed(data.warnings, checkedLines)] : [[], []]),
    [data, checkedLines],
  )
  return {
    preview: data,
    faults,
    warnings,
    stale: isFetching || data?.version !== draft.version || draft.state !== 'saved',
    error: data ? undefined : error,
    retry: () => void refetch(),
  }
}
