import { hash } from '@node-rs/argon2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { showSession, signOut } from '../src/register/officers/session.contract.ts'
import { testProduct, type TestProduct } from './support/app.ts'

let product: TestProduct
beforeAll(async () => {
  product = await testProduct()
})
afterAll(() => product.close())

test('a session names its seats, and ends at once', async () => {
  const officer = await product.person('programme-officer')
  const shown = await officer.call(showSession)
  expect(shown.json()).toMatchObject({ signedIn: true, seats: [{ id: officer.seat, role: 'programme-officer', side: 'authority', authorityId: 79 }] })
  expect((await officer.call(signOut)).statusCode).toBe(200)
  expect((await officer.call(showSession)).json()).toMatchObject({ signedIn: false, setUp: true })
})

test('a write without the CSRF token is refused', async () => {
  const officer = await product.person('programme-officer')
  const answer = await officer.call(signOut, { headers: { 'x-csrf-token': 'guess' } })
  expect([answer.statusCode, answer.json().code]).toEqual([403, 'session.csrf'])
})

test('sign-in says the same for a wrong password and an unknown account', async () => {
  const post = (username: string, password: string) => product.composed.app.inject({ method: 'POST', url: '/api/session', payload: { username, password } })
  const known = await product.person('programme-officer')
  const { rows } = await product.db.owner.query<{ username: string }>('SELECT username FROM auth.login WHERE id = $1', [known.login])
  const username = rows[0]?.username ?? ''
  const wrong = await post(username, 'khong-dung-mat-khau')
  const unknown = await post('khong.co.ai', 'khong-dung-mat-khau')
  expect([wrong.statusCode, wrong.body]).toEqual([unknown.statusCode, unknown.body])
  const right = await post(username, 'mat-khau-cua-thu-nghiem')
  expect(right.statusCode).toBe(200)
  expect(right.headers['set-cookie']).toMatch(/^hopchuan=.+HttpOnly; SameSite=Lax/)
})

test('a password kept at an earlier cost is hashed anew by the next sign-in, which ends nothing', async () => {
  const person = await product.person('programme-officer')
  const earlier = await hash('mat-khau-cua-thu-nghiem', { memoryCost: 98_304, timeCost: 3, parallelism: 1 })
  await product.db.owner.query('UPDATE auth.login SET password_hash = $2 WHERE id = $1', [person.login, earlier])
  const kept = async () => {
    const { rows } = await product.db.owner.query<{ username: string; hash: string; at: Date | null }>(
      'SELECT username, password_hash AS hash, password_set_at AS at FROM auth.login WHERE id = $1',
      [person.login],
    )
    return rows[0]
  }
  const before = await kept()
  const signIn = (password: string) =>
    product.composed.app.inject({ method: 'POST', url: '/api/session', payload: { username: before?.username ?? '', password } })
  expect((await signIn('khong-dung-mat-khau')).statusCode).toBe(401)
  expect((await kept())?.hash).toBe(earlier)
  expect((await signIn('mat-khau-cua-thu-nghiem')).statusCode).toBe(200)
  const after = await kept()
  expect([after?.hash, after?.at]).toEqual([expect.stringMatching(/,t=4,p=1\$/), before?.at])
  expect((await person.call(showSession)).json()).toMatchObject({ signedIn: true })
  expect((await signIn('mat-khau-cua-thu-nghiem')).statusCode).toBe(200)
  expect((await kept())?.hash).toBe(after?.hash)
})
