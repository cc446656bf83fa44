import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ListSource } from './list-source.ts'
import type { ListState } from './use-list-state.ts'

const pageLength = 100

export interface Rows<Row> {
  rows: readonly Row[]
  total: number | undefined
  /** More rows than the server counted. */
  more: boolean
  loading: boolean
  /** The rows on the screen belong to the former question while the next answer comes. */
  stale: boolean
  error: unknown
  retry: () => void
  hasNext: boolean
  loadNext: () => void
}

/** Pages of a list as one growing array; the next page comes when its end is near the screen. */
export function useRows<Row>(source: ListSource<Row>, state: ListState): Rows<Row> {
  const answer = useInfiniteQuery({
    queryKey: [...source.key, state],
    queryFn: ({ pageParam, signal }) => source.load({ ...state, from: pageParam, limit: pageLength }, signal),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.rows.length < pageLength ? undefined : pages.length * pageLength),
    placeholderData: keepPreviousData,
  })
  const pages = answer.data?.pages
  const rows = useMemo(() => (pages ?? []).flatMap((page) => page.rows), [pages])
  const first = pages?.[0]
  return {
    rows,
    total: first?.total,
    more: first?.more ?? false,
    loading: answer.isPending,
    stale: answer.isPlaceholderData,
    error: answer.isError ? answer.error : undefined,
    retry: () => void (rows.length > 0 && answer.isFetchNextPageError ? answer.fetchNextPage() : answer.refetch()),
    hasNext: answer.hasNextPage && !answer.isFetching && !answer.isError,
    loadNext: () => void answer.fetchNextPage(),
  }
}
