import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { demoAgencies } from '../../demo/demo-agencies.ts'
import { Day } from '../../kernel/day.ts'
import type { AgencyId } from '../../kernel/identity.ts'
import { mapColumns } from '../../platform/spreadsheets/map-columns.ts'
import { parseTable } from '../../platform/spreadsheets/parse-table.ts'
import { standardLimits, type Table } from '../../platform/spreadsheets/table.ts'
import type { AgencyFacts } from '../agencies/agency-facts.ts'
import { defaultNamingRules } from '../agencies/naming-defaults.ts'
import type { ActLine } from '../reorganisations/act-line.ts'
import { compareLists, type RegisterUnit, registerUnits } from './compare-lists.ts'
import { type CrosswalkRow, crosswalkColumns, readCrosswalk } from './crosswalk.ts'
import type { OfficialUnit } from './official-unit.ts'
import { proposeLines } from './propose-lines.ts'
import { listColumns, readOfficialList } from './read-official-list.ts'

const table = (bytes: Uint8Array, name: string): Promise<Table> => parseTable({ bytes, name, limits: standardLimits, sheet: undefined, headerRow: undefined })
const city = '79'

let register: RegisterUnit[]
let list2019: OfficialUnit[]
let list2021: OfficialUnit[]
let crosswalk: CrosswalkRow[]

const listOf = ({ header, rows }: Table, province = city) => readOfficialList(rows, mapColumns(header, listColumns), province)
const on = Day.parse('2021-01-01')

beforeAll(async () => {
  const agencies = demoAgencies()
  const ids = new Map(agencies.map(({ key, id }) => [key, id]))
  const facts = agencies.map(({ id, parent, ...rest }): { agency: AgencyId; facts: AgencyFacts } => ({
    agency: id,
    facts: {
      code: rest.code,
      name: rest.name,
      shortName: rest.shortName,
      kind: rest.kind,
      block: rest.block,
      parentId: parent === null ? null : (ids.get(parent) ?? null),
      obligation: rest.obligation,
      obligationBasis: null,
      address: null,
    },
  }))
  const read = registerUnits(facts)
  expect(read.unreadable).toEqual([])
  register = read.units
  list2019 = listOf(await table(new Uint8Array(gunzipSync(readFileSync('tests/fixtures/danh-muc-xa-2019-10-06.xls.gz'))), '2019.xls')).units
  list2021 = listOf(await table(new Uint8Array(readFileSync('examples/hcmc-2021/01-danh-muc-xa-2021.xlsx')), '2021.xlsx')).units
  const known = { register: new Set(register.map(({ code }) => code)), list: new Set(list2021.map(({ code }) => code)) }
  const sheet = await table(new Uint8Array(readFileSync('examples/hcmc-2021/02-bang-doi-ma-2021.xlsx')), 'doi-ma.xlsx')
  const walk = readCrosswalk(sheet.rows, mapColumns(sheet.header, crosswalkColumns), known)
  expect(walk.faults).toEqual([])
  crosswalk = walk.rows
}, 60_000)

const counts = (units: readonly OfficialUnit[]) => [
  units.filter(({ level }) => level === 'district').length,
  units.filter(({ level }) => level === 'commune').length,
]
let made = 0
const newId = () => {
  made += 1
  return `00000000-0000-7000-8000-${String(made).padStart(12, '0')}`
}
const inOrder = (kinds: readonly string[]) => kinds.toSorted((a, b) => a.localeCompare(b))
const propose = (comparison: ReturnType<typeof compareLists>, list = list2021) =>
  proposeLines(register, list, comparison, { naming: defaultNamingRules, on, newId })
const nameOf = (id: AgencyId) => register.find(({ agency }) => agency === id)?.name
const ofKind = <K extends ActLine['kind']>(lines: readonly ActLine[], kind: K) =>
  lines.filter((line): line is Extract<ActLine, { kind: K }> => line.kind === kind)

describe('the list of the statistics office', () => {
  test('filtered to the city, districts built from the communes', () => {
    expect(counts(list2019)).toEqual([24, 322])
    expect(counts(list2021)).toEqual([22, 312])
    expect(list2021.find(({ code }) => code === '769')).toMatchObject({ level: 'district', kind: 'thành phố', name: 'Thành phố Thủ Đức' })
  })

  test('a register made from the same list agrees with it wholly', () => {
    const same = compareLists(register, list2019, [])
    expect(same).toMatchObject({ questions: [], unchanged: 346, established: [] })
    expect(propose(same, list2019)).toEqual([])
  })
})

describe('from 2019 to 2021, without a crosswalk', () => {
  test('who is not the same by code and name is asked about, never proposed', () => {
    const { questions, relations } = compareLists(register, list2021, [])
    expect(relations.every(({ by, from, to }) => by === 'same-name' && from.code === to?.code)).toBe(true)
    const asked = new Map(questions.map((question) => [question.code, question]))
    // 769 was Quận 2 and is now Thành phố Thủ Đức; 27094 was phường Bình An and is now phường An Khánh.
    expect(asked.get('769')).toMatchObject({ kind: 'other-name', from: { name: 'Quận 2' }, to: { name: 'Thành phố Thủ Đức' } })
    expect(asked.get('27094')).toMatchObject({ kind: 'other-name', from: { name: 'phường Bình An' }, to: { name: 'Phường An Khánh' } })
    // The old phường An Khánh is gone; that its name stands elsewhere is a hint and nothing more.
    expect(asked.get('27106')).toMatchObject({ kind: 'vanished', nameNowAt: [{ code: '27094' }], to: null })
    expect(asked.get('763')?.communesNowIn).toEqual([{ district: '769', count: 13 }])
    expect(questions.filter(({ level }) => level === 'district').map(({ code }) => code)).toEqual(['762', '763', '769'])
    // 19 communes became 9; where the one kept code and name, nothing tells that another came to it.
    expect(questions.filter(({ level, kind }) => level === 'commune' && kind === 'vanished')).toHaveLength(10)
  })
})

describe('from 2019 to 2021, with the crosswalk', () => {
  test('nothing is left to ask, and the lines say what the resolution says', () => {
    const comparison = compareLists(register, list2021, crosswalk)
    expect(comparison.questions).toEqual([])
    const lines = propose(comparison)
    const merges = ofKind(lines, 'merge')
    expect(merges).toHaveLength(10)
    const [city] = merges
    expect(city).toMatchObject({ into: { facts: { code: '769', name: 'Ủy ban nhân dân thành phố Thủ Đức', kind: 'district-committee', parent: null } } })
    expect(city?.from.map(nameOf).sort()).toEqual(['Quận 2', 'Quận 9', 'quận Thủ Đức'])
    // An Khánh is established from Bình Khánh and Bình An; Thủ Thiêm goes on and takes in the old An Khánh.
    const made = merges.find(({ into }) => 'facts' in into && into.facts.code === '27094')
    expect(made?.from.map(nameOf).sort()).toEqual(['phường Bình An', 'phường Bình Khánh'])
    expect(made?.into).toMatchObject({ facts: { name: 'Ủy ban nhân dân phường An Khánh, thành phố Thủ Đức', parent: { line: city?.id } } })
    const absorbed = merges.find(({ into }) => 'agency' in into && nameOf(into.agency) === 'phường Thủ Thiêm')
    expect(absorbed?.from.map(nameOf)).toEqual(['phường An Khánh'])
    // Nobody was renamed; the 33 communes of the three districts that go on have another parent and its name in theirs.
    expect(ofKind(lines, 'rename')).toEqual([])
    const moves = ofKind(lines, 'move')
    expect(moves).toHaveLength(33)
    expect(moves.every(({ parent }) => parent !== null && 'line' in parent && parent.line === city?.id)).toBe(true)
    expect(moves.find(({ agency }) => nameOf(agency) === 'phường Thảo Điền')).toMatchObject({
      name: 'Ủy ban nhân dân phường Thảo Điền, thành phố Thủ Đức',
      shortName: 'UBND P.Thảo Điền, TP.Thủ Đức',
    })
    expect(lines).toHaveLength(merges.length + moves.length)
  })
})

describe('what an officer or a crosswalk may say besides', () => {
  const bare = (kind: OfficialUnit['kind'], code: string, name: string, district: string | null = '760'): OfficialUnit => ({
    level: 'commune',
    code,
    kind,
    name,
    district,
  })
  const inQuan1 = () => register.filter(({ level, code }) => level === 'district' && code === '760')
  const wards = (...codes: string[]) => [...inQuan1(), ...register.filter(({ code }) => codes.includes(code))]
  const quan1: OfficialUnit = { level: 'district', code: '760', kind: 'quận', name: 'Quận 1', district: null }
  const go = (codes: string[], list: OfficialUnit[], rows: CrosswalkRow[]) => {
    const some = wards(...codes)
    const all = [quan1, ...list]
    const comparison = compareLists(some, all, rows)
    return { questions: comparison.questions, lines: proposeLines(some, all, comparison, { naming: defaultNamingRules, on, newId }) }
  }
  const row = (from: string | null, to: string | null, share: number | null = null): CrosswalkRow => ({ from, to, share })

  test('a whole unit into one unit is a rename, because a person said so', () => {
    const { lines, questions } = go(['26734'], [bare('phường', '26734', 'Phường Mới')], [row('26734', '26734')])
    expect(questions).toEqual([])
    expect(lines).toMatchObject([{ kind: 'rename', name: 'Ủy ban nhân dân phường Mới, Quận 1' }])
  })

  test('a unit split in two ends; split off from one that keeps code and name, it goes on', () => {
    const split = go(
      ['26734'],
      [bare('phường', '90001', 'Phường Đông'), bare('phường', '90002', 'Phường Tây')],
      [row('26734', '90001', 0.6), row('26734', '90002', 0.4)],
    )
    expect(split.lines).toMatchObject([{ kind: 'split', ends: true, into: [{ share: 0.6 }, { share: 0.4 }] }])
    const old = register.find(({ code }) => code === '26734')
    const off = go(
      ['26734'],
      [bare('phường', '26734', old?.name ?? ''), bare('phường', '90002', 'Phường Tây')],
      [row('26734', '26734', 0.7), row('26734', '90002', 0.3)],
    )
    expect(off.lines).toMatchObject([{ kind: 'split', ends: false, into: [{ share: 0.3, into: { facts: { code: '90002' } } }] }])
  })

  test('parts of two units and the whole of a third become one: it is established, and everyone points to it', () => {
    const { lines } = go(
      ['26734', '26737', '26740'],
      [bare('phường', '90001', 'Phường Một'), bare('phường', '90002', 'Phường Hai')],
      [row('26734', '90001', 0.5), row('26734', '90002', 0.5), row('26737', '90001'), row('26740', '90002')],
    )
    expect(inOrder(lines.map(({ kind }) => kind))).toEqual(['establish', 'establish', 'merge', 'merge', 'split'])
    const made = ofKind(lines, 'establish').map(({ id }) => id)
    expect(ofKind(lines, 'split')[0]?.into.map(({ into }) => into)).toEqual(made.map((line) => ({ line })))
  })

  test('dissolved, and established by nobody before', () => {
    const { lines, questions } = go(['26734'], [bare('phường', '90001', 'Phường Mới')], [row('26734', null), row(null, '90001')])
    expect(questions).toEqual([])
    expect(inOrder(lines.map(({ kind }) => kind))).toEqual(['dissolve', 'establish'])
  })

  test('a list without a middle tier: communes stand directly below the province', () => {
    const ward = register.find(({ code }) => code === '26734')
    const some = wards('26734')
    const list = [bare('phường', '26734', ward?.name ?? '', null)]
    const comparison = compareLists(some, list, [row('760', null)])
    const lines = proposeLines(some, list, comparison, { naming: defaultNamingRules, on, newId })
    expect(lines).toMatchObject([{ kind: 'move', parent: null, name: expect.not.stringContaining('Quận 1') }, { kind: 'dissolve' }])
  })
})

describe('bad files', () => {
  const header = ['Mã', 'Tên', 'Tên Tiếng Anh', 'Cấp', 'Mã QH', 'Quận Huyện', 'Mã TP', 'Tỉnh / Thành Phố']
  const mapping = mapColumns(header, listColumns)
  const rows = (...cells: string[][]) => cells.map((one, at) => ({ row: at + 2, cells: one }))
  const good = ['26734', 'Phường Tân Định', '', 'Phường', '760', 'Quận 1', '79', 'Thành phố Hồ Chí Minh']
  const bad = (...changes: [number, string][]) => good.map((cell, at) => changes.find(([column]) => column === at)?.[1] ?? cell)

  test('a list of another province names the provinces it is about', () => {
    const read = readOfficialList(rows(bad([6, '01'], [7, 'Thành phố Hà Nội'])), mapping, city)
    expect(read).toMatchObject({ rows: 0, units: [], provinces: [{ code: '01', name: 'Thành phố Hà Nội' }] })
  })

  test('codes eaten by a spreadsheet get their zeros back; others are faults at their cell', () => {
    const padded = readOfficialList(rows(['7', 'Phường Cống Vị', '', 'Phường', '1', 'Quận Ba Đình', '1', 'Thành phố Hà Nội']), mapping, '01')
    expect(padded.units.map(({ code }) => code)).toEqual(['001', '00007'])
    const codes = readOfficialList(
      rows(good, good, bad([0, 'x'], [1, 'Phường A']), bad([0, '26735'], [1, 'Thị xã B']), bad([0, '26736'], [5, 'Quận Một'])),
      mapping,
      city,
    )
    expect(codes.faults.map(({ row, code }) => [row, code])).toEqual([
      [3, 'official-list.code-twice'],
      [4, 'official-list.not-a-code'],
      [5, 'official-list.other-level'],
      [6, 'official-list.two-names'],
    ])
  })

  test('a crosswalk with unknown codes, shares over the whole, rows twice', () => {
    const known = { register: new Set(['26734', '760']), list: new Set(['90001', '90002', '761']) }
    const read = readCrosswalk(
      rows(
        ['26734', '90001', '60%'],
        ['26734', '90002', '50 %'],
        ['26734', '90001', ''],
        ['99999', '90001', ''],
        ['26734', '11111', ''],
        ['760', '90001', ''],
        ['', '', ''],
        ['26734', '90002', '1,2'],
      ),
      { from: 0, to: 1, share: 2 },
      known,
    )
    expect(read.faults.map(({ row, code }) => [row, code])).toEqual([
      [3, 'crosswalk.shares-exceed'],
      [4, 'crosswalk.twice'],
      [5, 'crosswalk.not-in-register'],
      [6, 'crosswalk.not-in-list'],
      [7, 'crosswalk.other-level'],
      [8, 'crosswalk.empty-row'],
      [9, 'crosswalk.not-a-share'],
      [9, 'crosswalk.twice'],
    ])
  })
})
