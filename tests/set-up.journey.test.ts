// An empty installation is set up once: wholly or not at all, by whoever sits at it or knows the code.
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { setUpCode } from '../src/platform/set-up/set-up-guard.ts'
import { changeAuthority, changeBody, showSettings } from '../src/register/authority/body.contract.ts'
import type { SetUp } from '../src/register/authority/set-up.contract.ts'
import { showHistory } from '../src/register/history/history.contract.ts'
import { showSession } from '../src/register/officers/session.contract.ts'
import { testProduct, type TestOptions, type TestProduct } from './support/app.ts'

let product: TestProduct | undefined
const opened = async (options: TestOptions = {}) => {
  product = await testProduct({ empty: true, ...options })
  return product
}
afterEach(async () => {
  await product?.close()
  product = undefined
})

const chain: SetUp['bodies'] = [
  {
    level: 'peoples-committee',
    name: 'Ủy ban nhân dân Thành phố Hồ Chí Minh',
    symbol: 'UBND',
    placeName: 'Thành phố Hồ Chí Minh',
    signingForm: 'TM. ỦY BAN NHÂN DÂN',
    signerTitle: 'CHỦ TỊCH',
    recipients: ['Thường trực Thành ủy', 'Lưu: VT'],
    seriesHere: [],
  },
  {
    level: 'department',
    name: 'Sở Khoa học và Công nghệ',
    symbol: 'SKHCN',
    placeName: 'Thành phố Hồ Chí Minh',
    signingForm: '',
    signerTitle: 'GIÁM ĐỐC',
    recipients: ['Lưu: VT'],
    seriesHere: [],
  },
  {
    level: 'sub-department',
    name: 'Chi cục Tiêu chuẩn Đo lường Chất lượng',
    symbol: 'TĐC',
    placeName: 'Thành phố Hồ Chí Minh',
    signingForm: '',
    signerTitle: 'CHI CỤC TRƯỞNG',
    recipients: [],
    seriesHere: ['report', 'plan'],
  },
]
const body = (more: object = {}) => ({
  administrator: { name: 'Trần Văn Quản', username: 'quan.tri', password: 'một câu dễ nhớ', alsoOfficer: true },
  authority: { id: 79, name: 'Thành phố Hồ Chí Minh', placeName: 'Thành phố Hồ Chí Minh' },
  bodies: chain,
  ...more,
})
const post = (p: TestProduct, path: string, payload: object) => p.composed.app.inject({ method: 'POST', url: `/api${path}`, payload })
const coded = (answer: { statusCode: number; json: () => { code: string } }) => [answer.statusCode, answer.json().code]
const asked = async (p: TestProduct) => (await p.composed.app.inject({ url: '/api/set-up' })).json()

test('the first administrator, the authority and its chain in one act; then nobody again', async () => {
  const p = await opened()
  expect(await asked(p)).toEqual({ setUp: false, codeAsked: false })
  const answer = await post(p, '/set-up', body())
  expect([answer.statusCode, answer.json()]).toEqual([201, { authorityId: 79 }])
  expect(await asked(p)).toEqual({ setUp: true, codeAsked: false })
  expect(coded(await post(p, '/set-up', body()))).toEqual([409, 'set-up.already'])
  expect(coded(await post(p, '/set-up', body({ authority: { id: 1, name: 'Hà Nội', placeName: 'Hà Nội' } })))).toEqual([409, 'set-up.already'])
  expect(coded(await post(p, '/set-up/demonstration', {}))).toEqual([409, 'set-up.already'])

  const signedIn = await post(p, '/session', { username: 'Quan.Tri', password: 'một câu dễ nhớ' })
  expect(signedIn.json()).toMatchObject({ demonstration: false, seats: [{ role: 'programme-officer' }, { role: 'system-administrator' }] })
  const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
  const settings = await p.composed.app.inject({
    url: '/api/settings',
    headers: { cookie, 'x-seat': signedIn.json<{ seats: { id: string }[] }>().seats[0]?.id ?? '' },
  })
  expect(settings.json()).toMatchObject({
    authorityId: 79,
    demonstration: false,
    bodies: [{ level: 'peoples-committee', parentId: null }, { symbol: 'SKHCN' }, { symbol: 'TĐC', seriesHere: ['report', 'plan'] }],
  })
  const bodies = settings.json<{ bodies: { id: string; parentId: string | null }[] }>().bodies
  expect(bodies.map((b) => b.parentId)).toEqual([null, bodies[0]?.id, bodies[1]?.id])

  const { rows } = await p.db.owner.query<{ type: string; content: string }>('SELECT type, content FROM event')
  expect(rows.map((row) => row.type)).toEqual(['authority.set-up'])
  expect(rows[0]?.content).not.toMatch(/Trần Văn Quản|quan\.tri/)
})

test.each(['vi', 'en'] as const)('the language chosen while setting up (%s) stays with the administrator', async (language) => {
  const p = await opened()
  expect((await post(p, '/set-up', body({ administrator: { ...body().administrator, language } }))).statusCode).toBe(201)
  expect((await post(p, '/session', { username: 'quan.tri', password: 'một câu dễ nhớ' })).json()).toMatchObject({ login: { language } })
})

test('the demonstration chosen on the set-up page leaves its accounts in the data folder, for its keeper only', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hopchuan-accounts-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const p = await opened({ settings: { DATA_DIR: folder } })
  const { accounts } = (await post(p, '/set-up/demonstration', {})).json<{ accounts: object[] }>()
  const file = join(folder, 'demo-accounts.json')
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(accounts)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
}, 60_000)

test('the authority gets another name: everywhere from now on, recorded, over nobody’s shoulder', async () => {
  const p = await testProduct()
  product = p
  const administrator = await p.person('system-administrator')
  const officer = await p.person('programme-officer')
  const { office } = (await officer.call(showSettings)).json<{ office: string }>()
  const change = (who: typeof administrator, fields: object) =>
    who.call(changeAuthority, { body: { version: 1, name: 'Thành phố Mới', placeName: 'Nơi Mới', lateAfterDays: 30, ...fields } })
  expect(coded(await change(officer, {}))).toEqual([403, 'access.not-your-act'])
  expect((await change(administrator, {})).json()).toEqual({ id: 79, version: 2 })
  expect((await change(administrator, { name: 'Thành phố Khác' })).json()).toMatchObject({
    code: 'record.changed-meanwhile',
    details: { version: 2, fields: ['name'], by: expect.stringContaining('system-administrator') },
  })
  expect((await change(administrator, { version: 2, name: ' ' })).json<{ errors: object[] }>().errors).toMatchObject([{ path: 'name', code: 'field.required' }])
  expect((await change(administrator, { version: 2, authorityId: 1 })).statusCode).toBe(400)
  expect((await officer.call(showSettings)).json()).toMatchObject({ authorityId: 79, name: 'Thành phố Mới', placeName: 'Nơi Mới', version: 2, office })
  expect((await officer.call(showSession)).json()).toMatchObject({ seats: [{ authorityName: 'Thành phố Mới' }] })
  const history = (await administrator.call(showHistory, { params: { subjectId: office } })).json<{ rows: { type: string; facts: object }[] }>()
  expect(history.rows[0]).toMatchObject({ type: 'authority.changed', facts: { name: 'Thành phố Mới' } })
})

test('pressed fifty times at once: one wins, nothing is there twice', async () => {
  const p = await opened()
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, n) => post(p, '/set-up', body({ authority: { id: n + 1, name: `Tỉnh ${n}`, placeName: `Tỉnh ${n}` } }))),
  )
  expect(answers.filter((a) => a.statusCode === 201)).toHaveLength(1)
  expect(
    answers.filter((a) => a.statusCode !== 201 && !['set-up.running', 'set-up.already'].includes(a.json<{ code: string }>().code)).map((a) => a.body),
  ).toEqual([])
  const { rows } = await p.db.owner.query(
    'SELECT (SELECT count(*)::int FROM authority) AS authorities, (SELECT count(*)::int FROM auth.login) AS logins, (SELECT count(*)::int FROM event) AS events',
  )
  expect(rows[0]).toEqual({ authorities: 1, logins: 1, events: 1 })
})

describe('the set-up code', () => {
  test.each([
    ['beyond this machine', { HOST: '0.0.0.0', ALLOW_PLAIN_HTTP: '1' }],
    ['behind a proxy with a public address', { PUBLIC_URL: 'https://iso.example.vn' }],
    ['behind a trusted proxy', { TRUST_PROXY: '1' }],
  ])('is asked for %s', async (_, settings) => {
    const p = await opened({ settings })
    expect(await asked(p)).toEqual({ setUp: false, codeAsked: true })
    expect(coded(await post(p, '/set-up', body()))).toEqual([403, 'set-up.code'])
    expect(coded(await post(p, '/set-up/demonstration', { code: '000 000 000' }))).toEqual([403, 'set-up.code'])
    const code = setUpCode(p.services) ?? ''
    expect(code).toMatch(/^\d{9}$/)
    expect((await post(p, '/set-up', body({ code: `${code.slice(0, 3)} ${code.slice(3)}` }))).statusCode).toBe(201)
  })

  test('is not guessed by trying', async () => {
    const p = await opened({ settings: { PUBLIC_URL: 'https://iso.example.vn' } })
    for (let n = 0; n < 5; n++) expect(coded(await post(p, '/set-up', body({ code: String(n) })))).toEqual([403, 'set-up.code'])
    expect(coded(await post(p, '/set-up', body({ code: setUpCode(p.services) })))).toEqual([429, 'session.wait'])
  })
})

describe('refused as a whole, with every field named:', () => {
  let p: TestProduct
  beforeAll(async () => {
    p = await testProduct({ empty: true })
  })
  afterAll(() => p.close())
  const first = chain[0] as SetUp['bodies'][number]
  test.each<[string, object, string, string]>([
    ['a short password', { administrator: { ...body().administrator, password: 'ngắn' } }, 'administrator.password', 'password.too-short'],
    ['a user name with marks', { administrator: { ...body().administrator, username: 'quản.trị' } }, 'administrator.username', 'account.username-form'],
    ['a chain upside down', { bodies: [...chain].reverse() }, 'bodies', 'set-up.chain-order'],
    ['two bodies of one level', { bodies: [first, first] }, 'bodies', 'set-up.chain-order'],
    ['no body at all', { bodies: [] }, 'bodies', 'field.required'],
    ['a symbol with a blank', { bodies: [{ ...first, symbol: 'S KHCN' }] }, 'bodies.0.symbol', 'body.symbol-form'],
    ['a name of bidirectional marks', { bodies: [{ ...first, name: '\u202e' }] }, 'bodies.0.name', 'field.required'],
    ['an authority of another kind of number', { authority: { id: 0, name: 'x', placeName: 'x' } }, 'authority.id', 'field.too-small'],
    ['a field nobody asked for', { demonstration: true }, 'demonstration', 'field.unknown'],
  ])('%s', async (_, wrong, path, code) => {
    const answer = await post(p, '/set-up', body(wrong))
    expect(answer.statusCode).toBe(400)
    expect(answer.json<{ errors: object[] }>().errors).toContainEqual(expect.objectContaining({ path, code }))
    expect(await asked(p)).toMatchObject({ setUp: false })
  })
})

test('an issuing body is changed over nobody’s shoulder, and its name stays one on its level', async () => {
  const p = await testProduct()
  product = p
  const administrator = await p.person('system-administrator')
  const officer = await p.person('programme-officer')
  const { addBody } = await import('../src/register/authority/body.contract.ts')
  const add = async (n: number, parentId: string | null) =>
    (await administrator.call(addBody, { body: { parentId, ...chain[n] } })).json<{ id: string; code: string }>()
  const top = await add(0, null)
  const department = await add(1, top.id)
  expect(await add(0, department.id)).toMatchObject({ code: 'body.parent-unknown' })
  expect(await add(1, top.id)).toMatchObject({ code: 'body.name-taken' })
  const { level: _, ...fields } = { ...chain[1], name: 'Sở Khoa học, Công nghệ' } as SetUp['bodies'][number]
  const change = (who: typeof administrator, version: number) => who.call(changeBody, { params: { bodyId: department.id }, body: { version, ...fields } })
  expect(coded(await change(officer, 1))).toEqual([403, 'access.not-your-act'])
  expect((await change(administrator, 1)).json()).toEqual({ id: department.id, version: 2 })
  expect((await change(administrator, 1)).json()).toMatchObject({
    code: 'record.changed-meanwhile',
    details: { version: 2, by: expect.stringContaining('system-administrator'), at: expect.any(String), fields: [] },
  })
  const other = await administrator.call(changeBody, { params: { bodyId: department.id }, body: { version: 1, ...fields, symbol: 'SKHCN2' } })
  expect(other.json()).toMatchObject({ details: { fields: ['symbol'] } })
  expect((await officer.call(showSettings)).json<{ bodies: { name: string }[] }>().bodies.map((b) => b.name)).toEqual([
    'Ủy ban nhân dân Thành phố Hồ Chí Minh',
    'Sở Khoa học, Công nghệ',
  ])
})
