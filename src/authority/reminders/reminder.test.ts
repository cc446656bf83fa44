import { expect, test } from 'vitest'
import { Day } from '../../kernel/day.ts'
import { asKept, asWritten, faultsOfDeadline, may, stateOf, strangePlaceholder, usual } from './reminder.ts'

const day = (text: string) => Day.parse(text)

test('where a reminder stands follows from the answers and the day', () => {
  const of = (kept: string, answered: number) => stateOf({ kept, answered, asked: 2, answerBy: day('2026-06-10') }, day('2026-06-11'))
  expect([of('issued', 0), of('issued', 1), of('issued', 2), of('escalated', 0), of('drafted', 0)]).toEqual([
    'unanswered',
    'unanswered',
    'answered',
    'escalated',
    'drafted',
  ])
  expect(stateOf({ kept: 'issued', answered: 1, asked: 2, answerBy: day('2026-06-10') }, day('2026-06-10'))).toBe('issued')
})

test('acts by state', () => {
  expect([may('issue', 'drafted'), may('issue', 'issued'), may('escalate', 'issued'), may('escalate', 'unanswered'), may('close', 'drafted')]).toEqual([
    true,
    false,
    false,
    true,
    false,
  ])
})

test('a deadline is given in one way, and not in the past', () => {
  const codes = (answerDays: number | null, answerBy: string | null) =>
    faultsOfDeadline({ answerDays, answerBy: answerBy === null ? null : day(answerBy) }, day('2026-06-01')).map(({ code }) => code)
  expect([codes(10, null), codes(null, '2026-06-01'), codes(null, null), codes(10, '2026-07-01'), codes(null, '2026-05-31')]).toEqual([
    [],
    [],
    ['reminder.deadline-one'],
    ['reminder.deadline-one'],
    ['reminder.deadline-past'],
  ])
})

test('the usual wording uses only placeholders there are', () => {
  expect(strangePlaceholder([usual.about, ...usual.joint, ...usual.single])).toBeUndefined()
  expect(strangePlaceholder(['{{Edition}}'])).toBe('Edition')
})

test('what an officer reads and writes is Vietnamese, and kept as it always was', () => {
  const kept = [usual.about, ...usual.joint, ...usual.single]
  for (const text of kept) {
    expect(asWritten(text)).not.toContain('{{')
    expect(asKept(asWritten(text))).toBe(text)
  }
  expect(asKept('gửi về [Cơ quan ban hành] [ hạn trả lời ], [số 1]')).toBe('gửi về {{issuer}} {{deadline}}, [số 1]')
})
