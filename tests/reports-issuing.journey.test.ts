// A report from its frozen figures to its issue and beyond: who issues it, checking and return, the number given here, corrections.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as checking from '../src/authority/reports/checking.contract.ts'
import * as erratum from '../src/authority/reports/erratum.contract.ts'
import { seedReportTemplates } from '../src/authority/reports/facade.ts'
import * as rule from '../src/authority/reports/issuing-rule.contract.ts'
import * as contract from '../src/authority/reports/report.contract.ts'
import { listReportTemplates } from '../src/authority/reports/template.contract.ts'
import { demoChain } from '../src/demo/demo-chain.ts'
import { listSeries } from '../src/papers/numbering/series.contract.ts'
import { recordPaper, showPaper } from '../src/papers/registers/paper.contract.ts'
import * as review from '../src/papers/review/review.contract.ts'
import type { AnyEndpoint } from '../src/kernel/endpoint.ts'
import { inTransaction } from '../src/platform/db/transaction.ts'
import { addBody, changeBody, listBodies } from '../src/register/authority/body.contract.ts'
import { showHistory } from '../src/register/history/history.contract.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'

let product: TestProduct
let administrator: Person
let officer: Person
let head: Person
let leader: Person
let clerk: Person
let reportId: string
const bodies: Record<string, string> = {}

beforeAll(async () => {
  product = await testProduct({ now: '2020-06-16T02:00:00Z' })
  administrator = await product.person('system-administrator')
  officer = await product.person('programme-officer')
  head = await product.person('division-head')
  leader = await product.person('sub-department-leader')
  clerk = await product.person('records-clerk')
  await inTransaction(product.services.database, { side: 'authority', authority: product.authority }, 'write', (tx) =>
    seedReportTemplates(tx, product.authority, product.services.clock.now()),
  )
  let parentId: string | null = null
  for (const body of demoChain) {
    const answer: { statusCode: number; body: string; json: () => { id: string } } = await administrator.call(addBody, {
      body: { parentId, ...body, ...(body.symbol === 'TĐC' ? { seriesHere: ['report', 'officialLetter'] } : {}) },
    })
    expect(answer.statusCode, answer.body).toBe(201)
    parentId = answer.json().id
    bodies[body.symbol] = parentId
  }
})
afterAll(() => product.close())

interface Answer {
  statusCode: number
  body: string
  json: () => { code?: string; errors?: { path: string; code: string }[] }
}
const coded = (answer: Answer) => [answer.statusCode, answer.json().code]
const params = (id = reportId) => ({ reportId: id })
const view = async (who = officer, id = reportId): Promise<contract.ReportView> => (await who.call(contract.showReport, { params: params(id) })).json()
const version = async (id = reportId) => (await view(officer, id)).version
const digest = async (id: string) => (await officer.call(contract.previewReport, { params: params(id) })).json().digest
const freeze = async (over: object = {}, id = reportId) =>
  officer.call(contract.freezeReport, { params: params(id), body: { version: await version(id), digest: await digest(id), ...over } })
const word = async (text: string, section = 'further') =>
  officer.call(contract.saveWording, { params: params(), body: { version: await version(), section, place: 'beside', text } })
const act = async (e: AnyEndpoint, who: Person, more: object = {}, id = reportId) =>
  who.call(e, { params: params(id), body: { version: await version(id), ...more } })
const marks = { issuedOn: '2020-06-16', signerTitle: 'CHI CỤC TRƯỞNG' }
const issue = async (over: object = {}, who = clerk, id = reportId) =>
  who.call(contract.issueReport, { params: params(id), body: { version: await version(id), ...marks, ...over } })
const create = async (over: object = {}) => {
  const made = await officer.call(contract.createReport, { body: { period: '2020-H1', dataDate: '2020-06-15', issuerId: bodies['TĐC'], ...over } })
  expect(made.statusCode, made.body).toBe(201)
  return made.json<{ id: string }>().id
}
const ok = async (answer: Promise<Answer>) => {
  const { statusCode, body } = await answer
  expect([200, 201].includes(statusCode), body).toBe(true)
}

describe('who issues', () => {
  const asked = () => ({
    from: '2020-01-01',
    issuerId: bodies['TĐC'],
    unitId: bodies['NSCL'],
    addressees: ['Sở Khoa học và Công nghệ'],
    recipients: ['Như trên', 'Lãnh đạo Chi cục'],
    signingForm: 'KT. CHI CỤC TRƯỞNG',
    signerTitle: 'PHÓ CHI CỤC TRƯỞNG',
    source: 'Quy chế làm việc của Chi cục',
  })
  const code = 'half-year-bulletin'
  const set = (over: object, who = officer) => who.call(rule.setReportIssuing, { params: { code }, body: { version: 0, ...asked(), ...over } })

  test('is set from a day on with its source; the paper follows', async () => {
    expect(coded(await set({ issuerId: crypto.randomUUID() }))).toEqual([409, 'report.issuer-unknown'])
    expect(coded(await set({ unitId: crypto.randomUUID() }))).toEqual([409, 'report.unit-unknown'])
    expect((await set({ signingForm: 'Thay mặt' })).json().errors).toMatchObject([{ path: 'signingForm', code: 'report.signing-form' }])
    expect(coded(await set({}, clerk))).toEqual([403, 'access.not-your-act'])
    expect((await set({})).json()).toEqual({ code, version: 1 })
    expect(coded(await set({}))).toEqual([409, 'record.changed-meanwhile'])
    const { rows } = (await officer.call(listReportTemplates)).json()
    expect(rows.map((one: { code: string; issuerId: string | null }) => [one.code, one.issuerId])).toContainEqual([code, bodies['TĐC']])
    reportId = await create()
    expect(await view()).toMatchObject({ signerTitle: 'PHÓ CHI CỤC TRƯỞNG', symbol: 'BC-TĐC', series: { here: true, kind: 'report' }, state: 'collecting' })
    const { html } = (await officer.call(contract.previewReport, { params: params() })).json()
    expect(html).toContain('Kính gửi')
    expect(html).toContain('KT. CHI CỤC TRƯỞNG')
    expect(html).toMatch(/Lưu: VT, NSCL/)
  })

  test('another rule from a later day leaves the report what it is; what is frozen keeps its own', async () => {
    await ok(freeze())
    await ok(set({ version: 1, from: '2020-07-01', signerTitle: 'CHI CỤC TRƯỞNG', signingForm: '' }))
    const page = async (query: object) => (await officer.call(contract.previewReport, { params: params(), query })).json().html as string
    expect(await page({})).toContain('PHÓ CHI CỤC TRƯỞNG')
    await ok(set({ version: 2, from: '2020-06-01', addressees: ['Ủy ban nhân dân Thành phố', 'Bộ Khoa học và Công nghệ'] }))
    expect(await page({})).toContain('Bộ Khoa học và Công nghệ')
    expect(await page({ version: 1 })).not.toContain('Bộ Khoa học và Công nghệ')
    const { rows } = (await officer.call(rule.showReportIssuing, { params: { code } })).json()
    expect(rows.map((one: rule.RuleRow) => [one.no, one.from])).toEqual([
      [2, '2020-07-01'],
      [3, '2020-06-01'],
      [1, '2020-01-01'],
    ])
  })
})

describe('checking', () => {
  test('where the number is given here nobody issues what was not let through', async () => {
    expect(coded(await issue())).toEqual([409, 'report.not-approved'])
  })

  test('submitted, its words are closed; it waits on the list of the division head', async () => {
    await ok(act(checking.submitReport, officer, { remark: 'Kính trình' }))
    expect(coded(await word('Không được sửa'))).toEqual([409, 'report.move-not-from-here'])
    expect(coded(await freeze({ reason: 'x' }))).toEqual([409, 'report.move-not-from-here'])
    expect(coded(await issue())).toEqual([409, 'report.move-not-from-here'])
    expect((await head.call(review.listWaiting)).json().rows).toContainEqual(
      expect.objectContaining({ kind: 'report', id: reportId, revision: 1, waitingRole: 'division-head' }),
    )
    expect([(await view(head)).standing, (await view(clerk)).standing]).toEqual(['own-step', 'not-yours'])
    expect(coded(await act(checking.passReport, officer))).toEqual([403, 'access.not-your-act'])
  })

  test('returned with remarks to sections: a further version is frozen and submitted again', async () => {
    await ok(act(checking.returnReport, head, { remark: 'Bổ sung kiến nghị', remarks: [{ block: 'further', text: 'Nêu rõ kiến nghị' }] }))
    expect(await view()).toMatchObject({
      state: 'returned',
      reviews: [{ state: 'returned', revision: 1, verdicts: [{ verdict: 'submitted' }, { verdict: 'returned', remarks: [{ block: 'further' }] }] }],
    })
    expect(coded(await act(checking.submitReport, officer))).toEqual([409, 'report.move-not-from-here'])
    expect(coded(await issue())).toEqual([409, 'report.move-not-from-here'])
    await ok(word('Đề nghị các cơ quan tiếp tục thực hiện.'))
    await ok(freeze({ reason: 'Tiếp thu ý kiến của Trưởng phòng' }))
    expect(await view()).toMatchObject({ state: 'figures_frozen', latest: 2 })
    await ok(act(checking.submitReport, officer))
    await ok(act(checking.passReport, head))
    expect((await view()).state).toBe('submitted')
    expect(coded(await act(checking.passReport, head, { override: 'thay' }))).toEqual([403, 'review.not-your-step'])
    await ok(act(checking.passReport, leader))
    expect(await view()).toMatchObject({ state: 'approved', reviews: [{ round: 2, revision: 2, state: 'passed' }, { round: 1 }] })
  })

  test('the author does not check the own report without a reason', async () => {
    const id = await create({ template: 'full-report' })
    await ok(freeze({}, id))
    await ok(
      head.call(contract.saveWording, {
        params: params(id),
        body: { version: await version(id), section: 'budget', place: 'beside', text: 'Kinh phí theo kế hoạch.' },
      }),
    )
    await ok(act(checking.submitReport, officer, {}, id))
    expect((await view(head, id)).standing).toBe('reason-wanted')
    expect(coded(await act(checking.passReport, head, {}, id))).toEqual([400, 'review.own-text'])
    await ok(act(checking.recallReport, officer, {}, id))
    expect(await view(officer, id)).toMatchObject({ state: 'figures_frozen', reviews: [{ state: 'withdrawn' }] })
    await ok(act(checking.submitReport, officer, {}, id))
    await ok(act(checking.passReport, head, { override: 'Phòng chỉ có một người' }, id))
    await ok(act(checking.passReport, leader, {}, id))
    expect((await view(officer, id)).reviews[0]?.verdicts[1]).toMatchObject({ override: 'Phòng chỉ có một người' })
    // Let through, and still given back by whoever stands as high as the last checker.
    expect(coded(await act(checking.returnReport, head, { remark: 'x' }, id))).toEqual([403, 'review.not-your-step'])
    await ok(act(checking.returnReport, leader, { remark: 'Xem lại phần kinh phí' }, id))
    expect((await view(officer, id)).state).toBe('returned')
  })

  test('another issuer after the freezing is another report: it is frozen again', async () => {
    const id = await create({ period: '2019-H2', dataDate: '2019-12-15' })
    await ok(freeze({}, id))
    await ok(officer.call(contract.changeReport, { params: params(id), body: { version: await version(id), dataDate: '2019-12-15', issuerId: bodies['TĐC'] } }))
    expect((await view(officer, id)).state).toBe('figures_frozen')
    await ok(
      officer.call(contract.changeReport, { params: params(id), body: { version: await version(id), dataDate: '2019-12-15', issuerId: bodies['SKHCN'] } }),
    )
    expect((await view(officer, id)).state).toBe('collecting')
    expect(coded(await issue({ number: '9/BC-SKHCN' }, clerk, id))).toEqual([409, 'report.move-not-from-here'])
    await ok(freeze({ reason: 'Đổi cơ quan ban hành' }, id))
    // Numbered at the Sở: signed and numbered outside, it is recorded as it is.
    expect((await issue({}, clerk, id)).json()).toMatchObject({ code: 'report.number-wanted', errors: [{ path: 'number' }] })
    await ok(issue({ number: '9/BC-SKHCN' }, clerk, id))
  })

  test('steps are a setting from a day on', async () => {
    const route = (over: object) => ({ body: { issuerId: bodies['SKHCN'], kind: 'report', steps: ['sub-department-leader'], version: 0, ...over } })
    expect(coded(await administrator.call(review.saveReviewRoute, route({ from: '2020-06-15' })))).toEqual([400, 'review.from-past'])
    await ok(administrator.call(review.saveReviewRoute, route({ from: '2020-06-20' })))
    expect((await officer.call(review.listReviewRoutes)).json().rows).toMatchObject([
      { issuer: expect.stringContaining('Sở'), kind: 'report', from: '2020-06-20' },
    ])
    const id = await create({ period: '2019-H1', dataDate: '2019-06-15', issuerId: bodies['SKHCN'] })
    await ok(freeze({}, id))
    await ok(act(checking.submitReport, officer, {}, id))
    expect((await view(officer, id)).reviews[0]?.steps).toEqual(['division-head', 'sub-department-leader'])
    await ok(act(checking.recallReport, officer, {}, id))
    product.setNow('2020-06-20T02:00:00Z')
    await ok(act(checking.submitReport, officer, {}, id))
    expect((await view(officer, id)).reviews[0]?.steps).toEqual(['sub-department-leader'])
    product.setNow('2020-06-16T02:00:00Z')
  })
})

describe('issuing', () => {
  test('refuses days that cannot be and numbers out of turn', async () => {
    expect(coded(await issue({ issuedOn: '2020-06-14' }))).toEqual([400, 'report.issued-before-data-date'])
    expect(coded(await issue({ issuedOn: '2020-06-17' }))).toEqual([400, 'report.issued-in-future'])
    expect(coded(await issue({ number: '5/BC-TĐC' }))).toEqual([409, 'numbering.beyond-next'])
    expect(coded(await issue({ number: '1/BC-SKHCN' }))).toEqual([400, 'report.number-other'])
  })

  test('a number that somebody took meanwhile is told, and the next one is offered', async () => {
    await ok(
      clerk.call(recordPaper, { body: { kind: 'report', number: '01/BC-TĐC', issuedOn: '2020-06-16', issuerId: bodies['TĐC'], abstract: 'về công tác khác' } }),
    )
    expect(coded(await issue({ number: '01/BC-TĐC' }))).toEqual([409, 'numbering.taken'])
    const year = { year: 2020 }
    const last = async () => (await clerk.call(listSeries, { query: year })).json().rows.find((row: { series: string }) => row.series === 'report').last
    expect(await last()).toBe(1)
  })

  test('two clerks at once: one number, one report', async () => {
    const second = await product.person('records-clerk')
    const body = { version: await version(), ...marks }
    const answers = await Promise.all([clerk, second].map((who) => who.call(contract.issueReport, { params: params(), body })))
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409])
    const issued = answers.find(({ statusCode }) => statusCode === 201)?.json()
    expect(issued).toMatchObject({ number: '02/BC-TĐC', no: 2 })
    expect((await view()).versions[0]?.issue).toMatchObject({ number: '02/BC-TĐC', issuedOn: '2020-06-16' })
    const page = (await officer.call(contract.reportFile, { params: { ...params(), no: 2 }, query: { format: 'html', of: 'issued' } })).body
    expect(page).toContain('Số: 02/BC-TĐC')
    expect(page).toContain('Đề nghị các cơ quan tiếp tục thực hiện.')
    expect((await clerk.call(listSeries, { query: { year: 2020 } })).json().rows.find((row: { series: string }) => row.series === 'report')).toMatchObject({
      last: 2,
      gaps: [],
    })
  })

  test('typed numbers of words that changed after the freezing are asked about again', async () => {
    const id = await create({ period: '2018-H2', dataDate: '2018-12-15', issuerId: bodies['SKHCN'] })
    await ok(freeze({}, id))
    await ok(
      officer.call(contract.saveWording, {
        params: params(id),
        body: { version: await version(id), section: 'further', place: 'beside', text: 'Đã in 500 cuốn.' },
      }),
    )
    const asked = { number: '8/BC-SKHCN', issuedOn: '2018-12-20' }
    expect((await issue(asked, clerk, id)).json()).toMatchObject({ code: 'report.numbers-unchecked', details: { numbers: '500' } })
    await ok(issue({ ...asked, checked: true }, clerk, id))
  })

  test('a series that begins to be kept here asks for the check', async () => {
    const id = await create({ period: '2018-H1', dataDate: '2018-06-15', issuerId: bodies['UBND'] })
    await ok(freeze({}, id))
    const found = (await administrator.call(listBodies)).json().rows.find((one: { id: string }) => one.id === bodies['UBND'])
    const { id: bodyId, version: seen, parentId: _, level: __, ...body } = found
    await ok(administrator.call(changeBody, { params: { bodyId }, body: { version: seen, ...body, seriesHere: ['report'] } }))
    expect(coded(await issue({ number: '7/BC-UBND', issuedOn: '2018-06-20' }, clerk, id))).toEqual([409, 'report.not-approved'])
  })
})

describe('after issue', () => {
  const items = [{ place: 'Mục 3, dòng 2', wrong: '47 cơ quan', right: '48 cơ quan' }]
  const correct = async (over: object = {}, id = reportId) =>
    clerk.call(erratum.correctReport, { params: params(id), body: { version: await version(id), items, ...marks, issuedOn: '2020-06-18', ...over } })

  test('the article is a second output without number', async () => {
    const answer = await head.call(contract.publishReport, {
      params: params(),
      body: { version: await version(), title: 'Kết quả 6 tháng', sourceLine: 'Nguồn: Chi cục' },
    })
    expect(answer.statusCode, answer.body).toBe(201)
    const public_ = await product.composed.app.inject({ method: 'GET', url: `/tin/${answer.json().slug}` })
    expect(public_.body).toContain('Đề nghị các cơ quan tiếp tục thực hiện.')
    expect(public_.body).not.toContain('Số: ')
    expect(public_.body).not.toContain('Đính chính')
  })

  test('a correction is a letter of the register, linked to the report and told under the article', async () => {
    product.setNow('2020-06-18T02:00:00Z')
    expect((await correct({ items: [{ place: 'Mục 3', wrong: 'x', right: 'x' }] })).json()).toMatchObject({
      code: 'report.erratum-same',
      errors: [{ path: 'items.0.right' }],
    })
    expect(coded(await correct({ issuedOn: '2020-06-15' }))).toEqual([400, 'report.corrected-before-issue'])
    expect(coded(await correct({ issuedOn: '2020-06-19' }))).toEqual([400, 'report.issued-in-future'])
    const answer = await correct()
    expect(answer.statusCode, answer.body).toBe(201)
    expect(answer.json()).toMatchObject({ number: '01/TĐC-NSCL' })
    const { errata, article } = await view()
    expect(errata).toMatchObject([{ number: '01/TĐC-NSCL', issuedOn: '2020-06-18', items, paperId: answer.json().paperId }])
    const paper = (await officer.call(showPaper, { params: { paperId: answer.json().paperId } })).json()
    expect(paper.abstract).toMatch(/^V\/v đính chính Báo cáo số 02\/BC-TĐC ngày 16 tháng 6 năm 2020/)
    const links = await product.db.owner.query('SELECT relation FROM paper_link WHERE from_id = $1 AND recorded_to IS NULL', [paper.id])
    expect(links.rows).toEqual([{ relation: 'corrects' }])
    const told = await product.composed.app.inject({ method: 'GET', url: `/tin/${article?.slug}` })
    expect(told.body).toContain('Đính chính ngày 18/06/2020 theo Công văn số 01/TĐC-NSCL: Mục 3, dòng 2: «47 cơ quan» được đính chính thành «48 cơ quan».')
    const file = await officer.call(erratum.erratumFile, { params: { ...params(), erratumId: answer.json().id }, query: { format: 'docx' } })
    expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK')
    const history = (await officer.call(showHistory, { params: { subjectId: reportId }, query: {} })).json()
    expect(history.rows[0]).toMatchObject({ type: 'report.corrected', facts: { items: 1, paper: paper.id } })
  })

  test('the note stays when the article is published again', async () => {
    await ok(
      head.call(contract.publishReport, { params: params(), body: { version: await version(), title: 'Kết quả 6 tháng', sourceLine: 'Nguồn: Chi cục' } }),
    )
    const told = await product.composed.app.inject({ method: 'GET', url: `/tin/${(await view()).article?.slug}` })
    expect(told.body).toContain('Tin được cập nhật ngày 18/06/2020. Đính chính ngày 18/06/2020')
  })

  test('what was not issued is not corrected', async () => {
    const id = await create({ period: '2017-H2', dataDate: '2017-12-15' })
    expect(coded(await correct({}, id))).toEqual([409, 'report.not-issued'])
  })
})
