import { useNavigate, useParams, useRouterState } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { z } from 'zod'
import { dayOfView, readSearch } from './search-params.ts'

/** A parameter of the path: `useParam('agencyId', AgencyId)`; a value the schema refuses is an address that does not exist. */
export function useParam<S extends z.ZodType>(name: string, schema: S): z.output<S> | undefined {
  const params: Readonly<Record<string, unknown>> = useParams({ strict: false })
  const read = schema.safeParse(params[name])
  return read.success ? read.data : undefined
}

/**
 * Filters and choices in the address. `set` merges; undefined removes. The history keeps one entry per view, not one per letter:
 * pass `{ push: true }` where "back" should lead to the former choice.
 */
export function useSearchState<S extends z.ZodObject>(schema: S): [z.output<S>, (change: Partial<z.input<S>>, how?: { push?: boolean }) => void] {
  const search = useSearch()
  const navigate = useNavigate()
  const state = useMemo(() => readSearch(schema, search), [schema, search])
  const set = useCallback(
    (change: Partial<z.input<S>>, how?: { push?: boolean }) => {
      void navigate({
        to: '.',
        search: ((former: Record<string, unknown>) => ({ ...former, ...change })) as never,
        replace: how?.push !== true,
        resetScroll: false,
      })
    },
    [navigate],
  )
  return [state, set]
}

/** The whole of the address behind "?", unread. */
export const useSearch = (): Readonly<Record<string, unknown>> =>
  useRouterState({ select: (state): Readonly<Record<string, unknown>> => state.location.search })

export const usePath = (): string => useRouterState({ select: (state) => state.location.pathname })

/** Opens an address of the product: `go('/agencies/…')`; the as-of date stays. */
export function useGo(): (to: string, search?: Readonly<Record<string, unknown>>) => void {
  const navigate = useNavigate()
  return useCallback(
    (to, search = {}) => {
      const [path = '/', query] = to.split('?')
      const own = { ...Object.fromEntries(new URLSearchParams(query)), ...search }
      void navigate({ to: path, search: ((former: Record<string, unknown>) => ({ ...dayOfView(former), ...own })) as never })
    },
    [navigate],
  )
}
