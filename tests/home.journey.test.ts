// The home of the office: what there is of a period as of a day, what waits, and the first steps of an empty installation.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { showHome } from '../src/authority/home/home.contract.ts'
import { recordActivity } from '../src/authority/programme/activity.contract.ts'
import { recordDirection } from '../src/authority/programme/direction.contract.ts'
import { seedReportTemplates } from '../src/authority/reports/facade.ts'
import { createReport } from '../src/authority/reports/report.contract.ts'
import { recordPaper } from '../src/papers/registers/paper.contract.ts'
import { listenToStatements } from '../src/platform/db/naming-client.ts'
import { addBody } from '../src/register/authority/body.contract.ts'
import { establishAgency } from '../src/register/agencies/agency.contract.ts'
import { inTransaction } from '../src/platform/db/transaction.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'

interface Home {
  period: string
  current: string
  counts: Record<string, number>
  report: { state: string } | null
  lastReport: unknown
  begun: Record<string, boolean>
  waiting: { works: { state: string }[]; letters: number }
  today: { kind: string; title: string; path: string; due: string | null; left: number | null }[]
  month: { task: string; state: string }[]
  owing: { total: number; rows: { name: string }[] }
  recentPapers: { number: string }[]
}

let product: TestProduct
let officer: Person
beforeAll(async () => {
  product = await testProduct({ now: '2020-06-20T03:00:00Z' })
  officer = await product.person('programme-officer')
})
afterAll(() => product.close())

const home = async (query = {}, who = officer) => (await who.call(showHome, { query })).json<Home>()

test('of an empty installation says that nothing has begun', async () => {
  expect(await home()).toMatchObject({
    period: '2020-H1',
    counts: { agencies: 0, papers: 0, activities: 0, tasks: 0, outcomes: 0, nextTasks: 0 },
    report: null,
    lastReport: null,
    recentPapers: [],
    waiting: { works: [], letters: 0 },
    today: [],
    month: [],
    owing: { total: 0, rows: [] },
    begun: { agencies: false, papers: false, activities: false, declarations: false, tasks: false, report: false },
  })
})

test('counts what is of the period, up to the day', async () => {
  const facts = {
    code: null,
    name: 'Sở Tư pháp',
    shortName: 'Sở TP',
    kind: 'department' as const,
    block: 'so-nganh',
    parentId: null,
    obligation: 'undetermined' as const,
    obligationBasis: null,
    address: null,
  }
  const done = [
    await officer.call(establishAgency, { body: { facts, effectiveOn: '2020-03-01', paper: null, note: null } }),
    ...(await Promise.all(
      ['2020-02-14', '2020-04-30', '2019-12-31'].map((issuedOn, n) =>
        officer.call(recordPaper, {
          body: { kind: 'plan', number: `${n + 1}/KH-SKHCN`, issuedOn, issuerName: 'Sở Khoa học và Công nghệ', abstract: 'về việc triển khai' },
        }),
      ),
    )),
    await officer.call(recordActivity, { body: { kind: 'newsletter', title: 'Bản tin ISO', period: '2020-H1', quantity: 4 } }),
    await officer.call(recordDirection, { body: { period: '2020-H1', task: 'Việc đã có kết quả', outcome: 'Đã xong' } }),
    await officer.call(recordDirection, { body: { period: '2020-H1', task: 'Việc chưa có kết quả' } }),
    await officer.call(recordDirection, { body: { period: '2020-H2', task: 'Việc của kỳ sau' } }),
  ]
  for (const answer of done) expect(answer.statusCode, answer.body).toBe(201)
  const now = await home()
  expect(now.counts).toEqual({ agencies: 1, papers: 2, activities: 1, tasks: 2, outcomes: 1, nextTasks: 1 })
  expect(now.recentPapers.map((paper) => paper.number)).toEqual(['2/KH-SKHCN', '1/KH-SKHCN', '3/KH-SKHCN'])
  expect(now.begun).toEqual({ agencies: true, papers: true, activities: true, declarations: false, tasks: true, report: false })
  const before = await home({ on: '2020-02-29' })
  expect([before.counts, before.recentPapers.length]).toEqual([expect.objectContaining({ agencies: 0, papers: 1 }), 2])
  const unknown = await home({ knownAt: '2020-06-19T03:00:00Z' })
  expect(unknown).toMatchObject({ counts: { agencies: 0, papers: 0, activities: 0, tasks: 0 }, recentPapers: [], begun: { agencies: true, papers: true } })
  expect((await home({ knownAt: '2020-06-21T03:00:00Z' })).counts).toEqual(now.counts)
  expect(await home({ period: '2019-H2' })).toMatchObject({ counts: { papers: 1, activities: 0 } })
})

test('without a period shows the last one in which something was done, up to the day', async () => {
  expect(await home({ on: '2023-03-01' })).toMatchObject({ period: '2020-H1', current: '2023-H1', counts: { papers: 2, activities: 1 } })
  // Tasks laid down ahead do not make a period that was worked in.
  expect(await home({ on: '2020-08-01' })).toMatchObject({ period: '2020-H1', current: '2020-H2' })
  expect(await home({ on: '2019-12-31' })).toMatchObject({ period: '2019-H2', current: '2019-H2', counts: { papers: 1 } })
  expect(await home({ on: '2018-01-01' })).toMatchObject({ period: '2018-H1', counts: { papers: 0 } })
  expect(await home({ on: '2023-03-01', period: '2023-H1' })).toMatchObject({ period: '2023-H1', counts: { papers: 0, activities: 0 } })
})

test('shows what waits: works of this seat, mail that does not go', async () => {
  await inTransaction(product.services.database, { side: 'authority', authority: product.authority }, 'write', (tx) =>
    seedReportTemplates(tx, product.authority, new Date('2020-06-20T03:00:00Z')),
  )
  const administrator = await product.person('system-administrator')
  const body = {
    level: 'department' as const,
    name: 'Sở KH&CN',
    symbol: 'SKHCN',
    placeName: 'Thành phố Hồ Chí Minh',
    signingForm: '',
    signerTitle: 'GIÁM ĐỐC',
    recipients: [],
    seriesHere: [],
  }
  const issuerId = (await administrator.call(addBody, { body: { parentId: null, ...body } })).json<{ id: string }>().id
  const report = await officer.call(createReport, { body: { period: '2020-H1', dataDate: '2020-06-15', issuerId } })
  expect(report.statusCode, report.body).toBe(201)
  const { owner } = product.db
  const work = (seat: string, state: string, finished: string | null) =>
    owner.query(
      "INSERT INTO work (authority_id, id, seat_id, kind, state, input, created_at, finished_at) VALUES (79, gen_random_uuid(), $1, 'agency-import', $2, '{}', '2020-06-19T00:00:00Z', $3)",
      [seat, state, finished],
    )
  await work(officer.seat, 'running', null)
  await work(officer.seat, 'failed', '2020-06-20T02:00:00Z')
  await work(officer.seat, 'failed', '2020-06-10T02:00:00Z')
  await work(administrator.seat, 'running', null)
  const mail = (created: string) =>
    owner.query("INSERT INTO mail_message (authority_id, id, recipient, subject, body, created_at) VALUES (79, gen_random_uuid(), 'a@b.vn', 's', 'b', $1)", [
      created,
    ])
  await mail('2020-06-20T01:00:00Z')
  await mail('2020-06-20T02:59:00Z')
  const { waiting, report: own, begun, today } = await home()
  expect([waiting.works.map((w) => w.state).sort(), waiting.letters]).toEqual([['failed', 'running'], 1])
  expect(today.map(({ kind, title, due }) => [kind, title, due])).toEqual([['report-to-freeze', 'Báo cáo 6 tháng đầu năm 2020', null]])
  expect([own?.state, begun['report']]).toEqual(['collecting', true])
  const leader = await product.person('authority-leader')
  expect((await home({}, leader)).waiting).toMatchObject({ works: [], letters: 0 })
})

test('lists what waits in every room by its due date, for whoever it waits', async () => {
  const { owner } = product.db
  const act = (title: string, day: string | null) =>
    owner.query(
      "INSERT INTO agency_act (authority_id, id, state, title, title_norm, source, lines, line_count, agencies, made, effective_on, created_at) VALUES (79, gen_random_uuid(), 'draft', $1, $1, 'by-hand', '[]', 0, '{}', '{}', $2, '2020-06-18T02:00:00Z')",
      [title, day],
    )
  await act('Sắp tới', '2020-06-24')
  await act('Quá hạn', '2020-06-10')
  await act('Chưa có ngày', null)
  const head = await product.person('division-head')
  const news = (title: string, state: string) =>
    owner.query(
      "INSERT INTO news_item (authority_id, id, state, title, body, source_line, search_norm, author_id, approved_by, created_at, changed_at) VALUES (79, gen_random_uuid(), $2, $1, 'x', 'x', 'x', $3, $4, '2020-06-17', $5)",
      [title, state, officer.officer, state === 'approved' ? head.officer : null, state === 'approved' ? '2020-06-19' : '2020-06-18'],
    )
  await news('Tin chờ duyệt', 'submitted')
  await news('Tin đã duyệt', 'approved')
  const listed = (who: Person) => home({}, who).then(({ today }) => today.map(({ kind, title }) => [kind, title]))
  const acts = ['Quá hạn', 'Sắp tới', 'Chưa có ngày'].map((title) => ['act-to-confirm', title])
  expect(await listed(officer)).toEqual([...acts, ['news-to-publish', 'Tin đã duyệt'], ['report-to-freeze', 'Báo cáo 6 tháng đầu năm 2020']])
  expect((await listed(head)).filter(([kind]) => kind?.startsWith('news'))).toEqual([
    ['news-to-approve', 'Tin chờ duyệt'],
    ['news-to-publish', 'Tin đã duyệt'],
  ])
  expect(await listed(await product.person('authority-leader'))).toEqual([])
  const { today } = await home()
  expect(today.map(({ path, due }) => [/^\/(acts|portal\/news|reports)\/[0-9a-f-]{36}$/.test(path), due])).toEqual([
    [true, '2020-06-10'],
    [true, '2020-06-24'],
    [true, null],
    [true, null],
    [true, null],
  ])
})

test('is one statement, and none of the agency’s side', async () => {
  const statements: string[] = []
  const stop = listenToStatements(({ sql }) => statements.push(sql))
  await home()
  stop()
  const from = statements.findIndex((sql) => sql.startsWith('BEGIN'))
  expect(statements.slice(from + 1).filter((sql) => sql !== 'COMMIT')).toHaveLength(1)
  const secretary = await product.person('iso-secretary', '019283ab-0000-7000-8000-000000000001')
  expect((await secretary.call(showHome)).json()).toMatchObject({ status: 403, code: 'access.not-your-act' })
  expect((await officer.call(showHome, { query: { period: '2020-Q1' } })).statusCode).toBe(400)
})
