import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as contract from '../src/authority/reports/report.contract.ts'
import { listenToStatements } from '../src/platform/db/naming-client.ts'
import { showHistory } from '../src/register/history/history.contract.ts'
import { fileSize, publishedTime } from '../src/portal/news/published-time.ts'
import { worldOf2020 } from './reports-2020.world.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'

let product: TestProduct
let officer: Person
let reportId: string

const get = (url: string, headers: Record<string, string> = {}) => product.composed.app.inject({ method: 'GET', url, headers })
const most = 40_000

beforeAll(async () => {
  product = await testProduct({ now: '2020-06-16T08:00:00Z' })
  officer = await product.person('programme-officer')
}, 120_000)
afterAll(() => product.close())

describe('an empty portal', () => {
  test('has proper pages that lead officers in', async () => {
    for (const url of ['/', '/tin', '/en', '/en/tin']) {
      const page = await get(url)
      expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
      expect(page.body).toContain('href="/app"')
    }
    expect((await get('/')).body).toContain('Chưa có thông tin nào được công bố')
    expect((await get('/en')).body).toContain('Nothing has been published on this portal yet')
  })
  test('says what is not there, as a page; the rooms of programs answer for themselves', async () => {
    const missing = await get('/khong-co')
    expect([missing.statusCode, missing.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
    expect(missing.body).toContain('Không tìm thấy trang')
    expect((await get('/en/nowhere')).body).toContain('Page not found')
    const api = await get('/api/nowhere')
    expect([api.statusCode, api.headers['content-type']]).toEqual([404, 'application/problem+json; charset=utf-8'])
    for (const slug of ['x', '..%2f..%2fetc%2fpasswd', '%00', 'a'.repeat(190), "'%20OR%201=1"]) expect((await get(`/tin/${slug}`)).statusCode).toBe(404)
  })
})

describe('the article of the half-year report', () => {
  let slug: string
  const address = () => `/tin/${slug}`

  beforeAll(async () => {
    await product.db.owner.query('UPDATE authority SET demonstration = true')
    const bodies = await worldOf2020(product, officer)
    const params = () => ({ reportId })
    reportId = (await officer.call(contract.createReport, { body: { period: '2020-H1', dataDate: '2020-06-15', issuerId: bodies.SKHCN } })).json().id
    const seen = async () => (await officer.call(contract.showReport, { params: params() })).json()
    const freeze = async (reason?: string) =>
      officer.call(contract.freezeReport, {
        params: params(),
        body: {
          version: (await seen()).version,
          digest: (await officer.call(contract.showFigures, { params: params() })).json().digest,
          ...(reason ? { reason } : {}),
        },
      })
    expect((await freeze()).statusCode).toBe(201)
    await officer.call(contract.issueReport, {
      params: params(),
      body: { version: (await seen()).version, number: '9/BC-SKHCN', issuedOn: '2020-06-16', signerTitle: 'PHÓ GIÁM ĐỐC' },
    })
    const shown = await seen()
    const publish = (over: object) =>
      officer.call(contract.publishReport, {
        params: params(),
        body: { version: shown.version, title: shown.title, sourceLine: shown.sourceLine, publishedAt: '2020-06-16T16:12:00+07:00', ...over },
      })
    expect((await publish({ publishedAt: '2020-06-15T16:12:00+07:00' })).json().code).toBe('report.published-before-issue')
    const published = await publish({})
    expect([published.statusCode, published.json()]).toEqual([
      201,
      { id: reportId, version: shown.version + 1, slug: 'ket-qua-thuc-hien-cac-nhiem-vu-iso-6-thang-dau-nam-2020' },
    ])
    slug = published.json().slug
  }, 120_000)

  test('is not there before its time', async () => {
    expect((await get(address())).statusCode).toBe(404)
    product.setNow('2020-06-16T09:30:00Z')
    expect((await get(address())).statusCode).toBe(200)
  })

  test('carries title, time, text, source line and the PDF to the byte', async () => {
    const page = await get(address())
    expect(page.body).toContain('<h1 lang="vi">Kết quả thực hiện các nhiệm vụ ISO 6 tháng đầu năm 2020</h1>')
    expect(page.body).toContain('Thứ ba, 16/06/2020, 16:12 GMT+7')
    expect(page.body).toContain('đã có 47/63 cơ quan hoàn tất việc chuyển đổi')
    expect(page.body).toContain('<h2>Phương hướng hoạt động 06 tháng cuối năm</h2>')
    expect(page.body).toContain('Nguồn: Phòng Quản lý Năng suất Chất lượng')
    expect(page.body).toContain('Số liệu minh họa, không phải số liệu thực của cơ quan')
    expect(page.body).not.toContain('9/BC-SKHCN')
    const pdf = await get(`${address()}/tep.pdf`)
    const kept = await officer.call(contract.reportFile, { params: { reportId, no: 1 }, query: { format: 'pdf', of: 'issued' } })
    expect(pdf.headers['content-type']).toBe('application/pdf')
    expect(pdf.headers['content-disposition']).toContain("filename*=UTF-8''9_BC-SKHCN.pdf")
    const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
    expect(sha(pdf.rawPayload)).toBe(sha(kept.rawPayload))
  })

  test('stands on the front page and in the list, in both frames', async () => {
    for (const url of ['/', '/tin', '/en', '/en/tin']) expect((await get(url)).body).toContain(`${url.startsWith('/en') ? '/en' : ''}${address()}"`)
    const english = (await get(`/en${address()}`)).body
    expect(english).toContain('<html lang="en">')
    expect(english).toContain('Tuesday, 16/06/2020, 16:12 GMT+7')
    expect(english).toContain('Download the full text')
    expect(english).toContain('lang="vi">Kết quả thực hiện')
  })

  test('every page is light, runs nothing and is kept by its tag', async () => {
    for (const url of ['/', '/tin', address(), '/en', `/en${address()}`, '/khong-co', '/portal.css']) {
      const page = await get(url)
      expect(page.rawPayload.length, url).toBeLessThan(most)
      expect(page.body, url).not.toMatch(/<script|<style|style=|onclick|javascript:/i)
      expect(page.headers['content-security-policy'], url).toContain("default-src 'none'")
      if (url === '/khong-co') continue
      const tag = String(page.headers['etag'])
      expect((await get(url, { 'if-none-match': tag })).statusCode, url).toBe(304)
    }
    expect((await get(address())).headers['cache-control']).toBe('public, max-age=60')
    expect((await get('/portal.css')).headers['cache-control']).toContain('immutable')
  })

  test('comes in three sizes of text, which links and forms take along', async () => {
    for (const url of ['/', address(), '/cong-bo', '/en/tin', '/tin?tu=01/06/2020']) {
      const page = (await get(`${url}${url.includes('?') ? '&' : '?'}co-chu=lon`)).body
      expect(page, url).toContain('<html class="lon" ')
      expect(page, url).toContain(`href="${url.startsWith('/en') ? '/en' : ''}/cong-bo?co-chu=lon"`)
      expect(page, url).toMatch(/<link rel="canonical" href="[^"]*(?<!co-chu=lon)"/)
    }
    expect((await get('/tin?co-chu=lon')).body).toContain('<input type="hidden" name="co-chu" value="lon">')
    expect((await get('/tin?co-chu=%22%3E')).body).toContain('<html lang="vi">')
  })

  test('is one statement, read as the public', async () => {
    for (const url of ['/', '/tin', address()]) {
      const seen: string[] = []
      const stop = listenToStatements(({ sql }) => seen.push(sql))
      await get(url)
      stop()
      expect(seen.length, url).toBe(1)
    }
    const all = product.services.database.of('public')
    await expect(all.selectFrom('report').select('id').execute()).rejects.toThrow(/permission denied/)
    await expect(all.updateTable('publishedArticle').set({ title: 'x' }).execute()).rejects.toThrow(/permission denied/)
  })

  test('after a new version is updated at the same address, with a visible note', async () => {
    product.setNow('2020-06-18T03:00:00Z')
    const params = { reportId }
    const seen = async () => (await officer.call(contract.showReport, { params })).json()
    const digest = (await officer.call(contract.showFigures, { params })).json().digest
    await officer.call(contract.freezeReport, { params, body: { version: (await seen()).version, digest, reason: 'Sửa lời văn' } })
    const early = await officer.call(contract.publishReport, { params, body: { version: (await seen()).version, title: 'x', sourceLine: 'y' } })
    expect(early.json().code).toBe('report.move-not-from-here')
    await officer.call(contract.issueReport, {
      params,
      body: { version: (await seen()).version, number: '10/BC-SKHCN', issuedOn: '2020-06-16', signerTitle: 'PHÓ GIÁM ĐỐC' },
    })
    const shown = await seen()
    const again = await officer.call(contract.publishReport, { params, body: { version: shown.version, title: shown.title, sourceLine: shown.sourceLine } })
    expect(again.json()).toMatchObject({ slug })
    const page = (await get(address())).body
    expect(page).toContain('Tin được cập nhật ngày 18/06/2020.')
    const inEnglish = (await get(`/en${address()}`)).body
    expect(inEnglish).toContain('This article was updated on 18/06/2020.')
    expect(inEnglish).toContain('Figures for demonstration only, not actual figures of the office')
    expect(page).toContain('Thứ ba, 16/06/2020, 16:12 GMT+7')
  })

  test('one that was withdrawn says so at its address, and no more than that; published again it is back', async () => {
    product.setNow('2020-06-19T03:00:00Z')
    const params = { reportId }
    const seen = async () => (await officer.call(contract.showReport, { params })).json()
    const before = await seen()
    const withdraw = (version: number, reason: string) => officer.call(contract.withdrawArticle, { params, body: { version, reason } })
    expect((await withdraw(before.version, ' ')).statusCode).toBe(400)
    expect((await withdraw(before.version - 1, 'Sai số liệu')).json()).toMatchObject({ code: 'record.changed-meanwhile', details: { version: before.version } })
    expect((await withdraw(before.version, 'Sai số liệu')).json()).toEqual({ id: reportId, version: before.version + 1 })

    for (const url of [address(), `/en${address()}`, `${address()}/tep.pdf`]) {
      const page = await get(url)
      expect([url, page.statusCode, page.headers['cache-control']]).toEqual([url, 410, 'no-cache'])
      expect(page.body).toContain('Kết quả thực hiện các nhiệm vụ ISO')
      expect(page.body).toContain('16/06/2020')
      expect(page.body).toContain(url.startsWith('/en') ? 'This article was withdrawn on 19/06/2020' : 'Tin này đã được cơ quan công bố gỡ ngày 19/06/2020.')
      expect(page.body).not.toMatch(/47\/63|Sai số liệu/)
    }
    for (const url of ['/', '/tin']) expect((await get(url)).body).toContain('Chưa có tin nào được công bố')
    const { rows } = await product.db.owner.query('SELECT html, file_sha256 FROM published_article')
    expect(rows, 'the public copies hold the text no longer').toEqual([{ html: '', file_sha256: null }])

    const after = await seen()
    expect([after.article, after.state]).toEqual([null, 'issued'])
    expect((await withdraw(after.version, 'x')).json().code).toBe('report.no-article')
    const history = (await officer.call(showHistory, { params: { subjectId: reportId }, query: {} })).json()
    expect(history.rows[0]).toMatchObject({ type: 'report.article-withdrawn', facts: { slug }, personal: [{ field: 'reason', value: 'Sai số liệu' }] })

    const again = await officer.call(contract.publishReport, { params, body: { version: after.version, title: after.title, sourceLine: after.sourceLine } })
    expect(again.json()).toMatchObject({ slug })
    expect((await get(address())).statusCode).toBe(200)
    expect((await get(`${address()}/tep.pdf`)).statusCode).toBe(200)
  })

  test('many news are paged, newest first', async () => {
    await product.db.owner.query(`INSERT INTO published_article (authority_id, id, slug, title, published_at, html, source_line)
      SELECT 79, gen_random_uuid(), 'tin-' || n, 'Tin số ' || n || ' ' || repeat('rất dài ', 30), timestamptz '2020-01-01' + n * interval '1 hour', '<p>Nội dung</p>', 'Nguồn' FROM generate_series(1, 45) n`)
    const first = (await get('/tin')).body
    expect(first).toContain('Trang 1/3')
    expect(first).toContain('href="/tin?trang=2"')
    expect((await get('/tin?trang=3')).body).toContain('tin-1"')
    expect((await get('/tin?trang=9')).statusCode).toBe(404)
    for (const odd of ['0', '-1', 'x', '1e9', '99999999999999999999']) expect((await get(`/tin?trang=${odd}`)).statusCode, odd).toBe(200)
    expect((await get('/tin')).rawPayload.length).toBeLessThan(most)
  })

  test('are limited by date: both ends included, either empty, paged with the range kept', async () => {
    // The 45 stand at 00:00Z on, an hour apart: 07:00 of 01/01 to 04:00 of 03/01 on the clock of the country.
    const one = (await get('/tin?tu=02/01/2020&den=02/01/2020')).body
    expect(one).toContain('Có 24 tin từ ngày 02/01/2020 đến hết ngày 02/01/2020.')
    expect(one).toContain('href="/tin?tu=02/01/2020&amp;den=02/01/2020&amp;trang=2"')
    const second = (await get('/tin?tu=02/01/2020&den=02/01/2020&trang=2')).body
    expect(second).toContain('Thứ năm, 02/01/2020, 00:00 GMT+7')
    expect(second).not.toContain('01/01/2020, ')
    expect(second).toContain('name="tu" value="02/01/2020"')
    expect((await get('/tin?tu=16/06/2020')).body).toContain('Có 1 tin từ ngày 16/06/2020.')
    expect((await get('/tin?den=1/1/2020')).body).toContain('Có 16 tin đến hết ngày 01/01/2020.')
    expect((await get('/en/tin?den=1/1/2020')).body).toContain('News to the end of 01/01/2020: 16.')
    const none = await get('/tin?tu=01/01/2019&den=31/12/2019')
    expect([none.statusCode, none.body.includes('Không có tin nào trong khoảng ngày này.')]).toEqual([200, true])
    const seen: string[] = []
    const stop = listenToStatements(({ sql }) => seen.push(sql))
    await get('/tin?tu=01/01/2020&den=31/12/2020')
    stop()
    expect(seen.length).toBe(1)
  })
  test('a range the wrong way round is explained and offered swapped; what is no day is named', async () => {
    const reversed = await get('/tin?tu=30/06/2020&den=01/01/2020')
    expect(reversed.statusCode).toBe(400)
    expect(reversed.body).toContain('Ngày bắt đầu 30/06/2020 sau ngày kết thúc 01/01/2020')
    expect(reversed.body).toContain('href="/tin?tu=01/01/2020&amp;den=30/06/2020"')
    const wrong = await get('/tin?tu=31/02/2020')
    expect([wrong.statusCode, wrong.body.includes('«31/02/2020» không phải là ngày có trong lịch.')]).toEqual([400, true])
    const odd = await get(`/tin?tu=${encodeURIComponent('"><script>x</script>')}`)
    expect(odd.body).not.toContain('<script')
    expect((await get('/tin?den=31/12/2100')).statusCode).toBe(200)
  })
  test('the form by date stands on the front page, in the list and at the foot of an article', async () => {
    for (const url of ['/', '/tin', '/tin/tin-1', '/en/tin/tin-1']) {
      const page = (await get(url)).body
      expect(page, url).toContain(url.startsWith('/en') ? 'Limit news by date' : 'Giới hạn tin theo ngày')
      expect(page, url).toContain(`action="${url.startsWith('/en') ? '/en' : ''}/tin"`)
    }
  })
})

test('times and sizes as a reader knows them', () => {
  expect(publishedTime(new Date('2020-06-16T09:12:00Z'), 'vi')).toBe('Thứ ba, 16/06/2020, 16:12 GMT+7')
  expect(publishedTime(new Date('2020-06-20T17:05:00Z'), 'vi')).toBe('Chủ nhật, 21/06/2020, 00:05 GMT+7')
  expect([fileSize(123_400, 'vi'), fileSize(1_234_000, 'vi'), fileSize(1_234_000, 'en')]).toEqual(['123 kB', '1,2 MB', '1.2 MB'])
})
