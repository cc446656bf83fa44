import { keepPreviousData, useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { z } from 'zod'
import type { Endpoint } from '../kernel/endpoint.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Args } from './call.ts'
import { useCall, useSeat } from './session/session.tsx'
import { useIntention } from './use-intention.ts'

/** Answers are kept per seat: the same question from another seat is another question. */
export const answerKey = (seat: string | undefined, operation: string, args: unknown): readonly unknown[] => [seat ?? '', operation, args]

export interface AnswerOptions {
  enabled?: boolean
  /** Shows the former answer while the next one loads (filters, as-of date). */
  keepFormer?: boolean
  /** Asks again every so many milliseconds (progress of long work); false stops. */
  everyMs?: number | false
}

/** Reads an endpoint: `const { data, error, isPending, refetch } = useAnswer(showAgency, { params })`. */
export function useAnswer<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  e: Endpoint<P, Q, B, R>,
  args: Args<P, Q, B>,
  options: AnswerOptions = {},
): UseQueryResult<z.output<R>> {
  const { call } = useCall()
  const seat = useSeat()
  return useQuery({
    queryKey: answerKey(seat?.id, e.name, args),
    queryFn: ({ signal }) => call(e, args, { signal }),
    enabled: options.enabled ?? true,
    refetchInterval: options.everyMs ?? false,
    ...(options.keepFormer ? { placeholderData: keepPreviousData } : {}),
  })
}

export interface ActHandle<Given, Reply> {
  send: (args: Given) => Promise<Reply>
  pending: boolean
  /** Why the last send was refused; undefined again with the next one. */
  refusal: Refusal | undefined
  reset: () => void
}

/** Writes through an endpoint, with the key of the intention kept over retries; afterwards the named endpoints are asked again. */
export function useAct<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  e: Endpoint<P, Q, B, R>,
  options: { refresh?: readonly { name: string }[] } = {},
): ActHandle<Args<P, Q, B>, z.output<R>> {
  const { call } = useCall()
  const intention = useIntention()
  const refresh = useRefresh()
  const { mutateAsync, isPending, error, reset } = useMutation({
    mutationFn: (args: Args<P, Q, B>) => call(e, args, { key: intention.key }),
    onSuccess: async () => {
      intention.renew()
      await refresh(options.refresh ?? [])
    },
  })
  return { send: mutateAsync, pending: isPending, refusal: error === null ? undefined : refusalFrom(error), reset }
}

/** Asks the named endpoints again wherever their answers are on a screen. */
export function useRefresh(): (of: readonly { name: string }[]) => Promise<void> {
  const cache = useQueryClient()
  return useCallback(
    async (of) => {
      const names = new Set(of.map((e) => e.name))
      await cache.invalidateQueries({ predicate: ({ queryKey }) => names.has(String(queryKey[1])) })
    },
    [cache],
  )
}

/** Anything thrown as a refusal: what no rule foresaw is a defect of the screen and says so. */
export const refusalFrom = (error: unknown): Refusal =>
  error instanceof Refusal ? error : new Refusal('unavailable', 'screen.defect', { message: error instanceof Error ? error.message : String(error) })
