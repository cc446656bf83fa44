import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AgencyFacts } from '../src/register/agencies/agency-facts.ts'
import * as contract from '../src/register/agencies/agency.contract.ts'
import { AgencyId } from '../src/kernel/identity.ts'
import { Day } from '../src/kernel/day.ts'
import { inTransaction, type Tx } from '../src/platform/db/transaction.ts'
import { agenciesByNameOrCode, agencyNames } from '../src/register/agencies/facade.ts'
import { readTable } from '../src/platform/spreadsheets/read-table.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'
import { between, foreigner, rebuilt } from './support/agencies.ts'

let product: TestProduct
let officer: Person

beforeAll(async () => {
  product = await testProduct({ now: '2020-06-20T03:00:00Z' })
  officer = await product.person('programme-officer')
})
afterAll(() => product.close())

const facts = (name: string, more: Partial<Record<keyof AgencyFacts, unknown>> = {}) => ({
  code: null,
  name,
  shortName: name,
  kind: 'department',
  block: 'so-nganh',
  parentId: null,
  obligation: 'undetermined',
  obligationBasis: null,
  address: null,
  ...more,
})
const statement = (name: string, more: Partial<Record<keyof AgencyFacts, unknown>> = {}, effectiveOn = '2017-01-01') => ({
  facts: facts(name, more),
  effectiveOn,
  paper: null,
})
const establish = (name: string, more: Partial<Record<keyof AgencyFacts, unknown>> = {}, effectiveOn?: string) =>
  officer.call(contract.establishAgency, { body: { ...statement(name, more, effectiveOn), note: null } })
const established = async (...args: Parameters<typeof establish>): Promise<string> => {
  const answer = await establish(...args)
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<{ id: string }>().id
}
const show = (agencyId: string, query: Record<string, string> = {}, who = officer) => who.call(contract.showAgency, { params: { agencyId }, query })
const list = async (query: Record<string, unknown>, who = officer) =>
  (await who.call(contract.listAgencies, { query })).json<{ rows: { name: string; parentName: string | null }[]; total: number; more: boolean }>()
const coded = (answer: { statusCode: number; json: () => { code: string } }) => [answer.statusCode, answer.json().code]

describe('an agency through time', () => {
  test('is established, changed from a day, seen before and after, corrected, and known as it was known', async () => {
    const paper = { number: '88/QĐ-UBND', date: '2016-12-20' }
    const answer = await officer.call(contract.establishAgency, {
      body: { ...statement('Sở Khoa học và Công nghệ', { code: 'SKHCN' }), paper, note: 'Theo danh sách năm 2018' },
    })
    expect(answer.statusCode).toBe(201)
    const { id } = answer.json<{ id: string; version: number }>()

    product.setNow('2020-06-21T03:00:00Z')
    const moved = await officer.call(contract.changeAgency, {
      params: { agencyId: id },
      body: { ...statement('Sở Khoa học, Công nghệ và Thông tin', { code: 'SKHCN', address: '244 Điện Biên Phủ' }, '2019-03-01'), note: null, version: 1 },
    })
    expect(moved.json()).toEqual({ id, version: 2 })
    expect((await show(id, { on: '2019-02-28' })).json()).toMatchObject({ version: 2, facts: { name: 'Sở Khoa học và Công nghệ', address: null } })
    expect((await show(id, { on: '2019-03-01' })).json()).toMatchObject({
      facts: { name: 'Sở Khoa học, Công nghệ và Thông tin', address: '244 Điện Biên Phủ' },
    })
    expect((await show(id, { on: '2016-12-31' })).json()).toMatchObject({ facts: null, versions: [{ validFrom: '2017-01-01' }, { validFrom: '2019-03-01' }] })

    product.setNow('2020-06-22T03:00:00Z')
    const page = (await show(id)).json<{ events: { id: string; kind: string }[] }>()
    const change = page.events.find((event) => event.kind === 'change')
    const corrected = await officer.call(contract.correctAgency, {
      params: { agencyId: id },
      body: {
        ...statement('Sở Khoa học và Công nghệ Thành phố', { code: 'SKHCN' }, '2019-04-01'),
        eventId: change?.id,
        reason: 'Nhập nhầm tên và ngày',
        version: 2,
      },
    })
    expect(corrected.json()).toEqual({ id, version: 3 })
    expect((await show(id, { on: '2019-03-15' })).json()).toMatchObject({ facts: { name: 'Sở Khoa học và Công nghệ' } })
    expect((await show(id, { on: '2019-04-01' })).json()).toMatchObject({ facts: { name: 'Sở Khoa học và Công nghệ Thành phố' } })
    expect((await show(id, { on: '2019-04-01', knownAt: '2020-06-21T12:00:00Z' })).json()).toMatchObject({
      facts: { name: 'Sở Khoa học, Công nghệ và Thông tin' },
      events: [{ paper }, {}],
    })
    expect((await show(id, { on: '2019-04-01', knownAt: '2020-06-20T10:00:00+07:00' })).json()).toMatchObject({ facts: { name: 'Sở Khoa học và Công nghệ' } })
    expect(coded(await show(id, { knownAt: '2020-06-19T00:00:00Z' }))).toEqual([404, 'agency.not-found'])

    const { rows } = await product.db.owner.query<{ type: string; content: string }>('SELECT type, content FROM event WHERE subject_id = $1 ORDER BY seq', [id])
    expect(rows.map((row) => row.type)).toEqual(['agency.established', 'agency.changed', 'agency.corrected'])
    expect(rows.map((row) => row.content).join()).not.toMatch(/danh sách năm 2018|Nhập nhầm|Điện Biên Phủ/)
  })

  test('is what its events say: the table equals its rebuilding', async () => {
    const { table, events } = await rebuilt(product)
    expect(table.size).toBeGreaterThan(3)
    expect(table).toEqual(events)
  })

  test('is changed by one of two who saw the same version', async () => {
    const id = await established('Sở Du lịch')
    const change = (address: string, version: number) =>
      officer.call(contract.changeAgency, { params: { agencyId: id }, body: { ...statement('Sở Du lịch', { address }, '2018-01-01'), note: null, version } })
    const answers = await Promise.all([change('140 Nguyễn Đình Chiểu', 1), change('142 Nguyễn Đình Chiểu', 1)])
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 409])
    const stale = await change('144 Nguyễn Đình Chiểu', 1)
    expect([...coded(stale), stale.json().details]).toEqual([409, 'record.changed-meanwhile', { version: 2 }])
  })

  test('answers a repeated send with the same answer', async () => {
    const key = crypto.randomUUID()
    const send = () => officer.call(contract.establishAgency, { key, body: { ...statement('Thanh tra Thành phố'), note: null } })
    const [first, second] = [await send(), await send()]
    expect(second.json()).toEqual(first.json())
    expect((await list({ q: 'thanh tra' })).total).toBe(1)
  })
})

describe('the register refuses', () => {
  test('a code that another agency bears on those days', async () => {
    await established('Sở Xây dựng', { code: 'SXD' })
    expect(coded(await establish('Sở Xây dựng mới', { code: 'SXD' }, '2019-01-01'))).toEqual([409, 'agency.code-taken'])
  })

  test('a second agency of one name below one parent, however it is written', async () => {
    await established('Sở Văn hóa và Thể thao')
    const answer = await establish('SỞ VĂN HOÁ  VÀ THỂ THAO'.normalize('NFD'), {}, '2018-01-01')
    expect([...coded(answer), answer.json().details.name]).toEqual([409, 'agency.same-name-and-parent', 'Sở Văn hóa và Thể thao'])
  })

  test('one name twice even when both are sent at once', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => establish('Sở Ngoại vụ')))
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([201, 409, 409, 409, 409])
    expect(answers.filter((answer) => answer.statusCode === 409).every((answer) => answer.json().code === 'agency.same-name-and-parent')).toBe(true)
  })

  test('a parent that is not there that day, is the agency itself, or stands below it', async () => {
    const district = await established('UBND Quận A', { kind: 'district-committee', block: 'quan-huyen' }, '2018-01-01')
    expect(coded(await establish('UBND Phường A', { parentId: district }, '2017-12-31'))).toEqual([400, 'agency.parent-not-there'])
    expect(coded(await establish('UBND Phường A', { parentId: '0172b57d-7e81-7553-a54a-27626b40e62c' }))).toEqual([400, 'agency.parent-not-there'])
    const ward = await established('UBND Phường A', { parentId: district }, '2018-01-01')
    const below = (agencyId: string, parentId: string) =>
      officer.call(contract.changeAgency, { params: { agencyId }, body: { ...statement('UBND Quận A', { parentId }, '2019-01-01'), note: null, version: 1 } })
    expect(coded(await below(district, district))).toEqual([400, 'agency.below-itself'])
    expect(coded(await below(district, ward))).toEqual([400, 'agency.below-itself'])
  })

  test('a block nobody knows', async () => expect(coded(await establish('Sở X', { block: 'khac' }))).toEqual([400, 'agency.block-not-in-force']))

  test.each([
    [{ facts: facts('x'.repeat(500)) }, 'facts.name', 'field.too-long'],
    [{ facts: facts('\u0000\u202E') }, 'facts.name', 'field.required'],
    [{ facts: facts('🏛') }, 'facts.name', 'agency.name-without-letters'],
    [{ effectiveOn: '2020-02-31' }, 'effectiveOn', 'field.not-a-day'],
    [{ effectiveOn: '1800-01-01' }, 'effectiveOn', 'day.out-of-range'],
    [{ effectiveOn: '2300-01-01' }, 'effectiveOn', 'day.out-of-range'],
    [{ paper: { number: 'không nhớ số', date: '2020-01-01' } }, 'paper.number', 'official-number.unreadable'],
    [{ facts: { ...facts('Sở Y'), version: 7 } }, 'facts.version', 'field.unknown'],
    [{ id: '0172b57d-7e81-7553-a54a-27626b40e62c' }, 'id', 'field.unknown'],
  ])('bad input %#', async (bad, path, code) => {
    const answer = await officer.call(contract.establishAgency, { body: { ...statement('Sở Y tế'), note: null, ...bad } })
    expect([answer.statusCode, answer.json().errors?.map((e: { path: string; code: string }) => [e.path, e.code])]).toEqual([
      400,
      expect.arrayContaining([[path, code]]),
    ])
  })

  test('but takes an emoji, and loses marks of direction and null bytes', async () => {
    const id = await established('Trung tâm \u202Ecông nghệ\u0000 🏛')
    expect((await show(id)).json()).toMatchObject({ facts: { name: 'Trung tâm công nghệ 🏛' } })
  })
})

describe('the list', () => {
  let district: string
  beforeAll(async () => {
    district = await established('Ủy ban nhân dân Quận 10', {
      code: '771',
      shortName: 'UBND Q.10',
      kind: 'district-committee',
      block: 'quan-huyen',
      obligation: 'mandatory',
    })
    await established('Ủy ban nhân dân Quận 1', { code: '760', shortName: 'UBND Q.1', kind: 'district-committee', block: 'quan-huyen' })
    await established(
      'Ủy ban nhân dân Phường 5, Quận 10',
      { code: '27190', shortName: 'UBND P.5, Q.10', kind: 'commune-committee', block: 'phuong-xa', parentId: district },
      '2019-10-06',
    )
    await established(
      'Ủy ban nhân dân xã Hoà Phú, huyện Củ Chi',
      { code: '27523', shortName: 'UBND X.Hoà Phú, H.Củ Chi', kind: 'commune-committee', block: 'phuong-xa' },
      '2019-10-06',
    )
  })

  test.each([
    ['quan 10', 2],
    ['Quận 10', 2],
    ['QUẬN 10'.normalize('NFD'), 2],
    ['hòa phú', 1],
    ['hoà phú', 1],
    ['hoa phu', 1],
    ['p.5 q.10', 1],
    ['27190', 1],
    ["'; DROP", 0],
  ])('finds "%s"', async (q, n) => expect((await list({ q })).total).toBe(n))

  test.each(['%', '_', '\u0000', '\u200F'])('is whole when only signs were typed (%j)', async (q) =>
    expect((await list({ q })).total).toBe((await list({})).total),
  )

  test('filters, names the parent, and counts', async () => {
    expect(await list({ block: 'phuong-xa', parentId: district })).toMatchObject({
      total: 1,
      more: false,
      rows: [{ name: 'Ủy ban nhân dân Phường 5, Quận 10', parentName: 'Ủy ban nhân dân Quận 10' }],
    })
    expect((await list({ block: 'phuong-xa,quan-huyen', obligation: 'mandatory' })).rows.map((row) => row.name)).toEqual(['Ủy ban nhân dân Quận 10'])
    expect((await list({ block: 'phuong-xa', on: '2019-10-05' })).total).toBe(0)
    expect((await list({ block: 'phuong-xa', on: '2020-06-15', knownAt: '2020-06-19T00:00:00Z' })).total).toBe(0)
    expect(await list({ from: 1000 })).toMatchObject({ rows: [], total: expect.any(Number) })
  })

  test('sorts as Vietnamese does, and numbers by their value', async () => {
    for (const n of [11, 2]) await established(`Tổ kiểm tra số ${n}`, { block: 'ban', kind: 'other' })
    expect((await list({ q: 'tổ kiểm tra' })).rows.map((row) => row.name)).toEqual(['Tổ kiểm tra số 2', 'Tổ kiểm tra số 11'])
    const names = (await list({ kind: 'commune-committee', sort: '-name' })).rows.map((row) => row.name)
    expect(names).toEqual(['Ủy ban nhân dân xã Hoà Phú, huyện Củ Chi', 'Ủy ban nhân dân Phường 5, Quận 10'])
    expect((await list({ block: 'quan-huyen', sort: 'code' })).rows.map((row) => row.name)).toEqual([
      'Ủy ban nhân dân Quận 1',
      'Ủy ban nhân dân Quận 10',
      'UBND Quận A',
    ])
  })

  test('suggests whole words and short names first', async () => {
    const answer = await officer.call(contract.suggestAgencies, { query: { q: 'quận 1' } })
    expect(answer.json().rows.map((row: { name: string }) => row.name)).toEqual([
      'Ủy ban nhân dân Quận 1',
      'Ủy ban nhân dân Quận 10',
      'Ủy ban nhân dân Phường 5, Quận 10',
    ])
    expect((await officer.call(contract.suggestAgencies)).json().rows).toHaveLength((await list({})).total)
  })

  test('takes one data statement, an establishment four between BEGIN and COMMIT', async () => {
    const reading = await between(() => officer.call(contract.listAgencies, { query: { q: 'quan', block: 'quan-huyen' } }))
    expect(reading).toHaveLength(1)
    expect(await between(() => show(district))).toHaveLength(1)
    expect(await between(() => officer.call(contract.suggestAgencies, { query: { q: 'q.1' } }))).toHaveLength(1)
    const writing = await between(() => establish('Sở Công Thương', { parentId: null }))
    expect(writing.length).toBeLessThanOrEqual(4)
    const changing = await between(() =>
      officer.call(contract.changeAgency, {
        params: { agencyId: district },
        body: { ...statement('Ủy ban nhân dân Quận Mười', {}, '2020-01-01'), note: null, version: 1 },
      }),
    )
    expect(changing.length).toBeLessThanOrEqual(4)
    expect([...reading, ...writing, ...changing].every((sql) => sql.includes('authority_id'))).toBe(true)
  })

  test('goes out as XLSX and CSV with its date, formulas defused', async () => {
    await established('=HYPERLINK("http://x")A', { block: 'ban', kind: 'board' })
    const get = (format: 'xlsx' | 'csv', query = {}) => officer.call(contract.exportAgencies, { query: { format, block: 'ban', on: '2020-06-15', ...query } })
    const sheet = await get('xlsx')
    expect(sheet.headers['content-disposition']).toContain('danh-sach-co-quan-2020-06-15.xlsx')
    const table = await readTable(sheet.rawPayload, 'a.xlsx')
    expect([table.header, table.rows[0]?.cells]).toEqual([
      ['Mã', 'Tên cơ quan', 'Tên viết tắt', 'Loại', 'Khối', 'Cơ quan cấp trên', 'Có hiệu lực từ', 'Bắt buộc áp dụng', 'Căn cứ pháp lý', 'Địa chỉ'],
      ['', '=HYPERLINK("http://x")A', '=HYPERLINK("http://x")A', 'Ban, ban quản lý', 'Ban', '', '2017-01-01', 'Chưa xác định', '', ''],
    ])
    expect((await get('csv', { language: 'en' })).body).toMatch(/^\uFEFFCode,Name.*\r\n,"'=HYPERLINK/)
  })

  test('shows the blocks of a day in their order', async () =>
    expect(
      (await officer.call(contract.listBlocks))
        .json()
        .rows.map((row: { code: string; apart: boolean }) => [row.code, row.apart])
        .slice(-2),
    ).toEqual([
      ['nganh-doc', false],
      ['phuong-xa', true],
    ]))
})

describe('who may', () => {
  test('an agency sees itself and what stands below it, nothing else, and writes nothing', async () => {
    const own = await established('Chi cục Kiểm lâm', { block: 'chi-cuc', kind: 'sub-department' })
    const station = await established('Hạt Kiểm lâm Cần Giờ', { block: 'chi-cuc', kind: 'other', parentId: own })
    const foreign = await established('Chi cục Thủy sản', { block: 'chi-cuc', kind: 'sub-department' })
    const secretary = await product.person('iso-secretary', own)
    expect((await list({}, secretary)).rows.map((row) => row.name)).toEqual(['Chi cục Kiểm lâm', 'Hạt Kiểm lâm Cần Giờ'])
    expect((await list({ q: 'chi cuc' }, secretary)).total).toBe(1)
    expect((await show(station, {}, secretary)).json()).toMatchObject({ facts: { name: 'Hạt Kiểm lâm Cần Giờ' }, parentName: 'Chi cục Kiểm lâm' })
    expect(coded(await show(foreign, {}, secretary))).toEqual([404, 'agency.not-found'])
    expect((await secretary.call(contract.suggestAgencies, { query: { q: 'thuy san' } })).json().rows).toEqual([])
    expect((await secretary.call(contract.establishAgency, { body: { ...statement('X'), note: null } })).statusCode).toBe(403)
    expect((await secretary.call(contract.exportAgencies, { query: { format: 'csv' } })).statusCode).toBe(403)
  })

  test('another authority finds nothing', async () => {
    const id = await established('Ban Dân tộc', { block: 'ban', kind: 'board' })
    const elsewhere = await foreigner(product, officer)
    expect(coded(await show(id, {}, elsewhere))).toEqual([404, 'agency.not-found'])
    expect((await list({}, elsewhere)).total).toBe(0)
    const change = await elsewhere.call(contract.changeAgency, {
      params: { agencyId: id },
      body: { ...statement('Ban khác', {}, '2018-01-01'), note: null, version: 1 },
    })
    expect(coded(change)).toEqual([404, 'agency.not-found'])
  })
})

describe('other rooms', () => {
  const asking = <T>(work: (tx: Tx) => Promise<T>) =>
    inTransaction(product.services.database, { side: 'authority', authority: product.authority }, 'read', work)

  test('find agencies by name, short name or code, over all days or on one', async () => {
    await established('Kho bạc Nhà nước Thành phố', { code: 'KBNN', shortName: 'KBNN TP' }, '2018-01-01')
    const find = (names: string[], codes: string[], on?: string) =>
      asking((tx) => agenciesByNameOrCode(tx, { authority: product.authority, names, codes, ...(on === undefined ? {} : { on: Day.parse(on) }) }))
    expect((await find(['KBNN thành phố'], [])).map(({ code, validFrom }) => [code, validFrom])).toEqual([['KBNN', '2018-01-01']])
    expect(await find([], ['KBNN'], '2017-12-31')).toEqual([])
    expect((await find(['sở khoa học và công nghệ'], ['KBNN'])).map(({ name }) => name)).toEqual(['Kho bạc Nhà nước Thành phố', 'Sở Khoa học và Công nghệ'])
  })

  test('ask for the names of a day', async () => {
    const id = AgencyId.parse(await established('Cục Hải quan Thành phố'))
    const names = (on: string) => asking((tx) => agencyNames(tx, { authority: product.authority, asOf: { on: Day.parse(on) }, agencies: [id] }))
    expect((await names('2020-01-01')).get(id)?.name).toBe('Cục Hải quan Thành phố')
    expect((await names('2016-12-31')).size).toBe(0)
  })
})
