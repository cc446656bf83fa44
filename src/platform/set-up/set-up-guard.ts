import { randomInt } from 'node:crypto'
import { refuse } from '../../kernel/refusal.ts'
import { installation } from '../auth/session.store.ts'
import { isLoopback } from '../config/config.ts'
import type { Services } from '../services/services.ts'

const codes = new WeakMap<Services, string>()

/** The code whoever sets up must know when the server can be reached from elsewhere; undefined on this machine only. */
export function setUpCode(services: Services): string | undefined {
  if (isLoopback(services.config.host)) return undefined
  const code = codes.get(services) ?? String(randomInt(0, 10 ** 9)).padStart(9, '0')
  codes.set(services, code)
  return code
}

export function checkSetUpCode(services: Services, given: string | undefined): void {
  const code = setUpCode(services)
  if (code !== undefined && given?.replace(/\s/g, '') !== code) refuse('forbidden', 'set-up.code')
}

const running = new WeakSet<Services>()

/** Only an empty installation is set up, and only once, however often the button is pressed. */
export async function mustBeEmpty<T>(services: Services, work: () => Promise<T>): Promise<T> {
  if (running.has(services)) refuse('conflict', 'set-up.running')
  running.add(services)
  try {
    if ((await installation(services.database.of('auth'))).setUp) refuse('conflict', 'set-up.already')
    return await work()
  } finally {
    running.delete(services)
  }
}
