// The plan of a year from its first line to its closing: written, approved by a paper, worked, amended, copied, exported.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordActivity } from '../src/authority/programme/activity.contract.ts'
import { recordDirection } from '../src/authority/programme/direction.contract.ts'
import { listPaperLinks } from '../src/papers/links/paper-link.contract.ts'
import {
  amendPlan,
  approvePlan,
  closePlan,
  comparePlans,
  createPlan,
  decideExtension,
  exportPlan,
  listPlans,
  planFromDirections,
  planLinesOfDirection,
  planStepFile,
  recordPlanStep,
  savePlanLines,
  showPlan,
  showPlanLine,
} from '../src/authority/plans/plan.contract.ts'
import { planAsEnclosure, planOutcomes } from '../src/authority/plans/facade.ts'
import { HalfYear } from '../src/kernel/day.ts'
import { PlanId } from '../src/kernel/identity.ts'
import { recordPaper } from '../src/papers/registers/paper.contract.ts'
import { inTransaction } from '../src/platform/db/transaction.ts'
import { addBody } from '../src/register/authority/body.contract.ts'
import { seedCalendarDefaults } from '../src/register/calendars/facade.ts'
import { uploadFile } from '../src/register/files/file.contract.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'

let product: TestProduct
let officer: Person
let head: Person
let issuerId: string
let planId: string

beforeAll(async () => {
  product = await testProduct({ now: '2020-04-20T03:00:00Z' })
  officer = await product.person('programme-officer')
  head = await product.person('division-head')
  const administrator = await product.person('system-administrator')
  const body = {
    level: 'peoples-committee',
    name: 'Ủy ban nhân dân Thành phố Hồ Chí Minh',
    symbol: 'UBND',
    placeName: 'Thành phố Hồ Chí Minh',
    signingForm: '',
    signerTitle: 'CHỦ TỊCH',
    recipients: [],
    seriesHere: [],
  }
  issuerId = (await administrator.call(addBody, { body: { parentId: null, ...body } })).json().id
  await inTransaction(product.services.database, { side: 'authority', authority: product.authority }, 'write', (tx) =>
    seedCalendarDefaults(tx, product.authority, product.services.clock.now()),
  )
})
afterAll(() => product.close())

const quarter = (n: number, year = 2020) => ({ precision: 'quarter', quarter: `${year}-Q${n}` })
const newsletters = {
  section: 'Thông tin, tuyên truyền',
  task: 'Phát hành bản tin',
  quantity: 4,
  unit: 'bản tin',
  from: quarter(1),
  to: quarter(4),
  activityKind: 'newsletter',
}
const guidance = { section: 'Thông tin, tuyên truyền', task: 'Hướng dẫn phường, xã', from: quarter(1), to: { precision: 'day', day: '2020-05-15' } }
const training = {
  section: 'Đào tạo',
  task: 'Tổ chức lớp đào tạo',
  quantity: 2,
  unit: 'lớp',
  to: quarter(2),
  budget: 50_000_000,
  owner: 'Chi cục Tiêu chuẩn Đo lường Chất lượng',
}
const paper = async (number: string, issuedOn: string, kind = 'decision') =>
  (
    await officer.call(recordPaper, {
      body: { kind, number, issuedOn, issuerName: 'Ủy ban nhân dân Thành phố Hồ Chí Minh', abstract: 'về việc phê duyệt Kế hoạch' },
    })
  ).json().id as string
const shown = async (query = {}) => (await officer.call(showPlan, { params: { planId }, query })).json()
const lineOf = async (task: string) => (await shown()).lines.find((line: { task: string }) => line.task === task)
const version = async () => (await shown()).version as number
const read = <T>(work: Parameters<typeof inTransaction<T>>[3]) =>
  inTransaction(product.services.database, { side: 'authority', authority: product.authority }, 'read', work)
const deeds = async (type: string) => (await product.db.owner.query('SELECT type FROM event WHERE type = $1', [type])).rows

describe('a plan is written', () => {
  test('one for a year, kind and issuer', async () => {
    const body = { kind: 'application', year: 2020, title: 'Kế hoạch triển khai năm 2020', issuerId }
    const made = await officer.call(createPlan, { body })
    expect([made.statusCode, made.json()]).toEqual([201, { id: expect.any(String), version: 1 }])
    planId = made.json().id
    const again = await officer.call(createPlan, { body })
    expect([again.statusCode, again.json().code]).toEqual([409, 'plan.exists'])
    expect((await officer.call(createPlan, { body: { ...body, year: 2021, issuerId: planId } })).json().code).toBe('plan.issuer-unknown')
  })

  test('its lines are saved in one save, in their order, and keep their ids', async () => {
    const saved = await officer.call(savePlanLines, { params: { planId }, body: { version: 1, lines: [newsletters, guidance, training] } })
    expect([saved.statusCode, saved.json()]).toEqual([200, { id: planId, version: 2 }])
    const before = await shown()
    expect(before).toMatchObject({ state: 'draft', editable: true, counts: { lines: 3, notBegun: 3 } })
    const lines = before.lines.map(({ no, state, done, due, extensions, extensionAsked, lateDays, agencies, ...line }: Record<string, unknown>) =>
      Object.fromEntries(Object.entries(line).filter(([, value]) => value !== null)),
    )
    const moved = [lines[1], lines[0], lines[2]]
    expect((await officer.call(savePlanLines, { params: { planId }, body: { version: 2, lines: moved } })).json()).toEqual({ id: planId, version: 3 })
    expect((await shown()).lines.map((line: { id: string }) => line.id)).toEqual(moved.map((line) => line.id))
    const same = await officer.call(savePlanLines, { params: { planId }, body: { version: 3, lines: moved } })
    expect(same.json().code).toBe('plan.nothing-to-save')
    expect(await deeds('plan.text-saved')).toHaveLength(2)
  })

  test('two who edit one plan: the second learns of the first, and nothing is overwritten', async () => {
    const late = await head.call(savePlanLines, { params: { planId }, body: { version: 2, lines: [training] } })
    expect([late.statusCode, late.json().code, late.json().details]).toEqual([
      409,
      'record.changed-meanwhile',
      expect.objectContaining({ version: 3, by: expect.any(String) }),
    ])
    expect((await shown()).lines).toHaveLength(3)
  })

  test('a faulty cell is named by line and field, and none of the lines is saved', async () => {
    const lines = [
      newsletters,
      { task: 'Việc của năm sau', to: { precision: 'year', year: '2021' } },
      { task: 'Kết thúc trước khi bắt đầu', from: quarter(3), to: quarter(1), agencyIds: [planId], directionId: planId, activityKind: 'no-kind' },
    ]
    const answer = await officer.call(savePlanLines, { params: { planId }, body: { version: 3, lines } })
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'plan.lines-faulty'])
    expect(answer.json().errors.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)).toEqual([
      'lines.1.to plan.line-in-another-year',
      'lines.2.to plan.line-ends-before-it-begins',
      'lines.2.agencyIds plan.agency-unknown',
      'lines.2.directionId plan.direction-unknown',
      'lines.2.activityKind plan.kind-unknown',
    ])
    expect(await version()).toBe(3)
  })

  test('a task of a half-year becomes a line once', async () => {
    const ids: string[] = []
    for (const task of ['Kiểm tra 30 cơ quan', 'Đôn đốc các cơ quan'])
      ids.push((await officer.call(recordDirection, { body: { period: '2020-H2', task } })).json().id)
    const params = { planId }
    const taken = await officer.call(planFromDirections, { params, body: { version: 3, period: '2020-H2', directionIds: ids } })
    expect(taken.json()).toEqual({ id: planId, version: 4, added: 2 })
    expect((await shown()).lines.slice(3)).toEqual([
      expect.objectContaining({ task: 'Kiểm tra 30 cơ quan', directionId: ids[0], section: 'Nhiệm vụ 6 tháng cuối năm', due: '2020-12-31' }),
      expect.objectContaining({ task: 'Đôn đốc các cơ quan', directionId: ids[1] }),
    ])
    expect((await officer.call(planFromDirections, { params, body: { version: 4, period: '2020-H2', directionIds: ids } })).json().code).toBe(
      'plan.directions-taken',
    )
    expect((await officer.call(planFromDirections, { params, body: { version: 4, period: '2021-H1', directionIds: ids } })).json().code).toBe(
      'plan.period-of-another-year',
    )
  })
})

describe('a plan is approved by a paper', () => {
  test('before that nothing is worked, amended or closed', async () => {
    const { id } = await lineOf('Phát hành bản tin')
    const step = await officer.call(recordPlanStep, {
      params: { planId, planLineId: id },
      body: { step: 'progress', sequence: 0, onDay: '2020-04-20', words: 'Đã làm' },
    })
    expect(step.json().code).toBe('plan.not-approved')
    const params = { planId }
    expect((await officer.call(amendPlan, { params, body: { version: 4, reason: 'Thêm việc' } })).json().code).toBe('plan.amended-before-approval')
    expect((await officer.call(closePlan, { params, body: { version: 4, evaluation: 'Tốt' } })).json().code).toBe('plan.not-approved')
  })

  test('only by a decision of its time; one older than the last change is told', async () => {
    const params = { planId }
    const approve = async (paperId: string) => (await officer.call(approvePlan, { params, body: { version: 4, paperId } })).json()
    expect((await approve(planId)).code).toBe('plan.paper-unknown')
    expect((await approve(await paper('12/KH-UBND', '2020-04-01', 'plan'))).code).toBe('plan.paper-no-decision')
    expect((await approve(await paper('77/QĐ-UBND', '2018-04-01'))).code).toBe('plan.paper-of-another-year')
    const approved = await approve(await paper('1451/QĐ-UBND', '2020-04-01'))
    expect(approved).toMatchObject({ version: 5, warnings: [{ code: 'plan.decided-before-last-change', details: { number: '1451/QĐ-UBND' } }] })
    expect(await shown()).toMatchObject({ state: 'approved', editable: false, edition: 1, editions: [{ paper: { number: '1451/QĐ-UBND' }, lines: 5 }] })
    const late = await officer.call(savePlanLines, { params, body: { version: 5, lines: [training] } })
    expect(late.json().code).toBe('plan.approved-already')
  })
})

describe('its lines are worked', () => {
  const step = async (task: string, body: Record<string, unknown>, who = officer) => {
    const { id } = await lineOf(task)
    return who.call(recordPlanStep, { params: { planId, planLineId: id }, body: { onDay: '2020-04-20', ...body } })
  }

  test('newsletters are counted, not typed: one on two channels counts once', async () => {
    const { id } = await lineOf('Phát hành bản tin')
    const channels = ['website của Chi cục', 'bản tin TBT']
    const ids: string[] = []
    for (const title of ['Bản tin số 1', 'Bản tin số 2'])
      ids.push((await officer.call(recordActivity, { body: { kind: 'newsletter', title, period: '2020-H1', quantity: 1, channels } })).json().id)
    const other = (await officer.call(recordActivity, { body: { kind: 'guidance', title: 'Hướng dẫn', period: '2020-H1' } })).json().id
    const before = (await officer.call(showPlanLine, { params: { planId, planLineId: id } })).json()
    expect(before).toMatchObject({ workable: true, sequence: 0, steps: [] })
    expect(before.offered.map((one: { id: string }) => one.id)).toEqual(expect.arrayContaining(ids))
    expect((await step('Phát hành bản tin', { step: 'progress', sequence: 0, activityIds: [other] })).json().code).toBe('plan.activity-not-of-line')
    expect((await step('Phát hành bản tin', { step: 'progress', sequence: 0, activityIds: ids, quantity: 4 })).json().code).toBe('plan.quantity-is-counted')
    expect((await step('Phát hành bản tin', { step: 'progress', sequence: 0, activityIds: ids })).json()).toEqual({ id, sequence: 1 })
    expect((await step('Phát hành bản tin', { step: 'progress', sequence: 1, activityIds: ids })).json().code).toBe('plan.activity-counted')
    expect(await lineOf('Phát hành bản tin')).toMatchObject({ done: 2, quantity: 4, state: 'running' })
    expect((await officer.call(showPlanLine, { params: { planId, planLineId: id } })).json().offered).toEqual([])
  })

  test('a step carries evidence, is never changed, and is withdrawn by another', async () => {
    const bytes = new TextEncoder().encode('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF')
    const file = (await officer.upload(uploadFile, { name: 'biên bản.pdf', type: 'application/pdf', bytes })).json()
    const told = await step('Tổ chức lớp đào tạo', {
      step: 'progress',
      sequence: 0,
      quantity: 1,
      words: 'Lớp thứ nhất',
      fileId: file.id,
      link: 'https://vi-du.vn/lop',
    })
    expect(told.statusCode).toBe(201)
    const params = { planId, planLineId: told.json().id as string, sequence: '1' }
    expect((await officer.call(planStepFile, { params: params as never })).rawPayload.toString()).toContain('%PDF')
    expect((await step('Tổ chức lớp đào tạo', { step: 'progress', sequence: 0, words: 'Hai người cùng ghi' })).json().code).toBe('record.changed-meanwhile')
    expect((await step('Tổ chức lớp đào tạo', { step: 'progress', sequence: 1 })).json().code).toBe('plan.step-says-nothing')
    expect((await step('Tổ chức lớp đào tạo', { step: 'progress', sequence: 1, onDay: '2020-04-21', words: 'Ngày mai' })).json().code).toBe(
      'plan.step-in-future',
    )
    expect((await step('Tổ chức lớp đào tạo', { step: 'progress', sequence: 1, words: 'Tệp lạ', fileId: planId })).json().code).toBe('plan.file-unknown')
    expect((await step('Tổ chức lớp đào tạo', { step: 'withdrawn', sequence: 1, withdraws: 1, words: 'Ghi nhầm lớp' })).statusCode).toBe(201)
    expect((await step('Tổ chức lớp đào tạo', { step: 'withdrawn', sequence: 2, withdraws: 1, words: 'Lần nữa' })).json().code).toBe(
      'plan.step-not-to-withdraw',
    )
    expect(await lineOf('Tổ chức lớp đào tạo')).toMatchObject({ done: 0, state: 'not-begun' })
  })

  test('done when its quantity is reached; a finished line takes no more until it is resumed', async () => {
    expect((await step('Tổ chức lớp đào tạo', { step: 'progress', sequence: 2, quantity: 2 })).statusCode).toBe(201)
    expect((await lineOf('Tổ chức lớp đào tạo')).state).toBe('done')
    expect((await step('Đôn đốc các cơ quan', { step: 'dropped', sequence: 0, words: 'Dịch bệnh' })).statusCode).toBe(201)
    expect((await step('Đôn đốc các cơ quan', { step: 'done', sequence: 1 })).json().code).toBe('plan.line-over')
    expect((await lineOf('Đôn đốc các cơ quan')).state).toBe('dropped')
    expect((await step('Đôn đốc các cơ quan', { step: 'resumed', sequence: 1, words: 'Hết dịch' })).statusCode).toBe(201)
    expect((await lineOf('Đôn đốc các cơ quan')).state).toBe('running')
  })

  test('overdue since so many working days by the calendar of the office', async () => {
    // Friday 15/05 was the end; Wednesday the 20th is three working days later.
    const { lines, counts } = await shown({ on: '2020-05-20' })
    expect(lines.find((line: { task: string }) => line.task === 'Hướng dẫn phường, xã')).toMatchObject({ state: 'overdue', due: '2020-05-15', lateDays: 3 })
    expect(counts).toEqual({ lines: 5, done: 1, running: 2, overdue: 1, notBegun: 1, dropped: 0 })
  })

  test('more time is asked for with a reason and decided by the division head', async () => {
    const { id } = await lineOf('Hướng dẫn phường, xã')
    const params = { planId, planLineId: id }
    expect((await step('Hướng dẫn phường, xã', { step: 'extension-asked', sequence: 0, until: '2020-05-15', words: 'Chưa kịp' })).json().code).toBe(
      'plan.extension-not-later',
    )
    expect((await officer.call(decideExtension, { params, body: { sequence: 0, granted: true } })).statusCode).toBe(403)
    expect((await head.call(decideExtension, { params, body: { sequence: 0, granted: true } })).json().code).toBe('plan.no-extension-asked')
    expect((await step('Hướng dẫn phường, xã', { step: 'extension-asked', sequence: 0, until: '2020-06-30', words: 'Chưa kịp' })).statusCode).toBe(201)
    expect((await step('Hướng dẫn phường, xã', { step: 'extension-asked', sequence: 1, until: '2020-07-30', words: 'Thêm nữa' })).json().code).toBe(
      'plan.extension-waits',
    )
    expect((await head.call(decideExtension, { params, body: { sequence: 1, granted: false } })).json().code).toBe('plan.refusal-needs-words')
    expect((await head.call(decideExtension, { params, body: { sequence: 1, granted: true } })).statusCode).toBe(200)
    expect(await lineOf('Hướng dẫn phường, xã')).toMatchObject({ due: '2020-06-30', extensions: 1, extensionAsked: false })
    expect((await step('Hướng dẫn phường, xã', { step: 'extension-asked', sequence: 2, until: '2020-07-30', words: 'Thêm' }, head)).statusCode).toBe(201)
    expect((await head.call(decideExtension, { params, body: { sequence: 3, granted: true } })).json().code).toBe('plan.own-extension-needs-words')
    expect((await head.call(decideExtension, { params, body: { sequence: 3, granted: false, words: 'Không cần' } })).statusCode).toBe(200)
  })

  test('what became of a task is proposed by its line', async () => {
    const outcomes = await read((tx) => planOutcomes(tx, product.authority, HalfYear.parse('2020-H2'), product.services.clock.now()))
    expect(outcomes.map(({ task, state, proposed }) => [task, state, proposed])).toEqual([
      ['Kiểm tra 30 cơ quan', 'not-begun', 'Chưa thực hiện'],
      ['Đôn đốc các cơ quan', 'running', 'Đang thực hiện'],
    ])
    const { directionId } = await lineOf('Đôn đốc các cơ quan')
    const { rows } = (await officer.call(planLinesOfDirection, { params: { directionId } })).json()
    expect(rows).toEqual([{ planId, planLineId: expect.any(String), state: 'running', proposed: 'Đang thực hiện' }])
  })
})

describe('a plan is amended by another decision', () => {
  test('the edition in force holds until the amendment is approved, and work follows the lines', async () => {
    const params = { planId }
    expect((await officer.call(amendPlan, { params, body: { version: 5, reason: 'Hoãn lớp đào tạo' } })).json().version).toBe(6)
    expect((await officer.call(amendPlan, { params, body: { version: 6, reason: 'Lần nữa' } })).json().code).toBe('plan.amended-already')
    const draft = await shown({ edition: 2 })
    expect([draft.state, draft.editable, draft.lines.length]).toEqual(['amending', true, 5])
    const kept = draft.lines
      .filter((line: { task: string }) => line.task !== 'Kiểm tra 30 cơ quan')
      .map(({ no, state, done, due, extensions, extensionAsked, lateDays, agencies, ...line }: Record<string, unknown>) =>
        Object.fromEntries(Object.entries(line).filter(([, value]) => value !== null)),
      )
      .map((line: Record<string, unknown>) => (line['task'] === 'Phát hành bản tin' ? { ...line, quantity: 6 } : line))
    await officer.call(savePlanLines, { params, body: { version: 6, lines: [...kept, { task: 'Việc mới' }] } })
    expect((await shown()).lines).toHaveLength(5)
    const difference = (await officer.call(comparePlans, { params })).json()
    expect(difference).toMatchObject({ same: 3, before: { edition: 1 }, after: { edition: 2 } })
    expect(difference.lines.map((one: { kind: string; fields: string[] }) => [one.kind, one.fields.join()])).toEqual([
      ['changed', 'quantity'],
      ['added', ''],
      ['dropped', ''],
    ])
    const early = await officer.call(approvePlan, { params, body: { version: 7, paperId: await paper('9/QĐ-UBND', '2020-03-01') } })
    expect(early.json().code).toBe('plan.paper-before-former')
    const amending = await paper('1600/QĐ-UBND', '2020-04-20')
    expect((await officer.call(approvePlan, { params, body: { version: 7, paperId: amending } })).statusCode).toBe(200)
    const { rows: links } = (await officer.call(listPaperLinks, { params: { paperId: amending } })).json()
    expect(links.map(({ relation, direction }: { relation: string; direction: string }) => [relation, direction])).toEqual([['amends', 'from']])
    expect(await shown()).toMatchObject({ state: 'approved', edition: 2, counts: { lines: 5 } })
    expect(await lineOf('Phát hành bản tin')).toMatchObject({ quantity: 6, done: 2 })
    expect((await shown({ edition: 1 })).lines).toHaveLength(5)
    expect((await officer.call(showPlan, { params, query: { edition: 9 } })).json().code).toBe('plan.edition-unknown')
  })
})

describe('a plan is handed on', () => {
  test('as a workbook, as Word and as PDF, and as the enclosure of a decision', async () => {
    for (const [format, magic] of [
      ['xlsx', 'PK'],
      ['docx', 'PK'],
      ['pdf', '%PDF'],
    ] as const) {
      const file = await officer.call(exportPlan, { params: { planId }, query: { format } })
      expect([file.statusCode, file.rawPayload.subarray(0, magic.length).toString()]).toEqual([200, magic])
    }
    const annex = await read((tx) => planAsEnclosure(tx, product.authority, PlanId.parse(planId), product.services.clock.now()))
    expect(annex).toMatchObject({ form: 'enclosure', kind: 'Kế hoạch', abstract: 'triển khai năm 2020', orientation: 'landscape' })
  }, 60_000)

  test('to the next year: chosen lines, times moved by a year, and what was not done is marked', async () => {
    const from = await shown()
    const lineIds = from.lines.filter((line: { task: string }) => line.task !== 'Việc mới').map((line: { id: string }) => line.id)
    const asked = { kind: 'application', year: 2021, title: 'Kế hoạch triển khai năm 2021', issuerId }
    const unknown = await officer.call(createPlan, { body: { ...asked, copy: { planId, lineIds: [planId] } } })
    expect(unknown.json().code).toBe('plan.line-unknown')
    const next = (await officer.call(createPlan, { body: { ...asked, copy: { planId, lineIds } } })).json()
    const copied = (await officer.call(showPlan, { params: { planId: next.id } })).json()
    expect(copied).toMatchObject({ state: 'draft', counts: { lines: 4, notBegun: 4 } })
    expect(copied.lines.map((line: { to: unknown }) => line.to)).toEqual([
      { precision: 'day', day: '2021-05-15' },
      quarter(4, 2021),
      quarter(2, 2021),
      { precision: 'half-year', halfYear: '2021-H2' },
    ])
    const difference = (await officer.call(comparePlans, { params: { planId: next.id }, query: { with: planId } })).json()
    expect(difference).toMatchObject({ before: { year: 2020, edition: 2 }, after: { year: 2021 } })
    expect(difference.lines.filter((one: { notDone: boolean }) => one.notDone).map((one: { before: { task: string } }) => one.before.task)).toEqual([
      'Hướng dẫn phường, xã',
      'Phát hành bản tin',
      'Đôn đốc các cơ quan',
      'Việc mới',
    ])
    const { rows, total } = (await officer.call(listPlans)).json()
    expect([total, rows.map((row: { year: number; state: string }) => `${row.year} ${row.state}`)]).toEqual([2, ['2021 draft', '2020 approved']])
  })

  test('it is evaluated and closed; after that nothing changes', async () => {
    const params = { planId }
    const seen = await version()
    expect((await officer.call(closePlan, { params, body: { version: seen, evaluation: 'Hoàn thành phần lớn' } })).json().version).toBe(seen + 1)
    expect(await shown()).toMatchObject({ state: 'closed', closedOn: '2020-04-20', evaluation: 'Hoàn thành phần lớn' })
    const { id } = await lineOf('Phát hành bản tin')
    const late = await officer.call(recordPlanStep, {
      params: { planId, planLineId: id },
      body: { step: 'progress', sequence: 1, onDay: '2020-04-20', words: 'Thêm' },
    })
    expect(late.json().code).toBe('plan.closed')
    expect((await officer.call(amendPlan, { params, body: { version: seen + 1, reason: 'Thêm' } })).json().code).toBe('plan.closed')
  })
})
