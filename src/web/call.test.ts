import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Refusal } from '../kernel/refusal.ts'
import { AnsweredRefusal, createCall } from './call.ts'

const list = endpoint({
  name: 'list',
  summary: '',
  method: 'GET',
  path: '/agencies/:agencyId/papers',
  access: 'paper.read',
  params: z.strictObject({ agencyId: z.string() }),
  query: z.strictObject({ q: z.string().optional(), block: z.array(z.string()).optional() }),
  reply: z.strictObject({ total: z.int() }),
})
const record = endpoint({
  name: 'record',
  summary: '',
  method: 'POST',
  path: '/papers',
  access: 'paper.record',
  body: z.strictObject({ number: z.string() }),
  reply: z.strictObject({ id: z.string() }),
})
const signIn = endpoint({
  name: 'signIn',
  summary: '',
  method: 'POST',
  path: '/session',
  access: 'anyone',
  body: z.strictObject({}),
  reply: z.strictObject({}),
})

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
const problem = (status: number, code: string, more: object = {}) => json(status, { type: 'about:blank', title: code, status, code, details: {}, ...more })

function callAnsweredBy(answer: () => Response | Promise<Response>) {
  const sent: { address: string; init: RequestInit }[] = []
  let signedOut = 0
  const calls = createCall(
    (address, init) => {
      sent.push({ address, init })
      return Promise.resolve(answer())
    },
    {
      seat: () => 'seat-1',
      csrf: () => 'token',
      signedOut: () => {
        signedOut += 1
      },
    },
  )
  return { ...calls, sent, signedOut: () => signedOut }
}

describe('a call', () => {
  test('names seat, parameters and query', async () => {
    const { call, sent } = callAnsweredBy(() => json(200, { total: 3 }))
    expect(await call(list, { params: { agencyId: 'a b' }, query: { q: '', block: ['x', 'y'] } })).toEqual({ total: 3 })
    expect(sent[0]?.address).toBe('/api/agencies/a%20b/papers?block=x%2Cy')
    expect(sent[0]?.init.headers).toMatchObject({ 'X-Seat': 'seat-1' })
    expect(sent[0]?.init.headers).not.toHaveProperty('X-CSRF-Token')
  })
  test('that writes carries the token and the key of its intention', async () => {
    const { call, sent } = callAnsweredBy(() => json(201, { id: '1' }))
    await call(record, { body: { number: '12/QĐ' } }, { key: 'key-1' })
    expect(sent[0]?.init.headers).toMatchObject({ 'X-CSRF-Token': 'token', 'Idempotency-Key': 'key-1', 'Content-Type': 'application/json' })
    expect(sent[0]?.init.body).toBe('{"number":"12/QĐ"}')
  })
  test('that anyone may make names no seat', async () => {
    const { call, sent } = callAnsweredBy(() => json(200, {}))
    await call(signIn, { body: {} })
    expect(sent[0]?.init.headers).not.toHaveProperty('X-Seat')
  })
  test.each([
    [400, 'invalid'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [409, 'conflict'],
    [413, 'too-large'],
    [422, 'mismatch'],
    [429, 'too-many'],
    [503, 'unavailable'],
  ])('that is answered %i is refused as %s', async (status, kind) => {
    const { call } = callAnsweredBy(() =>
      problem(status, 'paper.some-rule', { details: { number: 7 }, errors: [{ path: 'number', code: 'field.required' }], incident: 'i-1' }),
    )
    const refusal = await call(record, { body: { number: '' } }).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(AnsweredRefusal)
    expect(refusal).toMatchObject({
      kind,
      code: 'paper.some-rule',
      details: { number: 7 },
      errors: [{ path: 'number', code: 'field.required' }],
      incident: 'i-1',
    })
  })
  test('that finds no session any more says so once', async () => {
    const { call, signedOut } = callAnsweredBy(() => problem(401, 'session.none'))
    await expect(call(record, { body: { number: '1' } })).rejects.toMatchObject({ kind: 'signed-out' })
    expect(signedOut()).toBe(1)
  })
  test('that is refused at the door does not sign anybody out', async () => {
    const { call, signedOut } = callAnsweredBy(() => problem(401, 'session.wrong'))
    await expect(call(signIn, { body: {} })).rejects.toMatchObject({ code: 'session.wrong' })
    expect(signedOut()).toBe(0)
  })
  test('without a network is refused as one that may be tried again', async () => {
    const { call } = callAnsweredBy(() => Promise.reject(new TypeError('Failed to fetch')))
    await expect(call(record, { body: { number: '1' } })).rejects.toEqual(new Refusal('unavailable', 'network.down'))
  })
  test('that a gateway answers with a page is a network that is down', async () => {
    const { call } = callAnsweredBy(() => new Response('<h1>Bad gateway</h1>', { status: 502 }))
    await expect(call(record, { body: { number: '1' } })).rejects.toMatchObject({ kind: 'unavailable', code: 'network.down' })
  })
  test('answered in another shape means another version', async () => {
    const { call } = callAnsweredBy(() => json(200, { total: 'three' }))
    await expect(call(list, { params: { agencyId: 'a' } })).rejects.toMatchObject({
      code: 'network.unreadable',
      details: { operation: 'list', where: 'total' },
    })
  })
  test('the screen gave up stays an abort', async () => {
    const control = new AbortController()
    const { call } = callAnsweredBy(() => {
      control.abort()
      return Promise.reject(control.signal.reason as Error)
    })
    await expect(call(list, { params: { agencyId: 'a' } }, { signal: control.signal })).rejects.toMatchObject({ name: 'AbortError' })
  })
  test('for a file keeps the name the server gave', async () => {
    const { download } = callAnsweredBy(
      () => new Response('x', { headers: { 'Content-Disposition': 'attachment; filename="ds.xlsx"; filename*=UTF-8\'\'Danh%20s%C3%A1ch.xlsx' } }),
    )
    expect((await download(list, { params: { agencyId: 'a' } })).name).toBe('Danh sách.xlsx')
  })
})
