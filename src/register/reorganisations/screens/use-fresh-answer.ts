import { useEffect } from 'react'
import type { z } from 'zod'
import type { Endpoint } from '../../../kernel/endpoint.ts'
import { useAnswer } from '../../../web/answers.ts'
import type { Args } from '../../../web/call.ts'

/** An answer asked anew by this screen: what another screen kept would begin a draft from a version that is past. */
export function useFreshAnswer<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  e: Endpoint<P, Q, B, R>,
  args: Args<P, Q, B>,
  enabled = true,
) {
  const answer = useAnswer(e, args, { enabled })
  const { data, isFetchedAfterMount, refetch } = answer
  const of = JSON.stringify(args)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each record
  useEffect(() => {
    // A request that is under way already is the one wanted.
    if (enabled) void refetch({ cancelRefetch: false })
  }, [of, enabled, refetch])
  return { ...answer, data: isFetchedAfterMount ? data : undefined }
}
