import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as contract from '../src/authority/reports/report.contract.ts'
import { listReportTemplates } from '../src/authority/reports/template.contract.ts'
import { recordDirection } from '../src/authority/programme/direction.contract.ts'
import { type Bodies, worldOf2020 } from './reports-2020.world.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'

let product: TestProduct
let officer: Person
let bodies: Bodies
let reportId: string

beforeAll(async () => {
  product = await testProduct({ now: '2020-06-16T02:00:00Z' })
  officer = await product.person('programme-officer')
  bodies = await worldOf2020(product, officer)
}, 120_000)
afterAll(() => product.close())

const params = () => ({ reportId })
const shown = async () => (await officer.call(contract.showReport, { params: params() })).json()
const figures = async () => (await officer.call(contract.showFigures, { params: params() })).json()
const page = async () =>
  ((await officer.call(contract.previewReport, { params: params() })).json().html as string).replace(/<\/?button[^>]*>/g, '').replace(/<[^>]+>/g, '\n')
const freeze = async (over: object = {}) =>
  officer.call(contract.freezeReport, { params: params(), body: { version: (await shown()).version, digest: (await figures()).digest, ...over } })
const word = async (section: string, text: string) =>
  officer.call(contract.saveWording, { params: params(), body: { version: (await shown()).version, section, place: 'beside', text } })

test('an authority that was set up before the full report came is given it', async () => {
  const held = async () => (await officer.call(listReportTemplates)).json().rows.length
  await product.db.owner.query("DELETE FROM report_template WHERE code = 'full-report'")
  expect(await held()).toBe(2)
  const migration = await readFile('db/migrations/0021-full-report.sql', 'utf8')
  await product.db.owner.query(migration)
  await product.db.owner.query(migration)
  expect(await held()).toBe(3)
})

test('a half-year has one report of each template', async () => {
  expect((await officer.call(listReportTemplates)).json().rows.map((row: { code: string }) => row.code)).toEqual([
    'half-year-bulletin',
    'full-report',
    'year-report',
  ])
  const body = { period: '2020-H1', dataDate: '2020-06-15', issuerId: bodies.SKHCN }
  const create = (over: object) => officer.call(contract.createReport, { body: { ...body, ...over } })
  expect((await create({})).statusCode).toBe(201)
  const full = await create({ template: 'full-report' })
  expect(full.statusCode).toBe(201)
  reportId = full.json().id
  expect((await create({ template: 'full-report' })).json().code).toBe('report.period-taken')
  expect((await create({ template: 'nothing' })).json().code).toBe('report.template-missing')
  const { rows } = (await officer.call(contract.listReports)).json()
  expect(rows.map((row: { templateName: { vi: string } }) => row.templateName.vi).toSorted((a: string, b: string) => a.localeCompare(b, 'vi'))).toEqual(
    ['Báo cáo đầy đủ 6 tháng', 'Bản tin kết quả 6 tháng'].toSorted((a, b) => a.localeCompare(b, 'vi')),
  )
})

test('opens with what became of the tasks set before', async () => {
  const set = (task: string, outcome?: string) =>
    officer.call(recordDirection, { body: { period: '2020-H1', task, ...(outcome === undefined ? {} : { outcome }) } })
  expect((await set('Tổ chức lớp đánh giá viên nội bộ', 'Đã tổ chức, đúng kế hoạch.')).statusCode).toBe(201)
  expect((await set('Rà soát danh sách tổ chức tư vấn')).statusCode).toBe(201)
  const text = await page()
  expect(text).toContain('Tổ chức lớp đánh giá viên nội bộ: Đã tổ chức, đúng kế hoạch.')
  expect(text).toContain('Rà soát danh sách tổ chức tư vấn: chưa ghi nhận kết quả.')
})

test('stands in its parts, without an empty heading and without a false 0', async () => {
  const text = await page()
  const order = [
    'I. KẾT QUẢ THỰC HIỆN',
    '1. Kết quả thực hiện các nhiệm vụ đã đề ra',
    '2. Công tác chỉ đạo, ban hành văn bản',
    '3. Chuyển đổi, áp dụng và công bố',
    '47/63',
    'Khối ',
    'Đào tạo, tập huấn',
    'Công tác kiểm tra',
    'II. PHƯƠNG HƯỚNG',
    'Kiểm tra thực tế',
  ]
  const at = order.map((words) => text.replaceAll(/\s+/g, ' ').indexOf(words))
  expect(at).toEqual(at.toSorted((a, b) => a - b))
  expect(at[0]).toBeGreaterThan(0)
  for (const absent of ['TỒN TẠI', 'KIẾN NGHỊ', 'Kinh phí', 'Quy trình nội bộ giải quyết', 'khối báo cáo riêng', '0/322']) expect(text).not.toContain(absent)
  await word('shortcomings', 'Một số cơ quan còn chậm.')
  expect((await page()).replaceAll(/\s+/g, ' ')).toMatch(/II\. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN.*Một số cơ quan còn chậm\..*III\. PHƯƠNG HƯỚNG/)
})

test('a number typed by hand is told with the figure that says the same, and must be checked before freezing', async () => {
  expect((await figures()).unbound).toEqual([])
  await word('proposals', 'Sau Công văn số 287/SKHCN-TĐC ngày 14/02/2020, 47 cơ quan đã công bố; đề nghị bổ sung 5 biên chế.')
  expect((await figures()).unbound).toEqual([
    { section: 'proposals', name: { vi: 'Kiến nghị', en: 'Proposals' }, number: '47', offers: ['converted.n'] },
    { section: 'proposals', name: { vi: 'Kiến nghị', en: 'Proposals' }, number: '5', offers: expect.not.arrayContaining(['converted.n']) },
  ])
  const refused = await freeze()
  expect([refused.statusCode, refused.json()]).toMatchObject([409, { code: 'report.numbers-unchecked', details: { numbers: '47; 5' } }])
})

test('is neither shown nor frozen while the question behind a figure fails, and says which', async () => {
  const digest = (await figures()).digest
  const body = { version: (await shown()).version, digest, checked: true }
  await product.db.owner.query('REVOKE SELECT ON activity_version FROM hc_authority')
  try {
    const refused = await officer.call(contract.freezeReport, { params: params(), body })
    expect([refused.statusCode, refused.json()]).toMatchObject([409, { code: 'report.figure-failed' }])
    expect(refused.json().details.sections).toBe(
      'Đào tạo, tập huấn; Hướng dẫn, hỗ trợ cơ quan; Chỉ số cải cách hành chính; Thông tin, tuyên truyền; Hoạt động khác',
    )
    expect((await officer.call(contract.previewReport, { params: params() })).json().code).toBe('report.figure-failed')
    expect((await officer.call(contract.showFigures, { params: params() })).json().code).toBe('report.figure-failed')
    expect(await shown()).toMatchObject({ state: 'collecting', latest: 0 })
  } finally {
    await product.db.owner.query('GRANT SELECT ON activity_version TO hc_authority')
  }
})

test('is frozen, issued and kept in Word and PDF beside the bulletin', async () => {
  expect((await freeze({ checked: true })).json()).toMatchObject({ no: 1 })
  const events = await product.db.owner.query("SELECT content FROM event WHERE type = 'report.frozen'")
  expect(JSON.parse(events.rows[0].content).facts).toMatchObject({ typedNumbersChecked: 2 })
  const file = (format: contract.FileFormat, of: 'frozen' | 'issued') =>
    officer.call(contract.reportFile, { params: { ...params(), no: 1 }, query: { format, of } })
  expect((await file('docx', 'frozen')).rawPayload.subarray(0, 2).toString()).toBe('PK')
  const issued = await officer.call(contract.issueReport, {
    params: params(),
    body: { version: (await shown()).version, number: '9/BC-SKHCN', issuedOn: '2020-06-16', signerTitle: 'PHÓ GIÁM ĐỐC' },
  })
  expect([issued.statusCode, issued.json()]).toMatchObject([201, { no: 1 }])
  expect((await file('pdf', 'issued')).rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  expect((await file('json', 'frozen')).json()).toMatchObject({ template: { code: 'full-report' }, facts: { outcomes: [{ position: 1 }, { position: 2 }] } })
  expect((await shown()).state).toBe('issued')
})
