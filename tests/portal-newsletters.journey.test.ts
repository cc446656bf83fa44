// Newsletters: numbered once in series and year, published as a copy, counted once among the activities, taken off in the open.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listActivities, programmeStrip, recordActivity, retractActivity, showActivity } from '../src/authority/programme/activity.contract.ts'
import * as contract from '../src/portal/newsletters/newsletter.contract.ts'
import { uploadFile } from '../src/register/files/file.contract.ts'
import { showHistory } from '../src/register/history/history.contract.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'

let product: TestProduct
let officer: Person
let leader: Person
const form = {
  series: 'Bản tin ISO',
  number: 2,
  issuedOn: '2020-06-15',
  title: 'Chuyển đổi sang TCVN ISO 9001:2015',
  body: '## Trong số này\n- Kết quả <b>47/63</b>\n\n[Tài liệu](https://tcvn.gov.vn/)',
  channels: ['Trang thông tin điện tử của Sở', 'Bản tin TBT'],
}
const get = (url: string) => product.composed.app.inject({ method: 'GET', url })
const begin = (over: object = {}) => officer.call(contract.createNewsletter, { body: { ...form, ...over } })
const begun = async (over: object) => (await begin(over)).json<{ id: string }>().id
const publish = (newsletterId: string, body: object) => officer.call(contract.publishNewsletter, { params: { newsletterId }, body: { version: 1, ...body } })
const seen = async (newsletterId: string) => (await officer.call(contract.showNewsletter, { params: { newsletterId } })).json<contract.NewsletterView>()
const newsletters = async () => {
  const { activities } = (await officer.call(programmeStrip, { query: { period: '2020-H1' } })).json<{
    activities: { kind: string; n: number | null; records: number }[]
  }>()
  const { n = null, records = 0 } = activities.find(({ kind }) => kind === 'newsletter') ?? {}
  return { n, records }
}

beforeAll(async () => {
  product = await testProduct({ now: '2020-06-30T03:00:00Z' })
  officer = await product.person('programme-officer')
  leader = await product.person('authority-leader')
}, 60_000)
afterAll(() => product.close())

describe('a newsletter', () => {
  test('published and counted in one act: one activity, whatever number of channels carried it', async () => {
    const id = await begun({})
    expect((await get('/ban-tin')).body).toContain('Chưa có bản tin nào được công bố.')
    const answer = await publish(id, { count: { as: 'new' } })
    const { slug } = answer.json<{ slug: string }>()
    expect([answer.statusCode, slug]).toEqual([200, `ban-tin-iso-so-2-2020-chuyen-doi-sang-tcvn-iso-9001-2015-${id.slice(-6)}`])
    expect(await newsletters()).toEqual({ n: 1, records: 1 })
    const { activityId } = await seen(id)
    const activity = (await officer.call(showActivity, { params: { activityId: activityId ?? '' }, query: {} })).json()
    expect(activity).toMatchObject({
      title: 'Bản tin ISO số 2/2020: Chuyển đổi sang TCVN ISO 9001:2015',
      period: '2020-H1',
      quantity: 1,
      channels: form.channels,
    })
    const history = async (subjectId: string) =>
      (await officer.call(showHistory, { params: { subjectId }, query: {} })).json<{ rows: { type: string }[] }>().rows.map(({ type }) => type)
    expect(await history(id)).toEqual(['newsletter.published', 'newsletter.begun'])
    expect(await history(activityId ?? '')).toEqual(['newsletter.published'])
    const again = await officer.call(contract.countNewsletter, { params: { newsletterId: id }, body: { version: 2, count: { as: 'new' } } })
    expect(again.json().code).toBe('newsletter.counted-already')
  })

  test('is read on its own page, in the list, in the feeds and in the map of the site, in both languages', async () => {
    const list = (await get('/ban-tin')).body
    const [, path = ''] = /href="(\/ban-tin\/[a-z0-9-]+)"/.exec(list) ?? []
    const page = (await get(path)).body
    for (const words of ['Bản tin ISO số 2/2020', 'Phát hành ngày 15/06/2020', 'Kết quả &lt;b&gt;47/63&lt;/b&gt;', 'Thống kê truy cập'])
      expect(page).toContain(words)
    const english = (await get(`/en${path}`)).body
    expect(english).toContain('Issued on 15/06/2020')
    expect(english).toContain(`<link rel="canonical" href="http://localhost:80/en${path}"`)
    for (const url of ['/tin.rss', '/tin.atom']) expect((await get(url)).body, url).toContain(path)
    expect((await get('/sitemap.xml')).body).toContain(`<loc>http://localhost:80${path}</loc>`)
    expect((await get('/ban-tin?trang=9')).statusCode).toBe(404)
  })

  test('recorded among the activities before is that one, and no second newsletter may be it', async () => {
    const recorded = await officer.call(recordActivity, { body: { kind: 'newsletter', title: 'Bản tin số 3', period: '2020-H1', quantity: 1 } })
    const activityId = recorded.json<{ id: string }>().id
    const other = (await officer.call(recordActivity, { body: { kind: 'guidance', title: 'Hướng dẫn', period: '2020-H1' } })).json<{ id: string }>().id
    const id = await begun({ number: 3 })
    const unknown = await publish(id, { count: { as: 'recorded', activityId: other } })
    expect(unknown.json().errors[0]).toMatchObject({ code: 'newsletter.activity-unknown' })
    expect((await publish(id, { count: { as: 'recorded', activityId } })).statusCode).toBe(200)
    expect(await newsletters()).toEqual({ n: 2, records: 2 })
    const fourth = await begun({ number: 4 })
    expect((await publish(fourth, { count: { as: 'recorded', activityId } })).json()).toMatchObject({ code: 'newsletter.activity-taken' })
    expect((await seen(fourth)).state).toBe('draft')
  })

  test('one record of four newsletters is named by four of them, and not by a fifth', async () => {
    const recorded = await officer.call(recordActivity, { body: { kind: 'newsletter', title: 'Thực hiện bản tin', period: '2020-H1', quantity: 2 } })
    const activityId = recorded.json<{ id: string }>().id
    const count = { as: 'recorded', activityId }
    const [one, two, three] = [await begun({ number: 21 }), await begun({ number: 22 }), await begun({ number: 23 })]
    expect((await publish(one, { count })).statusCode).toBe(200)
    const both = await Promise.all([publish(two, { count }), publish(three, { count })])
    expect(both.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect(both.map((answer) => answer.json().code)).toContain('newsletter.activity-taken')
    await officer.call(retractActivity, { params: { activityId }, body: { version: 1, reason: 'Dữ liệu thử' } })
  })

  test('counted later; counted anew when the record of the activity was retracted', async () => {
    const id = await begun({ number: 5 })
    expect((await publish(id, {})).statusCode).toBe(200)
    expect((await seen(id)).counted).toBe(false)
    const count = (version: number) => officer.call(contract.countNewsletter, { params: { newsletterId: id }, body: { version, count: { as: 'new' } } })
    expect((await count(2)).statusCode).toBe(200)
    const { activityId } = await seen(id)
    await officer.call(retractActivity, { params: { activityId: activityId ?? '' }, body: { version: 1, reason: 'Ghi nhầm' } })
    expect(await seen(id)).toMatchObject({ counted: false, activityId: null })
    expect((await count(3)).statusCode).toBe(200)
    expect((await officer.call(listActivities, { query: { kind: 'newsletter', q: 'so 5' } })).json().total).toBe(1)
  })

  test('two of one number are refused, however close together; a withdrawn one frees its number and says so at its address', async () => {
    const [one, two] = await Promise.all([begin({ number: 6 }), begin({ number: 6, series: 'BẢN TIN iso' })])
    expect([one, two].map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([201, 409])
    expect([one, two].find(({ statusCode }) => statusCode === 409)?.json().code).toBe('newsletter.number-taken')
    expect((await begin({ number: 6, issuedOn: '2019-06-15' })).statusCode).toBe(201)
    const id = [one, two].find(({ statusCode }) => statusCode === 201)?.json<{ id: string }>().id ?? ''
    const { slug } = (await publish(id, {})).json<{ slug: string }>()
    const params = { newsletterId: id }
    expect((await leader.call(contract.withdrawNewsletter, { params, body: { version: 2, reason: 'Sai số liệu' } })).statusCode).toBe(403)
    expect((await officer.call(contract.withdrawNewsletter, { params, body: { version: 2, reason: 'Sai số liệu' } })).statusCode).toBe(200)
    const gone = await get(`/ban-tin/${slug}`)
    expect([gone.statusCode, gone.body.includes('gỡ ngày 30/06/2020'), gone.body.includes('47/63')]).toEqual([410, true, false])
    expect((await get('/tin.rss')).body).not.toContain(slug)
    expect((await begin({ number: 6 })).statusCode).toBe(201)
  })

  test('is a text or a PDF; a file of somebody else, another kind of file, a bad link and a day to come are refused', async () => {
    const upload = async (person: Person, name: string, type: string, text: string) =>
      (await person.upload(uploadFile, { name, type, bytes: new TextEncoder().encode(text) })).json<{ id: string }>().id
    const pdf = '%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'
    const own = await upload(officer, 'ban-tin.pdf', 'application/pdf', pdf)
    const csv = await upload(officer, 'bang.csv', 'text/csv', 'a,b\n1,2\n')
    const others = await upload(await product.person('division-head'), 'ban-tin.pdf', 'application/pdf', pdf)
    const refused = async (over: object) => {
      const answer = (await begin({ number: 7, ...over })).json()
      return answer.errors?.[0]?.code ?? answer.code
    }
    expect(await refused({ body: undefined })).toBe('newsletter.nothing-in-it')
    expect(await refused({ fileId: csv })).toBe('news.file-not-pdf')
    expect(await refused({ fileId: others })).toBe('file.not-found')
    expect(await refused({ body: '[x](javascript:alert(1))' })).toBe('news.bad-address')
    const later = await begun({ number: 8, issuedOn: '2020-07-15' })
    expect((await publish(later, {})).json().code).toBe('newsletter.issued-in-future')
    const id = await begun({ number: 7, body: undefined, fileId: own })
    const { slug } = (await publish(id, {})).json<{ slug: string }>()
    expect((await get(`/ban-tin/${slug}`)).body).toContain('Tải toàn văn (PDF')
    expect((await get(`/ban-tin/${slug}/tep.pdf`)).headers['content-type']).toBe('application/pdf')
  })

  test('is found without marks; two editors of one draft do not overwrite each other; a discarded draft is gone from the list', async () => {
    const id = await begun({ number: 9, title: 'Số đặc biệt' })
    const params = { newsletterId: id }
    const save = (version: number, title: string) => officer.call(contract.saveNewsletter, { params, body: { ...form, number: 9, title, version } })
    expect((await save(1, 'Số đặc biệt cuối năm')).statusCode).toBe(200)
    expect((await save(1, 'Khác')).json()).toMatchObject({ code: 'record.changed-meanwhile', details: { version: 2 } })
    const found = async () => (await officer.call(contract.listNewsletters, { query: { q: 'so dac biet' } })).json<{ total: number }>().total
    expect(await found()).toBe(1)
    expect((await officer.call(contract.discardNewsletter, { params, body: { version: 2 } })).statusCode).toBe(200)
    expect(await found()).toBe(0)
  })
})
