// What stands on every public page: links to other sites, and visits that are counted without knowing the visitors.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { copyRegister } from '../src/portal/declarations/publication.commands.ts'
import { switchPublicRegister } from '../src/portal/declarations/publication.contract.ts'
import * as site from '../src/portal/site/site.contract.ts'
import * as visits from '../src/portal/visits/visit.contract.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'
import { withAgencies } from './support/programme-data.ts'

let product: TestProduct
let officer: Person
let leader: Person

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0'
interface Visit {
  url?: string
  from?: string
  method?: 'GET' | 'HEAD'
  headers?: Record<string, string>
}
const visit = ({ url = '/', from = '203.0.113.1', method = 'GET', headers = {} }: Visit = {}) =>
  product.composed.app.inject({ method, url, remoteAddress: from, headers: { 'user-agent': firefox, ...headers } })
const written = async () => {
  await product.composed.visits.write()
  return (await officer.call(visits.showVisits, { query: {} })).json<visits.VisitFigures>()
}
const group = (address: string, label = 'Tổng cục Tiêu chuẩn Đo lường Chất lượng') => ({
  title: { vi: 'Cơ quan Trung ương', en: 'Central bodies' },
  links: [{ label, address }],
})

beforeAll(async () => {
  product = await testProduct({ now: '2020-06-30T16:00:00Z' })
  officer = await product.person('programme-officer')
  leader = await product.person('authority-leader')
  await withAgencies(product)
  const opened = await (await product.person('system-administrator')).call(switchPublicRegister, { body: { version: 0, open: true } })
  expect(opened.statusCode).toBe(200)
  await copyRegister(product.services, product.authority)
}, 60_000)
afterAll(() => product.close())

describe('links', () => {
  test('stand on every public page, in order, and say that they lead elsewhere', async () => {
    const empty = (await officer.call(site.showLinks)).json()
    expect(empty).toEqual({ groups: [], version: 0, changedAt: null })
    const groups = [
      group('https://tcvn.gov.vn'),
      { ...group('http://quatest3.com.vn/', 'Trung tâm Kỹ thuật 3'), title: { vi: 'Đơn vị kỹ thuật', en: 'Technical bodies' } },
    ]
    const saved = await officer.call(site.saveLinks, { body: { version: 0, groups } })
    expect([saved.statusCode, saved.json()]).toEqual([200, { version: 1 }])
    for (const url of ['/', '/tin', '/cong-bo', '/en', '/en/cong-bo']) {
      const page = (await visit({ url, headers: { 'user-agent': 'bot' } })).body
      expect(page, url).toContain(url.startsWith('/en') ? 'Websites' : 'Liên kết Website')
      expect(page, url).toContain('<a href="https://tcvn.gov.vn/" rel="noopener external">')
      expect(page.indexOf('tcvn.gov.vn'), url).toBeLessThan(page.indexOf('quatest3.com.vn'))
      expect(page, url).toContain(url.startsWith('/en') ? 'Technical bodies' : 'Đơn vị kỹ thuật')
    }
  })
  test('of a scheme that a browser would run, twice the same, or laid down by two at once are refused', async () => {
    const send = (version: number, groups: unknown) => officer.call(site.saveLinks, { body: { version, groups } })
    for (const address of ['javascript:alert(1)', 'data:text/html,x', 'https://a.gov.vn@b.example/', '/cong-bo']) {
      const refused = await send(1, [group(address)])
      expect([refused.statusCode, refused.json().errors[0].code], address).toEqual([400, 'site.not-an-address'])
    }
    expect((await send(1, [group('https://tcvn.gov.vn'), group('https://tcvn.gov.vn/')])).json().errors[0].code).toBe('site.address-twice')
    expect((await send(0, [])).json()).toMatchObject({ code: 'record.changed-meanwhile', details: { version: 1 } })
    const [one, two] = await Promise.all([send(1, [group('https://tcvn.gov.vn')]), send(1, [group('https://tcvn.gov.vn')])])
    expect([one, two].map(({ statusCode }) => statusCode).toSorted((x, y) => x - y)).toEqual([200, 409])
    expect((await leader.call(site.saveLinks, { body: { version: 2, groups: [] } })).statusCode).toBe(403)
    expect((await visit({ url: '/', headers: { 'user-agent': 'bot' } })).body).not.toMatch(/javascript:|quatest3/)
  })
})

describe('visits', () => {
  test('robots, reloads, officers, what is fetched ahead, and what is no page do not count', async () => {
    expect((await visit()).statusCode).toBe(200)
    await visit()
    await visit({ url: '/en' })
    await visit({ from: '203.0.113.2', method: 'HEAD' })
    await visit({ from: '203.0.113.2', headers: { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' } })
    await visit({ from: '203.0.113.2', headers: { 'sec-purpose': 'prefetch;prerender' } })
    await visit({ from: '203.0.113.2', headers: { cookie: 'hopchuan=phien-lam-viec' } })
    for (const url of ['/khong-co', '/tin/khong-co', '/portal.css', '/cong-bo.csv', '/tin?tu=31/02/2020', '/healthz']) await visit({ from: '203.0.113.2', url })
    expect(await written()).toMatchObject({ today: 1, month: 1, total: 1, since: '2020-06-30' })
    await visit({ url: '/tin?tu=01/06/2020' })
    product.setNow('2020-06-30T16:31:00Z')
    await visit()
    const figures = await written()
    expect([figures.today, figures.total]).toEqual([3, 3])
    expect(figures.pages.map(({ page, n }) => [page, n])).toEqual([
      ['/', 2],
      ['/tin', 1],
    ])
  })
  test('the month begins anew at midnight of the country; the total goes on', async () => {
    product.setNow('2020-06-30T17:00:00Z')
    await visit({ url: '/cong-bo' })
    const figures = await written()
    expect([figures.today, figures.month, figures.total]).toEqual([1, 1, 4])
    expect(figures.months.slice(5, 7)).toEqual([
      { month: '2020-06', n: 3 },
      { month: '2020-07', n: 1 },
    ])
    const page = (await visit({ url: '/', headers: { 'user-agent': 'bot' } })).body
    expect(page).toContain('<dt>Hôm nay</dt><dd>1</dd>')
    expect(page).toContain('<dt>Trong tháng</dt><dd>1</dd>')
    expect(page).toContain('<dt>Tổng số từ 30/06/2020</dt><dd>4</dd>')
  })
  test('a hundred at once are a hundred, and no batch is written twice', async () => {
    await Promise.all(Array.from({ length: 100 }, (_, n) => visit({ from: `198.51.100.${n}`, url: '/tin' })))
    await Promise.all([product.composed.visits.write(), product.composed.visits.write()])
    expect((await written()).total).toBe(104)
  })
  test('nothing about visitors is kept, and officers get the table as a file', async () => {
    const { rows } = await product.db.owner.query<{ columnName: string }>(
      'SELECT DISTINCT column_name AS "columnName" FROM information_schema.columns WHERE table_name LIKE \'published_visit%\' ORDER BY 1',
    )
    expect(rows.map(({ columnName }) => columnName)).toEqual(['authority_id', 'day', 'n', 'page', 'since'])
    const file = (await officer.call(visits.exportVisits, { query: { year: 2020 } })).body
    expect(file).toContain('Tháng 7/2020')
    expect(file).toContain('/tin,,0,0,0,0,0,1,100,0,0,0,0,0,101')
  })
})
