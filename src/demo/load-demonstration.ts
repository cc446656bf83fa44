import { refuse } from '../kernel/refusal.ts'
import type { Services } from '../platform/services/services.ts'

export interface DemoAccount { role: string; username: string; password: string }

/** Fills an empty installation with the first half of 2020 through the product's own commands. */
export async function loadDemonstration(_services: Services): Promise<DemoAccount[]> {
  return refuse('unavailable', 'set-up.running')
}
