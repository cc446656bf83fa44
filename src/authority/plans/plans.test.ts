import { describe, expect, test } from 'vitest'
import { Day } from '../../kernel/day.ts'
import { PlanLineId } from '../../kernel/identity.ts'
import { differenceOf } from './plan-difference.ts'
import { decideLines, type PlanLine, PlanLineForm } from './plan-line.ts'
import { planTable } from './plan-paper.ts'
import { type PlanStep, workOf } from './plan-work.ts'
import { inOtherYear, linesOfDirections } from './plan.ts'
import { blankLine, pastedLines, readAmount, typedLines, typedPlan } from './typed-line.ts'

const id = (n: number) => PlanLineId.parse(`019e0000-0000-7000-8000-00000000000${n}`)
const known = { unknownAgencies: [], unknownDirections: [], unknownKinds: [] }
const lines = (...asked: object[]): PlanLine[] => {
  let n = 0
  return decideLines(
    asked.map((one) => PlanLineForm.parse({ task: 'Việc', ...one })),
    2020,
    known,
    () => id(++n),
  )
}
const step = (sequence: number, told: Partial<PlanStep>): PlanStep => ({
  sequence,
  step: 'progress',
  onDay: Day.parse('2020-05-04'),
  quantity: null,
  words: null,
  activityIds: [],
  paperId: null,
  fileId: null,
  link: null,
  until: null,
  withdraws: null,
  officerId: null,
  ...told,
})
const on = (day: string) => Day.parse(day)

describe('where a line stands', () => {
  const line = { to: { precision: 'month', month: '2020-05' } as const, quantity: 4 }
  test('follows from its steps and the day', () => {
    expect(workOf(line, [], on('2020-05-31')).state).toBe('not-begun')
    expect(workOf(line, [], on('2020-06-01')).state).toBe('overdue')
    expect(workOf(line, [step(1, { quantity: 1 })], on('2020-05-31'))).toMatchObject({ state: 'running', done: 1 })
    expect(workOf(line, [step(1, { quantity: 4 })], on('2020-06-01')).state).toBe('done')
    expect(workOf(line, [step(1, { quantity: 4 }), step(2, { step: 'withdrawn', withdraws: 1 })], on('2020-05-31'))).toMatchObject({
      state: 'not-begun',
      done: 0,
    })
    expect(workOf(line, [step(1, { step: 'dropped', words: 'Dịch bệnh' })], on('2020-06-01'))).toMatchObject({ state: 'dropped', reason: 'Dịch bệnh' })
  })
  test('an extension counts once it is granted', () => {
    const asked = step(1, { step: 'extension-asked', until: on('2020-07-15') })
    expect(workOf(line, [asked], on('2020-06-01'))).toMatchObject({ state: 'overdue', extensions: 0, asked: { until: '2020-07-15' } })
    const granted = step(2, { step: 'extension-granted', until: on('2020-07-15') })
    expect(workOf(line, [asked, granted], on('2020-06-01'))).toMatchObject({ state: 'not-begun', due: '2020-07-15', extensions: 1, asked: null })
  })
  test('without an end it is never overdue', () => {
    expect(workOf({ to: { precision: 'unknown' }, quantity: null }, [], on('2099-01-01')).state).toBe('not-begun')
  })
})

test('a time is moved to another year as precise as it is; a leap day becomes the day before', () => {
  expect(inOtherYear({ precision: 'day', day: on('2020-02-29') }, 1)).toEqual({ precision: 'day', day: '2021-02-28' })
  expect(inOtherYear({ precision: 'quarter', quarter: '2020-Q4' }, 2)).toEqual({ precision: 'quarter', quarter: '2022-Q4' })
  expect(inOtherYear({ precision: 'unknown' }, 1)).toEqual({ precision: 'unknown' })
})

test('lines are found again by id, by the line they were copied from, and by their words', () => {
  const before = lines({ task: 'Một' }, { task: 'Hai' }, { task: 'Ba' })
  const after = lines({ task: 'hai', id: id(8) }, { task: 'Một lần nữa', id: id(9), copiedFrom: id(1) }, { task: 'Bốn', id: id(7) })
  const { lines: found, same } = differenceOf(before, after)
  expect(found.map(({ kind, fields }) => [kind, fields])).toEqual([
    ['changed', ['task']],
    ['changed', ['task']],
    ['added', []],
    ['dropped', []],
  ])
  expect(same).toBe(0)
})

test('a task with a deadline beyond the plan takes the half-year as its end', () => {
  const direction = { id: id(5) as never, task: 'Kinh phí 2021', quantity: null, unit: null, owner: null, cooperating: [], period: '2020-H2' }
  const [line] = linesOfDirections([], [{ ...direction, deadline: { precision: 'year', year: '2021' } }], 'Nhiệm vụ', 2020, () => id(6))
  expect(line?.to).toEqual({ precision: 'half-year', halfYear: '2020-H2' })
})

describe('what is typed or pasted', () => {
  test('an amount may carry dots', () => {
    expect([readAmount('50.000.000'), readAmount(' '), readAmount('năm mươi')]).toEqual([50_000_000, null, undefined])
  })

  test('rows of a workbook: running numbers are left out, a lone cell is a heading, quoted cells keep their lines', () => {
    const pasted = 'I\tĐào tạo\t\t\n1\tTổ chức lớp\t2\tlớp\tChi cục\t\tQuý I\tQuý II\n2\t"Hai ""dòng""\ncủa một việc"\t\t\n'
    const read = pastedLines(pasted.replace('I\tĐào tạo', '\tĐào tạo'))
    expect(read.map(({ heading, task, quantity, to }) => [heading, task, quantity, to])).toEqual([
      ['Đào tạo', 'Tổ chức lớp', '2', 'Quý II'],
      [null, 'Hai "dòng"\ncủa một việc', '', ''],
    ])
  })

  test('lines come out of the editor as they went in; a cell that cannot be read is named', () => {
    const kept = lines(
      { section: 'A', quantity: 2, to: { precision: 'quarter', quarter: '2020-Q2' }, budget: 50_000_000, cooperating: ['X', 'Y'] },
      { section: 'A' },
      { section: 'B' },
    )
    const read = typedPlan(2020).parse({ title: 'Kế hoạch', lines: typedLines(kept.map((line) => ({ ...line, agencies: [] }))) })
    expect(lines(...read.lines)).toEqual(kept)
    const faulty = typedPlan(2020).safeParse({ title: 'Kế hoạch', lines: [{ ...blankLine(), task: 'Việc', from: 'sớm', quantity: 'nhiều' }] })
    expect(faulty.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
      ['lines.0.quantity', 'plan.amount-unreadable'],
      ['lines.0.from', 'plan.time-unreadable'],
    ])
  })
})

test('the table of a plan leaves out columns nobody filled and counts headings in Roman numerals', () => {
  const plan = {
    kind: 'application',
    year: 2020,
    title: 'Kế hoạch',
    issuer: { name: 'UBND', symbol: 'UBND', placeName: 'X' },
    parentName: null,
    shown: 1,
    editions: [],
    agencies: {},
  } as const
  const table = planTable({ ...plan, lines: lines({ section: 'A', quantity: 4, unit: 'bản tin' }, { section: 'B' }) })
  expect(table).toMatchObject({ kind: 'table', rows: [{ strong: true }, {}, { strong: true }, {}] })
  expect(JSON.stringify(table)).toContain('II. B')
  expect(JSON.stringify(table)).toContain('04 bản tin')
  expect(JSON.stringify(table)).not.toContain('Kinh phí')
})
