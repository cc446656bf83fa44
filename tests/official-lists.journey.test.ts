// From one official list to the next through HTTP: the real lists of 2019 (.xls) and 2021, the crosswalk, the act drafted, previewed and applied.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadAgencies } from '../src/demo/demo-records.ts'
import type { Actor } from '../src/kernel/actor.ts'
import { uuidv7 } from '../src/kernel/uuid.ts'
import { inTransaction } from '../src/platform/db/transaction.ts'
import { writeXlsx } from '../src/platform/spreadsheets/write-xlsx.ts'
import { listAgencies } from '../src/register/agencies/agency.contract.ts'
import { defaultNamingRules } from '../src/register/agencies/naming-defaults.ts'
import { uploadFile } from '../src/register/files/file.contract.ts'
import { agreesWithRegister } from '../src/register/official-lists/agrees-with-register.ts'
import * as contract from '../src/register/official-lists/official-list.contract.ts'
import type { OfficialListView } from '../src/register/official-lists/official-list.contract.ts'
import * as acts from '../src/register/reorganisations/act.contract.ts'
import type { ActPreview, ActView } from '../src/register/reorganisations/act.contract.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'

let product: TestProduct
let officer: Person
const root = join(import.meta.dirname, '..')
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

beforeAll(async () => {
  product = await testProduct({ now: '2020-12-20T03:00:00Z' })
  officer = await product.person('programme-officer')
  const by: Actor = {
    authority: product.authority,
    side: 'authority',
    role: 'programme-officer',
    seat: officer.seat as Actor['seat'],
    login: officer.login as Actor['login'],
    officer: officer.officer as Actor['officer'],
    name: 'Cán bộ',
    agency: null,
    agencies: [],
    organisation: product.office,
  }
  const at = product.services.clock.now()
  await inTransaction(product.services.database, { side: 'authority', authority: product.authority }, 'write', (tx) => loadAgencies(tx, { by, at }))
  for (const [position, rule] of defaultNamingRules.entries())
    await product.db.owner.query('INSERT INTO naming_rule (authority_id, id, rule, position, valid_from, source) VALUES ($1,$2,$3,$4,$5,$6)', [
      product.authority,
      uuidv7(at),
      JSON.stringify(rule),
      position,
      rule.validFrom,
      rule.source,
    ])
}, 120_000)
afterAll(() => product.close())

async function keep(bytes: Uint8Array, name: string, type = xlsx): Promise<string> {
  const answer = await officer.upload(uploadFile, { name, type, bytes })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<{ id: string }>().id
}
const list2021 = () => readFile(join(root, 'examples/hcmc-2021/01-danh-muc-xa-2021.xlsx'))
const crosswalk2021 = () => readFile(join(root, 'examples/hcmc-2021/02-bang-doi-ma-2021.xlsx'))

async function receive(fileId: string, more: Record<string, unknown> = {}): Promise<{ id: string; version: number }> {
  const answer = await officer.call(contract.receiveOfficialList, { body: { fileId, effectiveOn: '2021-01-01', ...more } })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<{ id: string; version: number }>()
}
const view = async (id: string): Promise<OfficialListView> => {
  const answer = await officer.call(contract.showOfficialList, { params: { officialListId: id } })
  expect(answer.statusCode, answer.body).toBe(200)
  return contract.OfficialListView.parse(answer.json())
}
const sheet = async (rows: (string | null)[][]) => {
  const [titles = [], ...cells] = rows
  const parts: Uint8Array[] = []
  for await (const part of writeXlsx([{ name: 'S', columns: titles.map((title) => ({ title: title ?? '' })), rows: cells }])) parts.push(part)
  return Buffer.concat(parts)
}
const header = ['Mã', 'Tên', 'Tên Tiếng Anh', 'Cấp', 'Mã QH', 'Quận Huyện', 'Mã TP', 'Tỉnh / Thành Phố']
const codeOf = (answer: { json(): unknown }) => (answer.json() as { code: string }).code

describe('the list of 2019, as the statistics office gave it out (.xls, whole country)', () => {
  test('agrees with the register wholly, and nothing can be drafted from it', async () => {
    const bytes = gunzipSync(await readFile(join(root, 'tests/fixtures/danh-muc-xa-2019-10-06.xls.gz')))
    const { id, version } = await receive(await keep(bytes, 'Danh sách cấp xã.xls', 'application/vnd.ms-excel'), { effectiveOn: '2020-01-01' })
    const seen = await view(id)
    expect(agreesWithRegister(seen)).toBe(true)
    // Each of these alone is something to look at first.
    const lacking = [{ faultCount: 1 }, { questions: [{} as never] }, { lines: { total: 1 } }, { unreadable: [{} as never] }]
    expect(lacking.map((one) => agreesWithRegister({ ...seen, ...one }))).toEqual([false, false, false, false])
    expect(seen).toMatchObject({
      rows: 322,
      rowsOfAll: 11_160,
      provinceName: 'Thành phố Hồ Chí Minh',
      register: { districts: 24, communes: 322 },
      list: { districts: 24, communes: 322 },
      unchanged: 346,
      questions: [],
      unreadable: [],
      perhapsIncomplete: false,
      lines: { total: 0 },
    })
    const draft = await officer.call(contract.draftFromOfficialList, { params: { officialListId: id }, body: { version, title: 'Không có gì' } })
    expect([draft.statusCode, codeOf(draft)]).toEqual([409, 'official-list.nothing-differs'])
  })
})

describe('the list of 2021', () => {
  let id: string
  let version: number
  const answer = (crosswalk: unknown[], seen = version) =>
    officer.call(contract.answerOfficialList, { params: { officialListId: id }, body: { version: seen, crosswalk } })

  test('asks where nothing can be known; no draft before all is answered', async () => {
    const received = await receive(await keep(await list2021(), 'danh-muc-2021.xlsx'))
    id = received.id
    version = received.version
    const { questions, list, perhapsIncomplete } = await view(id)
    expect(list).toEqual({ districts: 22, communes: 312 })
    expect(perhapsIncomplete).toBe(false)
    expect(questions.find(({ code }) => code === '769')).toMatchObject({ kind: 'other-name', to: { name: 'Thành phố Thủ Đức' } })
    expect(questions.find(({ code }) => code === '27094')).toMatchObject({ kind: 'other-name', to: { name: 'Phường An Khánh' } })
    const draft = await officer.call(contract.draftFromOfficialList, { params: { officialListId: id }, body: { version, title: 'Sớm quá' } })
    expect([draft.statusCode, codeOf(draft)]).toEqual([409, 'official-list.questions-open'])
  })

  test.each([
    ['an old code nobody has', [{ from: '99999', to: '27094' }], 'crosswalk.answer.not-in-register'],
    ['a new code nobody has', [{ from: '27103', to: '99999' }], 'crosswalk.answer.not-in-list'],
    ['two tiers', [{ from: '763', to: '27094' }], 'crosswalk.answer.other-level'],
    ['nothing at all', [{ from: null, to: null }], 'crosswalk.answer.empty'],
    [
      'the same twice',
      [
        { from: '763', to: '769' },
        { from: '763', to: '769' },
      ],
      'crosswalk.answer.twice',
    ],
    [
      'more than the whole',
      [
        { from: '27103', to: '27094', share: 0.7 },
        { from: '27103', to: '27118', share: 0.4 },
      ],
      'crosswalk.shares-exceed',
    ],
    [
      'dissolved and carried on',
      [
        { from: '27103', to: '27094' },
        { from: '27103', to: null },
      ],
      'crosswalk.dissolved-and-carried-on',
    ],
  ])('an answer that says %s is refused and nothing is kept', async (_, crosswalk, code) => {
    const refused = await answer(crosswalk)
    expect([refused.statusCode, codeOf(refused)]).toEqual([400, code])
    expect((await view(id)).crosswalk).toEqual([])
  })

  test('a crosswalk with wrong cells is refused whole, each cell named', async () => {
    const fileId = await keep(
      await sheet([
        ['Mã cũ', 'Mã mới', 'Tỷ lệ'],
        ['769', '769', null],
        ['12345', '769', null],
        ['763', '769', 'nửa'],
      ]),
      'doi-ma-sai.xlsx',
    )
    const other = await keep(
      await sheet([
        ['Tên', 'Cấp'],
        ['Phường A', 'Phường'],
      ]),
      'khong-phai-bang-doi-ma.xlsx',
    )
    const wrong = await officer.call(contract.readCrosswalkFile, { params: { officialListId: id }, body: { fileId: other, version } })
    expect([wrong.statusCode, codeOf(wrong)]).toEqual([400, 'official-list.crosswalk-columns-missing'])
    const refused = await officer.call(contract.readCrosswalkFile, { params: { officialListId: id }, body: { fileId, version } })
    const problem = refused.json<{ code: string; errors: { code: string; details: { cell: string } }[] }>()
    expect([refused.statusCode, problem.code]).toEqual([400, 'crosswalk.rows-wrong'])
    expect(problem.errors.map(({ code, details }) => [details.cell, code])).toEqual([
      ['A3', 'crosswalk.not-in-register'],
      ['C4', 'crosswalk.not-a-share'],
    ])
    expect((await view(id)).crosswalk).toEqual([])
  })

  test('with the crosswalk nothing is left to ask; a colleague who was slower is told', async () => {
    const fileId = await keep(await crosswalk2021(), 'doi-ma.xlsx')
    const taken = await officer.call(contract.readCrosswalkFile, { params: { officialListId: id }, body: { fileId, version } })
    expect(taken.json()).toMatchObject({ rows: 22, version: version + 1 })
    const late = await answer([])
    expect([late.statusCode, codeOf(late)]).toEqual([409, 'record.changed-meanwhile'])
    version += 1
    expect(await view(id)).toMatchObject({ questions: [], lines: { total: 43, byKind: { merge: 10, move: 33 } } })
  })

  test('the act drafted from it has no fault: 24 → 22, 322 → 312; applied, the register agrees with the list', async () => {
    const drafted = await officer.call(contract.draftFromOfficialList, {
      params: { officialListId: id },
      body: { version, title: 'Sắp xếp theo Nghị quyết 1111' },
    })
    expect(drafted.statusCode, drafted.body).toBe(201)
    const { actId } = drafted.json<{ actId: string }>()
    const act = (await officer.call(acts.showAct, { params: { actId } })).json<ActView>()
    expect(act).toMatchObject({ state: 'draft', source: 'official-list', effectiveOn: '2021-01-01', title: 'Sắp xếp theo Nghị quyết 1111' })
    const saved = await officer.call(acts.saveAct, {
      params: { actId },
      body: {
        title: act.title,
        paperNumber: '1111/NQ-UBTVQH14',
        paperDate: '2020-12-09',
        issuer: 'Ủy ban Thường vụ Quốc hội',
        effectiveOn: act.effectiveOn,
        note: null,
        lines: act.lines,
        version: act.version,
      },
    })
    expect(saved.statusCode, saved.body).toBe(200)
    const preview = (await officer.call(acts.previewAct, { params: { actId } })).json<ActPreview>()
    expect(preview.faults).toEqual([])
    const of = (block: string) => preview.denominators.find((one) => one.block === block)
    expect([of('quan-huyen'), of('phuong-xa')]).toMatchObject([
      { before: 24, after: 22 },
      { before: 322, after: 312 },
    ])
    const applied = await officer.call(acts.applyAct, { params: { actId }, body: { version: preview.version, digest: preview.digest } })
    expect(applied.statusCode, applied.body).toBe(200)

    const count = async (on: string, block: string) => (await officer.call(listAgencies, { query: { on, block, limit: 1 } })).json<{ total: number }>().total
    expect([await count('2020-12-31', 'quan-huyen'), await count('2021-01-01', 'quan-huyen')]).toEqual([24, 22])
    expect([await count('2020-12-31', 'phuong-xa'), await count('2021-01-01', 'phuong-xa')]).toEqual([322, 312])

    const again = await receive(await keep(await list2021(), 'danh-muc-2021.xlsx'))
    expect(await view(again.id)).toMatchObject({ unchanged: 334, questions: [], lines: { total: 0 } })
    const once = await officer.call(contract.draftFromOfficialList, { params: { officialListId: id }, body: { version: version + 1, title: 'Lần nữa' } })
    expect([once.statusCode, codeOf(once)]).toEqual([409, 'official-list.drafted-already'])
  })
})

describe('files that are not what they should be', () => {
  const row = (code: string, name: string) => [code, name, null, 'Phường', '760', 'Quận 1', '79', 'Thành phố Hồ Chí Minh']

  test('a list of another province says which provinces it is about', async () => {
    const fileId = await keep(
      await sheet([header, ['00001', 'Phường Phúc Xá', null, 'Phường', '001', 'Quận Ba Đình', '01', 'Thành phố Hà Nội']]),
      'ha-noi.xlsx',
    )
    const refused = await officer.call(contract.receiveOfficialList, { body: { fileId, effectiveOn: '2021-01-01' } })
    expect([refused.statusCode, codeOf(refused)]).toEqual([400, 'official-list.other-province'])
    expect(refused.body).toContain('Thành phố Hà Nội (01)')
  })

  test('columns that are missing are named', async () => {
    const fileId = await keep(
      await sheet([
        ['Tên', 'Cấp'],
        ['Phường A', 'Phường'],
      ]),
      'thieu.xlsx',
    )
    const refused = await officer.call(contract.receiveOfficialList, { body: { fileId, effectiveOn: '2021-01-01' } })
    expect([refused.statusCode, codeOf(refused)]).toEqual([400, 'official-list.columns-missing'])
    expect(refused.body).toContain('Mã TP')
  })

  test('wrong rows are kept in sight and no draft is made before they are mended', async () => {
    const fileId = await keep(await sheet([header, row('26734', 'Phường Tân Định'), row('26734', 'Phường Tân Định'), row('X1', 'Phường B')]), 'sai.xlsx')
    const { id, version } = await receive(fileId)
    const shown = await view(id)
    expect(shown.faults.map(({ cell, code }) => [cell, code])).toEqual([
      ['A3', 'official-list.code-twice'],
      ['A4', 'official-list.not-a-code'],
    ])
    const draft = await officer.call(contract.draftFromOfficialList, { params: { officialListId: id }, body: { version, title: 'Không' } })
    expect([draft.statusCode, codeOf(draft)]).toEqual([409, 'official-list.rows-wrong'])
  })

  test('of a list with one row in twenty missing nobody is dissolved: everyone missing is asked about, and the officer is warned', async () => {
    const { units } = await view((await receive(await keep(await list2021(), 'danh-muc-2021.xlsx'))).id)
    const names = new Map(units.map((unit) => [unit.code, unit.name]))
    const communes = units.filter(({ level }) => level === 'commune').filter((_, at) => at % 20 !== 7)
    const rows = communes.map(({ code, name, district }) => [
      code,
      name,
      null,
      name.split(' ')[0] ?? '',
      district ?? '',
      names.get(district ?? '') ?? '',
      '79',
      'Thành phố Hồ Chí Minh',
    ])
    const shown = await view((await receive(await keep(await sheet([header, ...rows]), 'thieu-dong.xlsx'))).id)
    expect(shown.perhapsIncomplete).toBe(true)
    expect(shown.questions.every(({ kind }) => kind === 'vanished')).toBe(true)
    expect(shown.questions).toHaveLength(312 - communes.length)
    expect(shown.lines.total).toBe(0)
  })
})
