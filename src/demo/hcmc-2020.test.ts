import { describe, expect, test } from 'vitest'
import { spanOf } from '../kernel/day.ts'
import { fold } from '../kernel/fold.ts'
import { numberKey, readOfficialNumber } from '../kernel/official-number.ts'
import { needed } from '../kernel/progress.ts'
import {
  demoActivities,
  demoAgencies,
  demoBodies,
  demoChoice,
  demoDeclarations,
  demoDirections,
  demoFacts,
  demoNotice,
  demoPapers,
  demoTargetLists,
} from './hcmc-2020.ts'

const tally = <T>(rows: readonly T[], by: (row: T) => string) => {
  const counts: Record<string, number> = {}
  for (const row of rows) counts[by(row)] = (counts[by(row)] ?? 0) + 1
  return counts
}
const unique = (values: readonly unknown[]) => expect(new Set(values).size).toBe(values.length)

describe('the register of the demonstration', () => {
  const agencies = demoAgencies()

  test('holds the 63 by block, and the 322 communes by kind', () => {
    expect(tally(agencies, (a) => a.block)).toEqual({ 'so-nganh': 21, 'quan-huyen': 24, 'chi-cuc': 9, ban: 5, 'nganh-doc': 4, 'phuong-xa': 322 })
    expect(
      tally(
        agencies.filter((a) => a.block === 'phuong-xa'),
        (a) => a.unit?.kind ?? '',
      ),
    ).toEqual({ phường: 259, xã: 58, 'thị trấn': 5 })
    expect(demoBodies()).toHaveLength(demoFacts.results.converted.N)
  })
  test('has the counts the facts state for each block', () => {
    expect(demoFacts.blocks.map((block) => block.count)).toEqual([21, 24, 9, 5, 4])
    for (const block of demoFacts.blocks) if (block.agencies) expect(block.agencies).toHaveLength(block.count)
  })
  test('gives nobody the key, id, code, name or short name of another', () => {
    for (const field of ['key', 'id', 'code'] as const) unique(agencies.map((a) => a[field]))
    unique(agencies.map((a) => fold(a.name)))
    unique(agencies.map((a) => fold(a.shortName)))
  })
  test('names every parent by a key of its own', () => {
    const keys = new Set(agencies.map((a) => a.key))
    expect(agencies.filter((a) => a.parent !== null && !keys.has(a.parent))).toEqual([])
    expect(agencies.filter((a) => a.block === 'chi-cuc' && a.parent === null)).toEqual([])
    expect(agencies.filter((a) => a.block === 'nganh-doc' && a.outsideParent === null)).toEqual([])
    expect(
      tally(
        agencies.filter((a) => a.parent !== null),
        (a) => a.block,
      ),
    ).toEqual({ 'chi-cuc': 9, 'phuong-xa': 322 })
  })
  test('writes the names as the naming rules say', () => {
    const of = (code: string) => agencies.find((a) => a.code === code)
    expect(of('27184')?.unit).toEqual({ kind: 'phường', name: 'Phường 01', district: { kind: 'quận', name: 'Quận 10' } })
    expect(of('27184')).toMatchObject({ name: 'Ủy ban nhân dân Phường 1, Quận 10', shortName: 'UBND P.1, Q.10', parent: 'quan-huyen-771' })
    expect(of('26740')).toMatchObject({ name: 'Ủy ban nhân dân phường Bến Nghé, Quận 1', shortName: 'UBND P.Bến Nghé, Q.1' })
    expect(of('783')).toMatchObject({ name: 'Ủy ban nhân dân huyện Củ Chi', shortName: 'UBND H.Củ Chi' })
  })
  test('is the same at every call and in every installation', () => {
    expect(demoAgencies()).toEqual(agencies)
    expect(agencies[1]?.id).toBe('0172b57d-7e81-7553-a54a-27626b40e62c')
  })
})

describe('the declarations of the demonstration', () => {
  const rows = demoDeclarations()
  const to2015 = rows.filter((row) => row.edition === 'TCVN ISO 9001:2015')
  const agencies = new Map(demoAgencies().map((a) => [a.key, a]))

  test('are 47 of 63, with some missing in every block', () => {
    const { declared, missing } = demoChoice()
    expect(tally(declared, (a) => a.block)).toEqual({ 'so-nganh': 15, 'quan-huyen': 18, 'chi-cuc': 7, ban: 4, 'nganh-doc': 3 })
    expect(tally(missing, (a) => a.block)).toEqual({ 'so-nganh': 6, 'quan-huyen': 6, 'chi-cuc': 2, ban: 1, 'nganh-doc': 1 })
    const byName = (a: string, b: string) => a.localeCompare(b)
    expect(to2015.map((row) => row.agency).toSorted(byName)).toEqual(declared.map((a) => a.key).toSorted(byName))
  })
  test('hold two agencies of the 16 that declared to the edition of 2008 only', () => {
    const old = rows.filter((row) => row.edition === 'TCVN ISO 9001:2008')
    const missing = new Set(demoChoice().missing.map((a) => a.key))
    expect(old).toHaveLength(2)
    expect(old.every((row) => missing.has(row.agency) && row.kind === 'initial')).toBe(true)
    expect(to2015.length + old.length).toBe(rows.length)
  })
  test('are dated from 2018-01 to 2020-06-12, take effect by the data date, and belong to agencies known then', () => {
    expect(to2015[0]?.issuedOn.startsWith('2018-01')).toBe(true)
    expect(to2015.at(-1)?.issuedOn.startsWith('2020-06')).toBe(true)
    for (const row of rows) {
      expect(row.issuedOn <= '2020-06-12' && row.issuedOn <= row.effectiveOn && row.effectiveOn <= demoFacts.dataDate).toBe(true)
      expect((agencies.get(row.agency)?.validFrom ?? '9') <= row.issuedOn).toBe(true)
    }
    expect(tally(to2015, (row) => row.issuedOn.slice(0, 4))).toEqual({ 2018: 16, 2019: 23, 2020: 8 })
  })
  test('have readable numbers, never twice in a year', () => {
    for (const row of rows) expect(readOfficialNumber(row.number)?.text).toBe(row.number)
    unique(rows.map((row) => `${row.issuedOn.slice(0, 4)} ${numberKey(row.number)}`))
    unique(rows.map((row) => row.id))
  })
  test('name a title and no signer; some have no annex yet, some are re-declarations', () => {
    expect(rows.every((row) => row.signerName === null && row.signerTitle !== '')).toBe(true)
    expect(new Set(to2015.map((row) => `${row.kind} ${row.annex}`)).size).toBe(4)
  })
  test('are the same at every call', () => expect(demoDeclarations()).toEqual(rows))
})

describe('the records of the demonstration', () => {
  test('hold the five papers in the order of the report', () => {
    expect(demoPapers().map((paper) => paper.number)).toEqual(['1451/QĐ-UBND', '1452/QĐ-UBND', '1453/QĐ-UBND', '287/SKHCN-TĐC', '619/SKHCN-TĐC'])
    expect(
      demoPapers()
        .filter((paper) => paper.listNote !== null)
        .map((paper) => paper.number),
    ).toEqual(['619/SKHCN-TĐC'])
  })
  test('hold one record of four newsletters and a secondment without host', () => {
    const activities = demoActivities()
    expect(activities.map((a) => a.kind)).toEqual(['par-participation', 'newsletter', 'guidance', 'secondment', 'training'])
    expect(activities[1]).toMatchObject({ quantity: 4, unit: 'bản tin', when: { precision: 'half-year', halfYear: '2020-H1' } })
    expect(activities[1]?.channels).toHaveLength(2)
    expect(activities[3]).toMatchObject({ quantity: 1, unit: 'công chức', host: null, when: { precision: 'unknown' } })
    expect(activities[4]).toMatchObject({ state: 'postponed', expectedFrom: { precision: 'month', month: '2020-07' } })
    expect(activities.every((a) => demoAgencies().some((agency) => agency.key === a.doer))).toBe(true)
  })
  test('hold five directions, two targets with their named lists', () => {
    const directions = demoDirections()
    expect(directions.map((d) => d.no)).toEqual([1, 2, 3, 4, 5])
    expect(directions[0]).toMatchObject({ quantity: 30, unit: 'cơ quan' })
    const lists = new Map(demoTargetLists().map((list) => [list.key, list]))
    const wanted = directions
      .flatMap((d) => d.targets)
      .map((t) => {
        const total = lists.get(t.list)?.members.length ?? 0
        return [t.percent, total, needed(t.percent, total), t.by]
      })
    expect(wanted).toEqual([
      [100, 45, 45, '2020-12-31'],
      [70, 322, 226, '2020-12-31'],
    ])
    expect(directions.every((d) => d.deadline === null || (spanOf(d.period).from <= d.deadline && d.deadline <= spanOf(d.period).to))).toBe(true)
  })
  test('name no person', () => {
    const texts = JSON.stringify([demoPapers(), demoActivities(), demoDirections(), demoDeclarations(), demoTargetLists()])
    expect(texts).not.toMatch(/(?<!\p{L})(Nguyễn|Trần|Lê|Phạm|Huỳnh|Hoàng|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ(?! Chí Minh)|Ngô|Dương|Lý) \p{Lu}/u)
    expect(texts).not.toMatch(/(?<!\p{L})(Ông|ông|Bà|bà) \p{Lu}/u)
  })
  test('carry the notice the facts ask for', () => expect(demoFacts.about).toContain(demoNotice))
})
