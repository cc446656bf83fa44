import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonical } from './canonical-json.ts'
import { addDays, Day, dayOf, halfYear, HalfYear, halfYearOf, ImpreciseDate, inWords, nextHalfYear, reach, readDay, slashed, spanOf } from './day.ts'
import { fold, tidy } from './fold.ts'
import { numberKey, readOfficialNumber } from './official-number.ts'
import { needed, percent, twoDigits } from './progress.ts'
import { grants, holds, mayCreate, Role } from './rights.ts'
import { uuidv7 } from './uuid.ts'

describe('a legal day', () => {
  test('is the day in Ho Chi Minh City, not in UTC', () => {
    expect(dayOf(new Date('2020-06-14T17:30:00Z'))).toBe('2020-06-15')
    expect(dayOf(new Date('2020-06-15T16:59:59Z'))).toBe('2020-06-15')
  })
  test('is read as people type it, and is a day of the calendar or nothing', () => {
    expect(['15/6/2020', '15-06-2020', '15.06.2020', '2020-06-15'].map(readDay)).toEqual(Array(4).fill('2020-06-15'))
    expect(['31/02/2020', '29/02/2019', '0/1/2020', '1/1/1800', '1/1/2300', '15/06/20', ''].map(readDay)).toEqual(Array(7).fill(undefined))
  })
  test('is written with zeros where the papers write them', () => {
    expect(inWords(Day.parse('2020-02-04'))).toBe('ngày 04 tháng 02 năm 2020')
    expect(inWords(Day.parse('2020-06-15'))).toBe('ngày 15 tháng 6 năm 2020')
    expect(slashed(Day.parse('2020-02-14'))).toBe('14/02/2020')
  })
  test('moves over months and leap years', () => {
    expect(addDays(Day.parse('2020-02-28'), 2)).toBe('2020-03-01')
    expect(addDays(Day.parse('2021-01-01'), -1)).toBe('2020-12-31')
  })
})

describe('a half-year', () => {
  test('holds its days and no others', () => {
    expect(spanOf(halfYear(2020, 1))).toEqual({ from: '2020-01-01', to: '2020-06-30' })
    expect(halfYearOf(Day.parse('2020-07-01'))).toBe('2020-H2')
    expect(nextHalfYear(halfYear(2020, 2))).toBe('2021-H1')
  })
  test('lies where days do', () => {
    expect(HalfYear.safeParse('2101-H1').success).toBe(false)
    expect(ImpreciseDate.safeParse({ precision: 'year', year: '2150' }).success).toBe(false)
  })
  test('an imprecise date reaches from its first to its last day', () => {
    expect(reach({ precision: 'month', month: '2020-02' })).toEqual({ from: '2020-02-01', to: '2020-02-29' })
    expect(reach({ precision: 'quarter', quarter: '2020-Q4' })).toEqual({ from: '2020-10-01', to: '2020-12-31' })
    expect(reach({ precision: 'unknown' })).toBeUndefined()
  })
})

describe('folded text', () => {
  test('meets itself over tone habits, Unicode forms, capitals and đ', () => {
    expect(new Set(['hoà', 'hòa', 'hoà'.normalize('NFD'), 'HOÀ', 'hoa'].map(fold))).toEqual(new Set(['hoa']))
    expect(fold('Đất đai')).toBe('dat dai')
    expect(fold('Quy  trình\u200b')).toBe('quy trinh')
  })
  test('folds to itself', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)))
  })
  test('tidied text has no hidden characters and is composed', () => {
    expect(tidy('  Quận\u202e 10\u0000\t ')).toBe('Quận 10')
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => tidy(tidy(text)) === tidy(text)))
  })
})

describe('an official number', () => {
  test('is read with its suffix and symbol, whatever dash or blank was typed', () => {
    expect(readOfficialNumber('1451/QĐ-UBND')).toMatchObject({ serial: 1451, suffix: '', symbol: 'QĐ-UBND' })
    expect(readOfficialNumber('Số: 12a / QĐ – UBND')).toMatchObject({ text: '12a/QĐ-UBND', serial: 12, suffix: 'a' })
    expect(readOfficialNumber('Số: /QĐ-UBND')).toBeUndefined()
    expect(readOfficialNumber('không số')).toBeUndefined()
  })
  test('is the same number in both Unicode forms and with leading zeros', () => {
    expect(numberKey('01/QĐ-UBND')).toBe(numberKey('1/qđ-ubnd'.normalize('NFD')))
    expect(numberKey('12a/QĐ-UBND')).not.toBe(numberKey('12/QĐ-UBND'))
  })
})

describe('figures', () => {
  test('are written as reports write them', () => {
    expect([twoDigits(4), twoDigits(0), twoDigits(47), twoDigits(1322)]).toEqual(['04', '00', '47', '1.322'])
    expect([percent(47, 63), percent(0, 0), percent(63, 63)]).toEqual(['74,6 %', '—', '100 %'])
  })
  test('a target in percent is reached by whole agencies', () => {
    expect([needed(70, 322), needed(100, 45), needed(70, 10)]).toEqual([226, 45, 7])
  })
})

describe('canonical JSON', () => {
  test('orders keys and says nothing else', () => {
    expect(canonical({ b: 1, a: [true, null, 'é', { d: 1, c: undefined }] })).toBe('{"a":[true,null,"é",{"d":1}],"b":1}')
    expect(() => canonical({ n: Number.NaN })).toThrow(TypeError)
  })
  test('reads back as what it was, and is the same for any order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonical(value as never)
        return canonical(JSON.parse(text)) === text
      }),
    )
  })
})

test('ids made later sort later', () => {
  const at = new Date('2020-06-15T01:00:00Z')
  expect(uuidv7(at)).toMatch(/^0172b57d-7e80-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(uuidv7(new Date(at.getTime() + 1)) > uuidv7(at)).toBe(true)
})

describe('rights', () => {
  test.each(Role.options)('%s creates nobody who holds more', (role) => {
    for (const created of Role.options) {
      if (mayCreate(role, created)) expect(grants[created].acts.filter((act) => !holds(role, act))).toEqual([])
    }
    expect(mayCreate(role, 'system-administrator')).toBe(false)
  })
})
