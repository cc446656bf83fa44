import { describe, expect, test } from 'vitest'
import { Day } from '../../kernel/day.ts'
import { defaultNamingRules } from './naming-defaults.ts'
import { type AdministrativeUnit, NamingRule, nameAgency, properName } from './naming-rule.ts'

const on = Day.parse('2020-06-15')
const named = (unit: AdministrativeUnit) => nameAgency(unit, defaultNamingRules, on)

describe("the People's Committee of a unit", () => {
  test.each<[AdministrativeUnit, string, string]>([
    [{ kind: 'phường', name: 'Phường 05', district: { kind: 'quận', name: 'Quận 10' } }, 'Ủy ban nhân dân Phường 5, Quận 10', 'UBND P.5, Q.10'],
    [{ kind: 'phường', name: '05', district: { kind: 'quận', name: '10' } }, 'Ủy ban nhân dân Phường 5, Quận 10', 'UBND P.5, Q.10'],
    [
      { kind: 'phường', name: 'Phường 13', district: { kind: 'quận', name: 'Quận Bình Thạnh' } },
      'Ủy ban nhân dân Phường 13, quận Bình Thạnh',
      'UBND P.13, Q.Bình Thạnh',
    ],
    [
      { kind: 'phường', name: 'Phường Bến Nghé', district: { kind: 'quận', name: 'Quận 1' } },
      'Ủy ban nhân dân phường Bến Nghé, Quận 1',
      'UBND P.Bến Nghé, Q.1',
    ],
    [
      { kind: 'xã', name: 'Xã Bà Điểm', district: { kind: 'huyện', name: 'Huyện Hóc Môn' } },
      'Ủy ban nhân dân xã Bà Điểm, huyện Hóc Môn',
      'UBND X.Bà Điểm, H.Hóc Môn',
    ],
    [
      { kind: 'thị trấn', name: 'Thị trấn Củ Chi', district: { kind: 'huyện', name: 'Huyện Củ Chi' } },
      'Ủy ban nhân dân thị trấn Củ Chi, huyện Củ Chi',
      'UBND TT.Củ Chi, H.Củ Chi',
    ],
    [{ kind: 'quận', name: 'Quận Bình Thạnh' }, 'Ủy ban nhân dân quận Bình Thạnh', 'UBND Q.Bình Thạnh'],
    [{ kind: 'quận', name: 'Quận 10' }, 'Ủy ban nhân dân Quận 10', 'UBND Q.10'],
    [{ kind: 'huyện', name: 'Huyện Củ Chi' }, 'Ủy ban nhân dân huyện Củ Chi', 'UBND H.Củ Chi'],
    [{ kind: 'thành phố', name: 'Thành phố Hồ Chí Minh' }, 'Ủy ban nhân dân Thành phố Hồ Chí Minh', 'UBND TP.Hồ Chí Minh'],
    [{ kind: 'phường', name: 'Phường Sài Gòn' }, 'Ủy ban nhân dân phường Sài Gòn', 'UBND P.Sài Gòn'],
  ])('of %j', (unit, name, shortName) => expect(named(unit)).toEqual({ name, shortName }))

  test('takes a capital when the unit bears the name of a person', () =>
    expect(named({ kind: 'xã', name: 'Xã Lê Minh Xuân', district: { kind: 'huyện', name: 'Huyện Bình Chánh' } })?.name).toBe(
      'Ủy ban nhân dân Xã Lê Minh Xuân, huyện Bình Chánh',
    ))

  test('is the same in both Unicode forms and whatever the case of the kind', () =>
    expect(named({ kind: 'phường', name: 'PHƯỜNG  Bến Nghé'.normalize('NFD'), district: { kind: 'quận', name: 'quận 1' } })?.name).toBe(
      'Ủy ban nhân dân phường Bến Nghé, Quận 1',
    ))

  test('stays unnamed when no rule covers the unit, its district or the day', () => {
    expect(nameAgency({ kind: 'huyện', name: '7' }, defaultNamingRules, on)).toBeUndefined()
    expect(nameAgency({ kind: 'xã', name: 'Bà Điểm', district: { kind: 'huyện', name: '7' } }, defaultNamingRules, on)).toBeUndefined()
    expect(nameAgency({ kind: 'quận', name: '1' }, defaultNamingRules, Day.parse('2020-03-04'))).toBeUndefined()
  })

  test('follows a later rule from its first day', () => {
    const later: NamingRule = NamingRule.parse({
      unitKind: 'phường',
      match: 'numbered',
      placePattern: 'Phường số {name}',
      placeShortPattern: 'P.{name}',
      namePattern: 'UBND {place}',
      shortPattern: '{placeShort}',
      validFrom: '2021-01-01',
      source: 'thử',
    })
    const rules = [later, ...defaultNamingRules]
    expect(nameAgency({ kind: 'phường', name: '05' }, rules, Day.parse('2020-12-31'))?.name).toBe('Ủy ban nhân dân Phường 5')
    expect(nameAgency({ kind: 'phường', name: '05' }, rules, Day.parse('2021-01-01'))?.name).toBe('UBND Phường số 5')
  })
})

test("a unit's own name keeps a kind that is part of it", () => {
  expect(properName({ kind: 'xã', name: 'Xã Xã Xía' })).toBe('Xã Xía')
  expect(properName({ kind: 'phường', name: 'Phường 15A' })).toBe('15A')
})

test('the default rules are plain data that reads back equal', () =>
  expect(JSON.parse(JSON.stringify(defaultNamingRules)).map((rule: unknown) => NamingRule.parse(rule))).toEqual(defaultNamingRules))
