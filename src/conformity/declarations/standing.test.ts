import { describe, expect, test } from 'vitest'
import { Day } from '../../kernel/day.ts'
import { acceptedEditions, type AgencyFact, type DeclarationFact, type EditionFact, editionInForce, type ReviewFact, standing } from './standing.ts'

const day = (text: string) => Day.parse(text)
const always = { recordedFrom: new Date('2020-01-01T00:00:00Z'), recordedTo: null }
const edition = (year: number, from: string, to: string | null): EditionFact => ({
  code: `ISO ${year}`,
  year,
  validFrom: day(from),
  validTo: to === null ? null : day(to),
})
const [e2008, e2015] = [edition(2008, '2008-01-01', '2018-09-16'), edition(2015, '2015-01-01', null)] as const
const editions = [e2008, e2015]
const agency: AgencyFact[] = [{ block: 'so-nganh', validFrom: day('2017-01-01'), validTo: null, ...always }]
const declared = (more: Partial<DeclarationFact> = {}): DeclarationFact => ({
  id: 'd1',
  edition: e2015.code,
  issuedOn: day('2019-05-02'),
  effectiveOn: day('2019-05-10'),
  withdrawnOn: null,
  ...always,
  ...more,
})
const reviewed = (more: Partial<ReviewFact> = {}): ReviewFact => ({
  edition: e2015.code,
  reviewedOn: day('2020-03-01'),
  blocks: ['so-nganh'],
  ...always,
  ...more,
})
const ask = (declarations: DeclarationFact[], reviews: ReviewFact[], on: string, of = { agency, edition: e2015, knownAt: undefined as Date | undefined }) =>
  standing(of.agency, declarations, reviews, editions, { edition: of.edition, on: day(on), knownAt: of.knownAt })
const told = (...args: Parameters<typeof ask>) => {
  const answer = ask(...args)
  return answer && [answer.standing, answer.reason]
}

describe('an agency has declared', () => {
  test('from the day its declaration takes effect', () => {
    expect(told([declared()], [], '2019-05-10')).toEqual(['declared', 'declared'])
    expect(told([declared()], [], '2019-05-09')).toEqual(['not-yet', 'not-yet-effective'])
    expect(told([declared()], [], '2019-05-01')).toEqual(['no-data', 'never-reviewed'])
  })
  test('until the day it is withdrawn', () => {
    const withdrawn = declared({ withdrawnOn: day('2020-01-01') })
    expect(told([withdrawn], [], '2019-12-31')).toEqual(['declared', 'declared'])
    expect(told([withdrawn], [], '2020-01-01')).toEqual(['not-yet', 'withdrawn'])
  })
  test('whatever a review says', () => expect(told([declared()], [reviewed()], '2020-06-15')).toEqual(['declared', 'declared']))
})

describe('an agency is known not to have declared', () => {
  test('from the day its block was reviewed', () => {
    expect(told([], [reviewed()], '2020-03-01')).toEqual(['not-yet', 'reviewed'])
    expect(told([], [reviewed()], '2020-02-29')).toEqual(['no-data', 'never-reviewed'])
  })
  test('when it declared to an older edition and its block was reviewed for this one', () => {
    const old = declared({ edition: e2008.code, issuedOn: day('2017-05-02'), effectiveOn: day('2017-05-02') })
    expect(told([old], [reviewed()], '2020-06-15')).toEqual(['not-yet', 'older-edition'])
    expect(told([old], [], '2020-06-15')).toEqual(['no-data', 'older-edition-not-reviewed'])
    expect(told([old], [], '2018-01-01', { agency, edition: e2008, knownAt: undefined })).toEqual(['declared', 'declared'])
  })
  test('by a review of the block it stood in that day, not of the one it is in now', () => {
    const moved: AgencyFact[] = [
      { block: 'ban', validFrom: day('2017-01-01'), validTo: day('2020-04-01'), ...always },
      { block: 'so-nganh', validFrom: day('2020-04-01'), validTo: null, ...always },
    ]
    const of = { agency: moved, edition: e2015, knownAt: undefined }
    expect(told([], [reviewed()], '2020-06-15', of)).toEqual(['no-data', 'never-reviewed'])
    expect(told([], [reviewed({ blocks: ['ban'] })], '2020-06-15', of)).toEqual(['not-yet', 'reviewed'])
  })
  test('not by a review from before it was there, of another block or for another edition', () => {
    for (const other of [reviewed({ reviewedOn: day('2016-12-31') }), reviewed({ blocks: ['ban'] }), reviewed({ edition: e2008.code })]) {
      expect(told([], [other], '2020-06-15')).toEqual(['no-data', 'never-reviewed'])
    }
  })
})

describe('as known at an instant', () => {
  const taken = declared({ recordedFrom: new Date('2020-06-01T00:00:00Z'), recordedTo: new Date('2020-06-10T00:00:00Z') })
  const of = (knownAt: string) => ({ agency, edition: e2015, knownAt: new Date(knownAt) })
  test.each([
    ['2020-05-31T23:59:59Z', 'no-data'],
    ['2020-06-01T00:00:00Z', 'declared'],
    ['2020-06-09T23:59:59Z', 'declared'],
    ['2020-06-10T00:00:00Z', 'no-data'],
  ])('%s: %s', (knownAt, expected) => expect(ask([taken], [], '2020-06-15', of(knownAt))?.standing).toBe(expected))
  test('and now a record taken back is gone', () => expect(ask([taken], [], '2020-06-15')?.standing).toBe('no-data'))
})

test('an agency that does not exist on the day is not part of N', () => {
  expect(ask([declared()], [], '2016-12-31')).toBeUndefined()
  expect(
    ask([], [], '2020-01-01', { agency: [{ ...(agency[0] as AgencyFact), validTo: day('2020-01-01') }], edition: e2015, knownAt: undefined }),
  ).toBeUndefined()
})

test('the edition in force is the newest valid one while two overlap', () => {
  expect(editionInForce(editions, day('2014-12-31'))).toBe(e2008)
  expect(editionInForce(editions, day('2015-01-01'))).toBe(e2015)
  expect(editionInForce(editions, day('2000-01-01'))).toBeUndefined()
})

describe('while a transition is recorded, the edition before is accepted', () => {
  const newer = { ...e2015, formerAcceptedUntil: day('2018-09-15') }
  const old = declared({ edition: e2008.code, issuedOn: day('2017-05-02'), effectiveOn: day('2017-05-02') })
  const told = (declarations: DeclarationFact[], on: string, reviews: ReviewFact[] = []) => {
    const answer = standing(agency, declarations, reviews, [e2008, newer], { edition: newer, on: day(on) })
    return [answer?.standing, answer?.reason, answer?.declaration]
  }
  test('to the end of its last day, and not the day after', () => {
    expect(told([old], '2018-09-15')).toEqual(['declared', 'declared', 'd1'])
    expect(told([old], '2018-09-16')).toEqual(['no-data', 'older-edition-not-reviewed', 'd1'])
  })
  test('and a declaration to the newer one is named before it', () => {
    expect(told([old, declared({ id: 'd2', issuedOn: day('2017-03-01'), effectiveOn: day('2017-03-01') })], '2018-01-01')).toEqual([
      'declared',
      'declared',
      'd2',
    ])
  })
  test('and what a review of it found stays known', () => {
    const review = reviewed({ edition: e2008.code, reviewedOn: day('2017-06-01') })
    expect(told([], '2018-01-01', [review])).toEqual(['not-yet', 'reviewed', null])
    expect(told([], '2018-09-16', [review])).toEqual(['no-data', 'never-reviewed', null])
  })
  test('without one, the strict rule stays', () => expect(acceptedEditions(editions, e2015, day('2017-06-01'))).toEqual([e2015.code]))
})
