import { describe, expect, test } from 'vitest'
import { Day } from '../../kernel/day.ts'
import { AgencyId } from '../../kernel/identity.ts'
import { AgencyFinder } from './agency-finder.ts'

const idOf = (n: number) => AgencyId.parse(`00000000-0000-7000-8000-${String(n).padStart(12, '0')}`)
const version = (n: number, name: string, shortName: string, code: string | null, from = '2017-01-01', to: string | null = null) => ({
  id: idOf(n),
  code,
  name,
  shortName,
  validFrom: Day.parse(from),
  validTo: to === null ? null : Day.parse(to),
})

const finder = new AgencyFinder([
  version(1, 'Ủy ban nhân dân Phường 5, Quận 10', 'UBND P.5, Q.10', '27190'),
  version(2, 'Ủy ban nhân dân Phường 1, Quận 10', 'UBND P.1, Q.10', '27178'),
  version(3, 'Ủy ban nhân dân Phường 1, Quận 3', 'UBND P.1, Q.3', '00123'),
  version(4, 'Ủy ban nhân dân phường Tân Quy, Quận 7', 'UBND P.Tân Quy, Q.7', null),
  version(5, 'Ủy ban nhân dân phường Tân Quý, quận Tân Phú', 'UBND P.Tân Quý, Q.Tân Phú', null),
  version(6, 'Sở Công Thương', 'SCT', null, '2017-01-01', '2020-03-01'),
  version(7, 'Sở Công Thương', 'SCT', null, '2020-03-01'),
  version(8, 'Ủy ban nhân dân xã Hòa Phú, huyện Củ Chi', 'UBND X.Hòa Phú, H.Củ Chi', null),
])
const find = (name: string | null, code: string | null = null, on = '2020-06-01') => finder.find(name, code, Day.parse(on))
const found = (n: number) => expect.objectContaining({ agency: idOf(n) })

describe('an agency is found', () => {
  test.each<[string, number]>([
    ['Ủy ban nhân dân Phường 5, Quận 10', 1],
    ['UBND P.5, Q.10', 1],
    ['UBND Phường 05 - Quận 10', 1],
    ['ubnd p5 q10', 1],
    ['ỦY BAN NHÂN DÂN  PHƯỜNG 5,  QUẬN 10', 1],
    ['Uỷ ban nhân dân xã Hoà Phú, huyện Củ Chi', 8],
    ['Ủy ban nhân dân xã Hòa Phú, huyện Củ Chi'.normalize('NFD'), 8],
    ['uy ban nhan dan phuong 5 quan 10', 1],
    ['UBND P.Tân Quy, Quận 7', 4],
  ])('by "%s"', (name, n) => expect(find(name)).toEqual(found(n)))
  test('by its code, whatever zeros a spreadsheet ate', () => {
    expect(find(null, '27190')).toEqual(found(1))
    expect(find(null, '123')).toEqual(found(3))
  })
  test('among two of one name by the day', () => {
    expect(find('Sở Công Thương', null, '2019-05-01')).toEqual(found(6))
    expect(find('Sở Công Thương', null, '2020-05-01')).toEqual(found(7))
  })
})

describe('an agency is not guessed', () => {
  test('when a name without its district fits several', () => {
    expect(find('Ủy ban nhân dân Phường 1')).toMatchObject({
      by: 'name',
      code: 'import.agency.ambiguous',
      details: { candidates: expect.stringContaining('Ủy ban nhân dân Phường 1, Quận 3 (00123)') as string },
    })
  })
  test('when only one name begins like it', () => expect(find('UBND phường Tân Quý')).toMatchObject({ code: 'import.agency.unknown-but-near' }))
  test('when nothing is near', () => expect(find('Sở Không Có')).toMatchObject({ code: 'import.agency.unknown' }))
  test('when the code is unknown', () => expect(find('UBND P.5, Q.10', '99999')).toMatchObject({ by: 'code', code: 'import.agency.unknown-code' }))
  test('when code and name mean two', () => expect(find('UBND P.5, Q.10', '27178')).toMatchObject({ by: 'code', code: 'import.agency.code-of-another' }))
  test('when the row names none', () => expect(find(null)).toMatchObject({ code: 'import.agency.missing' }))
  test('when two live at once under one name and no day decides', () =>
    expect(finder.find('Sở Công Thương', null, undefined)).toMatchObject({ code: 'import.agency.ambiguous' }))
})
