// The decision that issues a plan is drafted from the plan, signed and recorded; then one act makes the plan the one in force.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { approvePlan, createPlan, draftPlanDecision, savePlanLines, showPlan } from '../src/authority/plans/plan.contract.ts'
import { discardDraftPaper, draftPaperFile, recordSignedPaper, saveDraftPaper, showDraftPaper } from '../src/papers/drafting/draft-paper.contract.ts'
import { seedPaperTemplates } from '../src/papers/drafting/facade.ts'
import { inTransaction } from '../src/platform/db/transaction.ts'
import { addBody } from '../src/register/authority/body.contract.ts'
import { uploadFile } from '../src/register/files/file.contract.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'

let product: TestProduct
let officer: Person
let clerk: Person
let planId: string

beforeAll(async () => {
  product = await testProduct({ now: '2020-04-20T03:00:00Z' })
  officer = await product.person('programme-officer')
  clerk = await product.person('records-clerk')
  const administrator = await product.person('system-administrator')
  await inTransaction(product.services.database, { side: 'authority', authority: product.authority }, 'write', (tx) =>
    seedPaperTemplates(tx, product.authority, product.services.clock.now()),
  )
  const body = { name: 'Ủy ban nhân dân Thành phố Hồ Chí Minh', symbol: 'UBND', placeName: 'Thành phố Hồ Chí Minh', signingForm: 'TM. ỦY BAN NHÂN DÂN' }
  const issuerId = (
    await administrator.call(addBody, {
      body: { parentId: null, level: 'peoples-committee', ...body, signerTitle: 'CHỦ TỊCH', recipients: [], seriesHere: [] },
    })
  ).json().id
  planId = (
    await officer.call(createPlan, { body: { kind: 'application', year: 2020, title: 'Kế hoạch triển khai áp dụng ISO 9001 năm 2020', issuerId } })
  ).json().id
  const quarter = (n: number) => ({ precision: 'quarter', quarter: `2020-Q${n}` })
  const lines = [
    { section: 'Thông tin', task: 'Phát hành bản tin', quantity: 4, unit: 'bản tin', from: quarter(1), to: quarter(4) },
    { section: 'Đào tạo', task: 'Tổ chức lớp đào tạo', quantity: 2, unit: 'lớp', to: quarter(2), budget: 50_000_000, owner: 'Chi cục' },
  ]
  expect((await officer.call(savePlanLines, { params: { planId }, body: { version: 1, lines } })).statusCode).toBe(200)
}, 60_000)
afterAll(() => product.close())

const shown = async () => (await officer.call(showPlan, { params: { planId } })).json()
const begin = (version: number, who = officer) => who.call(draftPlanDecision, { params: { planId }, body: { version, unit: 'TĐC' } })
const draftOf = async (id: string) => (await officer.call(showDraftPaper, { params: { draftPaperId: id } })).json()
const coded = (answer: { statusCode: number; json: () => { code?: string } }) => [answer.statusCode, answer.json().code]

test('the draft carries the sections and lines of the plan as its table, and there is one at a time', async () => {
  expect(coded(await begin(1))).toEqual([409, 'record.changed-meanwhile'])
  const [made, second] = await Promise.all([begin(2), begin(2)])
  expect([made.statusCode, second.statusCode].toSorted((a, b) => a - b)).toEqual([201, 409])
  expect(coded(await begin(2))).toEqual([409, 'plan.decision-drafted'])
  const { id } = (made.statusCode === 201 ? made : second).json()
  const draft = await draftOf(id)
  expect(draft).toMatchObject({ kind: 'decision', unit: 'TĐC', abstract: 'Ban hành Kế hoạch triển khai áp dụng ISO 9001 năm 2020', state: 'draft' })
  const table = draft.text.annexes[0].blocks.find(({ kind }: { kind: string }) => kind === 'table')
  expect(table.columns.map(({ title }: { title: string }) => title)).toEqual([
    'STT',
    'Nội dung công việc',
    'Số lượng',
    'Đơn vị chủ trì',
    'Thời gian thực hiện',
    'Kinh phí (đồng)',
  ])
  expect(table.rows).toEqual([
    ['I', 'Thông tin', '', '', '', ''],
    ['1', 'Phát hành bản tin', '04 bản tin', '', 'Quý I/2020 – Quý IV/2020', ''],
    ['II', 'Đào tạo', '', '', '', ''],
    ['2', 'Tổ chức lớp đào tạo', '02 lớp', 'Chi cục', 'Quý II/2020', '50.000.000'],
  ])
  expect((await shown()).editions[0].decision).toMatchObject({ draftId: id, state: 'draft', paper: null })
  const word = await officer.call(draftPaperFile, { params: { draftPaperId: id }, query: { format: 'docx' } })
  expect([word.statusCode, word.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK'])
  expect((await product.db.owner.query("SELECT type FROM event WHERE type = 'draft-paper.begun'")).rows).toHaveLength(1)
}, 60_000)

test('given up, another may be begun; issued, it approves the plan', async () => {
  const first = (await shown()).editions[0].decision.draftId
  expect((await officer.call(discardDraftPaper, { params: { draftPaperId: first }, body: { version: 1, reason: 'Soạn lại' } })).statusCode).toBe(200)
  const { id } = (await begin(2)).json()
  const { text } = await draftOf(id)
  const fields = {
    ...text.fields,
    proposer: 'Giám đốc Sở Khoa học và Công nghệ',
    executors: 'Chánh Văn phòng',
    lead: 'Chi cục',
    reportBy: '2020-12-15',
    budget: 'Ngân sách',
  }
  const saved = await officer.call(saveDraftPaper, { params: { draftPaperId: id }, body: { version: 1, base: 1, text: { ...text, fields } } })
  expect(saved.statusCode, saved.body).toBe(200)
  const fileId = (
    await clerk.upload(uploadFile, { name: 'ban-ky.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n') })
  ).json().id
  const form = { number: '1451/QĐ-UBND', issuedOn: '2020-04-20', signerName: 'Nguyễn Văn A', signerTitle: 'Chủ tịch', fileId }
  const signed = await clerk.call(recordSignedPaper, { params: { draftPaperId: id }, body: { version: saved.json().version, ...form } })
  expect(signed.statusCode, signed.body).toBe(200)
  const { version, editions } = await shown()
  expect(editions[0].decision).toMatchObject({ draftId: id, state: 'issued', paper: { id: signed.json().paperId, number: '1451/QĐ-UBND' } })
  const approved = await officer.call(approvePlan, { params: { planId }, body: { version, paperId: editions[0].decision.paper.id } })
  expect(approved.statusCode, approved.body).toBe(200)
  expect(await shown()).toMatchObject({ state: 'approved', counts: { lines: 2 } })
  expect(coded(await begin(version + 1))).toEqual([409, 'plan.approved-already'])
}, 60_000)
