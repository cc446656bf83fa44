import { describe, expect, test } from 'vitest'
import { Day } from '../../kernel/day.ts'
import { AgencyId } from '../../kernel/identity.ts'
import type { AgencyFacts } from './agency-facts.ts'
import type { ImportMapping } from './agency-import.contract.ts'
import { planImport, type RegisterVersion } from './import-plan.ts'
import { type ReadingRules, readRow } from './import-row.ts'
import { wordsOf } from './import-words.ts'
import { defaultNamingRules } from './naming-defaults.ts'
import vi from './words.vi.json' with { type: 'json' }

const day = (text: string) => Day.parse(text)
const idOf = (n: number) => AgencyId.parse(`0172b57d-7e81-7553-a54a-${String(n).padStart(12, '0')}`)
const blocks = [
  { code: 'so-nganh', vi: 'Sở, ngành', en: 'Departments', validFrom: day('1900-01-01'), validTo: null },
  { code: 'quan-huyen', vi: 'Quận, huyện', en: 'Districts', validFrom: day('2000-01-01'), validTo: null },
]
const mapping: ImportMapping = {
  code: 0,
  name: 1,
  shortName: 2,
  kind: 3,
  block: 4,
  parent: 5,
  validFrom: 6,
  obligation: 7,
  unit: 8,
  district: 9,
  paperNumber: 10,
  paperDate: 11,
}
const rules: ReadingRules = { mapping, defaults: {}, blocks, naming: defaultNamingRules, words: wordsOf([vi.agency], blocks), today: day('2020-06-20') }

type Cells = Partial<Record<keyof typeof mapping, string>>
const row = (n: number, cells: Cells, asked: Partial<ReadingRules> = {}) => {
  const line = Array.from({ length: 12 }, () => '')
  for (const [field, text] of Object.entries({ block: 'Sở, ngành', validFrom: '01/01/2017', ...cells }))
    line[mapping[field as keyof typeof mapping] ?? 0] = text ?? ''
  return readRow(n, line, { ...rules, ...asked })
}
const known = (n: number, facts: Partial<AgencyFacts>, from = '2017-01-01', to: string | null = null): RegisterVersion => ({
  agency: idOf(n),
  validFrom: day(from),
  validTo: to === null ? null : day(to),
  facts: {
    code: null,
    name: 'Sở A',
    shortName: 'Sở A',
    kind: 'department',
    block: 'so-nganh',
    parentId: null,
    obligation: 'undetermined',
    obligationBasis: null,
    address: null,
    ...facts,
  },
})
const plan = (rows: Cells[], versions: RegisterVersion[] = []) => {
  let made = 100
  const planned = planImport(
    rows.map((cells, n) => row(n + 2, cells)),
    mapping,
    { versions, blocks },
    () => idOf(made++),
  )
  return { planned, told: planned.rows.map(({ outcome, faults }) => [outcome, ...faults.map((fault) => `${fault.field} ${fault.code}`)].join(': ')) }
}

describe('a row', () => {
  test('is read whatever words the file uses', () => {
    expect(
      row(2, {
        code: ' SNV ',
        name: 'Sở Nội vụ',
        kind: 'Sở và tương đương',
        block: 'SỞ NGÀNH',
        obligation: 'Có',
        paperNumber: 'Số: 12/QĐ-UBND',
        paperDate: '5/3/2016',
      }),
    ).toMatchObject({
      facts: { code: 'SNV', name: 'Sở Nội vụ', shortName: 'Sở Nội vụ', kind: 'department', block: 'so-nganh', obligation: 'mandatory' },
      validFrom: '2017-01-01',
      paper: { number: '12/QĐ-UBND', date: '2016-03-05' },
      faults: [],
    })
  })
  test.each([
    ['Ủy ban nhân dân phường Bến Nghé, Quận 1', 'commune-committee'],
    ['UBND Quận 10', 'district-committee'],
    ['Chi cục Kiểm lâm', 'sub-department'],
    ['Ban Quản lý Khu Nam', 'board'],
    ['Công an Thành phố', 'other'],
  ])('without a kind takes the one its name speaks of: %s', (name, kind) => expect(row(2, { name }).facts.kind).toBe(kind))
  test('may name the unit alone: the naming rules write the rest, and the district is its parent', () =>
    expect(row(2, { unit: 'Phường 05', district: 'Quận 10' })).toMatchObject({
      facts: { name: 'Ủy ban nhân dân Phường 5, Quận 10', shortName: 'UBND P.5, Q.10', kind: 'commune-committee' },
      parent: 'Ủy ban nhân dân Quận 10',
      faults: [],
    }))
  test.each([
    ['P.05', 'Q.10'],
    ['phường 5', 'q10'],
    ['PHƯỜNG 05', 'QUẬN 10'],
  ])('and may shorten it: %s, %s', (unit, district) => expect(row(2, { unit, district }).facts.name).toBe('Ủy ban nhân dân Phường 5, Quận 10'))
  test('takes day and block of all rows where it has none', () =>
    expect(row(2, { name: 'Sở A', block: '', validFrom: '' }, { defaults: { validFrom: day('2018-01-01'), block: 'quan-huyen' } })).toMatchObject({
      validFrom: '2018-01-01',
      facts: { block: 'quan-huyen' },
      faults: [],
    }))
  test.each<[Cells, string]>([
    [{}, 'name import.cell.required'],
    [{ name: 'Sở A', block: '' }, 'block import.cell.required'],
    [{ name: 'Sở A', validFrom: '' }, 'validFrom import.cell.required'],
    [{ name: 'Sở A', block: 'Khác' }, 'block agency-import.unknown-block'],
    [{ name: 'Sở A', kind: 'Tập đoàn' }, 'kind agency-import.unknown-kind'],
    [{ name: 'Sở A', obligation: 'Có lẽ' }, 'obligation agency-import.unknown-obligation'],
    [{ name: 'x'.repeat(500) }, 'name import.cell.too-long'],
    [{ name: '12' }, 'name agency.name-without-letters'],
    [{ unit: '05' }, 'unit agency-import.unit-not-named'],
    [{ name: 'Sở A', paperNumber: 'không nhớ' }, 'paperNumber agency-import.paper-unreadable'],
    [{ name: 'Sở A', paperDate: '01/02/2016' }, 'paperNumber agency-import.paper-without-number'],
    ...['31/02/2020', '15/13/2019', 'đầu năm 2020', '1000000000000000000', '-5'].map((validFrom): [Cells, string] => [
      { name: 'Sở A', validFrom },
      'validFrom import.cell.not-a-day',
    ]),
    ...['01/01/1800', '01/01/2300'].map((validFrom): [Cells, string] => [{ name: 'Sở A', validFrom }, 'validFrom import.cell.day-out-of-range']),
  ])('%j is refused', (cells, told) => expect(row(2, cells).faults.map((fault) => `${fault.field} ${fault.code}`)).toContain(told))
})

describe('parents', () => {
  test('stand in the file in any order, or in the register, by code, name or short name', () => {
    const { planned, told } = plan(
      [
        { name: 'Chi cục A', parent: 'Sở B' },
        { name: 'Chi cục B', parent: 'SB' },
        { name: 'Chi cục C', parent: 'SỞ  CÓ SẴN' },
        { name: 'UBND P.5', parent: 'UBND Quận 10' },
        { code: 'SB', name: 'Sở B' },
      ],
      [known(1, { name: 'Sở có sẵn', shortName: 'SCS' }), known(2, { name: 'Ủy ban nhân dân Quận 10', shortName: 'UBND Q.10' })],
    )
    expect(told).toEqual(['created', 'created', 'created', 'created', 'created'])
    const parent = planned.rows[4]?.agency
    expect(planned.rows.slice(0, 4).map(({ agency }) => planned.establishments.find((e) => e.agency === agency)?.facts.parentId)).toEqual([
      parent,
      parent,
      idOf(1),
      idOf(2),
    ])
    expect(planned.establishments.findIndex((e) => e.agency === parent)).toBe(0)
  })
  test('are told apart by code, never guessed', () => {
    const twins = [known(1, { code: '1', name: 'Phường 1', parentId: idOf(8) }), known(2, { code: '2', name: 'Phường 1', parentId: idOf(9) })]
    expect(
      plan(
        [
          { name: 'Trạm A', parent: 'Phường 1' },
          { name: 'Trạm B', parent: '2' },
        ],
        twins,
      ).told,
    ).toEqual(['refused: parent agency-import.parent-ambiguous', 'created'])
  })
  test('that are missing, refused, later, or in a circle are said', () => {
    expect(
      plan([
        { name: 'A1', parent: 'Không có' },
        { name: 'A2', parent: 'Sở sai' },
        { name: 'Sở sai', block: 'Khác' },
        { name: 'A3', parent: 'Sở muộn' },
        { name: 'Sở muộn', validFrom: '01/01/2019' },
        { name: 'Vòng 1', parent: 'Vòng 2' },
        { name: 'Vòng 2', parent: 'Vòng 1' },
        { name: 'Tự thân', parent: 'Tự thân' },
      ]).told,
    ).toEqual([
      'refused: parent agency-import.parent-not-found',
      'refused: parent agency-import.parent-refused',
      'refused: block agency-import.unknown-block',
      'refused: parent agency.parent-not-there',
      'created',
      'refused: parent agency-import.parent-refused',
      'refused: parent agency.below-itself',
      'refused: parent agency.below-itself',
    ])
  })
})

describe('what is there already', () => {
  test('is unchanged when every filled cell agrees, by code or by name', () =>
    expect(
      plan(
        [
          { code: 'SA', name: 'SỞ A' },
          { name: 'Sở B', shortName: 'Sở B' },
          { code: 'SC', name: 'Sở C' },
        ],
        [known(1, { code: 'SA', address: '1 Lê Lợi' }), known(2, { name: 'Sở B', shortName: 'Sở B' }), known(3, { code: 'SC', name: 'Sở C' })],
      ).told,
    ).toEqual(['unchanged', 'unchanged', 'unchanged']))
  test('is compared with what it was on the day of the row and with what it is now', () => {
    const renamed = [known(1, { code: 'SA', name: 'Sở A' }, '2017-01-01', '2019-01-01'), known(1, { code: 'SA', name: 'Sở Á' }, '2019-01-01')]
    expect(plan([{ code: 'SA', name: 'Sở A' }], renamed).told).toEqual(['unchanged'])
    expect(plan([{ code: 'SA', name: 'Sở Á' }], renamed).told).toEqual(['unchanged'])
    expect(plan([{ code: 'SA', name: 'Sở khác' }], renamed).told).toEqual(['refused: name agency-import.differs'])
    expect(plan([{ code: 'SA', name: 'Sở A', validFrom: '01/01/2010' }], renamed).told).toEqual(['refused: validFrom agency-import.differs'])
  })
  test('is named cell by cell where it differs', () =>
    expect(plan([{ code: 'SA', name: 'Sở A', kind: 'Ban', obligation: 'Bắt buộc' }], [known(1, { code: 'SA' })]).told).toEqual([
      'refused: kind agency-import.differs: obligation agency-import.differs',
    ]))
  test('is not guessed among several of one name', () => {
    const twins = [known(1, { name: 'Phường 1', parentId: idOf(8) }), known(2, { name: 'Phường 1', parentId: idOf(9) })]
    expect(plan([{ name: 'Phường 1' }], twins).told).toEqual(['refused: name agency-import.ambiguous-name'])
    expect(plan([{ name: 'Phường 1', code: '77' }], twins).told).toEqual(['created'])
  })
})

describe('one file', () => {
  test('does not hold a code twice, nor a name twice below one parent', () =>
    expect(
      plan([
        { code: 'A', name: 'Sở A' },
        { code: 'A', name: 'Sở B' },
        { name: 'sở a' },
        { code: 'Q1', name: 'Quận 1' },
        { code: 'Q2', name: 'Quận 2' },
        { name: 'Phường 1', parent: 'Q1' },
        { name: 'Phường 1', parent: 'Q2' },
      ]).told,
    ).toEqual(['created', 'refused: code agency-import.code-twice', 'refused: name agency-import.name-twice', 'created', 'created', 'created', 'created']))
  test('dates an agency before its block no more than before its parent', () =>
    expect(plan([{ name: 'UBND Quận 1', block: 'Quận, huyện', validFrom: '01/01/1990' }]).told).toEqual(['refused: block agency.block-not-in-force']))
  test('of a very long line of parents is refused, not followed to the end', () => {
    const told = plan(Array.from({ length: 200 }, (_, n) => ({ name: `Cấp ${n}`, ...(n < 199 ? { parent: `Cấp ${n + 1}` } : {}) }))).told
    expect(told.some((line) => line.includes('agency-import.too-deep'))).toBe(true)
  })
})
