import { expect, test } from 'vitest'
import { Day } from '../../kernel/day.ts'
import { placed } from './standing-words.ts'

const of = (issued: string, effective = issued) => ({ issuedOn: Day.parse(issued), effectiveOn: Day.parse(effective), withdrawnOn: null })

test('of two declarations of the same day only the later recorded is in force', () => {
  const states = placed([of('2020-06-10'), of('2020-06-10'), of('2018-01-02')], null, Day.parse('2020-06-15')).map(({ state }) => state)
  expect(states).toEqual(['in-force', 'superseded', 'superseded'])
})

test('a declaration that takes effect later leaves the former in force until then', () => {
  const both = [of('2020-06-10', '2020-07-01'), of('2018-01-02')]
  expect(placed(both, null, Day.parse('2020-06-15')).map(({ state }) => state)).toEqual(['not-yet-effective', 'in-force'])
  expect(placed(both, null, Day.parse('2020-07-01')).map(({ state }) => state)).toEqual(['in-force', 'superseded'])
})
