import { Refusal } from '../../kernel/refusal.ts'

/** What was prepared outside the writing transaction, or why not. */
export type Foreseen<T> = { ready: T } | { refusal: Refusal }

/**
 * A second send of an act that succeeded must get the first one's answer, although by then nothing of it can be prepared
 * again. So a refusal of the preparation waits until the key was asked.
 */
export async function foreseen<T>(work: () => Promise<T>): Promise<Foreseen<T>> {
  try {
    return { ready: await work() }
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error }
    throw error
  }
}

export function readyOf<T>(prepared: Foreseen<T>): T {
  if ('refusal' in prepared) throw prepared.refusal
  return prepared.ready
}
