import { z } from 'zod'
import { Refusal } from '../../../kernel/refusal.ts'

const Failed = z.object({ code: z.string(), details: z.record(z.string(), z.unknown()).default({}) })

/** Why a work did not finish, as a refusal whose code is the key of its sentence. */
export function useFailure(): (result: unknown) => Refusal | undefined {
  return (result) => {
    const read = Failed.safeParse(result)
    return read.success ? new Refusal('conflict', read.data.code, read.data.details) : undefined
  }
}
