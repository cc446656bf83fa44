// The library of published papers: a copy written by an act, searched without marks, filtered by the address, taken off in the open.
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { correctPaper, recordPaper, retractPaper } from '../src/papers/registers/paper.contract.ts'
import { sessionOptions } from '../src/platform/db/database.ts'
import { listenToStatements } from '../src/platform/db/naming-client.ts'
import * as contract from '../src/portal/library/publication.contract.ts'
import { uploadFile } from '../src/register/files/file.contract.ts'
import { showHistory } from '../src/register/history/history.contract.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'
import { explained, type Statement } from './support/plan.ts'

let product: TestProduct
let officer: Person
let clerk: Person
const form = {
  kind: 'plan',
  number: '1451/KH-UBND',
  issuedOn: '2020-04-20',
  issuerName: 'Ủy ban nhân dân Thành phố',
  abstract: 'về áp dụng TCVN ISO 9001:2015 năm 2020',
}
const get = (url: string) => product.composed.app.inject({ method: 'GET', url })
const recorded = async (over: object = {}) => (await officer.call(recordPaper, { body: { ...form, ...over } })).json<{ id: string }>().id
const publish = (paperId: string, over: object = {}, by = officer) =>
  by.call(contract.publishPaper, { params: { paperId }, body: { version: 1, withFile: false, ...over } })
const published = async (over: object = {}) => {
  const id = await recorded(over)
  const answer = await publish(id)
  expect([answer.statusCode, answer.body]).toEqual([200, expect.stringContaining('slug')])
  return { id, slug: answer.json<{ slug: string }>().slug }
}
const slugsOn = async (url: string) => [...(await get(url)).body.matchAll(/href="\/van-ban\/([a-z0-9-]+)"/g)].map(([, slug]) => slug)

beforeAll(async () => {
  product = await testProduct({ now: '2020-06-30T03:00:00Z' })
  officer = await product.person('programme-officer')
  clerk = await product.person('records-clerk')
}, 60_000)
afterAll(() => product.close())

describe('the library', () => {
  let first: { id: string; slug: string }

  test('holds what was made public, as its record held it then, with number, date, issuer and abstract', async () => {
    expect((await get('/van-ban')).body).toContain('Chưa có văn bản nào được công bố trên cổng.')
    first = await published()
    expect(first.slug).toBe(`ke-hoach-1451-kh-ubnd-2020-${first.id.slice(-6)}`)
    const page = (await get(`/van-ban/${first.slug}`)).body
    for (const words of ['Kế hoạch 1451/KH-UBND', '20/04/2020', form.issuerName, form.abstract]) expect(page).toContain(words)
    expect(page).toContain('Thống kê truy cập')
    expect((await get(`/en/van-ban/${first.slug}`)).body).toContain('On the portal since')
    expect((await get('/tin.atom')).body).toContain(`/van-ban/${first.slug}`)
    expect((await get('/sitemap.xml')).body).toContain(`<loc>http://localhost:80/van-ban/${first.slug}</loc>`)
    expect((await publish(first.id, {}, clerk)).statusCode).toBe(403)
    expect((await publish(await recorded({ number: '9/KH-UBND' }), { version: 7 })).json()).toMatchObject({ code: 'record.changed-meanwhile' })
    const history = (await officer.call(showHistory, { params: { subjectId: first.id }, query: {} })).json<{ rows: { type: string }[] }>()
    expect(history.rows.map(({ type }) => type)).toEqual(['paper.published', 'paper.recorded'])
  })

  test('is searched without marks, filtered by kind, year and issuer, and says how many there are', async () => {
    const decision = await published({
      kind: 'decision',
      number: '287/QĐ-SKHCN',
      issuedOn: '2019-03-05',
      issuerName: 'Sở Khoa học và Công nghệ',
      abstract: 'về thành lập Đoàn kiểm tra',
    })
    const both = [first.slug, decision.slug]
    expect(await slugsOn('/van-ban')).toEqual(both)
    for (const [query, slugs] of [
      ['q=doan+kiem+tra', [decision.slug]],
      ['q=ĐOÀN', [decision.slug]],
      ['q=1451', [first.slug]],
      ['q=100%25', []],
      ['loai=decision', [decision.slug]],
      ['nam=2020', [first.slug]],
      ['noi-ban-hanh=so+khoa+hoc+va+cong+nghe', [decision.slug]],
      ['nam=2019&loai=plan', []],
    ] as const)
      expect([query, await slugsOn(`/van-ban?${query}`)]).toEqual([query, slugs])
    const page = (await get('/van-ban?nam=2019')).body
    expect(page).toContain('Có 1 văn bản.')
    expect(page).toContain('<option value="2019" selected>2019</option>')
    expect(page).toContain('<option value="so khoa hoc va cong nghe">Sở Khoa học và Công nghệ</option>')
    expect((await get('/van-ban?loai=plan&nam=2019')).body).toContain('Không có văn bản nào phù hợp.')
    for (const odd of ['q=\'"<script>', 'nam=99999', 'nam=abc', 'trang=x', 'q=%25%25'])
      expect([odd, (await get(`/van-ban?${odd}`)).statusCode]).toEqual([odd, 200])
    expect((await get('/van-ban?q=\'"<script>alert(1)')).body).not.toContain('<script')
  })

  test('keeps its copy when the record is corrected, until it is made public again at the same address', async () => {
    const correction = { ...form, abstract: 'về áp dụng TCVN ISO 9001:2015 giai đoạn mới', version: 1, reason: 'Sai trích yếu' }
    expect((await officer.call(correctPaper, { params: { paperId: first.id }, body: correction })).statusCode).toBe(200)
    expect((await get(`/van-ban/${first.slug}`)).body).toContain('năm 2020')
    const shown = (await officer.call(contract.showPaperPublication, { params: { paperId: first.id } })).json()
    expect(shown.publication).toMatchObject({ slug: first.slug, paperVersion: 1, withdrawnAt: null })
    product.setNow('2020-07-01T03:00:00Z')
    expect((await publish(first.id, { version: 2 })).json()).toEqual({ id: first.id, slug: first.slug })
    const page = (await get(`/van-ban/${first.slug}`)).body
    expect(page).toContain('giai đoạn mới')
    expect(page).toContain('Thứ ba, 30/06/2020')
    expect(page).toContain('Cập nhật trên cổng')
  })

  test('says at the address of a withdrawn paper that it was taken off; nothing of what it said', async () => {
    const withdraw = () => officer.call(contract.withdrawPaper, { params: { paperId: first.id }, body: { reason: 'Chưa đến lúc' } })
    expect((await withdraw()).statusCode).toBe(200)
    expect((await withdraw()).json().code).toBe('library.not-public')
    const gone = await get(`/van-ban/${first.slug}`)
    expect([gone.statusCode, gone.body.includes('gỡ khỏi cổng ngày 01/07/2020'), gone.body.includes('giai đoạn mới')]).toEqual([410, true, false])
    expect(await slugsOn('/van-ban')).not.toContain(first.slug)
    expect((await get('/tin.rss')).body).not.toContain(first.slug)
    expect((await publish(first.id, { version: 2 })).statusCode).toBe(200)
    expect((await get(`/van-ban/${first.slug}`)).statusCode).toBe(200)
  })

  test('hands out a PDF and nothing else; a retracted record is not made public', async () => {
    const upload = async (name: string, type: string, text: string) =>
      (await officer.upload(uploadFile, { name, type, bytes: new TextEncoder().encode(text) })).json<{ id: string }>().id
    const pdf = await upload('ke-hoach.pdf', 'application/pdf', '%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')
    const csv = await upload('bang.csv', 'text/csv', 'a,b\n1,2\n')
    const code = async (id: string) => (await publish(id, { withFile: true })).json().errors?.[0]?.code
    expect(await code(await recorded({ number: '2/KH-UBND' }))).toBe('library.no-file')
    expect(await code(await recorded({ number: '3/KH-UBND', fileId: csv }))).toBe('library.file-not-pdf')
    const id = await recorded({ number: '4/KH-UBND', fileId: pdf })
    const { slug } = (await publish(id, { withFile: true })).json<{ slug: string }>()
    expect((await get(`/van-ban/${slug}`)).body).toContain('Tải toàn văn (PDF')
    const file = await get(`/van-ban/${slug}/tep.pdf`)
    expect([file.statusCode, file.headers['content-type'], file.headers['x-content-type-options']]).toEqual([200, 'application/pdf', 'nosniff'])
    await officer.call(contract.withdrawPaper, { params: { paperId: id }, body: { reason: 'Thu hồi' } })
    expect((await get(`/van-ban/${slug}/tep.pdf`)).statusCode).toBe(410)
    await officer.call(retractPaper, { params: { paperId: id }, body: { version: 1, reason: 'Ghi nhầm' } })
    expect((await publish(id)).json().code).toBe('paper.retracted')
  })
})

describe('the library of 100,000 papers', () => {
  const papers = 100_000

  beforeAll(async () => {
    await product.db.owner.query(
      `INSERT INTO published_paper (authority_id, paper_id, slug, kind, number, issued_on, issuer_name, issuer_key, abstract, search_norm, paper_version, published_at, changed_at)
       SELECT $1, gen_random_uuid(), 'van-ban-' || n, (ARRAY['decision', 'plan', 'report'])[1 + n % 3], n || '/QĐ-UBND', '1990-01-01'::date + n % 11000, 'Cơ quan ' || n % 60,
         'co quan ' || n % 60, 'về việc ' || n, n || '/qd-ubnd ve viec ' || md5(n::text) || CASE WHEN n % 5000 = 0 THEN ' kiem tra lien nganh' ELSE '' END, 1, now(), now()
       FROM generate_series(1, ${papers}) n`,
      [product.authority],
    )
    await product.db.owner.query('ANALYZE')
  }, 60_000)

  test.each([
    ['q=kiem+tra+lien+nganh', 20],
    ['q=12345', 1],
    ['loai=plan&nam=2001', 121],
    ['noi-ban-hanh=co+quan+7&nam=1995', 7],
  ])('%s reads what it finds through an index', async (query, atLeast) => {
    const sent: Statement[] = []
    const stop = listenToStatements(({ sql, values }) => void (/published_paper/.test(sql) && sent.push({ sql, values })))
    const page = await get(`/van-ban?${query}`).finally(stop)
    const [, n = '0'] = /Có ([\d.]+) văn bản/.exec(page.body) ?? []
    expect(Number(n.replace('.', ''))).toBeGreaterThanOrEqual(atLeast)
    expect(sent).toHaveLength(1)
    const client = new pg.Client({ connectionString: product.db.url, options: sessionOptions('hc_public') })
    await client.connect()
    try {
      await client.query('BEGIN READ ONLY')
      for (const node of sent[0] ? await explained(client, sent[0], 'force_custom_plan') : []) {
        if (node.relation !== 'published_paper') continue
        expect([node.type, node.thrownAway < papers / 20]).toEqual([expect.not.stringMatching(/^Seq Scan/), true])
      }
    } finally {
      await client.end()
    }
  })
})
