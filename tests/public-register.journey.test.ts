// What the public sees of the register of declarations: copies that follow every act, by the one rule, without script.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as conversion from '../src/conformity/declarations/conversion.contract.ts'
import * as declarations from '../src/conformity/declarations/declaration.contract.ts'
import * as facts from '../src/conformity/declarations/fact.contract.ts'
import { loadDeclarations } from '../src/demo/demo-records.ts'
import { demoAgencies, demoChoice } from '../src/demo/hcmc-2020.ts'
import { inTransaction } from '../src/platform/db/transaction.ts'
import { copyRegister } from '../src/portal/declarations/publication.commands.ts'
import { publicationJobs } from '../src/portal/declarations/publication.jobs.ts'
import * as contract from '../src/portal/declarations/publication.contract.ts'
import { showWork } from '../src/register/works/work.contract.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'
import { actorOf, withAgencies } from './support/programme-data.ts'

let product: TestProduct
let administrator: Person
let officer: Person
const { missing } = demoChoice()
const [first, second] = missing
const edition = 'TCVN ISO 9001:2015'
const most = 40_000

const get = (url: string, headers: Record<string, string> = {}) => product.composed.app.inject({ method: 'GET', url, headers })
const body = async (url: string) => (await get(url)).body
const follow = () => copyRegister(product.services, product.authority)
const pathOf = async (agencyId: string | undefined) =>
  (await officer.call(contract.showPublicAddress, { params: { agencyId: agencyId ?? '' } as never })).json<{ path: string }>().path
const lineOf = async (agencyId: string | undefined) => /<p class="answer[^>]*>(.*?)<\/p>/s.exec(await body(await pathOf(agencyId)))?.[1]

beforeAll(async () => {
  product = await testProduct({ now: '2020-06-15T09:00:00Z' })
  administrator = await product.person('system-administrator')
  officer = await product.person('programme-officer')
  await product.db.owner.query('UPDATE authority SET demonstration = true')
  await withAgencies(product)
  await inTransaction(product.services.database, { side: 'authority', authority: product.authority }, 'write', (tx) =>
    loadDeclarations(tx, { by: actorOf(product, officer), at: product.services.clock.now() }),
  )
}, 60_000)
afterAll(() => product.close())

test('nothing is public before the authority opens the register, which is an act of its own', async () => {
  expect(await body('/cong-bo')).toContain('chưa được công khai')
  expect((await get('/co-quan/quan-10-abcdef')).statusCode).toBe(404)
  expect((await get('/cong-bo.csv')).statusCode).toBe(404)
  const by = (who: Person, version = 0) => who.call(contract.switchPublicRegister, { body: { version, open: true } })
  expect((await by(officer)).json().code).toBe('access.not-your-act')
  expect((await by(administrator)).json()).toEqual({ version: 1 })
  expect((await by(administrator)).json().code).toBe('record.changed-meanwhile')
  expect((await by(administrator, 1)).json().code).toBe('public-register.open-already')
  expect((await administrator.call(contract.showPublicRegister, {})).json()).toMatchObject({ open: true, behind: true, version: 1 })
  expect(await follow()).toBe(true)
  expect(await follow(), 'nothing was done since').toBe(false)
})

describe('the list', () => {
  test('says n/N by the same rule as the officers see it, in both languages, small and without script', async () => {
    const seen = (await officer.call(conversion.showProgress, { query: { on: '2020-06-15' } })).json<conversion.ConversionProgress>()
    for (const [url, notice] of [
      ['/cong-bo', 'Số liệu minh họa, không phải số liệu thực của cơ quan'],
      ['/en/cong-bo', 'Figures for demonstration only, not actual figures of the office'],
    ] as const) {
      const page = await get(url)
      expect([page.statusCode, page.body.length < most, page.body.includes('<script')]).toEqual([200, true, false])
      expect(/<aside class="notice" [^>]*>([^<]*)</.exec(page.body)?.[1]).toBe(notice)
      for (const { block, n, noData, total } of seen.blocks)
        expect(page.body.includes(`${n}/${total}<`), `${block}: what nobody has reviewed is no nought`).toBe(noData < total)
      expect(page.body).toContain(url.startsWith('/en') ? '<td>No data</td>' : '<td>Chưa có số liệu</td>')
    }
    expect(await body('/cong-bo')).toContain(`${seen.main.n}/${seen.main.total} cơ quan đã công bố phù hợp ${edition}, tính đến ngày 15/06/2020`)
  })
  test('is searched without marks, by block, by answer, as of a day, page by page, all in the address', async () => {
    expect(await body('/cong-bo?q=quan+10')).toContain('Quận 10')
    expect(await body('/cong-bo?q=khong-co-co-quan-nay')).toContain('Không có cơ quan nào phù hợp')
    expect(await body('/cong-bo?khoi=quan-huyen')).toMatch(/<h2>24 cơ quan<\/h2>/)
    expect(await body('/cong-bo?khoi=quan-huyen&tra-loi=chua')).toMatch(/<h2>6 cơ quan<\/h2>/)
    const early = await body('/cong-bo?ngay=01/01/2010')
    expect(early).not.toContain('47/63')
    const second2 = await body('/cong-bo?trang=2&khoi=phuong-xa')
    expect(second2).toContain('khoi=phuong-xa&amp;trang=3')
    expect((await get('/cong-bo?trang=9999')).statusCode).toBe(404)
    const wrong = await get('/cong-bo?ngay=31/02/2020&q=quan')
    expect([wrong.statusCode, wrong.body.includes('Đề nghị nhập ngày theo dạng')]).toEqual([400, true])
    const attack = await body(`/cong-bo?q=${encodeURIComponent('"><script>alert(1)</script>')}&khoi=%27%3Bdrop`)
    expect(attack).not.toContain('<script>')
  })
  test('is downloaded as it is filtered', async () => {
    const file = await get('/cong-bo.csv?khoi=quan-huyen')
    expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8'])
    const lines = file.body.trim().split('\r\n')
    expect(lines).toHaveLength(1 + 24 + 1)
    expect(lines[1]).toContain('15/06/2020')
    expect(lines.at(-1)).toContain('Số liệu minh họa')
  })
  test('is not sent twice to whoever has it', async () => {
    const { etag } = (await get('/cong-bo')).headers
    expect((await get('/cong-bo', { 'if-none-match': String(etag) })).statusCode).toBe(304)
  })
})

describe('the page of an agency', () => {
  test('answers in its first line, and follows every act', async () => {
    expect(await lineOf(first?.id)).toBe('Chưa có công bố đang có hiệu lực.')
    const { id } = (
      await officer.call(declarations.recordDeclaration, { body: { agencyId: first?.id, edition, number: '12/QĐ-X', issuedOn: '2020-06-10' } })
    ).json()
    await officer.call(facts.tellFact, {
      params: { declarationId: id },
      body: { kind: 'web-link', happenedOn: '2020-06-11', address: 'https://coquan.gov.vn/cb?a=1&b=2' },
    })
    await officer.call(facts.tellFact, { params: { declarationId: id }, body: { kind: 'posted', happenedOn: '2020-06-12', note: 'ghi chú nội bộ' } })
    expect((await administrator.call(contract.showPublicRegister, {})).json().behind).toBe(true)
    await follow()
    expect(await lineOf(first?.id)).toBe(`Công bố đang có hiệu lực: phù hợp ${edition}, từ ngày 10/06/2020 (số 12/QĐ-X).`)
    const page = await body(await pathOf(first?.id))
    expect(page).toContain('href="https://coquan.gov.vn/cb?a=1&amp;b=2" rel="noopener nofollow external"')
    expect(page).toContain('niêm yết tại trụ sở ngày 12/06/2020')
    expect(page).not.toContain('ghi chú nội bộ')
    expect([page.length < most, page.includes('<script'), page.includes('<svg'), page.includes('Số liệu minh họa')]).toEqual([true, false, true, true])
    expect(await body(`/en${await pathOf(first?.id)}`)).toContain('The declaration is in force')
    const { version } = (await officer.call(declarations.showDeclaration, { params: { declarationId: id } })).json()
    await officer.call(declarations.retractDeclaration, { params: { declarationId: id }, body: { version, reason: 'nhầm' } })
    await follow()
    expect(await lineOf(first?.id)).toBe('Chưa có công bố đang có hiệu lực.')
  })
  test('keeps its address through a new name; of an ended agency it says so and leads on', async () => {
    const before = await pathOf(second?.id)
    const successor = demoAgencies().find(({ block }) => block === 'quan-huyen')
    await product.db.owner.query("UPDATE agency_version SET valid_to = '2020-06-01' WHERE agency_id = $1", [second?.id])
    await product.db.owner.query('INSERT INTO published_lineage (authority_id, from_id, to_id, effective_on, kind) VALUES ($1,$2,$3,$4,$5)', [
      product.authority,
      second?.id,
      successor?.id,
      '2020-06-01',
      'merge',
    ])
    await product.db.owner.query('UPDATE published_agency SET valid_to = $2 WHERE agency_id = $1', [second?.id, '2020-06-01'])
    expect(await pathOf(second?.id)).toBe(before)
    const page = await body(before)
    expect(page).toContain('Cơ quan này không còn từ ngày 01/06/2020')
    expect(page).toContain('Cơ quan kế tiếp')
    expect(page).toContain(await pathOf(successor?.id))
  })
  test('is nowhere for addresses that are none', async () => {
    for (const slug of ['x', '..%2f..%2fetc', "'%20OR%201=1", 'a'.repeat(130)]) expect((await get(`/co-quan/${slug}`)).statusCode).toBe(404)
  })
})

test('publishing everything anew runs as a work, and twice does what once does', async () => {
  await publicationJobs(product.services.queue, product.services)
  await product.db.owner.query("UPDATE published_declaration SET number = 'sai'")
  const { workId } = (await administrator.call(contract.republishRegister, { body: {} })).json()
  const state = async () => (await administrator.call(showWork, { params: { workId } })).json()
  await expect.poll(async () => (await state()).state, { timeout: 20_000 }).toBe('done')
  const { rows } = await product.db.owner.query("SELECT count(*)::int AS n FROM published_declaration WHERE number = 'sai' AND NOT removed")
  expect(rows[0]).toEqual({ n: 0 })
  const count = async () =>
    (await product.db.owner.query('SELECT (SELECT count(*)::int FROM published_agency) AS a, (SELECT count(*)::int FROM published_declaration) AS d')).rows[0]
  const once = await count()
  await copyRegister(product.services, product.authority, { even: true })
  expect(await count()).toEqual(once)
}, 40_000)

test('closed again, it is gone at once', async () => {
  const { version } = (await administrator.call(contract.showPublicRegister, {})).json()
  const path = await pathOf(first?.id)
  expect((await administrator.call(contract.switchPublicRegister, { body: { version, open: false } })).statusCode).toBe(200)
  expect(await body('/cong-bo')).toContain('chưa được công khai')
  expect((await get(path)).statusCode).toBe(404)
})
