import { randomInt, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { refuse } from '../../kernel/refusal.ts'
import { installation } from '../auth/session.store.ts'
import { forgive, takeTurn } from '../auth/throttle.store.ts'
import { isLoopback } from '../config/config.ts'
import type { Services } from '../services/services.ts'

const codes = new WeakMap<Services, string>()

/**
 * The code whoever sets up must know when the server can be reached from elsewhere; undefined on this machine only.
 * Behind a proxy the server itself listens on loopback, so a public address counts as "from elsewhere" too.
 */
export function setUpCode(services: Services): string | undefined {
  const { host, publicUrl, trustProxy } = services.config
  if (isLoopback(host) && publicUrl === undefined && !trustProxy) return undefined
  const code = codes.get(services) ?? String(randomInt(0, 10 ** 9)).padStart(9, '0')
  codes.set(services, code)
  return code
}

/** Slowed down like a sign-in: nine digits are guessed in days when nothing stands in the way. */
export async function checkSetUpCode(services: Services, given: string | undefined): Promise<void> {
  const code = setUpCode(services)
  if (code === undefined) return
  const auth = services.database.of('auth')
  const wait = await takeTurn(auth, ['set-up'], services.clock.now())
  if (wait > 0) refuse('too-many', 'session.wait', { seconds: wait, retryAfter: wait })
  const typed = Buffer.from((given ?? '').replace(/\s/g, ''))
  const right = Buffer.from(code)
  if (typed.length !== right.length || !timingSafeEqual(typed, right)) refuse('forbidden', 'set-up.code')
  await forgive(auth, ['set-up'])
}

const lock = sql`hashtextextended('hopchuan.set-up', 0)`

/** Only an empty installation is set up, and only once, however often the button is pressed and from however many processes. */
export async function mustBeEmpty<T>(services: Services, work: () => Promise<T>): Promise<T> {
  const auth = services.database.of('auth')
  if ((await installation(auth)).setUp) refuse('conflict', 'set-up.already')
  return auth.connection().execute(async (held) => {
    const { rows } = await sql<{ taken: boolean }>`SELECT pg_try_advisory_lock(${lock}) AS taken`.execute(held)
    if (!rows[0]?.taken) refuse('conflict', 'set-up.running')
    try {
      if ((await installation(held)).setUp) refuse('conflict', 'set-up.already')
      return await work()
    } finally {
      await sql`SELECT pg_advisory_unlock(${lock})`.execute(held)
    }
  })
}
