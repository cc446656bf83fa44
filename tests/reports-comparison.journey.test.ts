// A report beside other periods: figures, sentences, annexes, words against the last report; what plans tell of the tasks set before.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { approvePlan, createPlan, recordPlanStep, savePlanLines, showPlan } from '../src/authority/plans/plan.contract.ts'
import { recordDirection } from '../src/authority/programme/direction.contract.ts'
import * as contract from '../src/authority/reports/report.contract.ts'
import { demoBodies, demoDeclarations } from '../src/demo/hcmc-2020.ts'
import { recordPaper } from '../src/papers/registers/paper.contract.ts'
import { type Bodies, worldOf2020 } from './reports-2020.world.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'

let product: TestProduct
let officer: Person
let bodies: Bodies
let reportId: string
let former: string

beforeAll(async () => {
  product = await testProduct({ now: '2020-06-16T02:00:00Z' })
  officer = await product.person('programme-officer')
  bodies = await worldOf2020(product, officer)
}, 120_000)
afterAll(() => product.close())

const shown = async (id: string) => (await officer.call(contract.showReport, { params: { reportId: id } })).json()
const figures = async (id = reportId) => (await officer.call(contract.showFigures, { params: { reportId: id } })).json()
const compared = async (key: string) => (await figures()).figures.find((one: { key: string }) => one.key === key).compared
const html = async (id = reportId) => (await officer.call(contract.previewReport, { params: { reportId: id } })).json().html as string
const page = async (id = reportId) =>
  (await html(id))
    .replace(/<\/?(button|span|em|strong)[^>]*>/g, '')
    .replace(/<[^>]+>/g, '\n')
    .replaceAll(/\s+/g, ' ')
const create = async (period: string, dataDate: string) =>
  (await officer.call(contract.createReport, { body: { template: 'full-report', period, dataDate, issuerId: bodies.SKHCN } })).json().id
const declaredBy = (day: string) => {
  const counted = new Set(demoBodies().map(({ key }) => key))
  return demoDeclarations().filter((one) => one.edition === 'TCVN ISO 9001:2015' && counted.has(one.agency) && one.issuedOn <= day).length
}

test('stands beside the register as of the corresponding days where no report was frozen; what nobody recorded is no 0', async () => {
  reportId = await create('2020-H1', '2020-06-15')
  const { references } = await figures()
  expect(references).toEqual([
    { slot: 'before', period: '2019-H2', dataDate: '2019-12-15', source: 'register', number: null },
    { slot: 'lastYear', period: '2019-H1', dataDate: '2019-06-15', source: 'register', number: null },
  ])
  const [before, lastYear] = [declaredBy('2019-12-15'), declaredBy('2019-06-15')]
  expect(before).toBeGreaterThan(0)
  expect(await compared('converted')).toEqual([
    { slot: 'before', shown: `${before}/63`, change: `+${47 - before}` },
    { slot: 'lastYear', shown: lastYear === 0 ? '—' : `${lastYear}/63`, change: lastYear === 0 ? '—' : `+${47 - lastYear}` },
  ])
  expect((await compared('communication')).map(({ shown: one, change }: { shown: string; change: string }) => [one, change])).toEqual([
    ['—', '—'],
    ['—', '—'],
  ])
  expect(await page()).toContain(`So với 6 tháng cuối năm 2019 (số liệu đến 15/12/2019): ${before}/63 cơ quan, tăng`)
})

test('stands beside the issued report of the period before as soon as there is one, and says so', async () => {
  former = await create('2019-H2', '2019-12-20')
  const frozen = await officer.call(contract.freezeReport, {
    params: { reportId: former },
    body: { version: (await shown(former)).version, digest: (await figures(former)).digest },
  })
  expect(frozen.statusCode).toBe(201)
  expect((await figures()).references[0]).toMatchObject({ source: 'frozen', dataDate: '2019-12-20', number: null })
  const issued = await officer.call(contract.issueReport, {
    params: { reportId: former },
    body: { version: (await shown(former)).version, number: '120/BC-SKHCN', issuedOn: '2019-12-24', signerTitle: 'PHÓ GIÁM ĐỐC' },
  })
  expect([issued.statusCode, issued.json()]).toMatchObject([201, {}])
  expect((await figures()).references[0]).toMatchObject({ source: 'issued', dataDate: '2019-12-20', number: '120/BC-SKHCN' })
  const text = await page()
  expect(text).toContain('Tăng, giảm')
  expect(text).toContain('6 tháng cuối năm 2019 (20/12/2019): theo Báo cáo số 120/BC-SKHCN')
  expect(text).toContain('6 tháng đầu năm 2019 (15/06/2019): theo sổ theo dõi, kỳ đó không có báo cáo đã chốt')
})

test('its words stand against those of the last issued report of the template', async () => {
  const difference = async (id: string) => (await officer.call(contract.compareReportText, { params: { reportId: id } })).json()
  expect(await difference(former)).toEqual({ against: null, passages: [] })
  const { against, passages } = await difference(reportId)
  expect(against).toEqual({ id: former, period: '2019-H2', number: '120/BC-SKHCN', issuedOn: '2019-12-24' })
  type Pieces = { pieces: { text: string; was: string }[]; change: string }[]
  const changed = (passages as Pieces).find(({ pieces }) => pieces.some(({ text, was }) => was === 'added' && text.includes('47')))
  expect(changed?.change).toBe('changed')
  expect(
    changed?.pieces
      .filter(({ was }) => was !== 'added')
      .map(({ text }) => text)
      .join(''),
  ).toContain(`${declaredBy('2019-12-20')}/63`)
  expect((passages as Pieces).some(({ change, pieces }) => change === 'added' && pieces[0]?.text.includes('1451/QĐ-UBND'))).toBe(true)
})

test('opens with what officers wrote of the tasks before, else with where the plan stands', async () => {
  const direction = await officer.call(recordDirection, { body: { period: '2020-H1', task: 'Tổ chức lớp đánh giá viên nội bộ' } })
  expect(direction.statusCode).toBe(201)
  const made = await officer.call(createPlan, {
    body: { kind: 'application', year: 2020, title: 'Kế hoạch triển khai năm 2020', issuerId: bodies.UBND },
  })
  const planId = made.json().id
  const params = { planId }
  const lines = [{ task: 'Tổ chức lớp đánh giá viên nội bộ', quantity: 2, unit: 'lớp', directionId: direction.json().id }]
  expect((await officer.call(savePlanLines, { params, body: { version: 1, lines } })).statusCode).toBe(200)
  const decision = await officer.call(recordPaper, {
    body: { kind: 'decision', number: '15/QĐ-UBND', issuedOn: '2020-01-15', issuerId: bodies.UBND, abstract: 'phê duyệt kế hoạch' },
  })
  expect((await officer.call(approvePlan, { params, body: { version: 2, paperId: decision.json().id } })).statusCode).toBe(200)
  expect(await page()).toContain('Tổ chức 02 lớp đánh giá viên nội bộ: Chưa thực hiện (0/2 lớp).'.replace('02 lớp', 'lớp'))
  const planLineId = (await officer.call(showPlan, { params })).json().lines[0].id
  const step = (quantity: number, onDay: string, sequence: number) =>
    officer.call(recordPlanStep, { params: { planId, planLineId }, body: { step: 'progress', sequence, onDay, quantity } })
  expect((await step(1, '2020-05-10', 0)).statusCode).toBe(201)
  expect((await step(1, '2020-06-16', 1)).statusCode).toBe(201)
  // What was done after the data date is not told.
  expect(await page()).toContain('Tổ chức lớp đánh giá viên nội bộ: Đang thực hiện (1/2 lớp).')
})

test('its annexes hold the columns of the yearly table; a column without data is left out or says so', async () => {
  const sent = (text: string, values: unknown[] = []) => product.db.owner.query(text, values)
  await sent(
    `UPDATE declaration SET kind = 'redeclaration' WHERE id = (SELECT id FROM declaration WHERE edition = 'TCVN ISO 9001:2015' AND issued_on <= '2020-06-15' ORDER BY issued_on LIMIT 1)`,
  )
  const text = await page()
  for (const head of ['Khối, cấp', 'Phiên bản TCVN', 'Số, ngày công bố (lần đầu, lại)', 'Ghi chú', '(công bố lại)', 'Dấu “—”: chưa có số liệu.'])
    expect(text).toContain(head)
  for (const absent of ['Kinh phí', 'Tư vấn', 'Số TTHC thuộc thẩm quyền', 'Đánh giá nội bộ']) expect(text).not.toContain(absent)
  expect(text).toMatch(
    /Phụ lục I\s?KẾT QUẢ CÔNG BỐ .*Cộng \(khối chính\) 63 47 16 0 74,6 % 38\/63 \+9 .*Phường, xã, thị trấn 322 — — 322 — — — — — .*Phụ lục II/,
  )
  const { rows } = await sent("SELECT content FROM report_template WHERE code = 'full-report'")
  const content = rows[0].content
  for (const annex of content.annexes) if (annex.of === 'agencies') annex.withoutData = 'say-so'
  await sent("UPDATE report_template SET content = $1 WHERE code = 'full-report'", [JSON.stringify(content)])
  const said = await page()
  for (const head of ['Kinh phí (chưa có số liệu)', 'Tư vấn (chưa có số liệu)', 'Số TTHC thuộc thẩm quyền (chưa có số liệu)']) expect(said).toContain(head)
})
