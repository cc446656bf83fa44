import { hash } from '@node-rs/argon2'
import { expect, test } from 'vitest'
import { hashPassword, isOfOtherCost, verifyPassword } from './password.ts'

test('argon2id with 96 MB and four passes, salted anew each time', async () => {
  const [one, other] = await Promise.all([hashPassword('một câu dễ nhớ'), hashPassword('một câu dễ nhớ')])
  expect(one).toMatch(/^\$argon2id\$v=19\$m=98304,t=4,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
  expect(other).not.toBe(one)
})

test('every character counts, to the last of two hundred; either Unicode form is the same password', async () => {
  const long = `${'ă'.repeat(199)}x`
  const kept = await hashPassword(long)
  expect(await verifyPassword(kept, long)).toBe(true)
  expect(await verifyPassword(kept, long.normalize('NFD'))).toBe(true)
  expect(await verifyPassword(kept, `${'ă'.repeat(199)}X`)).toBe(false)
  expect(await verifyPassword(kept, 'ă'.repeat(199))).toBe(false)
})

test('a hash of an earlier cost still verifies, and is known as such', async () => {
  const earlier = await hash('một câu dễ nhớ'.normalize('NFKC'), { memoryCost: 98_304, timeCost: 3, parallelism: 1 })
  expect(isOfOtherCost(earlier)).toBe(true)
  expect(isOfOtherCost(await hashPassword('một câu dễ nhớ'))).toBe(false)
  expect(await verifyPassword(earlier, 'một câu dễ nhớ')).toBe(true)
  expect(await verifyPassword(earlier, 'một câu khác')).toBe(false)
})

test('an account without a password, or that is not there, takes the same time and is never right', async () => {
  const kept = await hashPassword('một câu dễ nhớ')
  await verifyPassword(null, 'warm')
  const took = async (stored: string | null) => {
    const began = performance.now()
    expect(await verifyPassword(stored, 'no account has this password')).toBe(false)
    return performance.now() - began
  }
  const times = { known: 0, unknown: 0 }
  for (let n = 0; n < 3; n++) {
    times.known += await took(kept)
    times.unknown += await took(null)
  }
  expect(times.unknown / times.known).toBeGreaterThan(0.3)
  expect(times.unknown / times.known).toBeLessThan(3)
}, 60_000)

test('a flood of sign-ins is turned away at its end instead of piling up', async () => {
  const answers = await Promise.allSettled(Array.from({ length: 160 }, () => verifyPassword(null, 'đoán mò')))
  const refused = answers.filter((one) => one.status === 'rejected')
  expect(refused.length).toBeGreaterThan(0)
  for (const one of refused) expect(one.reason).toMatchObject({ kind: 'unavailable', code: 'session.busy', details: { retryAfter: 5 } })
  expect(answers.filter((one) => one.status === 'fulfilled').length).toBeGreaterThanOrEqual(100)
}, 120_000)
