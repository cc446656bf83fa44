import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { activitiesOf, directionsOf } from '../src/authority/programme/facade.ts'
import {
  activityFile,
  activityKinds,
  correctActivity,
  listActivities,
  programmeStrip,
  recordActivity,
  retractActivity,
  showActivity,
} from '../src/authority/programme/activity.contract.ts'
import { setCountingRule } from '../src/authority/programme/counting.contract.ts'
import {
  correctDirection,
  listDirections,
  recordDirection,
  recordOutcome,
  reorderDirections,
  retractDirection,
  showDirection,
} from '../src/authority/programme/direction.contract.ts'
import { showPaperUses } from '../src/authority/programme/paper-uses.contract.ts'
import { facts } from '../src/demo/facts.ts'
import { HalfYear } from '../src/kernel/day.ts'
import { recordPaper, retractPaper } from '../src/papers/registers/paper.contract.ts'
import { listenToStatements } from '../src/platform/db/naming-client.ts'
import { inTransaction } from '../src/platform/db/transaction.ts'
import { establishAgency } from '../src/register/agencies/agency.contract.ts'
import { uploadFile } from '../src/register/files/file.contract.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'

let product: TestProduct
let officer: Person
let agency: string
const firstHalf = HalfYear.parse('2020-H1')
const secondHalf = HalfYear.parse('2020-H2')

beforeAll(async () => {
  product = await testProduct()
  officer = await product.person('programme-officer')
  const facts = {
    code: null,
    name: 'Ủy ban nhân dân Quận 3',
    shortName: 'UBND Q.3',
    kind: 'district-committee',
    block: 'quan-huyen',
    parentId: null,
    obligation: 'undetermined',
    obligationBasis: null,
    address: null,
  }
  const answer = await officer.call(establishAgency, { body: { facts, effectiveOn: '2000-01-01', paper: null, note: null } })
  if (answer.statusCode !== 201) throw new Error(answer.body)
  agency = answer.json().id
})
afterAll(() => product.close())

const guidance = { kind: 'guidance', title: facts.results.guidance.vi, period: '2020-H1' }
const reach = () => ({ side: 'authority', authority: product.authority }) as const
const read = <T>(work: Parameters<typeof inTransaction<T>>[3]) => inTransaction(product.services.database, reach(), 'read', work)

async function statementsOf(act: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = []
  const stop = listenToStatements(({ sql }) => sent.push(sql))
  await act()
  stop()
  return sent.slice(sent.findIndex((sql) => sql.startsWith('BEGIN')) + 1, sent.indexOf('COMMIT'))
}

describe('what was done in the first half of 2020', () => {
  test('is recorded as it was published, nothing invented', async () => {
    const { results } = facts
    const activities = [
      { kind: 'par-index', title: results.parIndex.vi, period: '2020-H1', began: { precision: 'half-year', halfYear: '2020-H1' } },
      { kind: 'newsletter', title: 'Thực hiện bản tin ISO', period: '2020-H1', quantity: results.newsletters.n, channels: results.newsletters.channels },
      guidance,
      {
        kind: 'secondment',
        title: `Biệt phái công chức ${results.secondedOfficials.purposeVi}`,
        period: '2020-H1',
        quantity: results.secondedOfficials.n,
        note: 'Nơi tiếp nhận không được công bố',
      },
      { kind: 'training-postponed', title: results.training.vi, period: '2020-H1', began: { precision: 'month', month: results.training.expectedFrom } },
    ]
    for (const body of activities) expect((await officer.call(recordActivity, { body })).json()).toEqual({ id: expect.any(String), version: 1 })
    const list = (await officer.call(listActivities, { query: { period: '2020-H1' } })).json()
    expect(list.total).toBe(5)
    expect(list.rows.map((row: { kind: string; quantity: number; unit: string }) => [row.kind, row.quantity, row.unit])).toEqual([
      ['newsletter', 4, 'bản tin'],
      ['par-index', null, null],
      ['guidance', null, null],
      ['secondment', 1, 'công chức'],
      ['training-postponed', null, 'lớp'],
    ])
    expect((await officer.call(listActivities, { query: { q: 'biet phai', kind: 'secondment,newsletter' } })).json().total).toBe(1)
    expect((await officer.call(listActivities, { query: { period: '2020-H2' } })).json()).toEqual({ rows: [], total: 0, more: false })
    expect((await officer.call(listActivities, { query: { sort: '-quantity', limit: 1 } })).json()).toMatchObject({ rows: [{ kind: 'newsletter' }], total: 5 })
  })

  test('in figures', async () => {
    expect((await officer.call(programmeStrip, { query: { period: '2020-H1' } })).json()).toMatchObject({
      period: '2020-H1',
      directions: { total: 0, withOutcome: 0 },
      activities: [
        { kind: 'newsletter', n: 4, records: 1, unknown: 0, unit: 'bản tin' },
        { kind: 'par-index', n: null },
        { kind: 'guidance', n: null },
        { kind: 'secondment', n: 1 },
        { kind: 'training-postponed', n: null, records: 1, unknown: 1 },
      ],
    })
    const early = { on: '2019-12-31' }
    expect((await officer.call(programmeStrip, { query: { period: '2020-H1', ...early } })).json().activities.map((row: { kind: string }) => row.kind)).toEqual(
      ['newsletter', 'guidance', 'secondment', 'training-postponed'],
    )
    expect((await officer.call(listActivities, { query: { period: '2020-H1', ...early } })).json().total).toBe(4)
    expect((await officer.call(activityKinds)).json().rows[0]).toEqual({
      ...{ code: 'newsletter', name: { vi: 'Bản tin', en: 'Newsletter' }, unit: 'bản tin', version: 0 },
      rules: [{ from: null, counted: 'sum', words: { vi: expect.stringContaining('Một bản tin đăng hai kênh tính một.'), en: expect.any(String) } }],
    })
  })

  test('by rules that are data: set anew from a half-year on, refused to whoever saw an older one', async () => {
    const administrator = await product.person('system-administrator')
    const params = { activityKind: 'newsletter' }
    const body = { version: 0, from: '2020-H1', counted: 'records', words: { vi: 'Mỗi lần ghi nhận tính một.', en: 'Each record counts once.' } }
    const count = async () =>
      (await officer.call(programmeStrip, { query: { period: '2020-H1' } })).json().activities.find((row: { kind: string }) => row.kind === 'newsletter').n
    const before = await count()
    expect((await officer.call(setCountingRule, { params, body })).statusCode).toBe(403)
    expect((await administrator.call(setCountingRule, { params, body })).json()).toEqual({ activityKind: 'newsletter', version: 1 })
    expect(await count()).toBe(1)
    expect((await administrator.call(setCountingRule, { params, body })).json().code).toBe('record.changed-meanwhile')
    expect((await administrator.call(setCountingRule, { params: { activityKind: 'no-kind' }, body })).json().code).toBe('activity.kind-unknown')
    const again = { ...body, version: 1, counted: 'sum' }
    expect((await administrator.call(setCountingRule, { params, body: again })).statusCode).toBe(200)
    expect(await count()).toBe(before)
  })
})

describe('an activity', () => {
  test('links papers and agencies by name; a retracted paper stays visible as such', async () => {
    const paper = (
      await officer.call(recordPaper, {
        body: {
          kind: 'officialLetter',
          number: '287/SKHCN-TĐC',
          issuedOn: '2020-02-14',
          issuerName: 'Sở Khoa học và Công nghệ',
          abstract: 'lưu ý các cơ quan',
        },
      })
    ).json()
    const { id } = (await officer.call(recordActivity, { body: { ...guidance, paperIds: [paper.id, paper.id], agencyIds: [agency] } })).json()
    const params = { activityId: id }
    expect((await officer.call(showActivity, { params })).json()).toMatchObject({
      papers: [{ id: paper.id, number: '287/SKHCN-TĐC', held: true }],
      agencies: [{ id: agency, name: 'Ủy ban nhân dân Quận 3' }],
      file: null,
      unit: null,
      versions: [{ version: 1, by: expect.any(String) }],
    })
    // Tasks name the paper their list stands in by its number, as it was typed: 1287/… is another paper.
    const target = (listBasis: string) => ({ percent: 70, listName: 'Phường, xã, thị trấn', listBasis })
    const task = async (listBasis: string) =>
      (await officer.call(recordDirection, { body: { period: '2030-H1', task: `Theo ${listBasis}`, targets: [target(listBasis)] } })).json().id as string
    const tasks = [await task('Công văn số 287/skhcn-TĐC ngày 14/02/2020'), await task('1287/SKHCN-TĐC'), await task('287/SKHCN-TĐC-VP')]
    const uses = {
      activities: [{ id, title: guidance.title, kindName: { vi: 'Hướng dẫn', en: 'Guidance' }, period: '2020-H1' }],
      directions: [{ id: tasks[0] }],
    }
    expect((await officer.call(showPaperUses, { params: { paperId: paper.id } })).json()).toMatchObject(uses)
    for (const directionId of tasks) await officer.call(retractDirection, { params: { directionId }, body: { version: 1, reason: 'Ghi nhầm' } })
    await officer.call(retractPaper, { params: { paperId: paper.id }, body: { version: 1, reason: 'Ghi nhầm' } })
    expect((await officer.call(showPaperUses, { params: { paperId: paper.id } })).json()).toMatchObject({ activities: uses.activities, directions: [] })
    expect((await officer.call(showPaperUses, { params: { paperId: id } })).json().code).toBe('paper.not-found')
    expect((await officer.call(showActivity, { params })).json().papers).toMatchObject([{ held: false }])
    const linked = { ...guidance, agencyIds: [agency], paperIds: [paper.id] }
    expect((await officer.call(recordActivity, { body: linked })).json().code).toBe('activity.paper-unknown')
    expect((await officer.call(correctActivity, { params, body: { ...linked, doer: 'Chi cục TĐC', version: 1, reason: 'Bổ sung' } })).json()).toEqual({
      id,
      version: 2,
    })
  })

  test('is corrected and retracted with what was known before kept', async () => {
    product.setNow('2020-06-22T03:00:00Z')
    const body = { kind: 'other', title: 'Họp giao ban', period: '2020-H1' }
    const { id } = (await officer.call(recordActivity, { body })).json()
    product.setNow('2020-06-23T03:00:00Z')
    const params = { activityId: id }
    expect((await officer.call(correctActivity, { params, body: { ...body, quantity: 2, version: 1, reason: 'Bổ sung số lượng' } })).json()).toEqual({
      id,
      version: 2,
    })
    const stale = await officer.call(correctActivity, { params, body: { ...body, version: 1, reason: 'x' } })
    expect([stale.statusCode, stale.json()]).toEqual([
      409,
      expect.objectContaining({ code: 'record.changed-meanwhile', details: expect.objectContaining({ version: 2, fields: ['quantity'] }) }),
    ])
    expect((await officer.call(correctActivity, { params, body: { ...body, quantity: 2, version: 2, reason: 'x' } })).json().code).toBe(
      'activity.nothing-to-correct',
    )
    product.setNow('2020-06-24T03:00:00Z')
    expect((await officer.call(retractActivity, { params, body: { version: 2, reason: 'Ghi nhầm' } })).json()).toEqual({ id, version: 3 })
    expect((await officer.call(retractActivity, { params, body: { version: 3, reason: 'Lần nữa' } })).json().code).toBe('activity.retracted')
    expect((await officer.call(showActivity, { params })).json()).toMatchObject({ version: 3, retractedAt: '2020-06-24T03:00:00.000Z' })
    const quantities = async (knownAt: string) =>
      (await read((tx) => activitiesOf(tx, { authority: product.authority, period: firstHalf, knownAt: new Date(knownAt) })))
        .filter((fact) => fact.id === id)
        .map(({ quantity }) => quantity)
    expect([
      await quantities('2020-06-21T00:00:00Z'),
      await quantities('2020-06-22T12:00:00Z'),
      await quantities('2020-06-23T12:00:00Z'),
      await quantities('2020-06-24T12:00:00Z'),
    ]).toEqual([[], [null], [2], []])
    const log = await product.db.owner.query<{ type: string }>('SELECT type FROM event WHERE subject_id = $1 ORDER BY seq', [id])
    expect(log.rows.map(({ type }) => type)).toEqual(['activity.recorded', 'activity.corrected', 'activity.retracted'])
  })

  test('keeps its file', async () => {
    const bytes = new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer << >>\n%%EOF\n')
    const file = (await officer.upload(uploadFile, { name: 'bản tin.pdf', type: 'application/pdf', bytes })).json()
    const { id } = (await officer.call(recordActivity, { body: { ...guidance, fileId: file.id } })).json()
    expect((await officer.call(activityFile, { params: { activityId: id } })).headers['content-type']).toBe('application/pdf')
    expect((await officer.call(showActivity, { params: { activityId: id } })).json().file).toMatchObject({ name: 'bản tin.pdf' })
    const other = await product.person('division-head')
    expect((await other.call(recordActivity, { body: { ...guidance, fileId: file.id } })).json().code).toBe('activity.file-unknown')
  })
})

describe('the five directions of the second half of 2020', () => {
  const ids: string[] = []

  test('are recorded in their order, with the targets and how many each needs', async () => {
    for (const direction of facts.secondHalf) {
      const targets = (direction.targets ?? []).map((t) => ({
        percent: t.percent,
        by: { precision: 'day', day: t.by },
        listName: t.denominatorVi,
        listCount: t.N,
        note: t.note,
      }))
      const body = { period: '2020-H2', task: direction.vi, quantity: direction.quantity, unit: direction.unit, targets }
      const answer = await officer.call(recordDirection, { body })
      expect(answer.statusCode).toBe(201)
      ids.push(answer.json().id)
    }
    const { rows, total } = (await officer.call(listDirections, { query: { period: '2020-H2' } })).json()
    expect(total).toBe(5)
    expect(rows.map((row: { place: number; quantity: number | null }) => [row.place, row.quantity])).toEqual([
      [1, 30],
      [2, null],
      [3, null],
      [4, null],
      [5, null],
    ])
    expect(rows[3].targets).toMatchObject([
      { percent: 100, needed: null },
      { percent: 70, listCount: 322, needed: 226, by: { precision: 'day', day: '2020-12-31' } },
    ])
    expect((await officer.call(listDirections, { query: { q: 'don doc' } })).json()).toMatchObject({ total: 1, rows: [{ place: 4 }] })
  })

  test('are put in another order by one act over all of them', async () => {
    product.setNow('2020-06-25T03:00:00Z')
    const order = [...ids].reverse().map((id) => ({ id, version: 1 }))
    expect((await officer.call(reorderDirections, { body: { period: '2020-H2', order: order.slice(1) } })).json().code).toBe('direction.order-not-complete')
    expect((await officer.call(reorderDirections, { body: { period: '2020-H2', order: order.map((o) => ({ ...o, version: 2 })) } })).json().code).toBe(
      'record.changed-meanwhile',
    )
    const sent = await statementsOf(async () => {
      const answer = await officer.call(reorderDirections, { body: { period: '2020-H2', order } })
      expect(answer.json().moved).toHaveLength(4)
    })
    expect(sent).toHaveLength(4)
    const now = await read((tx) => directionsOf(tx, { authority: product.authority, period: secondHalf }))
    expect(now.map(({ id }) => id)).toEqual([...ids].reverse())
    const before = await read((tx) => directionsOf(tx, { authority: product.authority, period: secondHalf, knownAt: new Date('2020-06-24T12:00:00Z') }))
    expect(before.map(({ id, place }) => [id, place])).toEqual(ids.map((id, n) => [id, n + 1]))
    expect(before[3]?.targets[1]).toMatchObject({ needed: 226 })
    const log = await product.db.owner.query<{ content: string }>("SELECT content FROM event WHERE type = 'direction.reordered'")
    expect(JSON.parse(log.rows[0]?.content ?? '{}').facts).toMatchObject({
      count: 5,
      moved: 4,
      period: '2020-H2',
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  test('two who put them in order at once: one wins', async () => {
    const { rows } = (await officer.call(listDirections, { query: { period: '2020-H2' } })).json() as { rows: { id: string; version: number }[] }
    const order = rows.map(({ id, version }) => ({ id, version }))
    const turned = [...order.slice(1), ...order.slice(0, 1)]
    const answers = await Promise.all(Array.from({ length: 6 }, () => officer.call(reorderDirections, { body: { period: '2020-H2', order: turned } })))
    expect(answers.map((a) => a.statusCode).sort()).toEqual([200, 409, 409, 409, 409, 409])
  })

  test('say what became of them', async () => {
    const [id = ''] = ids
    const params = { directionId: id }
    const { version, task } = (await officer.call(showDirection, { params })).json()
    expect((await officer.call(recordOutcome, { params, body: { version, outcome: 'Đã kiểm tra 30 cơ quan' } })).json()).toEqual({ id, version: version + 1 })
    expect((await officer.call(showDirection, { params })).json()).toMatchObject({ task, outcome: 'Đã kiểm tra 30 cơ quan', quantity: 30 })
    expect((await officer.call(listDirections, { query: { period: '2020-H2', outcome: 'told' } })).json().total).toBe(1)
    expect((await officer.call(programmeStrip, { query: { period: '2020-H2' } })).json().directions).toEqual({ total: 5, withOutcome: 1 })
    const moved = await officer.call(correctDirection, { params, body: { period: '2021-H1', task, version: version + 1, reason: 'Chuyển kỳ' } })
    expect(moved.statusCode).toBe(200)
    expect((await officer.call(showDirection, { params })).json()).toMatchObject({ place: 1, period: '2021-H1', outcome: null })
    expect((await officer.call(listDirections, { query: { period: '2020-H2' } })).json().rows.map((row: { place: number }) => row.place)).toEqual([1, 2, 3, 4])
    expect((await officer.call(retractDirection, { params, body: { version: version + 2, reason: 'Ghi nhầm' } })).json()).toEqual({ id, version: version + 3 })
    expect((await officer.call(showDirection, { params })).json()).toMatchObject({ place: null, retractedAt: expect.any(String) })
    expect((await officer.call(recordOutcome, { params, body: { version: version + 3, outcome: 'x' } })).json().code).toBe('direction.retracted')
  })
})

describe('bad input', () => {
  const count = async () =>
    (
      await product.db.owner.query<{ n: number }>(
        'SELECT (SELECT count(*) FROM activity)::int + (SELECT count(*) FROM direction)::int + (SELECT count(*) FROM event)::int AS n',
      )
    ).rows[0]?.n

  test.each([
    ['no title', { title: undefined }],
    ['a title of nothing visible', { title: ' \u200b\u0000' }],
    ['501 letters', { title: 'ă'.repeat(501) }],
    ['an unknown kind', { kind: 'party' }],
    ['a period of 1800', { period: '1800-H1' }],
    ['a period of 2300', { period: '2300-H1' }],
    ['31 February', { began: { precision: 'day', day: '2020-02-31' } }],
    ['a month of 2150', { began: { precision: 'month', month: '2150-01' } }],
    ['a precision nobody knows', { began: { precision: 'century' } }],
    ['a day that comes with a month', { began: { precision: 'day', day: '2020-01-01', month: '2020-01' } }],
    ['a negative quantity', { quantity: -1 }],
    ['10^18', { quantity: 1e18 }],
    ['half a newsletter', { quantity: 0.5 }],
    ['a number as text', { quantity: '4' }],
    ['a foreign agency', { agencyIds: ['01900000-0000-7000-8000-00000000000f'] }],
    ['a foreign paper', { paperIds: ['01900000-0000-7000-8000-00000000000f'] }],
    ['a foreign file', { fileId: '01900000-0000-7000-8000-00000000000f' }],
    ['an unknown key', { agency: 1 }],
    ['a key the server owns', { recordedFrom: '2020-01-01' }],
    ['a channel of 500 letters', { channels: ['x'.repeat(500)] }],
    ['an end before the beginning', { began: { precision: 'year', year: '2020' }, ended: { precision: 'year', year: '2019' } }],
  ])('an activity with %s is refused and nothing is kept', async (_, change) => {
    const before = await count()
    const answer = await officer.call(recordActivity, { body: { ...guidance, ...change } })
    expect([answer.statusCode, typeof answer.json().code]).toEqual([400, 'string'])
    expect(await count()).toBe(before)
  })

  test.each([
    ['no task', { task: '' }],
    ['101 %', { targets: [{ percent: 101, listName: 'x' }] }],
    ['0 %', { targets: [{ percent: 0, listName: 'x' }] }],
    ['a target of no list', { targets: [{ percent: 70 }] }],
    ['a list of 10^18', { targets: [{ percent: 70, listName: 'x', listCount: 1e18 }] }],
    ['eleven targets', { targets: Array.from({ length: 11 }, () => ({ percent: 1, listName: 'x' })) }],
    ['a needed of its own', { targets: [{ percent: 70, listName: 'x', needed: 1 }] }],
    ['a position of its own', { position: 1 }],
    ['a deadline of 2300', { deadline: { precision: 'year', year: '2300' } }],
  ])('a direction with %s is refused and nothing is kept', async (_, change) => {
    const before = await count()
    const answer = await officer.call(recordDirection, { body: { period: '2020-H2', task: 'Nhiệm vụ', ...change } })
    expect([answer.statusCode, typeof answer.json().code]).toEqual([400, 'string'])
    expect(await count()).toBe(before)
  })

  test('html, emoji and marks are text: kept harmless, line ends too', async () => {
    const { id } = (
      await officer.call(recordActivity, { body: { ...guidance, title: '<img src=x onerror=alert(1)> \u202E😀\u0000', note: 'Một\r\nHai' } })
    ).json()
    expect((await officer.call(showActivity, { params: { activityId: id } })).json()).toMatchObject({
      title: '<img src=x onerror=alert(1)> 😀',
      note: 'Một\nHai',
    })
  })

  test('one key sent twice has one effect', async () => {
    const key = crypto.randomUUID()
    const [first, second] = [await officer.call(recordActivity, { body: guidance, key }), await officer.call(recordActivity, { body: guidance, key })]
    expect(second.json()).toEqual(first.json())
    expect((await officer.call(recordActivity, { body: { ...guidance, title: 'khác' }, key })).statusCode).toBe(422)
  })

  test('who does not hold the act is refused, and what is not there is not found', async () => {
    const clerk = await product.person('records-clerk')
    expect((await clerk.call(listActivities)).statusCode).toBe(200)
    expect((await clerk.call(recordActivity, { body: guidance })).statusCode).toBe(403)
    expect((await clerk.call(recordDirection, { body: { period: '2020-H2', task: 'x' } })).statusCode).toBe(403)
    const secretary = await product.person('iso-secretary', agency)
    expect([(await secretary.call(listActivities)).statusCode, (await secretary.call(listDirections)).statusCode]).toEqual([403, 403])
    const nowhere = '01900000-0000-7000-8000-00000000000f'
    expect((await officer.call(showActivity, { params: { activityId: nowhere } })).json().code).toBe('activity.not-found')
    expect((await officer.call(showDirection, { params: { directionId: nowhere } })).json().code).toBe('direction.not-found')
    expect((await officer.call(recordOutcome, { params: { directionId: nowhere }, body: { version: 1, outcome: 'x' } })).statusCode).toBe(404)
  })
})

describe('statements', () => {
  test('a list, a page and the strip are one; a write is four', async () => {
    const { id } = (await officer.call(recordActivity, { body: guidance })).json()
    const params = { activityId: id }
    expect(await statementsOf(() => officer.call(listActivities, { query: { q: 'a', sort: 'title' } }))).toHaveLength(1)
    expect(await statementsOf(() => officer.call(showActivity, { params }))).toHaveLength(1)
    expect(await statementsOf(() => officer.call(programmeStrip, { query: { period: '2020-H1' } }))).toHaveLength(1)
    expect(await statementsOf(() => officer.call(recordActivity, { body: guidance }))).toHaveLength(4)
    expect(await statementsOf(() => officer.call(correctActivity, { params, body: { ...guidance, quantity: 1, version: 1, reason: 'x' } }))).toHaveLength(4)
    expect(await statementsOf(() => officer.call(retractActivity, { params, body: { version: 2, reason: 'x' } }))).toHaveLength(4)
    const direction = (await officer.call(recordDirection, { body: { period: '2020-H2', task: 'x' } })).json()
    expect(await statementsOf(() => officer.call(recordDirection, { body: { period: '2020-H2', task: 'x' } }))).toHaveLength(4)
    expect(await statementsOf(() => officer.call(listDirections))).toHaveLength(1)
    expect(await statementsOf(() => officer.call(showDirection, { params: { directionId: direction.id } }))).toHaveLength(1)
    expect(
      await statementsOf(() =>
        officer.call(correctDirection, { params: { directionId: direction.id }, body: { period: '2020-H2', task: 'y', version: 1, reason: 'x' } }),
      ),
    ).toHaveLength(4)
    expect(await statementsOf(() => officer.call(recordOutcome, { params: { directionId: direction.id }, body: { version: 2, outcome: 'x' } }))).toHaveLength(4)
  })
})
