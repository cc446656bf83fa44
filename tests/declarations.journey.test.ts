import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as conversion from '../src/conformity/declarations/conversion.contract.ts'
import * as contract from '../src/conformity/declarations/declaration.contract.ts'
import * as reviews from '../src/conformity/declarations/review.contract.ts'
import { loadDeclarations } from '../src/demo/demo-records.ts'
import { demoChoice } from '../src/demo/hcmc-2020.ts'
import { inTransaction } from '../src/platform/db/transaction.ts'
import { readTable } from '../src/platform/spreadsheets/read-table.ts'
import { uploadFile } from '../src/register/files/file.contract.ts'
import { between, foreigner } from './support/agencies.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'
import { actorOf, withAgencies } from './support/programme-data.ts'

let product: TestProduct
let officer: Person
let leader: Person

const { declared, missing } = demoChoice()
const [first, second] = missing
const edition = 'TCVN ISO 9001:2015'

beforeAll(async () => {
  product = await testProduct({ now: '2020-06-15T09:00:00Z' })
  officer = await product.person('programme-officer')
  leader = await product.person('authority-leader')
  await withAgencies(product)
  await inTransaction(product.services.database, { side: 'authority', authority: product.authority }, 'write', (tx) =>
    loadDeclarations(tx, { by: actorOf(product, officer), at: product.services.clock.now() }),
  )
})
afterAll(() => product.close())

interface Shown {
  statusCode: number
  body: string
  json: () => { code?: string; errors?: { path: string; code: string }[]; details?: Record<string, unknown> }
}
const coded = (answer: Shown) => [answer.statusCode, answer.json().code]
const body = (more: Record<string, unknown> = {}) => ({
  agencyId: first?.id,
  edition,
  kind: 'initial',
  number: '15/QĐ-ABC',
  issuedOn: '2020-06-15',
  effectiveOn: '2020-06-15',
  annex: 'none-yet',
  ...more,
})
const record = (more: Record<string, unknown> = {}, who = officer) => who.call(contract.recordDeclaration, { body: body(more) })
const recorded = async (more: Record<string, unknown> = {}): Promise<{ id: string; version: number }> => {
  const answer = await record(more)
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json()
}
const progress = async (query: Record<string, string> = {}, who = officer) =>
  (await who.call(conversion.showProgress, { query })).json<conversion.ConversionProgress>()
const main = async (query: Record<string, string> = {}) => (await progress(query)).main
const list = async (query: Record<string, unknown> = {}, who = officer) =>
  (await who.call(contract.listDeclarations, { query })).json<{ rows: contract.DeclarationRow[]; total: number; more: boolean }>()
const show = (declarationId: string, who = officer) => who.call(contract.showDeclaration, { params: { declarationId } })
const standings = async (query: Record<string, unknown>, who = officer) =>
  (await who.call(conversion.listStandings, { query: { limit: 500, ...query } })).json<{ rows: conversion.AgencyStanding[]; total: number }>()

describe('47/63 on the data date', () => {
  test('stands with its 16, the communes apart without data', async () => {
    const seen = await progress({ on: '2020-06-15' })
    expect(seen).toMatchObject({
      edition,
      on: '2020-06-15',
      knownAt: null,
      main: { n: 47, notYet: 16, noData: 0, total: 63 },
      apart: { n: 0, notYet: 0, noData: 322, total: 322 },
    })
    expect(seen.blocks.map((b) => [b.block, b.n, b.total])).toEqual([
      ['so-nganh', 15, 21],
      ['quan-huyen', 18, 24],
      ['chi-cuc', 7, 9],
      ['ban', 4, 5],
      ['nganh-doc', 3, 4],
      ['phuong-xa', 0, 322],
    ])
  })

  test('opens the 47 names, the 16, and the 322', async () => {
    const n = await standings({ on: '2020-06-15', standing: 'declared' })
    expect(n.total).toBe(47)
    expect(new Set(n.rows.map((row) => row.agencyId))).toEqual(new Set(declared.map((agency) => agency.id)))
    expect(n.rows.every((row) => row.declaration?.edition === edition)).toBe(true)
    const rest = await standings({ on: '2020-06-15', standing: 'not-yet' })
    expect(new Set(rest.rows.map((row) => row.agencyId))).toEqual(new Set(missing.map((agency) => agency.id)))
    expect(rest.rows.filter((row) => row.reason === 'older-edition').map((row) => row.declaration?.edition)).toEqual([
      'TCVN ISO 9001:2008',
      'TCVN ISO 9001:2008',
    ])
    expect(rest.rows.filter((row) => row.reason === 'reviewed')).toHaveLength(14)
    expect(await standings({ on: '2020-06-15', standing: 'no-data', apart: 'true' })).toMatchObject({ total: 322 })
    expect(await standings({ on: '2020-06-15', standing: 'no-data', apart: 'false' })).toMatchObject({ total: 0, rows: [] })
    expect((await standings({ on: '2020-06-15', block: 'ban', q: 'ban quan ly' })).rows.every((row) => row.block === 'ban')).toBe(true)
  })

  test('is smaller the day before the last of them issued, and unknown before anybody looked', async () => {
    const last = (await list({ limit: 1 })).rows[0]?.issuedOn ?? ''
    expect((await main({ on: last })).n).toBe(47)
    const before = await main({ on: '2020-05-31' })
    expect(before).toMatchObject({ n: 45, notYet: 0, noData: 18, total: 63 })
    expect(await main({ on: '2016-06-30' })).toEqual({ n: 0, notYet: 0, noData: 0, total: 0 })
    expect(await main({ on: '2020-06-15', edition: 'TCVN ISO 9001:2008' })).toMatchObject({ n: 2, noData: 61 })
    expect(coded(await officer.call(conversion.showProgress, { query: { edition: 'ISO 14001' } }))).toEqual([400, 'edition.unknown'])
    expect(coded(await officer.call(conversion.showProgress, { query: { on: '1999-01-01' } }))).toEqual([400, 'edition.none-in-force'])
  })

  test('comes by month, from its first to its last day', async () => {
    const { points } = (await officer.call(conversion.showCourse, { query: { from: '2018-01-01', to: '2020-06-15' } })).json<{
      points: conversion.CoursePoint[]
    }>()
    expect(points).toHaveLength(30)
    expect(points[0]).toMatchObject({ on: '2018-01-31', main: { n: 1, total: 63 } })
    expect(points.at(-1)).toMatchObject({ on: '2020-06-15', main: { n: 47, total: 63, known: 63 }, apart: { n: 0, total: 322, known: 322 } })
    expect(points.map((p) => p.main.n)).toEqual(points.map((p) => p.main.n).toSorted((a, b) => a - b))
    expect(coded(await officer.call(conversion.showCourse, { query: { from: '2020-06-15', to: '2018-01-01' } }))).toEqual([400, 'conversion.course-backwards'])
    expect(coded(await officer.call(conversion.showCourse, { query: { from: '1990-01-01', to: '2018-01-01' } }))).toEqual([400, 'conversion.course-too-long'])
  })

  test('becomes 48 with one more, is 47 again as it was known, and 47 after the record is taken back', async () => {
    const known = '2020-06-15T16:30:00+07:00'
    product.setNow('2020-06-15T10:00:00Z')
    const { id, version } = await recorded()
    expect(await main({ on: '2020-06-15' })).toMatchObject({ n: 48, notYet: 15, total: 63 })
    expect(await main({ on: '2020-06-14' })).toMatchObject({ n: 47 })
    expect(await main({ on: '2020-06-15', knownAt: known })).toMatchObject({ n: 47, notYet: 16 })
    product.setNow('2020-06-15T11:00:00Z')
    const retract = (seen: number) =>
      officer.call(contract.retractDeclaration, { params: { declarationId: id }, body: { version: seen, reason: 'Nhập nhầm cơ quan' } })
    expect(coded(await retract(7))).toEqual([409, 'record.changed-meanwhile'])
    expect((await retract(version)).json()).toEqual({ id, version: 2 })
    expect(coded(await retract(2))).toEqual([409, 'declaration.retracted-already'])
    expect(await main({ on: '2020-06-15' })).toMatchObject({ n: 47 })
    expect(await main({ on: '2020-06-15', knownAt: '2020-06-15T10:30:00Z' })).toMatchObject({ n: 48 })
    expect((await show(id)).json()).toMatchObject({ state: 'retracted', recordedTo: '2020-06-15T11:00:00.000Z', replacedBy: null })
    expect((await list({ agencyId: first?.id })).rows.map((row) => row.id)).not.toContain(id)
    const then = '2020-06-15T10:30:00Z'
    expect((await list({ agencyId: first?.id, knownAt: then })).rows).toContainEqual(expect.objectContaining({ id, state: 'in-force' }))
    expect((await list({ agencyId: first?.id, knownAt: then, sort: 'agency', state: 'in-force' })).rows.map((row) => row.id)).toContain(id)
    expect((await list({ agencyId: first?.id, knownAt: known })).rows.map((row) => row.id)).not.toContain(id)
    const shown = (knownAt: string) => officer.call(contract.showDeclaration, { params: { declarationId: id }, query: { knownAt } })
    expect((await shown(then)).json()).toMatchObject({ state: 'in-force', recordedTo: null })
    expect((await shown(known)).statusCode).toBe(404)
  })
})

describe('a record', () => {
  test('is shown with its file, its state and the others of the agency', async () => {
    const pdf = { name: 'công bố.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF') }
    const file = (await officer.upload(uploadFile, pdf)).json<{ id: string }>()
    const { id } = await recorded({
      agencyId: second?.id,
      number: 'Số: 016 / QĐ-ABC',
      annex: 'attached',
      fileId: file.id,
      signerName: 'Nguyễn Văn A',
      signerTitle: 'Giám đốc',
      note: 'Bản giấy ở Phòng',
      effectiveOn: undefined,
    })
    const view = (await show(id)).json<contract.DeclarationView>()
    expect(view).toMatchObject({
      number: '016/QĐ-ABC',
      effectiveOn: '2020-06-15',
      state: 'in-force',
      annex: 'attached',
      hasFile: true,
      hasAnnexFile: false,
      agencyName: second?.name,
      file: { name: 'công bố.pdf', mediaType: 'application/pdf' },
      signerName: 'Nguyễn Văn A',
      note: 'Bản giấy ở Phòng',
      replaces: null,
      replacedBy: null,
    })
    const part = (name: string, who = officer) => who.call(contract.declarationFile, { params: { declarationId: id, part: name as 'annex' } })
    const download = await part('declaration')
    expect([download.statusCode, download.headers['content-disposition'], download.rawPayload.length]).toEqual([
      200,
      expect.stringMatching(/^attachment; filename="cong bo\.pdf"/),
      pdf.bytes.length,
    ])
    expect(coded(await part('annex'))).toEqual([404, 'declaration.file-not-found'])
    const own = await product.person('iso-secretary', second?.id)
    const other = await product.person('iso-secretary', first?.id)
    expect((await part('declaration', own)).statusCode).toBe(200)
    expect(coded(await part('declaration', other))).toEqual([404, 'declaration.file-not-found'])
    expect((await show(id, own)).json()).toMatchObject({ file: { name: 'công bố.pdf' } })
    await officer.call(contract.retractDeclaration, { params: { declarationId: id }, body: { version: 1, reason: 'Thử' } })
  })

  test('is corrected by a new one; the wrong one stays readable and known as of then', async () => {
    product.setNow('2020-06-15T12:00:00Z')
    const wrong = await recorded({ agencyId: second?.id, number: '20/QĐ-ABC', issuedOn: '2020-03-02', effectiveOn: '2020-03-02' })
    product.setNow('2020-06-15T13:00:00Z')
    const correct = (version: number, more: Record<string, unknown> = {}) =>
      officer.call(contract.correctDeclaration, {
        params: { declarationId: wrong.id },
        body: {
          ...body({ agencyId: second?.id, number: '20/QĐ-ABC', issuedOn: '2020-06-01', effectiveOn: '2020-06-01', ...more }),
          version,
          reason: 'Nhầm ngày',
        },
      })
    expect(coded(await correct(9))).toEqual([409, 'record.changed-meanwhile'])
    expect(coded(await correct(1, { effectiveOn: '2020-05-01' }))).toEqual([400, 'declaration.effective-before-issue'])
    const right = (await correct(1)).json<{ id: string; version: number }>()
    expect(right).toEqual({ id: expect.any(String) as string, version: 1 })
    expect(coded(await correct(2))).toEqual([409, 'declaration.retracted-already'])
    expect((await show(wrong.id)).json()).toMatchObject({ state: 'retracted', replacedBy: right.id, issuedOn: '2020-03-02' })
    expect((await show(right.id)).json()).toMatchObject({ state: 'in-force', replaces: wrong.id, issuedOn: '2020-06-01' })
    const on = '2020-05-01'
    const found = async (knownAt: Record<string, string>) => (await standings({ on, standing: 'declared', q: second?.name, ...knownAt })).total
    expect(await found({})).toBe(0)
    expect(await found({ knownAt: '2020-06-15T12:30:00Z' })).toBe(1)
    await officer.call(contract.retractDeclaration, { params: { declarationId: right.id }, body: { version: 1, reason: 'Thử' } })
  })

  test('that waits, was withdrawn or was followed by another says so', async () => {
    const agencyId = second?.id
    const of = async (id: string) => (await show(id)).json<contract.DeclarationView>()
    const made: string[] = []
    const make = async (more: Record<string, unknown>) => {
      const { id } = await recorded({ agencyId, ...more })
      made.push(id)
      return id
    }
    const waiting = await make({ number: '31/QĐ-A', effectiveOn: '2020-07-01' })
    expect(await of(waiting)).toMatchObject({ state: 'not-yet-effective' })
    expect((await standings({ on: '2020-06-15', q: second?.name })).rows).toMatchObject([
      { standing: 'not-yet', reason: 'not-yet-effective', declaration: { id: waiting } },
    ])
    const old = await make({ number: '30/QĐ-A', issuedOn: '2019-01-02', effectiveOn: '2019-01-02', withdrawnOn: '2019-06-01' })
    expect(await of(old)).toMatchObject({ state: 'withdrawn', withdrawnOn: '2019-06-01', others: [{ id: waiting }] })
    expect((await standings({ on: '2019-05-31', q: second?.name })).rows).toMatchObject([{ standing: 'declared' }])
    expect((await standings({ on: '2019-06-01', q: second?.name })).rows).toMatchObject([{ standing: 'not-yet', reason: 'withdrawn' }])
    const before = await make({ number: '29/QĐ-A', issuedOn: '2019-08-02', effectiveOn: '2019-08-02' })
    await make({ number: '32/QĐ-A', issuedOn: '2020-01-02', effectiveOn: '2020-01-02' })
    expect(await of(before)).toMatchObject({ state: 'superseded' })
    for (const declarationId of made) await officer.call(contract.retractDeclaration, { params: { declarationId }, body: { version: 1, reason: 'Thử' } })
  })

  test('is found by name without marks, by short name and by number; filtered, sorted, and handed on as a sheet', async () => {
    const {
      rows: [some],
    } = await list({ limit: 1, block: 'quan-huyen' })
    const bare = (some?.agencyName ?? '')
      .normalize('NFD')
      .replace(/\p{Mn}/gu, '')
      .replace(/[đĐ]/g, 'd')
      .toLowerCase()
    expect((await list({ q: bare })).rows.map((row) => row.id)).toContain(some?.id)
    expect((await list({ q: some?.agencyShortName })).rows.map((row) => row.id)).toContain(some?.id)
    expect((await list({ q: some?.number.replace('QĐ', 'qd') })).rows.map((row) => row.id)).toContain(some?.id)
    expect((await list({ q: '/// %_\\' })).total).toBe(0)
    expect((await list({ edition: 'TCVN ISO 9001:2008' })).total).toBe(2)
    expect((await list({ edition })).total).toBe(47)
    expect((await list({ annex: 'none-yet,attached', edition })).total + (await list({ annex: 'on-paper', edition })).total).toBe(47)
    expect((await list({ issuedFrom: '2020-06-01', issuedTo: '2020-06-30' })).total).toBe(2)
    expect((await list({ on: '2017-12-31' })).total).toBe(2)
    const names = (await list({ sort: 'agency', limit: 500 })).rows.map((row) => row.agencyName)
    expect(names).toEqual(names.toSorted(new Intl.Collator('vi', { numeric: true }).compare))
    expect((await list({ limit: 10, from: 40 })).rows).toHaveLength(9)
    expect(await list({ from: 5000 })).toMatchObject({ rows: [], total: 49 })
    const sheet = await leader.call(contract.exportDeclarations, { query: { edition, format: 'xlsx' } })
    const table = await readTable(sheet.rawPayload, 'a.xlsx')
    expect([table.header.slice(0, 4), table.rows.length]).toEqual([['Cơ quan', 'Mã cơ quan', 'Số quyết định', 'Ngày ban hành'], 47])
    const csv = await leader.call(conversion.exportStandings, { query: { on: '2020-06-15', standing: 'not-yet', format: 'csv', language: 'en' } })
    expect((await readTable(csv.rawPayload, 'a.csv')).rows).toHaveLength(16)
    expect((await officer.call(contract.listEditions, { query: { on: '2017-05-01' } })).json()).toMatchObject({
      rows: [
        { code: 'TCVN ISO 9001:2026', inForce: false, validFrom: null },
        { code: edition, inForce: true },
        { code: 'TCVN ISO 9001:2008', inForce: false },
        {},
      ],
    })
  })
})

describe('what is refused', () => {
  const agencyFields: Record<string, unknown> = { number: '77/QĐ-X' }
  test.each<[string, Record<string, unknown>, number, string]>([
    ['effective before issue', { effectiveOn: '2020-06-14' }, 400, 'declaration.effective-before-issue'],
    ['issued tomorrow', { issuedOn: '2020-06-16', effectiveOn: '2020-06-16' }, 400, 'declaration.issued-in-future'],
    ['an agency that did not exist yet', { issuedOn: '2016-12-31', effectiveOn: '2016-12-31' }, 400, 'declaration.agency-not-on-day'],
    ['an unknown agency', { agencyId: '00000000-0000-7000-8000-000000000000' }, 400, 'agency.not-found'],
    ['an unknown edition', { edition: 'TCVN ISO 9001:2010' }, 400, 'edition.unknown'],
    ['an edition no longer used', { edition: 'TCVN ISO 9001:2008' }, 400, 'declaration.edition-not-valid'],
    ['a number that is none', { number: 'không nhớ số' }, 400, 'request.invalid'],
    ['an annex that is not there', { annex: 'attached' }, 400, 'declaration.annex-without-file'],
    ['a file that is not there', { fileId: '00000000-0000-7000-8000-000000000000' }, 409, 'file.not-found'],
    ['withdrawn before it was issued', { withdrawnOn: '2020-06-01' }, 400, 'declaration.withdrawn-before-issue'],
    ['31 February', { issuedOn: '2020-02-31' }, 400, 'request.invalid'],
    ['a day before 1900', { issuedOn: '1899-12-31' }, 400, 'request.invalid'],
    ['a day after 2100', { effectiveOn: '2101-01-01' }, 400, 'request.invalid'],
    ['a signer of 500 characters', { signerName: 'x'.repeat(500) }, 400, 'request.invalid'],
    ['unknown keys', { status: 'in-force' }, 400, 'request.invalid'],
    ['numbers for texts', { signerName: 1e18 }, 400, 'request.invalid'],
  ])('%s', async (_, more, status, code) => {
    const answer = await record({ ...agencyFields, ...more })
    expect(coded(answer), answer.body).toEqual([status, code])
  })

  test('hidden characters of a note are not kept', async () => {
    const { id } = await recorded({ number: '770/QĐ-X', note: 'một\u0000 ghi\u202e chú\nhai dòng' })
    expect((await show(id)).json()).toMatchObject({ note: 'một ghi chú\nhai dòng' })
  })

  test('all faults of a form at once, each at its field', async () => {
    const answer = await record({ number: '78/QĐ-X', issuedOn: '2020-06-16', effectiveOn: '2020-06-14', annex: 'attached', edition: 'x' })
    expect(answer.json<{ errors: { path: string }[] }>().errors.map((e) => e.path)).toEqual(['issuedOn', 'effectiveOn', 'edition', 'annex'])
  })

  test('a number twice in one year, however it is written; another year or agency may have it', async () => {
    const { id } = await recorded({ number: '90/QĐ-SXD' })
    const again = await record({ number: '090/qd-sxd', issuedOn: '2020-03-01', effectiveOn: '2020-03-01' })
    expect([coded(again), again.json<{ details: object }>().details]).toEqual([
      [409, 'declaration.number-taken'],
      { number: '090/qd-sxd', name: first?.name, day: '2020-06-15', id },
    ])
    const lastYear = await recorded({ number: '90/QĐ-SXD', issuedOn: '2019-03-01', effectiveOn: '2019-03-01' })
    const elsewhere = await recorded({ number: '90/QĐ-SXD', agencyId: second?.id })
    const both = await Promise.all([record({ number: '91/QĐ-SXD' }), record({ number: '91/QĐ-SXD' })])
    expect(both.map((a) => a.statusCode).toSorted()).toEqual([201, 409])
    const made = both.find((a) => a.statusCode === 201)?.json<{ id: string }>()
    for (const one of [{ id }, lastYear, elsewhere, made])
      await officer.call(contract.retractDeclaration, { params: { declarationId: one?.id ?? '' }, body: { version: 1, reason: 'Thử' } })
  })

  test('what a text may hold is kept as it was typed, but for what nobody sees', async () => {
    const { id } = await recorded({ number: '95/QĐ-X', signerName: 'Trần\u202E Thị  Hoà 🙂', note: '<b>=1+1</b>' })
    expect((await show(id)).json()).toMatchObject({ signerName: 'Trần Thị Hoà 🙂', note: '<b>=1+1</b>' })
    await officer.call(contract.retractDeclaration, { params: { declarationId: id }, body: { version: 1, reason: 'Thử' } })
  })

  test('the same request twice is one record; the same key for another is refused', async () => {
    const key = crypto.randomUUID()
    const send = (more: Record<string, unknown>) => officer.call(contract.recordDeclaration, { body: body({ number: '96/QĐ-X', ...more }), key })
    const [one, two] = [await send({}), await send({})]
    expect(two.json()).toEqual(one.json())
    expect((await send({ number: '97/QĐ-X' })).statusCode).toBe(422)
    await officer.call(contract.retractDeclaration, { params: { declarationId: one.json<{ id: string }>().id }, body: { version: 1, reason: 'Thử' } })
  })

  test('whoever may not', async () => {
    expect(coded(await record({}, leader))).toEqual([403, 'access.not-your-act'])
    expect(coded(await record({}, await product.person('iso-secretary', first?.id)))).toEqual([403, 'access.not-your-act'])
    expect(((await list({}, await product.person('log-reader'))) as unknown as { code: string }).code).toBe('access.not-your-act')
  })
})

describe('the agency’s side', () => {
  test('sees its own declarations and standing only, by the same rule', async () => {
    const own = declared[0]
    const secretary = await product.person('iso-secretary', own?.id)
    const seen = await list({}, secretary)
    expect(seen.rows.map((row) => row.agencyId)).toEqual([own?.id])
    const foreign = (await list({ agencyId: declared[1]?.id })).rows[0]
    expect(coded(await show(foreign?.id ?? '', secretary))).toEqual([404, 'declaration.not-found'])
    expect((await list({ q: declared[1]?.name }, secretary)).total).toBe(0)
    expect(await standings({}, secretary)).toMatchObject({ total: expect.any(Number) as number })
    expect((await standings({}, secretary)).rows.filter((row) => row.block !== 'phuong-xa').map((row) => [row.agencyId, row.standing])).toEqual([
      [own?.id, 'declared'],
    ])
    const behind = await product.person('agency-head', missing[2]?.id)
    expect((await standings({}, behind)).rows.find((row) => row.agencyId === missing[2]?.id)).toMatchObject({ standing: 'not-yet' })
    expect((await progress({}, behind)).main).toMatchObject({ n: 0, total: 1 })
  })

  test('and another authority sees nothing', async () => {
    const there = await foreigner(product, officer)
    const mine = (await list({ limit: 1 })).rows[0]
    expect((await list({}, there)).total).toBe(0)
    expect(coded(await show(mine?.id ?? '', there))).toEqual([404, 'declaration.not-found'])
    expect(coded(await record({ number: '1/QĐ-X' }, there))).toEqual([400, 'agency.not-found'])
    expect(await progress({}, there)).toMatchObject({ blocks: [], main: { total: 0 } })
  })
})

describe('a review', () => {
  const make = (more: Record<string, unknown> = {}, who = officer) =>
    who.call(reviews.recordReview, { body: { edition, blocks: ['phuong-xa'], reviewedOn: '2020-06-10', source: 'Báo cáo của các quận, huyện', ...more } })
  test('turns "no data" into "not yet" from its day on, and back when it is taken back', async () => {
    product.setNow('2020-06-15T14:00:00Z')
    const made = await make({ blocks: ['phuong-xa', 'phuong-xa'] })
    expect(made.statusCode, made.body).toBe(201)
    expect((await progress({ on: '2020-06-15' })).apart).toEqual({ n: 0, notYet: 322, noData: 0, total: 322 })
    expect((await progress({ on: '2020-06-09' })).apart).toMatchObject({ notYet: 0, noData: 322 })
    expect((await progress({ on: '2020-06-15', knownAt: '2020-06-15T13:59:00Z' })).apart).toMatchObject({ noData: 322 })
    const listed = (await officer.call(reviews.listReviews, { query: { edition } })).json<{ rows: reviews.ReviewView[] }>().rows
    expect(listed.map((r) => [r.reviewedOn, r.blocks.length])).toEqual([
      ['2020-06-15', 5],
      ['2020-06-10', 1],
    ])
    const { id, version } = made.json<{ id: string; version: number }>()
    const retract = () => officer.call(reviews.retractReview, { params: { reviewId: id }, body: { version, reason: 'Nhầm khối' } })
    expect((await retract()).json()).toEqual({ id, version: 2 })
    expect((await retract()).statusCode).toBe(409)
    expect((await progress({ on: '2020-06-15' })).apart).toMatchObject({ noData: 322 })
  })
  test.each<[string, Record<string, unknown>, string]>([
    ['of an unknown block', { blocks: ['khong-co'] }, 'review.unknown-block'],
    ['to an unknown edition', { edition: 'x' }, 'edition.unknown'],
    ['tomorrow', { reviewedOn: '2020-06-16' }, 'review.in-future'],
    ['of nothing', { blocks: [] }, 'request.invalid'],
    ['without a source', { source: ' ' }, 'request.invalid'],
  ])('%s is refused', async (_, more, code) => expect((await make(more)).json<{ code: string }>().code).toBe(code))
})

describe('statements', () => {
  test('a read is one, a write at most four', async () => {
    const declarationId = (await list({ limit: 1 })).rows[0]?.id ?? ''
    const params = { declarationId }
    for (const read of [
      () => list({ q: 'quan', block: 'quan-huyen', sort: 'agency' }),
      () => show(declarationId),
      () => progress(),
      () => standings({ q: 'so' }),
      () => officer.call(conversion.showCourse),
      () => officer.call(reviews.listReviews),
      () => officer.call(contract.exportDeclarations),
    ])
      expect(await between(read)).toHaveLength(1)
    let made = { id: '', version: 0 }
    expect(
      await between(async () => {
        made = await recorded({ number: '99/QĐ-X' })
      }),
    ).toHaveLength(4)
    expect(
      await between(() =>
        officer.call(contract.correctDeclaration, { params: { declarationId: made.id }, body: { ...body({ number: '99/QĐ-X' }), version: 1, reason: 'x' } }),
      ),
    ).toHaveLength(4)
    expect(await between(() => officer.call(contract.retractDeclaration, { params, body: { version: 99, reason: 'x' } }))).toHaveLength(2)
    expect(await between(() => officer.call(reviews.recordReview, { body: { edition, blocks: ['ban'], reviewedOn: '2020-06-15', source: 'x' } }))).toHaveLength(
      4,
    )
  })

  test('the record names every act, its free text apart', async () => {
    const { rows } = await product.db.owner.query<{ type: string }>("SELECT DISTINCT type FROM event WHERE type LIKE 'declaration%' ORDER BY 1")
    expect(rows.map((r) => r.type)).toEqual([
      'declaration-review.recorded',
      'declaration-review.retracted',
      'declaration.corrected',
      'declaration.recorded',
      'declaration.retracted',
    ])
    const { rows: leaked } = await product.db.owner.query("SELECT 1 FROM event WHERE content LIKE '%Nguyễn Văn A%' OR content LIKE '%Nhập nhầm%'")
    expect(leaked).toEqual([])
  })
})
