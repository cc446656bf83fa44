import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inTransaction } from '../src/platform/db/transaction.ts'
import { readTable } from '../src/platform/spreadsheets/read-table.ts'
import { writeCsv } from '../src/platform/spreadsheets/write-csv.ts'
import { writeXlsx } from '../src/platform/spreadsheets/write-xlsx.ts'
import * as contract from '../src/register/agencies/agency.contract.ts'
import { agencyImportJobs } from '../src/register/agencies/agency-import.jobs.ts'
import * as importing from '../src/register/agencies/agency-import.contract.ts'
import { ImportResult } from '../src/register/imports/import.contract.ts'
import { defaultNamingRules } from '../src/register/agencies/naming-defaults.ts'
import { uploadFile } from '../src/register/files/file.contract.ts'
import { showWork, type WorkView } from '../src/register/works/work.contract.ts'
import { between, rebuilt } from './support/agencies.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'

let product: TestProduct
let officer: Person

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const titles = ['Mã', 'Tên cơ quan', 'Tên viết tắt', 'Loại', 'Khối', 'Cơ quan cấp trên', 'Có hiệu lực từ', 'Bắt buộc áp dụng']

async function gathered<Piece>(pieces: AsyncIterable<Piece>): Promise<Piece[]> {
  const all: Piece[] = []
  for await (const piece of pieces) all.push(piece)
  return all
}
async function bytesOf(rows: readonly (readonly (string | null)[])[]): Promise<Buffer> {
  return Buffer.concat(await gathered(writeXlsx([{ name: 'Cơ quan', columns: titles.map((title) => ({ title })), rows }])))
}
async function kept(bytes: Uint8Array, name = 'co-quan.xlsx', type = xlsxType): Promise<string> {
  const answer = await officer.upload(uploadFile, { name, type, bytes })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<{ id: string }>().id
}
const sample = (name: string) => readFile(join(import.meta.dirname, '../examples/hcmc-2020', name))
const preview = async (fileId: string, more: Record<string, unknown> = {}) => {
  const answer = await officer.call(importing.previewAgencyImport, { body: { fileId, ...more } })
  expect(answer.statusCode, answer.body).toBe(200)
  return importing.ImportPreview.parse(answer.json())
}
async function start(fileId: string, skipBadRows: boolean): Promise<string> {
  const { mapping } = await preview(fileId)
  const answer = await officer.call(importing.importAgencies, { body: { fileId, mapping, skipBadRows } })
  expect(answer.statusCode, answer.body).toBe(202)
  return answer.json<{ workId: string }>().workId
}
const workOf = async (workId: string) => (await officer.call(showWork, { params: { workId } })).json<WorkView>()
async function ended(workId: string): Promise<{ work: WorkView; result: ImportResult }> {
  for (let n = 0; n < 300; n++) {
    const work = await workOf(workId)
    if (work.state === 'done') return { work, result: ImportResult.parse(work.result) }
    if (work.state === 'failed') throw new Error(JSON.stringify(work.result))
    await new Promise((wait) => setTimeout(wait, 100))
  }
  throw new Error('the import did not end')
}
const imported = async (fileId: string, skipBadRows = false) => ended(await start(fileId, skipBadRows))
const total = async (query: Record<string, unknown> = {}) =>
  (await officer.call(contract.listAgencies, { query: { on: '2020-06-15', ...query } })).json<{ total: number }>().total
const deeds = async () =>
  (await product.db.owner.query<{ content: string }>("SELECT content FROM event WHERE type = 'agency.imported' ORDER BY seq")).rows.map(
    (row) => JSON.parse(row.content).facts,
  )

async function open(): Promise<void> {
  product = await testProduct({ now: '2020-06-20T03:00:00Z' })
  officer = await product.person('programme-officer')
}

describe('the lists of 2020', () => {
  beforeAll(async () => {
    await open()
    await agencyImportJobs(product.services.queue, product.services)
  })
  afterAll(() => product.close())

  test('come in: 63 bodies, then 322 communes below their districts, each file by one act', async () => {
    const bodies = await kept(await sample('01-co-quan-63.xlsx'))
    expect(await preview(bodies)).toMatchObject({
      total: 63,
      counts: { created: 63, unchanged: 0, refused: 0 },
      mapping: { code: 0, name: 1, shortName: 2, kind: 3, block: 4, parent: 5, validFrom: 6, obligation: 7 },
      errors: [],
    })
    expect(await total()).toBe(0)
    const { work, result } = await imported(bodies)
    expect([work.done, work.total, result.counts]).toEqual([63, 63, { created: 63, unchanged: 0, refused: 0 }])
    expect((await imported(await kept(await sample('02-phuong-xa-2019.xlsx')))).result.counts).toEqual({ created: 322, unchanged: 0, refused: 0 })
    expect([await total({ block: 'so-nganh' }), await total({ block: 'quan-huyen' }), await total({ block: 'phuong-xa' }), await total()]).toEqual([
      21, 24, 322, 385,
    ])
    expect((await deeds()).map((facts) => facts.created)).toEqual([63, 322])
    expect((await deeds())[0].digest).toBe(result.digest)
    const district = (await officer.call(contract.listAgencies, { query: { q: '771' } })).json().rows[0]
    expect([district.name, await total({ parentId: district.id })]).toEqual(['Ủy ban nhân dân Quận 10', 15])
    const { table, events } = await rebuilt(product)
    expect(table).toEqual(events)
  })

  test('are recognised when they come again', async () => {
    const before = (await deeds()).length
    expect((await imported(await kept(await sample('02-phuong-xa-2019.xlsx')))).result).toMatchObject({
      imported: true,
      counts: { created: 0, unchanged: 322, refused: 0 },
    })
    expect((await deeds()).slice(before).map((facts) => facts.created)).toEqual([0])
  })

  test('go out and come back in as they were', async () => {
    const file = await officer.call(contract.exportAgencies, { query: { format: 'xlsx', on: '2020-06-15' } })
    expect(await preview(await kept(file.rawPayload))).toMatchObject({ total: 385, counts: { created: 0, unchanged: 385, refused: 0 } })
    const csv = await officer.call(contract.exportAgencies, { query: { format: 'csv', on: '2020-06-15', language: 'en' } })
    expect(await preview(await kept(csv.rawPayload, 'a.csv', 'text/csv'))).toMatchObject({ total: 385, counts: { created: 0, unchanged: 385, refused: 0 } })
  })
})

describe('a file with bad rows', () => {
  beforeEach(async () => {
    await open()
    await agencyImportJobs(product.services.queue, product.services)
  })
  afterEach(() => product.close())

  const rows = [
    ['SA', 'Sở A', null, null, 'Sở, ngành', null, '01/01/2017', null],
    ['SB', 'Sở B', null, null, 'Sở, ngành', null, '31/02/2020', null],
    ['SA', 'Sở C', null, null, 'Khối lạ', 'Sở không có', '01/01/2017', null],
    ['SD', 'x'.repeat(500), null, null, 'Sở, ngành', null, '01/01/2017', null],
    ['SE', 'Phòng E', null, null, 'Sở, ngành', 'SA', '01/01/2018', null],
    ['SF', '=1+1 Sở F \u202E🏛', null, 'Ban', 'Sở, ngành', null, '01/01/2017', 'Bắt buộc'],
  ]

  test('names row, cell and reason, and imports nothing unless told to leave them out', async () => {
    const fileId = await kept(await bytesOf(rows))
    const seen = await preview(fileId)
    expect(seen.counts).toEqual({ created: 3, unchanged: 0, refused: 3 })
    expect(seen.errors).toEqual([
      { row: 3, cell: 'G3', column: 'Có hiệu lực từ', field: 'validFrom', code: 'import.cell.not-a-day', details: { read: '31/02/2020' } },
      {
        row: 4,
        cell: 'E4',
        column: 'Khối',
        field: 'block',
        code: 'agency-import.unknown-block',
        details: { read: 'Khối lạ', offered: 'Sở, ngành; Quận, huyện; Chi cục; Ban; Ngành dọc; Phường, xã, thị trấn' },
      },
      { row: 4, cell: 'F4', column: 'Cơ quan cấp trên', field: 'parent', code: 'agency-import.parent-not-found', details: { read: 'Sở không có' } },
      {
        row: 5,
        cell: 'B5',
        column: 'Tên cơ quan',
        field: 'name',
        code: 'import.cell.too-long',
        details: { length: 500, longest: 300, read: expect.stringMatching(/^x{79}…$/) as string },
      },
    ])
    const refused = await start(fileId, false)
    const none = await ended(refused)
    expect([none.result.imported, none.result.counts.created, await total(), (await deeds())[0].created]).toEqual([false, 0, 0, 0])

    const workId = await start(fileId, true)
    expect((await ended(workId)).result).toMatchObject({ imported: true, counts: { created: 3, unchanged: 0, refused: 3 }, errorCount: 4 })
    expect(await total()).toBe(3)
    const sheet = await officer.call(importing.agencyImportSheet, { params: { workId } })
    const table = await readTable(sheet.rawPayload, 'ket-qua.xlsx', { sheet: 'Tất cả các dòng' })
    expect(table.rows.map(({ cells }) => [cells[0], cells[1], cells[2]?.slice(0, 3)])).toEqual([
      ['2', 'Nhập mới', ''],
      ['3', 'Chưa nhập', 'G3:'],
      ['4', 'Chưa nhập', 'E4:'],
      ['5', 'Chưa nhập', 'B5:'],
      ['6', 'Nhập mới', ''],
      ['7', 'Nhập mới', ''],
    ])
    expect(table.rows[1]?.cells[2]).toContain('«31/02/2020» không phải là một ngày')
    const stranger = await product.person('programme-officer')
    expect((await stranger.call(importing.agencyImportSheet, { params: { workId } })).statusCode).toBe(404)
  })

  test("takes a CSV with other titles, and the officer's own mapping", async () => {
    const csv = (
      await gathered(
        writeCsv(
          [{ title: 'STT' }, { title: 'Đơn vị hành chính' }, { title: 'Quận huyện' }],
          [
            ['1', 'Phường 05', 'Quận 10'],
            ['2', 'Phường 05', 'Quận 11'],
            ['3', 'Phường 05', 'Quận 10'],
          ],
        ),
      )
    ).join('')
    const fileId = await kept(Buffer.from(csv), 'phuong.csv', 'text/csv')
    const defaults = { validFrom: '2019-10-06', block: 'phuong-xa' }
    await product.db.owner.query(
      'INSERT INTO naming_rule (authority_id, id, rule, position, valid_from, source) SELECT $1, gen_random_uuid(), r.value, r.ordinality, $2, $3 FROM jsonb_array_elements($4) WITH ORDINALITY r',
      [product.authority, '2020-03-05', 'thử', JSON.stringify(defaultNamingRules)],
    )
    await officer.call(contract.establishAgency, {
      body: {
        facts: {
          code: '771',
          name: 'Ủy ban nhân dân Quận 10',
          shortName: 'UBND Q.10',
          kind: 'district-committee',
          block: 'quan-huyen',
          parentId: null,
          obligation: 'undetermined',
          obligationBasis: null,
          address: null,
        },
        effectiveOn: '2017-01-01',
        paper: null,
        note: null,
      },
    })
    expect((await preview(fileId, { defaults })).rows.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['Ủy ban nhân dân Phường 5, Quận 10', 'created'],
      ['Ủy ban nhân dân Phường 5, Quận 11', 'refused'],
      ['Ủy ban nhân dân Phường 5, Quận 10', 'refused'],
    ])
    expect(await preview(fileId)).toMatchObject({ missing: ['block', 'validFrom'], rows: [], total: 3 })
    const own = await preview(fileId, { defaults, mapping: { name: 1 } })
    expect([own.mapping, own.rows[0]?.name]).toEqual([{ name: 1 }, 'Phường 05'])
  })

  test('that is no table, or not there, is refused before any work', async () => {
    const fileId = await kept(Buffer.from('một dòng chữ\n'), 'a.csv', 'text/csv')
    expect((await officer.call(importing.previewAgencyImport, { body: { fileId } })).json().code).toBe('spreadsheet.no-table')
    const missing = { fileId: '0172b57d-7e81-7553-a54a-27626b40e62c', mapping: { name: 0 }, skipBadRows: false }
    expect((await officer.call(importing.importAgencies, { body: missing })).json().code).toBe('file.not-found')
  })

  test('is all statements of a few, whatever the number of rows', async () => {
    const many = await kept(
      await bytesOf(Array.from({ length: 2500 }, (_, n) => [`C${n}`, `Cơ quan ${n}`, null, null, 'Sở, ngành', n === 0 ? null : 'C0', '01/01/2017', null])),
    )
    const statements = await between(() => imported(many))
    expect(statements.filter((sql) => sql.includes('INSERT INTO agency_version'))).toHaveLength(3)
    expect(await total()).toBe(2500)
  })
})

describe('an import that is killed', () => {
  let child: ChildProcess | undefined
  beforeAll(open)
  afterAll(async () => {
    child?.kill('SIGKILL')
    await product.close()
  })
  const inRegister = async () => (await product.db.owner.query<{ n: number }>('SELECT count(*)::int AS n FROM agency')).rows[0]?.n

  test('leaves nothing, says that it has not ended, and is done whole when its job comes again', async () => {
    const rows = Array.from({ length: 6000 }, (_, n) => [`C${n}`, `Cơ quan ${n}`, null, null, 'Sở, ngành', n < 50 ? null : `C${n % 50}`, '01/01/2017', null])
    const workId = await start(await kept(await bytesOf(rows)), false)
    child = spawn(process.execPath, [join(import.meta.dirname, 'support/import-worker.ts'), product.db.url, product.services.files], { stdio: 'ignore' })
    for (let n = 0; n < 1000 && (await workOf(workId)).done === 0; n++) await new Promise((wait) => setTimeout(wait, 15))
    child.kill('SIGKILL')
    const work = await workOf(workId)
    expect([work.state, work.done > 0, work.done < 6000, work.result]).toEqual(['running', true, true, null])
    await new Promise((wait) => setTimeout(wait, 500))
    expect([await inRegister(), await deeds()]).toEqual([0, []])

    await agencyImportJobs(product.services.queue, product.services)
    await inTransaction(product.services.database, { side: 'authority', authority: product.authority }, 'write', (tx) =>
      product.services.queue.send(tx, 'agency-import', { authority: product.authority, work: workId }),
    )
    expect((await ended(workId)).result.counts.created).toBe(6000)
    expect([await inRegister(), (await deeds()).length]).toEqual([6000, 1])
  })
})
