// Lines of a plan out of last year's table: what the product wrote itself as Word and as Excel is read again, and whatever stands otherwise is named.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPlan, exportPlan, savePlanLines, showPlan } from '../src/authority/plans/plan.contract.ts'
import { type ImportPreview, importPlanLines, planImportSheet, previewPlanImport } from '../src/authority/plans/plan-import.contract.ts'
import { planImportJobs } from '../src/authority/plans/plan-import.jobs.ts'
import { placeOfWork } from '../src/register/works/screens/work-place.ts'
import { establishAgency } from '../src/register/agencies/agency.contract.ts'
import { addBody } from '../src/register/authority/body.contract.ts'
import { uploadFile } from '../src/register/files/file.contract.ts'
import { showWork, type WorkView } from '../src/register/works/work.contract.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'

let product: TestProduct
let officer: Person
let issuerId: string
let former: string
let agencyIds: string[]

const quarter = (n: number, year: number) => ({ precision: 'quarter', quarter: `${year}-Q${n}` })
const names = ['Ủy ban nhân dân Quận 1', 'Ủy ban nhân dân huyện Bình Chánh']

beforeAll(async () => {
  product = await testProduct({ now: '2019-11-20T03:00:00Z' })
  await planImportJobs(product.services.queue, product.services)
  officer = await product.person('programme-officer')
  const administrator = await product.person('system-administrator')
  const body = {
    ...{ level: 'peoples-committee', name: 'Ủy ban nhân dân Thành phố Hồ Chí Minh', symbol: 'UBND', placeName: 'Thành phố Hồ Chí Minh' },
    ...{ signingForm: '', signerTitle: 'CHỦ TỊCH', recipients: [], seriesHere: [] },
  }
  issuerId = (await administrator.call(addBody, { body: { parentId: null, ...body } })).json().id
  agencyIds = await Promise.all(
    names.map(async (name, n) => {
      const facts = {
        code: `Q${n}`,
        name,
        shortName: name,
        kind: 'district-committee',
        block: 'quan-huyen',
        parentId: null,
        obligation: 'undetermined',
        obligationBasis: null,
        address: null,
      }
      return (await officer.call(establishAgency, { body: { facts, effectiveOn: '2019-01-01', paper: null, note: null } })).json().id as string
    }),
  )
  former = await begun(2019)
  const lines = [
    {
      section: 'Thông tin',
      task: 'Phát hành bản tin',
      quantity: 4,
      unit: 'bản tin',
      owner: 'Chi cục',
      from: quarter(1, 2019),
      to: quarter(4, 2019),
      budget: 40_000_000,
      budgetSource: 'Ngân sách',
    },
    {
      section: 'Thông tin',
      task: 'Hướng dẫn phường, xã',
      cooperating: ['Sở Nội vụ', 'Văn phòng UBND'],
      to: { precision: 'day', day: '2019-05-15' },
      product: 'Công văn',
    },
    { section: 'Kiểm tra', task: 'Kiểm tra việc duy trì', agencyIds, form: 'on-site', from: quarter(3, 2019), to: quarter(3, 2019) },
  ]
  expect((await officer.call(savePlanLines, { params: { planId: former }, body: { version: 1, lines } })).statusCode).toBe(200)
}, 60_000)
afterAll(() => product.close())

const begun = async (year: number, kind = 'application') =>
  (await officer.call(createPlan, { body: { kind, year, title: `Kế hoạch ${kind} năm ${year}`, issuerId } })).json().id as string
const shown = async (planId: string) => (await officer.call(showPlan, { params: { planId } })).json()
const kept = async (name: string, bytes: Uint8Array) =>
  (await officer.upload(uploadFile, { name, type: 'application/octet-stream', bytes: Buffer.from(bytes) })).json().id as string
const csv = (text: string) => kept('ke-hoach.csv', Buffer.from(`\uFEFF${text}\n`))
const previewed = async (planId: string, body: object) => (await officer.call(previewPlanImport, { params: { planId }, body })).json<ImportPreview>()
const deeds = async () => (await product.db.owner.query("SELECT subject_id FROM event WHERE type = 'plan.lines-imported'")).rows

async function imported(planId: string, body: object): Promise<WorkView> {
  const { mapping } = await previewed(planId, body)
  const asked = await officer.call(importPlanLines, { params: { planId }, body: { ...body, mapping, skipBadRows: true } })
  expect(asked.statusCode, asked.body).toBe(202)
  const { workId } = asked.json<{ workId: string }>()
  for (;;) {
    const seen = (await officer.call(showWork, { params: { workId } })).json<WorkView>()
    if (seen.state !== 'waiting' && seen.state !== 'running') return seen
    await new Promise((wait) => setTimeout(wait, 100))
  }
}

const said = (lines: Record<string, unknown>[]) =>
  lines.map(({ section, task, quantity, unit, owner, cooperating, from, to, product: made, budget, budgetSource, agencyIds: of, form }) => ({
    ...{ section, task, quantity, unit, owner, cooperating, from, to, made, budget, budgetSource, of, form },
  }))

describe('the table of last year', () => {
  test.each(['docx', 'xlsx'] as const)(
    'as %s becomes lines of the new plan, its times moved to the new year',
    async (format) => {
      const planId = await begun(format === 'docx' ? 2020 : 2021)
      const year = format === 'docx' ? 2020 : 2021
      const file = await officer.call(exportPlan, { params: { planId: former }, query: { format } })
      const fileId = await kept(`ke-hoach-2019.${format}`, file.rawPayload)
      const preview = await previewed(planId, { fileId, ofYear: 2019 })
      expect([preview.counts, preview.errors, preview.missing]).toEqual([{ created: 3, unchanged: 0, refused: 0 }, [], []])
      const work = await imported(planId, { fileId, ofYear: 2019 })
      expect(work).toMatchObject({ state: 'done', of: planId, result: { imported: true, counts: { created: 3, refused: 0 } } })
      expect(placeOfWork(work.kind, work.id, work.of)?.path).toBe(`/plans/${planId}/import`)
      const moved = JSON.parse(JSON.stringify(said((await shown(former)).lines)).replaceAll('2019', String(year)))
      expect(said((await shown(planId)).lines)).toEqual(moved)
      const again = await previewed(planId, { fileId, ofYear: 2019 })
      expect(again.counts).toEqual({ created: 0, unchanged: 3, refused: 0 })
      expect(await previewed(planId, { fileId })).toMatchObject({ counts: { created: 0, refused: 3 } })
    },
    60_000,
  )

  test('is told in one deed, with a result sheet, and nobody else’s save is lost', async () => {
    expect(await deeds()).toHaveLength(2)
    const planId = await begun(2022)
    await officer.call(savePlanLines, { params: { planId }, body: { version: 1, lines: [{ task: 'Việc có trước' }] } })
    const work = await imported(planId, { fileId: await csv('TT,Nội dung,Thời gian\nI,Đào tạo,\n1,Tổ chức lớp,Quý I\n2,Lớp khác,khi rảnh\n,Tổng cộng,') })
    expect(work.result).toMatchObject({
      counts: { created: 1, refused: 1 },
      errors: [{ row: 4, cell: 'C4', column: 'Thời gian', code: 'plan.time-unreadable' }],
    })
    expect((await shown(planId)).lines.map((line: { task: string }) => line.task)).toEqual(['Việc có trước', 'Tổ chức lớp'])
    expect((await shown(planId)).version).toBe(3)
    const sheet = await officer.call(planImportSheet, { params: { workId: work.id } })
    expect([sheet.statusCode, sheet.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK'])
  }, 60_000)
})

describe('refused', () => {
  const code = (answer: { statusCode: number; json: () => { code?: string } }) => [answer.statusCode, answer.json().code]
  test('a file that is none, a plan that is none, too many lines', async () => {
    const planId = await begun(2023)
    const preview = (body: object, of = planId) => officer.call(previewPlanImport, { params: { planId: of }, body })
    expect(code(await preview({ fileId: await kept('ke-hoach.docx', Buffer.from('%PDF-1.7')) }))).toEqual([400, 'spreadsheet.neither-word-nor-excel'])
    expect(code(await preview({ fileId: planId }))[0]).toBe(404)
    expect(code(await preview({ fileId: await csv('Nội dung,Thời gian\nViệc,Quý I') }, issuerId))).toEqual([404, 'plan.not-found'])
    const many = Array.from({ length: 501 }, (_, n) => `Việc ${n},Quý I`).join('\n')
    expect(code(await preview({ fileId: await csv(`Nội dung,Thời gian\n${many}`) }))).toEqual([400, 'plan.too-many-lines'])
    const nameless = await previewed(planId, { fileId: await csv('Cột một,Thời gian\nViệc,Quý I') })
    expect(nameless.missing).toEqual(['task'])
  }, 60_000)

  test('an agency that is not in the register is named in its cell; inspections may be told by agencies alone', async () => {
    const planId = await begun(2024, 'inspection')
    const fileId = await csv(
      `STT,Cơ quan được kiểm tra,Hình thức,Thời gian kiểm tra,Tổ kiểm tra\n1,${names[0]},Tại trụ sở,Tháng 7,Tổ 1\n2,Ủy ban nhân dân Quận Không Có,Qua điện thoại,Tháng 8,Tổ 2`,
    )
    const preview = await previewed(planId, { fileId })
    expect(preview.errors.map(({ cell, code: what }) => [cell, what])).toEqual([
      ['C3', 'import.cell.not-offered'],
      ['B3', 'import.agency.unknown'],
    ])
    await imported(planId, { fileId })
    expect((await shown(planId)).lines).toMatchObject([
      { task: `Kiểm tra tại ${names[0]}`, agencyIds: [agencyIds[0]], form: 'on-site', owner: 'Tổ 1', to: { precision: 'month', month: '2024-07' } },
    ])
  }, 60_000)
})
