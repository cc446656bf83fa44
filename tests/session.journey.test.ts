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
