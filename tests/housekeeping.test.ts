import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepHouse } from '../src/platform/housekeeping/housekeeping.ts'
import { testProduct, type TestProduct } from './support/app.ts'

let product: TestProduct
beforeAll(async () => {
  product = await testProduct({ now: '2020-06-20T03:00:00Z' })
})
afterAll(() => product.close())

test('ended sessions and old answers go, what is needed stays', async () => {
  const person = await product.person('programme-officer')
  const { owner } = product.db
  await owner.query(
    "INSERT INTO auth.session (token_hash, login_id, csrf, created_at, seen_at, ends_at) VALUES ('\\x01', $1, 'x', '2020-06-01', '2020-06-01', '2020-06-02')",
    [person.login],
  )
  for (const [n, day] of ['2020-04-01', '2020-06-19'].entries()) {
    await owner.query("INSERT INTO idempotency_key (authority_id, seat_id, key, request_hash, created_at) VALUES (79, $1, $2, '\\x00', $3)", [
      person.seat,
      `00000000-0000-4000-8000-00000000000${n}`,
      day,
    ])
  }
  await keepHouse(product.services)
  const count = async (table: string) => (await owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`)).rows[0]?.n
  expect([await count('auth.session'), await count('idempotency_key')]).toEqual([1, 1])
})
