// What every answer carries and what the edge refuses: docs/security/asvs.md names these tests.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { connect, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compose } from '../src/compose.ts'
import { healthRoutes } from '../src/platform/health/health.ts'
import { browserBundle } from '../src/platform/http/browser-bundle.ts'
import { createLog } from '../src/platform/log/log.ts'
import { listAgencies } from '../src/register/agencies/agency.contract.ts'
import { uploadFile } from '../src/register/files/file.contract.ts'
import { changePassword, showSession, signIn, signOut } from '../src/register/officers/session.contract.ts'
import { addBody, listBodies } from '../src/register/authority/body.contract.ts'
import { exportLog } from '../src/register/log/log.contract.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'

const password = 'mat-khau-cua-thu-nghiem'

let product: TestProduct
let officer: Person
let username: string
/** The same installation as behind a TLS proxy, with everything the server serves; its log is kept. */
let secured: FastifyInstance
let bundle: string
const logged: string[] = []

async function usernameOf(person: Person): Promise<string> {
  const { rows } = await product.db.owner.query<{ username: string }>('SELECT username FROM auth.login WHERE id = $1', [person.login])
  return rows[0]?.username ?? ''
}

beforeAll(async () => {
  product = await testProduct()
  officer = await product.person('programme-officer')
  username = await usernameOf(officer)
  bundle = await mkdtemp(join(tmpdir(), 'hopchuan-bundle-'))
  await writeFile(join(bundle, 'index.html'), '<!doctype html><title>Hợp Chuẩn</title>')
  const log = createLog('debug', { write: (line) => logged.push(line) })
  const services = { ...product.services, log, config: { ...product.services.config, publicUrl: 'https://iso.example.vn', trustProxy: true } }
  secured = (await compose(services)).app
  healthRoutes(secured, services, { pending: new Set() })
  await browserBundle(secured, bundle)
  secured.get('/api/test/defect', { schema: { hide: true } }, async () => {
    throw Object.assign(new Error('relation "secret_table" does not exist'), { detail: 'Key (name)=(Nguyễn Văn Kín) exists' })
  })
  await secured.ready()
})
afterAll(async () => {
  await secured.close()
  await product.close()
  await rm(bundle, { recursive: true, force: true })
})

/** Signs in behind the proxy; answers the headers of a session there. */
async function signedIn(name = username, headers: Record<string, string> = {}): Promise<Record<string, string>> {
  const answer = await secured.inject({ method: 'POST', url: '/api/session', payload: { username: name, password }, headers })
  expect(answer.statusCode, answer.body).toBe(200)
  const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? ''
  const shown = answer.json<{ csrf: string; seats: { id: string }[] }>()
  return { cookie, 'x-csrf-token': shown.csrf, 'x-seat': shown.seats[0]?.id ?? '' }
}

describe('every kind of answer', () => {
  const kinds: [string, InjectOptions, number][] = [
    ['a public page', { url: '/' }, 200],
    ['a public page that is not there', { url: '/nowhere' }, 404],
    ['the style sheet', { url: '/portal.css' }, 200],
    ['the screens', { url: '/app' }, 200],
    ['an asset that is not there', { url: '/app/assets/nothing.js' }, 404],
    ['data', { url: '/api/session' }, 200],
    ['the description of the operations', { url: '/api/openapi.json' }, 200],
    ['a refusal', { url: '/api/agencies' }, 401],
    ['bad input', { method: 'POST', url: '/api/session', payload: { username: 1 } }, 400],
    ['no address', { url: '/api/nowhere' }, 404],
    ['too large a body', { method: 'POST', url: '/api/session', payload: { username: 'a'.repeat(5_000_000) } }, 413],
    ['a body of another kind', { method: 'POST', url: '/api/session', payload: '<a/>', headers: { 'content-type': 'application/xml' } }, 400],
    ['a defect', { url: '/api/test/defect' }, 500],
    ['life', { url: '/healthz' }, 200],
    ['readiness', { url: '/readyz' }, 200],
  ]
  test.each(kinds)('carries the headers of protection: %s', async (_, request, status) => {
    const { headers, statusCode, body } = await secured.inject(request)
    expect([statusCode, statusCode === status ? '' : body]).toEqual([status, ''])
    const policy = String(headers['content-security-policy'])
    expect(policy.split(';').toSorted((a, b) => a.localeCompare(b))).toEqual(
      [
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self'",
        "object-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
      ].toSorted((a, b) => a.localeCompare(b)),
    )
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    })
    expect(headers['content-type']).toMatch(/charset=utf-8|application\/(problem\+)?json/)
    expect([headers['x-powered-by'], headers['server'], headers['access-control-allow-origin']]).toEqual([undefined, undefined, undefined])
    expect(headers['cache-control'] === 'no-store').toBe(/^\/(api\/|healthz|readyz)/.test(String(request.url)))
  })

  test.each(['/api/agencies/%E0%A4%A', '/tin/%E0%A4%A'])('carries them even for an address that cannot be read: %s', async (url) => {
    const { headers, statusCode, body } = await secured.inject({ url })
    expect([statusCode, JSON.parse(body)]).toEqual([400, expect.objectContaining({ code: 'request.invalid' })])
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    })
  })

  test('a file is an attachment in no cache, even where the text is ours', async () => {
    const reader = await signedIn(await usernameOf(await product.person('log-reader')))
    const { headers, statusCode } = await secured.inject({ url: `/api${exportLog.path}`, headers: reader })
    expect(statusCode).toBe(200)
    expect(headers).toMatchObject({ 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' })
    expect(headers['content-disposition']).toMatch(/^attachment; filename="/)
    expect(headers['content-security-policy']).toContain("default-src 'none'")
  })

  test('of a defect tells a number and nothing from inside; the log tells the rest, without what PostgreSQL quotes', async () => {
    logged.length = 0
    const answer = await secured.inject({ url: '/api/test/defect' })
    expect(answer.json()).toMatchObject({ code: 'defect', incident: expect.stringMatching(/^[0-9a-f-]{36}$/) })
    expect(answer.body).not.toMatch(/secret_table|Kín|at .*\.ts|node_modules/)
    const line = logged.find((one) => one.includes('defect')) ?? ''
    expect(line).toContain(answer.json<{ incident: string }>().incident)
    expect(line).toContain('secret_table')
    expect(line).not.toContain('Kín')
  })
})

test.each([
  '/.git/config',
  '/package.json',
  '/app/assets/',
  '/app/assets/../index.html',
  '/app/assets/..%2f..%2fpackage.json',
  '/app/assets/%2e%2e/%2e%2e/package.json',
  '/files',
  '/docs/',
  '/db/migrations/',
])('no file of the installation and no listing is served: %s', async (url) => {
  const { statusCode, body } = await secured.inject({ url })
  // Below /app every address that is no asset is the one page of the screens, which says itself what it does not know.
  expect(statusCode >= 400 || body.startsWith('<!doctype html><title>Hợp Chuẩn</title>'), body).toBe(true)
  expect(body).not.toMatch(/dependencies|\[core\]|Index of/)
})

describe('methods', () => {
  test.each(['TRACE', 'DELETE', 'PATCH', 'PUT'] as const)('%s is served nowhere it is not declared', async (method) => {
    const answer = await secured.inject({ method: method as 'PUT', url: '/api/session' })
    expect(answer.statusCode).toBe(404)
  })

  test('no other origin is let in, asked for or not', async () => {
    const answer = await secured.inject({
      method: 'OPTIONS',
      url: '/api/session',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    })
    expect([answer.statusCode, answer.headers['access-control-allow-origin']]).toEqual([404, undefined])
  })

  test('a read changes nothing: no operation of GET writes, and a write by a plain form is refused', async () => {
    expect(product.composed.serve.endpoints.filter((e) => e.method === 'GET' && e.keyed)).toEqual([])
    const form = await secured.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: `username=${username}&password=${password}`,
    })
    const text = await secured.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'content-type': 'text/plain' },
      payload: JSON.stringify({ username, password }),
    })
    expect([form.statusCode, text.statusCode, form.headers['set-cookie'], text.headers['set-cookie']]).toEqual([400, 400, undefined, undefined])
  })
})

describe('a session', () => {
  test('behind TLS is a __Host- cookie, Secure, HttpOnly, SameSite=Lax, of 256 bits, kept as a hash only', async () => {
    const answer = await secured.inject({ method: 'POST', url: '/api/session', payload: { username, password } })
    const cookie = String(answer.headers['set-cookie'])
    expect(cookie).toMatch(/^__Host-hopchuan=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    const token = /=([\w-]{43});/.exec(cookie)?.[1] ?? ''
    expect(answer.body).not.toContain(token)
    const { rows } = await product.db.owner.query<{ row: string }>('SELECT s::text AS row FROM auth.session s')
    expect(rows.filter(({ row }) => row.includes(token))).toEqual([])
  })

  test('is a new one after signing in again, and the one before is dead', async () => {
    const first = await signedIn()
    const second = await signedIn(username, { cookie: String(first['cookie']) })
    expect(second['cookie']).not.toBe(first['cookie'])
    const shown = async (headers: Record<string, string>) => (await secured.inject({ url: '/api/session', headers })).json<{ signedIn: boolean }>().signedIn
    expect([await shown(first), await shown(second)]).toEqual([false, true])
  })

  test('named by somebody else is not taken up', async () => {
    const chosen = `__Host-hopchuan=${'x'.repeat(43)}`
    const after = await signedIn(username, { cookie: chosen })
    expect(after['cookie']).not.toBe(chosen)
  })

  test('ends after four idle hours, and after twelve in any case', async () => {
    const person = await signedIn()
    const alive = async (at: string) => {
      product.setNow(at)
      return (await secured.inject({ url: '/api/session', headers: person })).json<{ signedIn: boolean }>().signedIn
    }
    const idle = await signedIn()
    for (const at of ['06:30', '10:00', '13:30', '14:59']) expect([at, await alive(`2020-06-20T${at}:00Z`)]).toEqual([at, true])
    expect(await alive('2020-06-20T15:00:01Z')).toBe(false)
    product.setNow('2020-06-20T07:00:01Z')
    expect((await secured.inject({ url: '/api/session', headers: idle })).json()).toMatchObject({ signedIn: false })
    product.setNow('2020-06-20T03:00:00Z')
  })

  test('ended by its person is dead on the server, and its cookie goes', async () => {
    const person = await signedIn()
    const answer = await secured.inject({ method: 'POST', url: `/api${signOut.path}`, headers: person })
    expect(String(answer.headers['set-cookie'])).toMatch(/^__Host-hopchuan=; .*Expires=Thu, 01 Jan 1970/)
    expect((await secured.inject({ url: '/api/agencies', headers: person })).statusCode).toBe(401)
  })

  test('is not taken from an address or another header', async () => {
    const { cookie } = await signedIn()
    const token = String(cookie).split('=')[1] ?? ''
    const seat = officer.seat
    const answer = await secured.inject({ url: `/api/agencies?__Host-hopchuan=${token}&seat=${seat}`, headers: { authorization: `Bearer ${token}` } })
    expect(answer.statusCode).toBe(401)
  })
})

describe('changing the own password', () => {
  const change = (person: Record<string, string>, body: object) =>
    secured.inject({ method: 'POST', url: `/api${changePassword.path}`, headers: person, payload: body })
  const coded = (answer: { statusCode: number; json: () => { code?: string; errors?: { path: string; code: string }[] } }) => [
    answer.statusCode,
    answer.json().errors?.[0]?.code ?? answer.json().code,
  ]

  test('asks for the present one, ends the other sessions and the open links, and keeps this one', async () => {
    const name = await usernameOf(await product.person('records-clerk'))
    const [here, elsewhere] = [await signedIn(name), await signedIn(name)]
    expect(coded(await change(here, { current: 'không phải thế này', password: 'những con tàu nhỏ' }))).toEqual([400, 'password.current-wrong'])
    expect(coded(await change({ ...here, 'x-csrf-token': 'x' }, { current: password, password: 'những con tàu nhỏ' }))).toEqual([403, 'session.csrf'])
    expect((await change(here, { current: password, password: 'những con tàu nhỏ' })).statusCode).toBe(200)
    const shown = async (headers: Record<string, string>) => (await secured.inject({ url: '/api/session', headers })).json<{ signedIn: boolean }>().signedIn
    expect([await shown(here), await shown(elsewhere)]).toEqual([true, false])
    const again = (typed: string) => secured.inject({ method: 'POST', url: '/api/session', payload: { username: name, password: typed } })
    expect([(await again(password)).statusCode, (await again('những con tàu nhỏ')).statusCode]).toEqual([401, 200])
  })

  test('takes no easy one, nor one made of the own name', async () => {
    const name = await usernameOf(await product.person('records-clerk'))
    const here = await signedIn(name)
    expect(coded(await change(here, { current: password, password: 'HopChuan@2020' }))).toEqual([400, 'password.too-easy'])
    expect(coded(await change(here, { current: password, password: `${name}` }))).toEqual([400, 'password.too-easy'])
  })

  test('is no way to guess the present one', async () => {
    const here = await signedIn(await usernameOf(await product.person('records-clerk')))
    for (let n = 0; n < 5; n++)
      expect(coded(await change(here, { current: 'đoán mò thế này', password: 'những con tàu nhỏ' }))).toEqual([400, 'password.current-wrong'])
    expect(coded(await change(here, { current: password, password: 'những con tàu nhỏ' }))).toEqual([429, 'session.wait'])
  })
})

describe('behind a proxy', () => {
  test('an address that the client wrote itself is not believed', async () => {
    const guess = (n: number) =>
      secured.inject({
        method: 'POST',
        url: '/api/session',
        payload: { username: `khong.co.${n}`, password: 'đoán mò thế này' },
        headers: { 'x-forwarded-for': `203.0.113.${n}, 198.51.100.7` },
      })
    const answers = []
    for (let n = 0; n < 31; n++) answers.push((await guess(n)).statusCode)
    expect(answers.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 401))
    expect(answers[30]).toBe(429)
    await product.db.owner.query('DELETE FROM auth.throttle')
  })

  test('the measures are for this machine, and not for whoever a proxy lets through', async () => {
    const asked = (headers: Record<string, string>) => secured.inject({ url: '/metrics', headers }).then(({ statusCode }) => statusCode)
    expect(await asked({})).toBe(200)
    expect(await asked({ 'x-forwarded-for': '127.0.0.1' })).toBe(404)
    expect(await asked({ 'x-forwarded-for': '198.51.100.7' })).toBe(404)
    expect(await asked({ forwarded: 'for=127.0.0.1' })).toBe(404)
  })

  test('no answer repeats the host that was asked for', async () => {
    for (const url of ['/', '/app', '/api/session', '/tin']) {
      const answer = await secured.inject({ url, headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' } })
      expect(`${JSON.stringify(answer.headers)}${answer.body}`).not.toContain('evil.example')
    }
  })
})

describe('input', () => {
  const body = {
    parentId: null,
    level: 'division',
    name: 'Phòng',
    symbol: 'NSCL',
    placeName: 'TP',
    signingForm: '',
    signerTitle: 'TP',
    recipients: [],
    seriesHere: [],
  }

  test('of one parameter twice, of unknown ones, of arrays is refused', async () => {
    for (const query of ['page=1&page=2', 'q=a&q=b', 'unknown=1', 'q[]=a', '__proto__=1', 'constructor=1']) {
      const answer = await secured.inject({ url: `/api${listAgencies.path}?${query}`, headers: await signedIn() })
      expect([query, answer.statusCode]).toEqual([query, 400])
    }
  })

  test('that reaches for the prototype is refused', async () => {
    const admin = await product.person('system-administrator')
    const text = JSON.stringify(body).replace('{', '{"__proto__":{"polluted":true},')
    const answer = await product.composed.app.inject({
      method: 'POST',
      url: `/api${addBody.path}`,
      headers: { 'content-type': 'application/json', cookie: 'hopchuan=x' },
      payload: text,
    })
    expect(answer.statusCode).toBe(400)
    const constructed = await admin.call(addBody, { body: { ...body, constructor: { prototype: { polluted: true } } } })
    expect(constructed.statusCode).toBe(400)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  test('of fields the server owns is refused', async () => {
    const admin = await product.person('system-administrator')
    for (const extra of [{ authorityId: 1 }, { version: 9 }, { id: crypto.randomUUID() }, { createdAt: '2020-01-01' }])
      expect((await admin.call(addBody, { body: { ...body, ...extra } })).statusCode).toBe(400)
    expect((await admin.call(listBodies)).json<{ rows: unknown[] }>().rows).toEqual([])
  })

  test('of broken JSON and broken multipart is the sender’s fault and says so', async () => {
    const person = await signedIn()
    const sent = async (type: string, payload: string) =>
      (
        await secured.inject({
          method: 'POST',
          url: `/api${uploadFile.path}`,
          headers: { ...person, 'content-type': type, 'idempotency-key': crypto.randomUUID() },
          payload,
        })
      ).statusCode
    expect(await sent('multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nabc')).toBe(400)
    expect(await sent('multipart/form-data', 'abc')).toBe(400)
    expect(await sent(`multipart/form-data; boundary=${'x'.repeat(300)}`, 'abc')).toBe(400)
    expect(await sent('application/json', '{"a":')).toBe(400)
  })
})

describe('the log', () => {
  test('has one line of JSON for each event, whatever stands in it', async () => {
    logged.length = 0
    await secured.inject({
      method: 'POST',
      url: '/api/session',
      payload: { username: 'a\r\n{"level":60,"msg":"forged"}', password: 'forged\npassword' },
      headers: { 'x-seat': 'x\u2028forged', 'user-agent': 'forged' },
    })
    expect(logged.length).toBeGreaterThan(0)
    for (const line of logged) {
      expect(line.trimEnd()).not.toContain('\n')
      expect(JSON.parse(line)).toMatchObject({ time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) })
    }
    expect(logged.join('')).not.toContain('forged')
  })

  test('tells of signing in, of failing, and of what was refused to whom, and holds no secret', async () => {
    logged.length = 0
    const person = await signedIn()
    await secured.inject({ method: 'POST', url: '/api/session', payload: { username, password: 'sai mật khẩu' } })
    const reader = await signedIn(await usernameOf(await product.person('log-reader')))
    await secured.inject({ url: '/api/agencies', headers: reader })
    await secured.inject({ method: 'POST', url: `/api${signOut.path}`, headers: { ...person, 'x-csrf-token': 'x' } })
    const events = logged.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(events).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ security: 'sign-in', login: officer.login, network: '127.0.0.1' }),
        expect.objectContaining({ security: 'sign-in.failed', login: officer.login }),
        expect.objectContaining({ security: 'access.not-your-act', route: '/api/agencies', seat: reader['x-seat'] }),
        expect.objectContaining({ security: 'session.csrf' }),
      ]),
    )
    const all = logged.join('')
    for (const secret of [password, 'sai mật khẩu', String(person['cookie']).split('=')[1] ?? '', String(person['x-csrf-token'])])
      expect(all).not.toContain(secret)
  })
})

describe('an upload', () => {
  const folderOf = () => product.services.files
  const kept = async (): Promise<string[]> =>
    (await readdir(folderOf(), { recursive: true, withFileTypes: true }).catch(() => [])).filter((e) => e.isFile()).map((e) => e.name)
  const rows = async () => (await product.db.owner.query('SELECT 1 FROM stored_file')).rowCount
  const upload = (bytes: Uint8Array | string, name = 'tep.bin', type = 'application/octet-stream') =>
    officer.upload(uploadFile, { name, type, bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes })

  test.each<[string, string | Uint8Array]>([
    ['HTML', '<!DOCTYPE html><script>alert(1)</script>'],
    ['HTML without its beginning', '\n  <body onload=alert(1)>'],
    ['HTML behind a mark', '\uFEFF<p>x'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['SVG behind a comment', '<!-- x --><svg onload="alert(1)"/>'],
    ['XML', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'],
    ['a program', Buffer.from('7f454c460201010000000000', 'hex')],
    ['a program of Windows', Buffer.concat([Buffer.from('4d5a9000', 'hex'), Buffer.alloc(200)])],
    ['an old Word file, which may hold macros', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)])],
    [
      'an old workbook with macros',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from('Workbook\0_VBA_PROJECT', 'utf16le')]),
    ],
    [
      'an old workbook with a password',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from('Workbook\0EncryptedPackage', 'utf16le')]),
    ],
    ['nothing', ''],
    ['null bytes', Buffer.alloc(100)],
  ])('of %s is refused whatever its name says, and nothing stays', async (_, bytes) => {
    const before = await kept()
    for (const [name, type] of [
      ['bao-cao.pdf', 'application/pdf'],
      ['so-lieu.csv', 'text/csv'],
    ] as const) {
      const answer = await upload(bytes, name, type)
      expect([answer.statusCode, answer.json().code]).toEqual([400, 'file.kind-not-allowed'])
    }
    expect([await rows(), await kept()]).toEqual([0, before])
  })

  test('of 20 MB and one byte is refused, and nothing stays', async () => {
    const before = await kept()
    const answer = await upload(Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(20_000_000, 'a')]), 'lon.pdf')
    expect([answer.statusCode, answer.json().code]).toEqual([413, 'file.too-large'])
    expect([await rows(), await kept()]).toEqual([0, before])
  })

  test('is kept under its hash; its name leads nowhere and carries nothing', async () => {
    for (const [name, shown] of [
      ['../../../etc/passwd', /^[^/\\]*\.csv$/],
      ['..\\..\\boot.ini', /^[^/\\]*\.csv$/],
      ['a\u202Efdp.exe', /^afdp\.exe\.csv$/],
      ['bao-cao.pdf', /^bao-cao\.pdf\.csv$/],
      ['So lieu.CSV', /^So lieu\.csv$/],
      ['.csv', /^tep\.csv$/],
      ['ơ'.repeat(500), /^ơ{196}\.csv$/],
    ] as const) {
      const answer = await upload(`ma,ten\n1,${name.length}\n`, name, 'text/csv')
      expect(answer.statusCode, answer.body).toBe(201)
      expect(answer.json<{ name: string }>().name).toMatch(shown)
    }
    for (const name of await kept()) expect(name).toMatch(/^[0-9a-f]{64}$/)
  })

  test('cut at a random byte leaves no row, and no part of a file', async () => {
    await product.composed.app.listen({ host: '127.0.0.1', port: 0 })
    const { port } = product.composed.app.server.address() as AddressInfo
    const { rows: session } = await product.db.owner.query<{ csrf: string }>('SELECT csrf FROM auth.session WHERE login_id = $1 LIMIT 1', [officer.login])
    expect(session).toHaveLength(1)
    const answer = await product.composed.app.inject({ method: 'POST', url: '/api/session', payload: { username, password } })
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? ''
    const { csrf } = answer.json<{ csrf: string }>()
    const content = Buffer.concat([
      Buffer.from('--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n%PDF-1.7\n'),
      Buffer.alloc(300_000, 'a'),
      Buffer.from('\r\n--x--\r\n'),
    ])
    const [rowsBefore, before] = [await rows(), await kept()]
    for (let n = 0; n < 12; n++) {
      const cut = n === 0 ? 0 : Math.floor(Math.random() * (content.length - 1))
      await new Promise<void>((done) => {
        const socket = connect(port, '127.0.0.1', () => {
          socket.write(
            `POST /api/files HTTP/1.1\r\nhost: x\r\ncookie: ${cookie}\r\nx-csrf-token: ${csrf}\r\nx-seat: ${officer.seat}\r\nidempotency-key: ${crypto.randomUUID()}\r\n` +
              `content-type: multipart/form-data; boundary=x\r\ncontent-length: ${content.length}\r\n\r\n`,
          )
          socket.write(content.subarray(0, cut), () => setTimeout(() => socket.destroy(), 30))
        })
        socket.on('error', () => undefined)
        socket.on('close', () => done())
      })
    }
    await expect.poll(kept, { timeout: 10_000 }).toEqual(before)
    expect(await rows()).toBe(rowsBefore)
    // The same bytes, whole, are kept: the cuts were the reason.
    const whole = await fetch(`http://127.0.0.1:${port}/api/files`, {
      method: 'POST',
      headers: {
        cookie,
        'x-csrf-token': csrf,
        'x-seat': officer.seat,
        'idempotency-key': crypto.randomUUID(),
        'content-type': 'multipart/form-data; boundary=x',
      },
      body: content,
    })
    expect(whole.status).toBe(201)
  })
})

test('a request whose end can be read in two ways is refused, and its connection ends', async () => {
  if (!product.composed.app.server.listening) await product.composed.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = product.composed.app.server.address() as AddressInfo
  const sent = (head: string) =>
    new Promise<string>((done) => {
      let heard = ''
      const socket = connect(port, '127.0.0.1', () => socket.write(head))
      socket.on('data', (chunk) => {
        heard += chunk.toString()
      })
      socket.on('error', () => undefined)
      socket.on('close', () => done(heard))
    })
  const post = 'POST /api/session HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n'
  for (const head of [
    `${post}content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
    `${post}content-length: 4\r\ncontent-length: 5\r\n\r\n{}`,
    `${post}content-length : 4\r\n\r\n{}`,
    `${post}x: a\nb\rc\r\n\r\n`,
  ])
    expect(await sent(head)).toMatch(/^HTTP\/1.1 400 /)
})

describe('the source', () => {
  const sources = async () => {
    const root = join(import.meta.dirname, '../src')
    const names = (await readdir(root, { recursive: true })).filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
    return Promise.all(names.map(async (name) => ({ name: name.replaceAll('\\', '/'), text: await readFile(join(root, name), 'utf8') })))
  }
  const using = async (pattern: RegExp) => (await sources()).filter(({ text }) => pattern.test(text)).map(({ name }) => name)

  test('sends no HTTP request of its own: only the browser does, to where it came from', async () => {
    expect(await using(/\bfetch\(|^import (?!type ).* from '(node:)?(https?|http2|undici|axios)'|XMLHttpRequest|new WebSocket|EventSource/m)).toSatisfy(
      (names: string[]) => names.every((name) => name.startsWith('web/')),
    )
  })

  test('opens connections only to the database and the mail server of the settings', async () => {
    expect(
      (await using(/^import (?!type ).* from '((node:)?(net|tls|dgram|dns)|nodemailer)'/m)).filter((name) => !name.startsWith('platform/db/embedded/')),
    ).toEqual(['platform/mail/sender.ts'])
  })

  test('starts programs only to run the embedded database, and evaluates no text as code', async () => {
    expect((await using(/node:child_process/)).filter((name) => !name.startsWith('platform/db/embedded/'))).toEqual([])
    expect(await using(/\beval\(|new Function\(|node:vm|setTimeout\('/)).toEqual([])
    // Neither is a pattern made of what somebody typed: the one that is built is built of a number.
    expect(await using(/new RegExp\(/)).toEqual(['verify-log.ts'])
  })
})

test('signing in speaks of the session, its screens and nothing else', async () => {
  const answer = await product.composed.app.inject({ method: 'POST', url: `/api${signIn.path}`, payload: { username, password } })
  expect(Object.keys(answer.json<object>()).toSorted((a, b) => a.localeCompare(b))).toEqual([
    'csrf',
    'demonstration',
    'ended',
    'gone',
    'login',
    'seats',
    'signedIn',
  ])
  expect(answer.body).not.toMatch(/argon2|hash/i)
  expect((await officer.call(showSession)).body).not.toMatch(/argon2|hash/i)
})
