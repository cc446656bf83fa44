// Papers and activities from a file: what is right enters by one act, what is wrong is named by row and cell, and a second time nothing happens.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '../src/kernel/uuid.ts'
import { exportPapers, listPapers, recordPaper, showPaper } from '../src/papers/registers/paper.contract.ts'
import { importPapers, paperImportSheet, previewPaperImport, type PaperImportPreview } from '../src/papers/registers/paper-import.contract.ts'
import { paperImportJobs } from '../src/papers/registers/paper-import.jobs.ts'
import { listActivities, programmeStrip, showActivity } from '../src/authority/programme/activity.contract.ts'
import { activityImportSheet, importActivities, previewActivityImport } from '../src/authority/programme/activity-import.contract.ts'
import { activityImportJobs } from '../src/authority/programme/activity-import.jobs.ts'
import { readTable } from '../src/platform/spreadsheets/read-table.ts'
import { writeXlsx } from '../src/platform/spreadsheets/write-xlsx.ts'
import { uploadFile } from '../src/register/files/file.contract.ts'
import type { ImportResult } from '../src/register/imports/import.contract.ts'
import { showWork, type WorkView } from '../src/register/works/work.contract.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'
import { withAgencies } from './support/programme-data.ts'

let product: TestProduct
let officer: Person
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
type Asked = Parameters<Person['call']>[0]
const ubnd = uuidv7(new Date())
const tdc = uuidv7(new Date())

beforeAll(async () => {
  product = await testProduct({ now: '2020-06-15T09:00:00Z' })
  officer = await product.person('programme-officer')
  for (const [id, level, name, symbol, here] of [
    [ubnd, 'peoples-committee', 'Ủy ban nhân dân Thành phố Hồ Chí Minh', 'UBND', []],
    [tdc, 'sub-department', 'Chi cục Tiêu chuẩn Đo lường Chất lượng', 'TĐC', ['report']],
  ] as const) {
    await product.db.owner.query(
      "INSERT INTO issuing_body (authority_id, id, level, name, symbol, place_name, signing_form, signer_title, series_here) VALUES (79,$1,$2,$3,$4,'Thành phố Hồ Chí Minh','','',$5)",
      [id, level, name, symbol, here],
    )
  }
  await withAgencies(product)
  await paperImportJobs(product.services.queue, product.services)
  await activityImportJobs(product.services.queue, product.services)
})
afterAll(() => product.close())

async function sheetOf(titles: string[], rows: (string | null)[][]): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of writeXlsx([{ name: 'Danh sách', columns: titles.map((title) => ({ title })), rows }])) parts.push(part)
  return Buffer.concat(parts)
}
async function upload(bytes: Uint8Array, name = 'van-ban.xlsx'): Promise<string> {
  const answer = await officer.upload(uploadFile, { name, type: xlsx, bytes })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<{ id: string }>().id
}
async function preview<P>(endpoint: Asked, fileId: string, more: Record<string, unknown> = {}): Promise<P> {
  const answer = await officer.call(endpoint, { body: { fileId, ...more } })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<P>()
}
async function imported(endpoint: Asked, fileId: string, mapping: unknown, more: Record<string, unknown> = {}): Promise<WorkView> {
  const answer = await officer.call(endpoint, { body: { fileId, mapping, skipBadRows: true, ...more } })
  expect(answer.statusCode, answer.body).toBe(202)
  const { workId } = answer.json<{ workId: string }>()
  for (let n = 0; n < 600; n++) {
    const seen = (await officer.call(showWork, { params: { workId } })).json<WorkView>()
    if (seen.state === 'done' || seen.state === 'failed') return seen
    await new Promise((wait) => setTimeout(wait, 100))
  }
  throw new Error('the import did not end')
}
const papers = async (query: Record<string, unknown> = {}) =>
  (await officer.call(listPapers, { query: { limit: 500, ...query } })).json<{ rows: { id: string; number: string }[]; total: number }>()
const eventsOf = async (type: string) =>
  (await product.db.owner.query<{ content: string }>('SELECT content FROM event WHERE type = $1', [type])).rows.map(
    ({ content }) => (JSON.parse(content) as { facts: Record<string, unknown> }).facts,
  )

const titles = ['Loại văn bản', 'Số, ký hiệu', 'Ngày ban hành', 'Cơ quan ban hành', 'Trích yếu', 'Chức vụ người ký', 'Nơi nhận', 'Đi, đến']
const five: (string | null)[][] = [
  ['Quyết định', '1451/QĐ-UBND', '29/04/2020', null, 'về việc phê duyệt Kế hoạch triển khai', 'Chủ tịch', 'Như Điều 3; Lưu: VT', 'Đi'],
  [null, '1452/QĐ-UBND', '29/04/2020', null, 'về việc phê duyệt Kế hoạch kiểm tra', null, null, null],
  ['QĐ', '1453/QĐ-UBND', '2020-04-29', 'UBND', 'về thành lập Đoàn kiểm tra', null, null, null],
  ['Công văn', '287/SKHCN-TĐC', '14/02/2020', 'Sở Khoa học và Công nghệ', 'lưu ý các cơ quan một số nội dung', null, null, null],
  ['Công văn', '619/SKHCN-TĐC', '20/03/2020', 'Sở Khoa học và Công nghệ', 'về việc cung cấp danh sách', null, null, null],
]

describe('papers from a file', () => {
  test('are shown as understood, enter by one act, and stay as they are the second time', async () => {
    const fileId = await upload(await sheetOf(titles, five))
    const seen = await preview<PaperImportPreview>(previewPaperImport, fileId)
    expect(seen).toMatchObject({ total: 5, counts: { created: 5, unchanged: 0, refused: 0 }, missing: [], errors: [] })
    expect(seen.rows[1]).toMatchObject({ kind: 'decision', number: '1452/QĐ-UBND', issuerName: 'Ủy ban nhân dân Thành phố Hồ Chí Minh', warnings: [] })
    expect((await papers()).total).toBe(0)
    const done = await imported(importPapers, fileId, seen.mapping)
    expect(done).toMatchObject({ state: 'done', done: 5, total: 5, result: { imported: true, counts: { created: 5, refused: 0 } } })
    const { rows, total } = await papers({ sort: 'number' })
    expect([total, rows.map(({ number }) => number)]).toEqual([5, ['287/SKHCN-TĐC', '619/SKHCN-TĐC', '1451/QĐ-UBND', '1452/QĐ-UBND', '1453/QĐ-UBND']])
    const one = await officer.call(showPaper, { params: { paperId: rows[2]?.id ?? '' } })
    expect(one.json()).toMatchObject({ issuer: { id: ubnd }, signerTitle: 'Chủ tịch', recipients: ['Như Điều 3', 'Lưu: VT'], version: 1 })
    expect(await papers({ q: 'doan kiem tra' })).toMatchObject({ total: 1 })
    expect(await eventsOf('paper.imported')).toMatchObject([{ created: 5, refused: 0, digest: (done.result as ImportResult).digest }])

    const again = await preview<PaperImportPreview>(previewPaperImport, await upload(await sheetOf(titles, five)))
    expect(again.counts).toEqual({ created: 0, unchanged: 5, refused: 0 })
  })

  test('a list exported from the register is read as it is', async () => {
    const list = await officer.call(exportPapers, { query: { format: 'xlsx' } })
    const seen = await preview<PaperImportPreview>(previewPaperImport, await upload(list.rawPayload, 'van-ban-da-ban-hanh.xlsx'))
    expect(seen).toMatchObject({ missing: [], counts: { created: 0, unchanged: 5, refused: 0 } })
  })

  test('bad rows are named with their cell; the others enter, and the result sheet says why', async () => {
    const bad = [
      ['Quyết định', '1460/QĐ-UBND', '05/05/2020', null, 'về việc đúng', null, null, null],
      ['Quyết định', '1451/QĐ-UBND', '30/04/2020', null, 'về việc số đã có ngày khác', null, null, null],
      ['Quyết định', '16/2019/QĐ-UBND', '05/05/2020', null, 'về việc số của năm khác', null, null, null],
      ['Báo cáo', '09/BC-TĐC', '05/05/2020', null, 'về việc cấp số tại đây', null, null, null],
      ['Quyết định', '1461/QĐ-UBND', '31/02/2020', null, '=HYPERLINK("http://x")', null, null, null],
      ['Công văn', '9/BNV-X', '05/05/2020', 'Bộ Nội vụ', '<script>', null, null, 'Đến'],
    ]
    const fileId = await upload(await sheetOf(titles, bad))
    const seen = await preview<PaperImportPreview>(previewPaperImport, fileId)
    expect(seen.counts).toEqual({ created: 1, unchanged: 0, refused: 5 })
    expect(seen.errors.map(({ cell, code }) => [cell, code])).toEqual([
      ['B3', 'paper.number-taken'],
      ['B4', 'paper.import.other-year'],
      ['B5', 'paper.import.numbered-here'],
      ['C6', 'import.cell.not-a-day'],
      ['H7', 'paper.import.incoming'],
    ])
    const none = await imported(importPapers, fileId, seen.mapping, { skipBadRows: false })
    expect(none).toMatchObject({ state: 'done', result: { imported: false } })
    expect((await papers()).total).toBe(5)
    const done = await imported(importPapers, fileId, seen.mapping)
    expect(done.result).toMatchObject({ imported: true, counts: { created: 1, refused: 5 } })
    const sheet = await officer.call(paperImportSheet, { params: { workId: done.id } })
    const refused = await readTable(sheet.rawPayload, 'a.xlsx')
    expect(refused.rows).toHaveLength(5)
    expect(refused.rows[1]?.cells[2]).toBe('B4: Số 16/2019/QĐ-UBND ghi năm 2019 nhưng ngày ban hành là 05/05/2020. Đề nghị kiểm tra lại số hoặc ngày.')
    const other = await product.person('programme-officer')
    expect((await other.call(paperImportSheet, { params: { workId: done.id } })).statusCode).toBe(404)
  })

  test('as historical data they bear the numbers they bore, and the counter goes on behind them', async () => {
    const fileId = await upload(await sheetOf(titles, [['Báo cáo', '09/BC-TĐC', '05/05/2020', null, 'kết quả quý I', null, null, null]]))
    const seen = await preview<PaperImportPreview>(previewPaperImport, fileId, { history: true })
    expect(seen.counts).toEqual({ created: 1, unchanged: 0, refused: 0 })
    await imported(importPapers, fileId, seen.mapping, { historical: { source: 'Sổ văn bản đi năm 2020', reason: 'Nhập bù khi bắt đầu dùng phần mềm' } })
    const { rows } = await papers({ q: '09/bc' })
    expect((await officer.call(showPaper, { params: { paperId: rows[0]?.id ?? '' } })).json()).toMatchObject({
      recording: { historical: { source: 'Sổ văn bản đi năm 2020' }, lateDays: null },
    })
    const next = { kind: 'report', issuerId: tdc, issuedOn: '2020-06-15', abstract: 'kết quả tháng 5' }
    expect((await officer.call(recordPaper, { body: { ...next, number: '11/BC-TĐC' } })).json()).toMatchObject({ code: 'numbering.beyond-next' })
    expect((await officer.call(recordPaper, { body: { ...next, number: '10/BC-TĐC' } })).statusCode).toBe(201)
  })

  test('of 10,000 rows are checked and imported in seconds', async () => {
    const rows = Array.from({ length: 10_000 }, (_, n) => [
      'Quyết định',
      `${n + 2000}/QĐ-UBND`,
      n % 500 === 499 ? '31/02/2019' : '02/03/2019',
      null,
      `về việc thử ${n}`,
      null,
      null,
      null,
    ])
    const fileId = await upload(await sheetOf(titles, rows))
    const t0 = performance.now()
    const seen = await preview<PaperImportPreview>(previewPaperImport, fileId)
    const t1 = performance.now()
    expect(seen.counts).toEqual({ created: 9_980, unchanged: 0, refused: 20 })
    const done = await imported(importPapers, fileId, seen.mapping)
    const t2 = performance.now()
    expect(done.result).toMatchObject({ counts: { created: 9_980, refused: 20 } })
    expect((await preview<PaperImportPreview>(previewPaperImport, fileId)).counts).toEqual({ created: 0, unchanged: 9_980, refused: 20 })
    if (process.env['TEST_TIMES']) process.stdout.write(`10,000 papers: preview ${Math.round(t1 - t0)} ms, import ${Math.round(t2 - t1)} ms\n`)
  }, 120_000)

  test('belong to whoever may record papers', async () => {
    const leader = await product.person('authority-leader')
    expect((await leader.call(previewPaperImport, { body: { fileId: uuidv7(new Date()) } })).statusCode).toBe(403)
    const clerk = await product.person('records-clerk')
    expect((await clerk.call(previewPaperImport, { body: { fileId: uuidv7(new Date()) } })).json()).toMatchObject({ code: 'file.not-found' })
  })
})

describe('activities from a file', () => {
  const heads = [
    'Loại hoạt động',
    'Tên hoạt động',
    'Kỳ báo cáo',
    'Thời gian',
    'Số lượng',
    'Đơn vị tính',
    'Kênh đăng tải',
    'Văn bản liên quan',
    'Cơ quan liên quan',
  ]
  const done: (string | null)[][] = [
    ['Bản tin', 'Thực hiện bản tin ISO', '6 tháng đầu năm 2020', '6 tháng đầu năm 2020', '4', 'bản tin', 'website của Chi cục; bản tin TBT', null, null],
    ['Hướng dẫn', 'Hướng dẫn chuyển đổi', '2020-H1', null, null, null, null, '287/SKHCN-TĐC', 'Ủy ban nhân dân Quận 10'],
    ['Lùi lớp đào tạo', 'Các lớp đào tạo lùi do dịch bệnh', '6 tháng đầu năm 2020', 'tháng 7/2020', null, null, null, null, null],
  ]

  test('enter by one act with their papers and agencies; a newsletter on two channels counts once', async () => {
    const fileId = await upload(await sheetOf(heads, done), 'hoat-dong.xlsx')
    const seen = await preview<{ counts: object; mapping: object; rows: object[]; missing: string[] }>(previewActivityImport, fileId)
    expect(seen).toMatchObject({
      counts: { created: 3, unchanged: 0, refused: 0 },
      missing: [],
      rows: [{ channels: { length: 2 } }, { papers: 1, agencies: 1 }, {}],
    })
    const work = await imported(importActivities, fileId, seen.mapping)
    expect(work.result).toMatchObject({ imported: true, counts: { created: 3, unchanged: 0, refused: 0 } })
    const strip = (await officer.call(programmeStrip, { query: { period: '2020-H1' } })).json<{ activities: { kind: string; n: number | null }[] }>()
    expect(strip.activities.find(({ kind }) => kind === 'newsletter')?.n).toBe(4)
    const { rows } = (await officer.call(listActivities, { query: { kind: 'guidance' } })).json<{ rows: { id: string }[] }>()
    expect((await officer.call(showActivity, { params: { activityId: rows[0]?.id ?? '' } })).json()).toMatchObject({
      began: { precision: 'unknown' },
      ended: null,
      papers: [{ number: '287/SKHCN-TĐC', held: true }],
      agencies: [{ name: 'Ủy ban nhân dân Quận 10' }],
    })
    expect(await eventsOf('activity.imported')).toMatchObject([{ created: 3 }])
    const again = await preview<{ counts: object }>(previewActivityImport, await upload(await sheetOf(heads, done)))
    expect(again.counts).toEqual({ created: 0, unchanged: 3, refused: 0 })
  })

  test('bad rows are named with their cell, and the sheet says why', async () => {
    const fileId = await upload(
      await sheetOf(heads, [
        ['Hội thảo', 'Không có loại này', '2020-H1', null, null, null, null, null, null],
        ['Bản tin', 'Không rõ kỳ', null, '2020', '-3', null, null, '9999/QĐ-X', 'Sở Không Có'],
      ]),
    )
    const seen = await preview<{ counts: object; mapping: object; errors: { cell: string; code: string }[] }>(previewActivityImport, fileId)
    expect(seen.errors.map(({ cell, code }) => [cell, code])).toEqual([
      ['A2', 'import.cell.not-offered'],
      ['C3', 'activity.import.period-untold'],
      ['E3', 'activity.import.not-a-quantity'],
      ['H3', 'activity.import.paper-unknown'],
      ['I3', 'import.agency.unknown'],
    ])
    const work = await imported(importActivities, fileId, seen.mapping)
    const sheet = await officer.call(activityImportSheet, { params: { workId: work.id } })
    expect((await readTable(sheet.rawPayload, 'a.xlsx')).rows).toHaveLength(2)
  })
})
