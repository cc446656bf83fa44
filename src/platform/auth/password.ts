import { hash, verify } from '@node-rs/argon2'

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const atOnce = 2
let running = 0
const waiting: (() => void)[] = []

/** argon2id runs on libuv's threads; no more than two at once, so that a wave of sign-ins can't starve everything else. */
async function bounded<T>(work: () => Promise<T>): Promise<T> {
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
