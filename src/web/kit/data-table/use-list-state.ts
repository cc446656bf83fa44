import { useCallback, useMemo, useState } from 'react'
import { z } from 'zod'
import { Day } from '../../../kernel/day.ts'
import { useSearchState } from '../../address.ts'
import type { Filter } from './filter.ts'

export interface ListState {
  q: string | undefined
  sort: string | undefined
  filters: Readonly<Record<string, string>>
}

type Values = Record<string, string | undefined>

/** Search words, order and filters: in the address, so that a link opens the same view; within a drawer only for as long as it is open. */
export function useListState(filters: readonly Filter[], inAddress: boolean, first: string | undefined): [ListState, (change: Values) => void] {
  // Screens write the list of filters in place; only what it says makes another schema.
  const keys = filters.map((filter) => `${filter.key}:${filter.kind}`).join()
  const schema = useMemo(
    () =>
      z.object({
        q: z.string().trim().max(200).optional(),
        sort: z.string().max(40).optional(),
        ...Object.fromEntries(
          keys
            .split(',')
            .filter(Boolean)
            .map((key) => key.split(':'))
            .map(([key, kind]) => [key, kind === 'day' ? Day.optional() : z.string().max(500).optional()]),
        ),
      }),
    [keys],
  )
  const [address, setAddress] = useSearchState(schema)
  const [local, setLocal] = useState<Values>({})
  const values = (inAddress ? address : local) as Values
  const set = useCallback(
    (change: Values) => {
      if (inAddress) setAddress(change as never)
      else setLocal((former) => ({ ...former, ...change }))
    },
    [inAddress, setAddress],
  )
  const state = useMemo(() => {
    const { q, sort, ...rest } = values
    const chosen = Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '')
    return { q: q === '' ? undefined : q, sort: sort ?? first, filters: Object.fromEntries(chosen) }
  }, [values, first])
  return [state, set]
}
