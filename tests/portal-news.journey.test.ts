// News of the portal: written, approved by somebody else, published at a time, corrected in the open, withdrawn.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as contract from '../src/portal/news/news.contract.ts'
import { showHistory } from '../src/register/history/history.contract.ts'
import { uploadFile } from '../src/register/files/file.contract.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'

let product: TestProduct
let officer: Person
let head: Person
let leader: Person
const form = {
  title: 'Tập huấn TCVN ISO 9001:2015',
  body: '## Nội dung\nLớp tập huấn <b>đầu tiên</b>.\n\n- Ngày 1\n- Ngày 2\n\n[Tài liệu](https://tcvn.gov.vn/tai-lieu)',
  sourceLine: 'Nguồn: Phòng Quản lý Năng suất Chất lượng',
}
const get = (url: string) => product.composed.app.inject({ method: 'GET', url })
const begin = async (by = officer, over = {}) => (await by.call(contract.createNews, { body: { ...form, ...over } })).json<{ id: string; version: number }>()
const seen = async (newsId: string) => (await officer.call(contract.showNews, { params: { newsId } })).json<contract.NewsView>()
async function published(over = {}, publishedAt?: string): Promise<{ id: string; slug: string }> {
  const { id } = await begin(officer, over)
  const params = { newsId: id }
  await officer.call(contract.submitNews, { params, body: { version: 1 } })
  await head.call(contract.approveNews, { params, body: { version: 2 } })
  const answer = await officer.call(contract.publishNews, { params, body: { version: 3, ...(publishedAt ? { publishedAt } : {}) } })
  expect(answer.statusCode).toBe(200)
  return answer.json()
}

beforeAll(async () => {
  product = await testProduct({ now: '2020-06-16T03:00:00Z' })
  officer = await product.person('programme-officer')
  head = await product.person('division-head')
  leader = await product.person('authority-leader')
}, 60_000)
afterAll(() => product.close())

describe('the life of a piece of news', () => {
  test('goes from the draft to the page in four acts of two persons', async () => {
    const { id } = await begin()
    const params = { newsId: id }
    expect((await get('/tin')).body).not.toContain('Tập huấn')
    expect((await officer.call(contract.publishNews, { params, body: { version: 1 } })).json().code).toBe('news.move-not-from-here')
    expect((await officer.call(contract.approveNews, { params, body: { version: 1 } })).statusCode).toBe(403)
    await officer.call(contract.submitNews, { params, body: { version: 1 } })
    expect((await officer.call(contract.saveNews, { params, body: { ...form, version: 2 } })).json().code).toBe('news.move-not-from-here')
    expect((await head.call(contract.returnNews, { params, body: { version: 2, reason: 'Bổ sung ngày' } })).json()).toEqual({ id, version: 3 })
    await officer.call(contract.saveNews, { params, body: { ...form, title: 'Tập huấn tháng 7', version: 3 } })
    await officer.call(contract.submitNews, { params, body: { version: 4 } })
    expect((await head.call(contract.approveNews, { params, body: { version: 5 } })).statusCode).toBe(200)
    const answer = (await officer.call(contract.publishNews, { params, body: { version: 6 } })).json()
    expect(answer).toEqual({ id, version: 7, slug: `tap-huan-thang-7-${id.slice(-6)}` })
    const page = (await get(`/tin/${answer.slug}`)).body
    expect(page).toContain('Thứ ba, 16/06/2020, 10:00 GMT+7')
    expect(page).toContain('<h2>Nội dung</h2>')
    expect(page).toContain('Lớp tập huấn &lt;b&gt;đầu tiên&lt;/b&gt;.')
    expect(page).toContain('<a href="https://tcvn.gov.vn/tai-lieu" rel="noopener external">Tài liệu</a>')
    expect(page).toContain('Nguồn: Phòng Quản lý Năng suất Chất lượng')
    expect(page).toContain('Giới hạn tin theo ngày')
    const history = (await officer.call(showHistory, { params: { subjectId: id }, query: {} })).json<{ rows: { type: string }[] }>()
    expect(history.rows.map(({ type }) => type)).toEqual([
      'news.published',
      'news.approved',
      'news.submitted',
      'news.changed',
      'news.returned',
      'news.submitted',
      'news.begun',
    ])
  })

  test('nobody approves their own words, but alone and with a reason that is kept', async () => {
    const { id } = await begin(head)
    const params = { newsId: id }
    await head.call(contract.submitNews, { params, body: { version: 1 } })
    expect((await head.call(contract.approveNews, { params, body: { version: 2 } })).json().code).toBe('news.own-approval')
    expect((await head.call(contract.approveNews, { params, body: { version: 2, reason: 'Phòng chỉ còn một người' } })).statusCode).toBe(200)
    expect(await seen(id)).toMatchObject({ state: 'approved', approvedAlone: true })
    expect((await leader.call(contract.publishNews, { params, body: { version: 3 } })).statusCode).toBe(403)
  })

  test('a time to come: the page appears by itself; a time that passed is refused', async () => {
    const { slug } = await published({ title: 'Tin hẹn giờ' }, '2020-06-16T16:12:00+07:00')
    expect((await get(`/tin/${slug}`)).statusCode).toBe(404)
    expect((await get('/tin')).body).not.toContain('Tin hẹn giờ')
    product.setNow('2020-06-16T09:12:00Z')
    expect((await get(`/tin/${slug}`)).body).toContain('Thứ ba, 16/06/2020, 16:12 GMT+7')
    expect((await get('/tin?tu=16/06/2020&den=16/06/2020')).body).toContain('Tin hẹn giờ')
    const { id } = await begin()
    const params = { newsId: id }
    await officer.call(contract.submitNews, { params, body: { version: 1 } })
    await head.call(contract.approveNews, { params, body: { version: 2 } })
    const late = await officer.call(contract.publishNews, { params, body: { version: 3, publishedAt: '2020-06-01T00:00:00Z' } })
    expect([late.statusCode, late.json().code]).toEqual([400, 'news.time-passed'])
  })

  test('corrected in the open, with the day; withdrawn, its address says so and the text is gone', async () => {
    const { id, slug } = await published({ title: 'Tin có sai sót' })
    const params = { newsId: id }
    product.setNow('2020-06-18T03:00:00Z')
    const correction = { ...form, title: 'Tin đã sửa', body: 'Số đúng là 47/63.', version: 4, note: 'Sửa số đơn vị thành 47/63.' }
    expect((await officer.call(contract.correctNews, { params, body: correction })).statusCode).toBe(403)
    expect((await head.call(contract.correctNews, { params, body: correction })).statusCode).toBe(200)
    const page = (await get(`/tin/${slug}`)).body
    expect(page).toContain('Tin được đính chính ngày 18/06/2020: Sửa số đơn vị thành 47/63.')
    expect(page).toContain('Số đúng là 47/63.')
    expect(page).toContain('Thứ ba, 16/06/2020')
    expect((await head.call(contract.withdrawNews, { params, body: { version: 5, reason: 'Thông tin không còn đúng' } })).statusCode).toBe(200)
    const gone = await get(`/tin/${slug}`)
    expect([gone.statusCode, gone.body.includes('Tin này đã được cơ quan công bố gỡ ngày 18/06/2020.'), gone.body.includes('47/63')]).toEqual([
      410,
      true,
      false,
    ])
    expect((await get('/tin')).body).not.toContain('Tin đã sửa')
  })

  test('the file is a PDF that the page hands out, nothing else', async () => {
    const file = async (name: string, type: string, bytes: Uint8Array) => (await officer.upload(uploadFile, { name, type, bytes })).json<{ id: string }>()
    const pdf = await file('tai-lieu.pdf', 'application/pdf', new TextEncoder().encode('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'))
    const csv = await file('bang.csv', 'text/csv', new TextEncoder().encode('a,b\n1,2\n'))
    const refused = await officer.call(contract.createNews, { body: { ...form, fileId: csv.id } })
    expect([refused.statusCode, refused.json().code]).toEqual([400, 'news.file-not-pdf'])
    const { slug, id } = await published({ fileId: pdf.id })
    expect((await seen(id)).file?.name).toBe('tai-lieu.pdf')
    expect((await get(`/tin/${slug}/tep.pdf`)).headers['content-type']).toBe('application/pdf')
  })

  test('two editors of one draft, an address that runs, and a search without marks', async () => {
    const { id } = await begin(officer, { title: 'Bản tin ISO đặc biệt' })
    const params = { newsId: id }
    expect((await officer.call(contract.saveNews, { params, body: { ...form, title: 'Bản tin ISO đặc biệt', version: 1 } })).statusCode).toBe(200)
    expect((await head.call(contract.saveNews, { params, body: { ...form, version: 1 } })).json()).toMatchObject({
      code: 'record.changed-meanwhile',
      details: { version: 2 },
    })
    const bad = await officer.call(contract.createNews, { body: { ...form, body: '[x](javascript:alert(1))' } })
    expect([bad.statusCode, bad.json().errors[0].code]).toEqual([400, 'news.bad-address'])
    const found = (await officer.call(contract.listNews, { query: { q: 'ban tin iso dac' } })).json()
    expect([found.total, found.rows[0].id]).toEqual([1, id])
    expect((await officer.call(contract.discardNews, { params, body: { version: 2 } })).statusCode).toBe(200)
    expect((await officer.call(contract.listNews, { query: { q: 'ban tin iso dac' } })).json().total).toBe(0)
    expect((await officer.call(contract.listNews, { query: { state: 'published' } })).json().total).toBe(3)
  })
})

describe('news for programs', () => {
  test('RSS and Atom tell the same news, only those that are there, escaped once', async () => {
    const { slug } = await published({ title: 'Tin & <thẻ> "lạ"' })
    await published({ title: 'Tin chưa đến giờ' }, '2021-01-01T00:00:00Z')
    for (const [url, type] of [
      ['/tin.rss', 'application/rss+xml; charset=utf-8'],
      ['/tin.atom', 'application/atom+xml; charset=utf-8'],
    ] as const) {
      const feed = await get(url)
      expect([feed.statusCode, feed.headers['content-type']]).toEqual([200, type])
      expect(feed.body).toContain(`/tin/${slug}`)
      expect(feed.body).not.toMatch(/Tin chưa đến giờ|Tin đã sửa/)
      expect(feed.body).toMatch(/Tin &amp; &lt;thẻ&gt; "lạ"|<!\[CDATA\[Tin & <thẻ> "lạ"\]\]>/)
      expect((await product.composed.app.inject({ method: 'GET', url, headers: { 'if-none-match': String(feed.headers['etag']) } })).statusCode).toBe(304)
    }
  })
  test('the map of the site has every page in both languages; robots are told where it is', async () => {
    const map = (await get('/sitemap.xml')).body
    expect(map).toContain('<loc>http://localhost:80/tin</loc>')
    expect(map).toContain('hreflang="en" href="http://localhost:80/en/tin/')
    expect(map).not.toMatch(/chua-den-gio|da-sua/)
    expect((await get('/robots.txt')).body).toContain('Sitemap: http://localhost:80/sitemap.xml')
  })
  test('a page says where it stands and what it tells', async () => {
    const [, path = ''] = /href="(\/tin\/[a-z0-9-]+)"/.exec((await get('/tin')).body) ?? []
    const page = (await get(`/en${path}`)).body
    expect(page).toContain(`<link rel="canonical" href="http://localhost:80/en${path}"`)
    expect(page).toContain(`hreflang="vi" href="http://localhost:80${path}"`)
    expect(page).toContain('<meta property="og:type" content="article"')
    expect(page).toMatch(/<meta name="description" content="[^"]{10,}"/)
  })
})
