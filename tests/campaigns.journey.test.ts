// A campaign from its lists to its declarations: named denominators, stages one by one, in bulk and by file, who is behind, and what an
// end of an agency does to the counts.
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as lists from '../src/conformity/conversion/campaign-list.contract.ts'
import * as campaigns from '../src/conformity/conversion/campaign.contract.ts'
import { campaignConsequences } from '../src/conformity/conversion/facade.ts'
import * as imports from '../src/conformity/conversion/stage-import.contract.ts'
import { stageImportJobs } from '../src/conformity/conversion/stage-import.jobs.ts'
import * as stages from '../src/conformity/conversion/stage.contract.ts'
import { recordDeclaration } from '../src/conformity/declarations/declaration.contract.ts'
import * as drafts from '../src/conformity/declarations/draft.contract.ts'
import { demoAgencies } from '../src/demo/hcmc-2020.ts'
import { recordPaper } from '../src/papers/registers/paper.contract.ts'
import { together } from '../src/platform/db/together.ts'
import { inTransaction } from '../src/platform/db/transaction.ts'
import { uploadFile } from '../src/register/files/file.contract.ts'
import { listNotifications, type NotificationView } from '../src/register/inbox/inbox.contract.ts'
import { wayTo } from '../src/register/inbox/screens/way-to.ts'
import { taskKinds } from '../src/register/reorganisations/task-kinds.ts'
import { placeOfWork } from '../src/register/works/screens/work-place.ts'
import { showWork, type WorkView } from '../src/register/works/work.contract.ts'
import * as editions from '../src/standards/editions/edition.contract.ts'
import { sql } from 'kysely'
import { type Person, testProduct, type TestProduct } from './support/app.ts'
import { withAgencies } from './support/programme-data.ts'

let product: TestProduct
let officer: Person
let other: Person
const e2008 = 'TCVN ISO 9001:2008'
const e2015 = 'TCVN ISO 9001:2015'
const e2026 = 'TCVN ISO 9001:2026'
const all = demoAgencies()
const bodies = all.filter(({ block }) => block !== 'phuong-xa')
const communes = all.filter(({ block }) => block === 'phuong-xa')
const blocks63 = [...new Set(bodies.map(({ block }) => block))]
const place = (n: number) => communes[n]?.id ?? ''

beforeAll(async () => {
  product = await testProduct({ now: '2020-06-15T02:00:00Z' })
  officer = await product.person('programme-officer')
  other = await product.person('division-head')
  await withAgencies(product)
  await stageImportJobs(product.services.queue, product.services)
}, 60_000)
afterAll(() => product.close())

interface Answer {
  statusCode: number
  body: string
  json: <T = { id: string; version: number; code: string; details: Record<string, unknown>; errors?: { path: string; code: string }[] }>() => T
}
const coded = (answer: Answer) => [answer.statusCode, answer.json().code]
const ok = <A extends Answer>(answer: A): A => {
  expect(answer.statusCode, answer.body).toBeLessThan(300)
  return answer
}
const made = (answer: Answer) => ok(answer).json()

const listBody = (more: object = {}) => ({
  name: '63 cơ quan thuộc danh sách đánh giá chỉ số CCHC năm 2020',
  datedOn: '2020-01-15',
  basis: 'Danh sách đánh giá, xác định chỉ số cải cách hành chính năm 2020',
  source: { kind: 'filter', blocks: blocks63 },
  ...more,
})
const campaignBody = (more: object = {}) => ({
  name: 'Chuyển đổi TCVN ISO 9001:2008 sang TCVN ISO 9001:2015',
  kind: 'convert',
  fromEdition: e2008,
  toEdition: e2015,
  startsOn: '2019-01-01',
  endsOn: '2020-12-31',
  milestones: [
    { stage: 'planned', by: '2019-06-30' },
    { stage: 'applying', by: '2020-03-31' },
  ],
  ...more,
})

let list63: string
let listCommunes: string
let campaign: string
let target63: string
let targetCommunes: string

describe('a list of agencies', () => {
  test('is a filter of the register as of its day, seen before it is kept', async () => {
    const preview = ok(await officer.call(lists.previewList, { body: { datedOn: '2020-01-15', source: { kind: 'filter', blocks: blocks63 } } }))
    expect(preview.json()).toMatchObject({ count: 63, errorCount: 0 })
    list63 = made(await officer.call(lists.createList, { body: listBody() })).id
    listCommunes = made(
      await officer.call(lists.createList, { body: listBody({ name: '322 phường, xã, thị trấn', source: { kind: 'filter', blocks: ['phuong-xa'] } }) }),
    ).id
    const seen = ok(await officer.call(lists.listCampaignLists, { query: { q: 'cchc' } })).json<{ rows: lists.ListHead[]; total: number }>()
    expect(seen.rows.map(({ id, members }) => [id, members])).toEqual([[list63, 63]])
    const members = ok(await officer.call(lists.listListMembers, { params: { campaignListId: list63 }, query: { q: 'quan 10' } })).json<{
      rows: lists.ListMember[]
    }>()
    expect(members.rows.map(({ name, endedOn }) => [name, endedOn])).toEqual([['Ủy ban nhân dân Quận 10', null]])
  })

  test('from a file names every row that is wrong', async () => {
    const csv = `\uFEFFMã cơ quan,Tên cơ quan\n${communes[0]?.code},\n${communes[0]?.code},\n99999,\n,Sở Nội vụ Hà Nội\n,Sở Nội vụ\n`
    const file = made(await officer.upload(uploadFile, { name: 'ds.csv', type: 'text/csv', bytes: Buffer.from(csv) })).id
    const source = { kind: 'file', fileId: file }
    const preview = ok(await officer.call(lists.previewList, { body: { datedOn: '2020-01-15', source } })).json<{
      count: number
      errors: { row: number; code: string }[]
    }>()
    expect([preview.count, preview.errors.map(({ row, code }) => [row, code])]).toEqual([
      2,
      [
        [3, 'campaign-list.twice'],
        [4, 'import.agency.unknown-code'],
        [5, 'import.agency.unknown'],
      ],
    ])
    expect(coded(await officer.call(lists.createList, { body: listBody({ source }) }))).toEqual([400, 'campaign-list.bad-rows'])
  })

  test('of agencies of nobody, of none, or of the future is refused', async () => {
    const refused = async (more: object) => coded(await officer.call(lists.createList, { body: listBody(more) }))
    expect(await refused({ source: { kind: 'hand', agencies: [randomUUID()] } })).toEqual([400, 'campaign-list.bad-rows'])
    expect(await refused({ source: { kind: 'hand', agencies: [place(0), place(0)] } })).toEqual([400, 'campaign-list.bad-rows'])
    expect(await refused({ source: { kind: 'hand', agencies: [] } })).toEqual([400, 'campaign-list.empty'])
    expect(await refused({ datedOn: '2020-07-01' })).toEqual([400, 'campaign-list.in-future'])
    expect(await refused({ datedOn: '2010-01-01' })).toEqual([400, 'campaign-list.empty'])
    expect(await refused({ paperId: randomUUID() })).toEqual([409, 'paper.not-found'])
  })

  test('of 10,000 rows is read with every one of them named', async () => {
    const csv = `\uFEFFMã,Tên\n${Array.from({ length: 10_000 }, (_, n) => `Z${n},`).join('\n')}\n`
    const file = made(await officer.upload(uploadFile, { name: 'dai.csv', type: 'text/csv', bytes: Buffer.from(csv) })).id
    const preview = ok(await officer.call(lists.previewList, { body: { datedOn: '2020-01-15', source: { kind: 'file', fileId: file } } }))
    expect(preview.json()).toMatchObject({ count: 0, errorCount: 10_000 })
  }, 30_000)
})

describe('a campaign', () => {
  test('leads to a later edition that exists, within its days', async () => {
    const refused = async (more: object) => coded(await officer.call(campaigns.createCampaign, { body: campaignBody(more) }))
    expect(await refused({ fromEdition: e2015, toEdition: e2008 })).toEqual([400, 'campaign.to-older'])
    expect(await refused({ toEdition: 'TCVN ISO 9001:2037' })).toEqual([400, 'edition.unknown'])
    expect(await refused({ endsOn: '2018-01-01', milestones: [] })).toEqual([400, 'campaign.ends-before-start'])
    expect(await refused({ basis: [randomUUID()] })).toEqual([400, 'campaign.paper-unknown'])
    campaign = made(await officer.call(campaigns.createCampaign, { body: campaignBody() })).id
  })

  test('has targets as shares of named lists: 226/322 needed for 70 %', async () => {
    const set = (body: object) => officer.call(campaigns.addTarget, { params: { campaignId: campaign }, body })
    for (const percent of [0, 101, -1]) expect(coded(await set({ listId: list63, percent, dueOn: '2020-12-31' }))).toEqual([400, 'campaign.percent-range'])
    expect(coded(await set({ listId: list63, percent: 100, dueOn: '2018-12-31' }))).toEqual([400, 'campaign.due-before-start'])
    expect(coded(await set({ listId: randomUUID(), percent: 100, dueOn: '2020-12-31' }))).toEqual([404, 'campaign-list.not-found'])
    target63 = made(await set({ listId: list63, percent: 100, dueOn: '2020-12-31' })).id
    targetCommunes = made(await set({ listId: listCommunes, percent: 70, dueOn: '2020-12-31' })).id
    expect(coded(await set({ listId: list63, percent: 90, dueOn: '2020-12-31' }))).toEqual([409, 'campaign.target-twice'])
    const board = ok(await officer.call(campaigns.showCampaign, { params: { campaignId: campaign } })).json<campaigns.CampaignView>()
    expect(board.targets.map(({ id, listed, total, n, needed, missing }) => [id, listed, total, n, needed, missing])).toEqual([
      [target63, 63, 63, 0, 63, 63],
      [targetCommunes, 322, 322, 0, 226, 226],
    ])
    expect([board.agencies, board.behind, board.editionInForce]).toEqual([385, 385, true])
    expect(board.targets[0]?.blocks.reduce((sum, block) => sum + block.total, 0)).toBe(63)
  })

  test('is changed in the version that was seen', async () => {
    const save = (version: number) =>
      officer.call(campaigns.saveCampaign, { params: { campaignId: campaign }, body: { ...campaignBody(), version, note: 'Ghi chú' } })
    expect(ok(await save(1)).json().version).toBe(2)
    expect(coded(await save(1))).toEqual([409, 'record.changed-meanwhile'])
    const outside = await officer.call(campaigns.saveCampaign, {
      params: { campaignId: campaign },
      body: { ...campaignBody({ endsOn: '2020-11-30' }), version: 2 },
    })
    expect(coded(outside)).toEqual([400, 'campaign.target-due-outside'])
  })
})

const mark = (who: Person, body: object) => who.call(stages.recordStages, { params: { campaignId: campaign }, body })
const agenciesOf = async (query: object) =>
  ok(await officer.call(campaigns.listCampaignAgencies, { params: { campaignId: campaign }, query })).json<{
    rows: campaigns.CampaignAgency[]
    total: number
  }>()

describe('stages', () => {
  test('are marked for many at once, with a result for each', async () => {
    const agencies = communes.slice(0, 300).map(({ id }) => ({ agencyId: id, sequence: 0 }))
    const body = {
      stage: 'writing',
      reachedOn: '2020-02-01',
      evidence: { kind: 'paper', text: '12/KH-UBND' },
      agencies: [...agencies, { agencyId: randomUUID(), sequence: 0 }],
    }
    const preview = ok(await officer.call(stages.previewStages, { params: { campaignId: campaign }, body })).json<{
      changed: number
      rows: stages.StageResult[]
    }>()
    expect([preview.changed, preview.rows.at(-1)?.code]).toEqual([300, 'agency.not-found'])
    expect(ok(await mark(officer, body)).json<{ changed: number }>().changed).toBe(300)
    expect((await agenciesOf({ stage: 'writing' })).total).toBe(300)
    const events = await product.db.owner.query<{ n: number }>("SELECT count(*)::int AS n FROM event WHERE type = 'campaign.stages-recorded'")
    expect(events.rows[0]?.n).toBe(1)
  })

  test('two officers at once: one wins, the other is told', async () => {
    const body = { stage: 'applying', reachedOn: '2020-03-01', agencies: [{ agencyId: place(0), sequence: 1 }] }
    const answers = await Promise.all([mark(officer, body), mark(other, { ...body, reachedOn: '2020-03-02' })])
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).not.toEqual([200, 200])
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
    expect((await agenciesOf({ stage: 'applying' })).total).toBe(1)
    expect(coded(await mark(other, { ...body, stage: 'audited', reachedOn: '2020-04-02' }))).toEqual([400, 'stage.changed-meanwhile'])
  })

  test('in the future, before the campaign, back without a reason, without their file, off the list are refused', async () => {
    const at = (more: object) => mark(officer, { stage: 'audited', reachedOn: '2020-04-01', agencies: [{ agencyId: place(1), sequence: 1 }], ...more })
    expect(coded(await at({ reachedOn: '2020-06-16' }))).toEqual([400, 'stage.in-future'])
    expect(coded(await at({ reachedOn: '2018-12-31' }))).toEqual([400, 'stage.before-campaign'])
    expect(coded(await at({ stage: 'planned' }))).toEqual([400, 'stage.back-needs-reason'])
    expect(coded(await at({ evidence: { kind: 'file' } }))).toEqual([400, 'stage.evidence-without-file'])
    expect(coded(await at({ evidence: { kind: 'file', fileId: randomUUID() } }))).toEqual([404, 'file.not-found'])
    expect((await at({ stage: 'declared' })).statusCode).toBe(400)
    expect((await at({ agencies: [{ agencyId: 'x', sequence: 1 }] })).statusCode).toBe(400)
    expect(ok(await at({ stage: 'planned', reason: 'Ghi nhầm' })).json<{ changed: number }>().changed).toBe(1)
  })

  test('as of a day and as known at an instant', async () => {
    product.setNow('2020-06-16T02:00:00Z')
    expect(
      ok(await mark(officer, { stage: 'training', reachedOn: '2020-05-01', agencies: [{ agencyId: place(1), sequence: 2 }] })).json<{ changed: number }>()
        .changed,
    ).toBe(1)
    const stageOf = async (query: object) => (await agenciesOf({ q: communes[1]?.code, ...query })).rows[0]?.stage
    expect(await stageOf({})).toBe('training')
    expect(await stageOf({ on: '2020-04-15' })).toBe('planned')
    expect(await stageOf({ on: '2020-01-15' })).toBe('not_started')
    expect(await stageOf({ knownAt: '2020-06-15T10:00:00Z' })).toBe('planned')
  })

  test('what was written of a campaign, its targets and its lists stays known as of every instant', async () => {
    const params = {
      campaignId: made(await officer.call(campaigns.createCampaign, { body: campaignBody({ name: 'Duy trì thử', startsOn: '2020-02-01', milestones: [] }) }))
        .id,
    }
    const list = made(await officer.call(lists.createList, { body: listBody({ name: 'Danh sách thử', datedOn: '2020-02-01' }) })).id
    const target = made(await officer.call(campaigns.addTarget, { params, body: { listId: list, percent: 50, dueOn: '2020-12-31' } })).id
    const course = (query: object) => officer.call(campaigns.showTargetCourse, { params: { ...params, targetId: target }, query })
    product.setNow('2020-06-16T03:00:00Z')
    const renamed = campaignBody({ name: 'Duy trì thật', startsOn: '2020-03-01', milestones: [], version: 1 })
    ok(await officer.call(campaigns.saveCampaign, { params, body: renamed }))
    ok(await officer.call(campaigns.changeTarget, { params: { ...params, targetId: target }, body: { percent: 80, dueOn: '2020-11-30', version: 1 } }))
    const later = { ...listBody({ datedOn: '2020-03-01' }), name: undefined, reason: 'Bổ sung', version: 1, source: { kind: 'filter', blocks: ['phuong-xa'] } }
    ok(await officer.call(lists.renewList, { params: { campaignListId: list }, body: later }))
    product.setNow('2020-06-16T04:00:00Z')
    ok(await officer.call(campaigns.dropTarget, { params: { ...params, targetId: target }, body: { version: 2, reason: 'Không còn' } }))

    const board = async (query: object) => ok(await officer.call(campaigns.showCampaign, { params, query })).json<campaigns.CampaignView>()
    const said = ({ name, startsOn, targets }: campaigns.CampaignView) => [
      name,
      startsOn,
      targets.map(({ percent, dueOn, listed }) => [percent, dueOn, listed]),
    ]
    expect(said(await board({}))).toEqual(['Duy trì thật', '2020-03-01', []])
    expect(said(await board({ knownAt: '2020-06-16T03:30:00Z' }))).toEqual(['Duy trì thật', '2020-03-01', [[80, '2020-11-30', 322]]])
    expect(said(await board({ knownAt: '2020-06-16T02:30:00Z' }))).toEqual(['Duy trì thử', '2020-02-01', [[50, '2020-12-31', 63]]])
    expect((await officer.call(campaigns.showCampaign, { params, query: { knownAt: '2020-06-16T01:00:00Z' } })).statusCode).toBe(404)

    expect(coded(await course({}))).toEqual([404, 'campaign.target-not-found'])
    const known = ok(await course({ knownAt: '2020-06-16T02:30:00Z', on: '2020-05-15' })).json<{ percent: number; points: { on: string; total: number }[] }>()
    expect([known.percent, known.points.map(({ on, total }) => [on, total])]).toEqual([
      50,
      ['2020-02-29', '2020-03-31', '2020-04-30', '2020-05-15'].map((on) => [on, 63]),
    ])

    const named = async (query: object) =>
      ok(await officer.call(campaigns.listCampaigns, { query }))
        .json<{ rows: campaigns.CampaignRow[] }>()
        .rows.map(({ name, targets }) => [name, targets])
    expect(await named({ q: 'duy tri' })).toEqual([['Duy trì thật', 0]])
    expect(await named({ q: 'duy tri', knownAt: '2020-06-16T03:30:00Z' })).toEqual([['Duy trì thật', 1]])
    expect(await named({ q: 'duy tri thu', knownAt: '2020-06-16T02:30:00Z' })).toEqual([['Duy trì thử', 1]])
    expect(await named({ q: 'duy tri', on: '2020-02-15' })).toEqual([])

    const heads = async (query: object) =>
      ok(await officer.call(lists.listCampaignLists, { query: { q: 'danh sach thu', ...query } }))
        .json<{ rows: lists.ListHead[] }>()
        .rows.map(({ version, members }) => [version, members])
    expect(await heads({})).toEqual([[2, 322]])
    expect(await heads({ knownAt: '2020-06-16T02:30:00Z' })).toEqual([[1, 63]])
    expect(await heads({ on: '2020-02-15' })).toEqual([[1, 63]])
    expect(await heads({ on: '2020-01-15' })).toEqual([])
    const shown = ok(await officer.call(lists.showCampaignList, { params: { campaignListId: list }, query: { knownAt: '2020-06-16T02:30:00Z' } })).json<{
      versions: lists.ListHead[]
      campaigns: { name: string }[]
    }>()
    expect([shown.versions.map(({ version }) => version), shown.campaigns.map(({ name }) => name)]).toEqual([[1], ['Duy trì thử']])
    const members = async (query: object) =>
      ok(await officer.call(lists.listListMembers, { params: { campaignListId: list }, query })).json<{ total: number }>().total
    expect([await members({}), await members({ on: '2020-02-15' }), await members({ knownAt: '2020-06-16T02:30:00Z' })]).toEqual([322, 63, 63])
  })

  test('come from a file, each wrong cell named, "declared" never', async () => {
    const csv = [
      'Mã cơ quan,Giai đoạn,Ngày đạt,Số văn bản chứng minh,Lý do',
      `${communes[310]?.code},Đã lập kế hoạch,15/03/2020,5/KH-UBND,`,
      `${communes[311]?.code},Đã công bố,15/03/2020,,`,
      `${communes[312]?.code},Nhảy dây,31/02/2020,,`,
      `${communes[310]?.code},Viết tài liệu,15/04/2020,,`,
      `XX1,Viết tài liệu,15/04/2020,,`,
    ].join('\n')
    const file = made(await officer.upload(uploadFile, { name: 'giai-doan.csv', type: 'text/csv', bytes: Buffer.from(`\uFEFF${csv}\n`) })).id
    const params = { campaignId: campaign }
    const preview = ok(await officer.call(imports.previewStageImport, { params, body: { fileId: file } })).json<imports.ImportPreview>()
    expect(preview.counts).toEqual({ created: 1, unchanged: 0, refused: 4 })
    expect(preview.errors.map(({ cell, code }) => [cell, code])).toEqual([
      ['B3', 'stage.declared-follows'],
      ['C4', 'import.cell.not-a-day'],
      ['B4', 'import.cell.not-offered'],
      ['A5', 'campaign-list.twice'],
      ['A6', 'import.agency.unknown-code'],
    ])
    const { workId } = ok(await officer.call(imports.importStages, { params, body: { fileId: file, mapping: preview.mapping, skipBadRows: true } })).json<{
      workId: string
    }>()
    let seen: WorkView
    do {
      await new Promise((wait) => setTimeout(wait, 100))
      seen = (await officer.call(showWork, { params: { workId } })).json<WorkView>()
    } while (seen.state === 'waiting' || seen.state === 'running')
    expect(seen).toMatchObject({ state: 'done', result: { imported: true, counts: { created: 1, refused: 4 } } })
    expect((await agenciesOf({ q: communes[310]?.code })).rows[0]).toMatchObject({ stage: 'planned', evidence: '5/KH-UBND' })
    // From the inbox the way leads back to the import of this campaign, where its result stands.
    const told = ok(await officer.call(listNotifications))
      .json<{ rows: NotificationView[] }>()
      .rows.find(({ link }) => link?.endsWith(workId))
    expect(told && wayTo(told)).toBe(`/inbox/${told?.id}?to=${encodeURIComponent(`/works/${workId}`)}`)
    expect(seen.of).toBe(campaign)
    expect(placeOfWork(seen.kind, seen.id, seen.of)).toEqual({ path: `/campaigns/${campaign}/import`, search: { work: workId } })
  }, 30_000)
})

describe('declared', () => {
  test('follows from a declaration, by the one rule', async () => {
    const agency = bodies[0]
    ok(
      await officer.call(recordDeclaration, {
        body: { agencyId: agency?.id, edition: e2015, number: '12/QĐ-VP', issuedOn: '2020-05-04', effectiveOn: '2020-05-10' },
      }),
    )
    const board = (await officer.call(campaigns.showCampaign, { params: { campaignId: campaign } })).json<campaigns.CampaignView>()
    expect(board.targets[0]).toMatchObject({ n: 1, total: 63, missing: 62 })
    expect(board.stages.find(({ stage }) => stage === 'declared')?.count).toBe(1)
    const before = (
      await officer.call(campaigns.showCampaign, { params: { campaignId: campaign }, query: { on: '2020-05-09' } })
    ).json<campaigns.CampaignView>()
    expect(before.targets[0]?.n).toBe(0)
    expect(coded(await mark(officer, { stage: 'planned', reachedOn: '2020-06-01', agencies: [{ agencyId: agency?.id, sequence: 0 }] }))).toEqual([
      400,
      'stage.declared-already',
    ])
    const course = ok(await officer.call(campaigns.showTargetCourse, { params: { campaignId: campaign, targetId: target63 } })).json<{
      points: { on: string; n: number; total: number }[]
    }>()
    expect(course.points.slice(-3)).toEqual([
      { on: '2020-04-30', n: 0, total: 63 },
      { on: '2020-05-31', n: 1, total: 63 },
      { on: '2020-06-16', n: 1, total: 63 },
    ])
  })

  test('who is behind, and since when', async () => {
    const [late] = (await agenciesOf({ behind: 'true', stage: 'not_started', sort: 'behind' })).rows
    expect(late?.behind).toEqual({ stage: 'planned', since: '2019-07-01' })
    const written = (await agenciesOf({ behind: 'true', stage: 'writing' })).rows[0]
    expect(written?.behind).toEqual({ stage: 'applying', since: '2020-04-01' })
    const file = await officer.call(campaigns.exportCampaignAgencies, {
      params: { campaignId: campaign },
      query: { behind: 'true', format: 'csv', language: 'vi' },
    })
    expect(file.body.split('\n').length).toBeGreaterThan(380)
  })

  test('one agency shows everything that was recorded of it', async () => {
    const seen = ok(await officer.call(campaigns.showCampaignAgency, { params: { campaignId: campaign, agencyId: place(1) } })).json<{
      agency: campaigns.CampaignAgency
      stages: { stage: string }[]
    }>()
    expect([seen.agency.stage, seen.stages.map(({ stage }) => stage)]).toEqual(['training', ['training', 'planned', 'writing']])
  })
})

describe('an agency that ends', () => {
  test('leaves the counts of its list, named with its successors; before its end nothing changes', async () => {
    const [ended, successor] = [communes[20], communes[21]]
    await product.db.owner.query("UPDATE agency_version SET valid_to = '2020-06-10' WHERE agency_id = $1", [ended?.id])
    const act = randomUUID()
    await product.db.owner.query(
      "INSERT INTO agency_act (authority_id, id, state, title, title_norm, effective_on, source, lines, line_count, agencies, made, created_at, applied_at) VALUES ($1, $2, 'applied', 'Sáp nhập', 'sap nhap', '2020-06-10', 'by-hand', '[]', 0, '{}', '{}', now(), now())",
      [product.authority, act],
    )
    await product.db.owner.query(
      "INSERT INTO agency_link (authority_id, id, act_id, line_id, from_agency, to_agency, kind, effective_on, recorded_from) VALUES ($1, $2, $3, $2, $4, $5, 'merge', '2020-06-10', '2020-06-09')",
      [product.authority, randomUUID(), act, ended?.id, successor?.id],
    )
    const of = async (on?: string) =>
      (await officer.call(campaigns.showCampaign, { params: { campaignId: campaign }, query: { on } }))
        .json<campaigns.CampaignView>()
        .targets.find(({ id }) => id === targetCommunes)
    expect(await of()).toMatchObject({
      listed: 322,
      total: 321,
      needed: 225,
      ended: [{ name: ended?.name, endedOn: '2020-06-10', successors: [{ id: successor?.id, name: successor?.name }] }],
    })
    expect(await of('2020-06-09')).toMatchObject({ listed: 322, total: 322, needed: 226, ended: [] })
    const members = (await officer.call(lists.listListMembers, { params: { campaignListId: listCommunes }, query: { ended: 'true' } })).json<{
      rows: lists.ListMember[]
    }>()
    expect(members.rows.map(({ agencyId }) => agencyId)).toEqual([ended?.id])
  })

  test('hands the target on as a to-do through the port', async () => {
    const touched = await inTransaction(product.services.database, { side: 'authority', authority: product.authority }, 'read', (tx) =>
      together(tx, {
        found: campaignConsequences.ofActs({ authority: product.authority, agencies: sql`${`{${place(30)}}`}::uuid[]`, on: sql`'2020-06-15'::date` }),
      }),
    )
    expect(touched.found.affected).toMatchObject([{ agency: place(30), kind: 'campaign', count: 1 }])
    expect(touched.found.duties).toMatchObject([{ kind: 'campaign-target', subjectId: campaign, facts: { edition: e2015, dueOn: '2020-12-31' } }])
  })

  test('a list changes only by a later dated version', async () => {
    const renew = (more: object) =>
      officer.call(lists.renewList, {
        params: { campaignListId: listCommunes },
        body: { version: 1, datedOn: '2020-06-12', basis: 'Sau sáp nhập', reason: 'Sáp nhập', source: { kind: 'filter', blocks: ['phuong-xa'] }, ...more },
      })
    expect(coded(await renew({ datedOn: '2020-01-15' }))).toEqual([400, 'campaign-list.dated-before'])
    expect(made(await renew({})).version).toBe(2)
    expect(coded(await renew({}))).toEqual([409, 'record.changed-meanwhile'])
    const board = (on: string) =>
      officer.call(campaigns.showCampaign, { params: { campaignId: campaign }, query: { on } }).then((answer) => answer.json<campaigns.CampaignView>())
    expect((await board('2020-06-15')).targets.find(({ id }) => id === targetCommunes)).toMatchObject({
      listed: 321,
      total: 321,
      ended: [],
      list: { version: 2 },
    })
    expect((await board('2020-06-11')).targets.find(({ id }) => id === targetCommunes)).toMatchObject({ listed: 322, list: { version: 1 } })
  })
})

test('the filter of to-dos knows every kind of duty that a room hands on', async () => {
  const sources = await Promise.all(
    ['conformity/conversion', 'conformity/declarations'].map((slice) => readFile(new URL(`../src/${slice}/consequence.queries.ts`, import.meta.url), 'utf8')),
  )
  const handed = sources.flatMap((text) => [...(text.split("'duties'")[1] ?? '').matchAll(/'kind', '([a-z-]+)'/g)].map(([, kind]) => kind))
  expect(new Set(handed)).toEqual(new Set(taskKinds))
})

describe('an edition that is not in force yet', () => {
  const declare = (issuedOn: string) => officer.call(recordDeclaration, { body: { agencyId: place(0), edition: e2026, number: '77/QĐ-UBND', issuedOn } })
  const put = (body: object) => officer.call(editions.recordValidity, { params: { edition: e2026 }, body })
  const validity = { version: 0, validFrom: '2027-01-01', paperNumber: '3456/QĐ-BKHCN', paperDate: '2026-12-15', issuer: 'Bộ Khoa học và Công nghệ' }

  test('takes no declaration until a paper puts it in force, from that day on', async () => {
    product.setNow('2027-02-01T02:00:00Z')
    const refusal = await declare('2027-01-15')
    expect(coded(refusal)).toEqual([400, 'edition.not-in-force-yet'])
    const draft = await officer.call(drafts.createDraft, {
      body: {
        agencyId: place(0),
        kind: 'initial',
        edition: e2026,
        templateSet: 'declaration',
        signerTitle: 'Chủ tịch',
        wording: { scope: 'đối với', issuerName: 'UBND', placeName: 'TP', symbol: 'QĐ-UBND' },
        rows: [],
      },
    })
    expect(coded(draft)).toEqual([400, 'edition.not-in-force-yet'])
    expect(coded(await put({ ...validity, paperDate: '2028-01-01' }))).toEqual([400, 'edition.paper-in-future'])
    expect(coded(await put({ ...validity, validTo: '2026-01-01' }))).toEqual([400, 'edition.ends-before-begin'])
    expect(ok(await put(validity)).json().version).toBe(1)
    expect(coded(await put(validity))).toEqual([409, 'record.changed-meanwhile'])
    expect(coded(await declare('2026-12-31'))).toEqual([400, 'declaration.edition-not-valid'])
    ok(await declare('2027-01-15'))
  })

  test('and everybody sees since when it holds, and on which paper', async () => {
    const { rows } = ok(await officer.call(editions.listEditionTrees, {})).json<{ rows: editions.EditionHead[] }>()
    expect(rows[0]).toMatchObject({ code: e2026, validFrom: '2027-01-01', inForce: true, toVerify: true, paper: { number: '3456/QĐ-BKHCN' } })
    const pair = ok(await officer.call(editions.showEditionPair, { query: { from: e2015, to: e2026 } })).json<{
      map: { from: string; to: string; kind: string }[]
    }>()
    expect(pair.map.filter(({ kind }) => kind === 'split').map(({ from, to }) => [from, to])).toEqual([
      ['6.1', '6.1.2'],
      ['6.1', '6.1.3'],
    ])
    expect(coded(await officer.call(editions.showEditionPair, { query: { from: 'ISO 1' } }))).toEqual([404, 'edition.unknown'])
  })

  test('papers of the register stand with the campaign', async () => {
    const paper = made(
      await officer.call(recordPaper, {
        body: { kind: 'officialLetter', number: '287/SKHCN-TĐC', issuedOn: '2020-02-14', issuerName: 'Sở KH&CN', abstract: 'hướng dẫn' },
      }),
    ).id
    ok(await officer.call(campaigns.saveCampaign, { params: { campaignId: campaign }, body: { ...campaignBody(), version: 2, guidance: [paper] } }))
    const board = (await officer.call(campaigns.showCampaign, { params: { campaignId: campaign } })).json<campaigns.CampaignView>()
    expect(board.guidance.map(({ number }) => number)).toEqual(['287/SKHCN-TĐC'])
  })
})
