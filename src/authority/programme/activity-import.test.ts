import { describe, expect, test } from 'vitest'
import { Day, HalfYear } from '../../kernel/day.ts'
import { AgencyId, PaperId } from '../../kernel/identity.ts'
import { numberKey } from '../../kernel/official-number.ts'
import { AgencyFinder } from '../../register/imports/agency-finder.ts'
import { type ActivityRegister, checkActivities, ImportField, missingFields } from './activity-import.ts'

const agency = AgencyId.parse('019e0000-0000-7000-8000-000000000001')
const [decision, twin] = [3, 4].map((n) => PaperId.parse(`019e0000-0000-7000-8000-00000000000${n}`))
const paper = (id: PaperId | undefined, number: string, issuerName: string) => ({
  id: id ?? PaperId.parse(''),
  number,
  numberKey: numberKey(number),
  issuedOn: Day.parse('2020-04-29'),
  issuerName,
})
const register: ActivityRegister = {
  kinds: [
    { code: 'newsletter', nameVi: 'Bản tin', nameEn: 'Newsletter' },
    { code: 'training-postponed', nameVi: 'Lùi lớp đào tạo', nameEn: 'Training postponed' },
  ],
  finder: new AgencyFinder([
    { id: agency, code: '771', name: 'Ủy ban nhân dân Quận 10', shortName: 'UBND Q.10', validFrom: Day.parse('2017-01-01'), validTo: null },
  ]),
  papers: [paper(decision, '1451/QĐ-UBND', 'UBND'), paper(decision, '5/KH-X', 'X'), paper(twin, '5/KH-X', 'Y')],
  known: [{ kind: 'newsletter', title: 'Bản tin số 1', period: HalfYear.parse('2020-H1'), beganFrom: Day.parse('2020-03-01') }],
}
const mapping = Object.fromEntries(ImportField.options.map((key, n) => [key, n]))
type Typed = Partial<Record<ImportField, string>>
const check = (rows: Typed[], fallback?: string) =>
  checkActivities(
    rows.map((row, n) => ({ row: n + 2, cells: ImportField.options.map((key) => row[key] ?? '') })),
    mapping,
    register,
    fallback === undefined ? undefined : HalfYear.parse(fallback),
  )
const sound = { kind: 'Bản tin', title: 'Bản tin ISO số 2', began: '05/03/2020' }
const codes = (row: Typed) => check([{ ...sound, ...row }]).faults.map(({ field, code }) => [field, code])

describe('a row of activities', () => {
  test('needs kind and title; the half-year follows from the day, and two channels are still one newsletter', () => {
    const { good, faults } = check([
      {
        ...sound,
        quantity: '4',
        unit: 'bản tin',
        channels: 'Website của Chi cục; bản tin TBT; Website của chi cục',
        papers: '1451/qd-ubnd',
        agencies: 'UBND Q.10',
      },
    ])
    expect(faults).toEqual([])
    expect(good).toMatchObject([
      {
        activity: {
          kind: 'newsletter',
          period: '2020-H1',
          began: { precision: 'day', day: '2020-03-05' },
          ended: null,
          quantity: 4,
          channels: ['Website của Chi cục', 'bản tin TBT'],
          paperIds: [decision],
          agencyIds: [agency],
        },
      },
    ])
  })
  test.each([
    [
      { began: 'tháng 7/2020', period: '6 tháng đầu năm 2020' },
      { period: '2020-H1', began: { precision: 'month', month: '2020-07' } },
    ],
    [
      { began: '', period: '2020-h2' },
      { period: '2020-H2', began: { precision: 'unknown' } },
    ],
    [
      { began: 'quý I/2020', ended: '31/03/2020' },
      { period: '2020-H1', ended: { precision: 'day', day: '2020-03-31' } },
    ],
  ])('tells time as precisely as it is known: %o', (row, expected) => expect(check([{ ...sound, ...row }]).good[0]?.activity).toMatchObject(expected))
  test('without any time belongs to the half-year chosen for the file', () => {
    expect(check([{ ...sound, began: '' }], '2020-H1').good[0]?.activity.period).toBe('2020-H1')
    expect(missingFields({ kind: 0, title: 1 }, undefined)).toEqual(['period'])
    expect(missingFields({ title: 1 }, HalfYear.parse('2020-H1'))).toEqual(['kind'])
  })
  test('that is held already stays as it is', () => {
    const { good, unchanged } = check([{ kind: 'newsletter', title: 'BẢN TIN SỐ 1', began: '01/03/2020' }])
    expect([good.length, unchanged.length]).toEqual([0, 1])
  })

  test.each<[Typed, [string, string][]]>([
    [
      { kind: '', title: '' },
      [
        ['kind', 'import.cell.required'],
        ['title', 'import.cell.required'],
      ],
    ],
    [{ kind: 'Hội thảo' }, [['kind', 'import.cell.not-offered']]],
    [
      { began: '31/02/2020' },
      [
        ['began', 'activity.import.not-a-time'],
        ['period', 'activity.import.period-untold'],
      ],
    ],
    [
      { began: '15/6' },
      [
        ['began', 'activity.import.not-a-time'],
        ['period', 'activity.import.period-untold'],
      ],
    ],
    [{ began: '2020' }, [['period', 'activity.import.period-untold']]],
    [{ period: 'năm nay' }, [['period', 'activity.import.not-a-period']]],
    [{ period: '3020-H1' }, [['period', 'activity.import.not-a-period']]],
    [{ ended: '01/01/2020' }, [['ended', 'activity.ends-before-it-begins']]],
    [{ quantity: '-1' }, [['quantity', 'activity.import.not-a-quantity']]],
    [{ quantity: '2,5' }, [['quantity', 'activity.import.not-a-quantity']]],
    [{ quantity: '9000000' }, [['quantity', 'activity.import.not-a-quantity']]],
    [
      { papers: '9/QĐ-X; không nhớ' },
      [
        ['papers', 'activity.import.paper-unknown'],
        ['papers', 'official-number.unreadable'],
      ],
    ],
    [{ papers: '5/KH-X' }, [['papers', 'activity.import.paper-ambiguous']]],
    [{ agencies: 'UBND Quận 99' }, [['agencies', 'import.agency.unknown']]],
    [{ title: 'x'.repeat(501) }, [['title', 'import.cell.too-long']]],
  ])('%o is refused at its cell', (row, expected) => expect(codes(row)).toEqual(expected))
  test('twice in a file is refused at the second', () =>
    expect(check([sound, sound]).faults).toMatchObject([{ row: 3, code: 'activity.import.twice-in-file' }]))
})
