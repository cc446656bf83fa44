import { useCallback, useState } from 'react'
import { z } from 'zod'
import { recall, remember } from '../../memory.ts'
import type { Column } from './column.ts'

const Kept = z.record(z.string(), z.boolean())

/** Which columns are shown, kept on this device per list. */
export function useKeptColumns<Row>(name: string, columns: readonly Column<Row>[]): [Record<string, boolean>, (shown: Record<string, boolean>) => void] {
  const key = `hc.columns.${name}`
  const [chosen, setChosen] = useState(() => read(key))
  const keep = useCallback(
    (shown: Record<string, boolean>) => {
      setChosen(shown)
      remember(key, JSON.stringify(shown))
    },
    [key],
  )
  return [Object.fromEntries(columns.map((column) => [column.id, column.lead === true || (chosen[column.id] ?? column.hidden !== true)])), keep]
}

function read(key: string): Record<string, boolean> {
  try {
    return Kept.catch({}).parse(JSON.parse(recall(key) ?? '{}'))
  } catch (error) {
    if (error instanceof SyntaxError) return {}
    throw error
  }
}
