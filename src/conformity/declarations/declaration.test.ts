import { describe, expect, test } from 'vitest'
import { Day } from '../../kernel/day.ts'
import { AgencyId, DeclarationId } from '../../kernel/identity.ts'
import { type Circumstances, type Course, type Declaration, DeclarationState, faultsOf, numberOf, stateOf } from './declaration.ts'

const day = (text: string) => Day.parse(text)
const id = '00000000-0000-7000-8000-000000000001'
const sound: Declaration = {
  agencyId: AgencyId.parse(id),
  edition: 'TCVN ISO 9001:2015',
  kind: 'initial',
  number: '12/QĐ-SXD',
  issuedOn: day('2020-03-02'),
  effectiveOn: day('2020-03-02'),
  withdrawnOn: null,
  signerName: null,
  signerTitle: null,
  annex: 'none-yet',
  fileId: null,
  annexFileId: null,
  note: null,
}
const around: Circumstances = {
  today: day('2020-06-15'),
  agency: { name: 'Sở Xây dựng', existed: true, since: day('2017-01-01'), until: null },
  edition: { since: day('2015-01-01'), until: null },
  sameNumber: undefined,
}
const codes = (more: Partial<Declaration>, other: Partial<Circumstances> = {}) =>
  faultsOf({ ...sound, ...more }, { ...around, ...other }).map(({ field, code }) => [field, code])

describe('a declaration may be recorded', () => {
  test('without signer, file, annex or note: nobody is made to invent', () => expect(codes({})).toEqual([]))
  test('when it takes effect on its day or later', () => expect(codes({ effectiveOn: day('2020-12-31') })).toEqual([]))
  test('when its annex lies on paper', () => expect(codes({ annex: 'on-paper' })).toEqual([]))
  test('to an edition that ends the day after', () => expect(codes({}, { edition: { since: day('2008-01-01'), until: day('2020-03-03') } })).toEqual([]))
})

describe('a declaration is refused', () => {
  test('that takes effect before it is issued', () =>
    expect(codes({ effectiveOn: day('2020-03-01') })).toEqual([['effectiveOn', 'declaration.effective-before-issue']]))
  test('from the future', () =>
    expect(codes({ issuedOn: day('2020-06-16'), effectiveOn: day('2020-06-16') })).toEqual([['issuedOn', 'declaration.issued-in-future']]))
  test('of an agency that has ended, with the days it was there', () => {
    const faults = faultsOf(sound, { ...around, agency: { name: 'Sở Cũ', existed: false, since: day('2017-01-01'), until: day('2019-02-01') } })
    expect(faults).toEqual([
      { field: 'agencyId', code: 'declaration.agency-not-on-day', details: { name: 'Sở Cũ', day: '2020-03-02', since: '2017-01-01', until: '2019-01-31' } },
    ])
  })
  test('of no agency at all', () => expect(codes({}, { agency: undefined })).toEqual([['agencyId', 'agency.not-found']]))
  test('under a number that is taken, with the other’s day', () => {
    const [fault] = faultsOf(sound, { ...around, sameNumber: { id: DeclarationId.parse(id), issuedOn: day('2020-01-05') } })
    expect(fault).toEqual({ field: 'number', code: 'declaration.number-taken', details: { number: '12/QĐ-SXD', name: 'Sở Xây dựng', day: '2020-01-05', id } })
  })
  test('to an edition that had ended or not begun', () => {
    expect(codes({}, { edition: { since: day('2008-01-01'), until: day('2020-03-02') } })).toEqual([['edition', 'declaration.edition-not-valid']])
    expect(codes({}, { edition: { since: null, until: null } })).toEqual([['edition', 'edition.not-in-force-yet']])
    expect(codes({}, { edition: { since: day('2020-03-03'), until: null } })).toEqual([['edition', 'declaration.edition-not-valid']])
    expect(codes({}, { edition: undefined })).toEqual([['edition', 'edition.unknown']])
  })
  test('with all that is wrong at once', () =>
    expect(codes({ number: 'x', effectiveOn: day('2019-01-01'), annex: 'attached', withdrawnOn: day('2020-03-01') }).map(([field]) => field)).toEqual([
      'number',
      'effectiveOn',
      'withdrawnOn',
      'annex',
    ]))
})

test('one number in one year, however it is written', () => {
  expect(numberOf({ number: '012/qd-sxd', issuedOn: day('2020-03-02') })).toEqual(numberOf(sound))
  expect(numberOf({ number: '12/QĐ-SXD', issuedOn: day('2019-03-02') })).not.toEqual(numberOf(sound))
})

describe('on a day a declaration is', () => {
  const course: Course = {
    issuedOn: day('2019-01-10'),
    effectiveOn: day('2019-02-01'),
    withdrawnOn: null,
    supersededOn: null,
    agencyUntil: null,
    retracted: false,
  }
  const cases: Record<DeclarationState, [Partial<Course>, string]> = {
    'not-yet-effective': [{}, '2019-01-31'],
    'in-force': [{ withdrawnOn: day('2019-02-02'), supersededOn: day('2019-02-03') }, '2019-02-01'],
    superseded: [{ supersededOn: day('2019-06-01'), agencyUntil: day('2019-01-15') }, '2019-06-01'],
    withdrawn: [{ withdrawnOn: day('2019-06-01'), supersededOn: day('2019-05-01') }, '2019-06-01'],
    'ended-with-agency': [{ agencyUntil: day('2019-06-01') }, '2019-06-01'],
    retracted: [{ retracted: true, withdrawnOn: day('2019-06-01') }, '2019-07-01'],
  }
  test.each(DeclarationState.options)('%s', (state) => {
    const [more, on] = cases[state]
    expect(stateOf({ ...course, ...more }, day(on))).toBe(state)
  })
})
