import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import { refuse } from '../../kernel/refusal.ts'

/** An eighth of a second on a small server: dear enough for guessing, cheap enough for a morning's sign-ins. */
const cost = { memoryCost: 98_304, timeCost: 4, parallelism: 1 }
const made = `$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$`

/** Whether a stored hash was made at another cost than today's: it still verifies, and is made anew when its owner signs in. */
export const isOfOtherCost = (stored: string): boolean => !stored.startsWith(made)
const atOnce = Math.max(1, availableParallelism() - 1)
/** Behind so many one waits for many seconds: better to be told, and memory has an end. */
const mostWaiting = 100
let running = 0
const waiting: (() => void)[] = []

/** argon2id runs on libuv's threads, one fewer at once than there are cores: a wave of sign-ins leaves one to everybody else. */
async function bounded<T>(work: () => Promise<T>): Promise<T> {
  if (waiting.length >= mostWaiting) refuse('unavailable', 'session.busy', { retryAfter: 5 })
  if (running >= atOnce) await new Promise<void>((turn) => waiting.push(turn))
  running++
  try {
    return await work()
  } finally {
    running--
    waiting.shift()?.()
  }
}

export const hashPassword = (password: string): Promise<string> => bounded(() => hash(password.normalize('NFKC'), cost))

let decoy: Promise<string> | undefined

/** Takes the same time for an unknown account: without a stored hash it verifies against a decoy and answers false. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('no account has this password')
  const against = stored ?? (await decoy)
  const right = await bounded(() => verify(against, password.normalize('NFKC'), cost))
  return stored !== null && right
}
