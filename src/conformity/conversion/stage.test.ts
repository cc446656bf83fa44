import { describe, expect, test } from 'vitest'
import { Day } from '../../kernel/day.ts'
import { faultsOfCampaign, faultsOfTarget } from './campaign.ts'
import { faultsOfStage, KeptStage, missedBy, rankOf, Stage, type StageState, transitions } from './stage.ts'

const day = (text: string) => Day.parse(text)
const known = { today: day('2026-11-01'), startsOn: day('2026-01-01') }
const state = (more: Partial<StageState> = {}): StageState => ({
  name: 'UBND Phường 1',
  listed: true,
  exists: true,
  stage: 'writing',
  reachedOn: day('2026-05-01'),
  sequence: 2,
  ...more,
})
const codes = (asked: { stage: KeptStage; reachedOn: string; reason?: string }, of: StageState | undefined = state()) =>
  faultsOfStage({ stage: asked.stage, reachedOn: day(asked.reachedOn), reason: asked.reason ?? null }, of, known).map(({ code }) => code)

describe('the table of stages', () => {
  test('leads onwards to every later stage and back to every earlier one, and never to "declared"', () => {
    for (const from of Stage.options.filter((stage) => stage !== 'declared')) {
      expect(transitions[from].onwards).toEqual(KeptStage.options.filter((to) => rankOf(to) > rankOf(from)))
      expect(transitions[from].back).toEqual(KeptStage.options.filter((to) => rankOf(to) < rankOf(from)))
    }
    expect(transitions.declared).toEqual({ onwards: [], back: [] })
  })
})

describe('a new stage', () => {
  test('onwards is taken', () => expect(codes({ stage: 'audited', reachedOn: '2026-06-01' })).toEqual([]))
  test('back needs a reason', () => {
    expect(codes({ stage: 'planned', reachedOn: '2026-06-01' })).toEqual(['stage.back-needs-reason'])
    expect(codes({ stage: 'planned', reachedOn: '2026-06-01', reason: 'Ghi nhầm' })).toEqual([])
  })
  test('lies within the campaign and not in the future', () => {
    expect(codes({ stage: 'audited', reachedOn: '2025-12-31', reason: 'x' })).toEqual(['stage.before-campaign'])
    expect(codes({ stage: 'audited', reachedOn: '2026-11-02' })).toEqual(['stage.in-future'])
  })
  test('earlier than the former one needs a reason', () => expect(codes({ stage: 'audited', reachedOn: '2026-04-01' })).toEqual(['stage.before-former']))
  test('is for agencies on a list that exist and have not declared', () => {
    expect(codes({ stage: 'audited', reachedOn: '2026-06-01' }, state({ listed: false }))).toEqual(['stage.not-on-a-list'])
    expect(codes({ stage: 'audited', reachedOn: '2026-06-01' }, state({ exists: false }))).toEqual(['stage.agency-not-on-day'])
    expect(codes({ stage: 'audited', reachedOn: '2026-06-01' }, state({ stage: 'declared' }))).toEqual(['stage.declared-already'])
    expect(faultsOfStage({ stage: 'audited', reachedOn: day('2026-06-01'), reason: null }, undefined, known).map(({ code }) => code)).toEqual([
      'agency.not-found',
    ])
  })
})

test('who is behind, and since which milestone', () => {
  const milestones = [
    { stage: 'declared' as const, by: day('2026-10-01') },
    { stage: 'writing' as const, by: day('2026-04-01') },
  ]
  expect(missedBy('planned', milestones, day('2026-04-01'))).toBeUndefined()
  expect(missedBy('planned', milestones, day('2026-04-02'))?.stage).toBe('writing')
  expect(missedBy('reviewed', milestones, day('2026-11-01'))?.stage).toBe('declared')
  expect(missedBy('declared', milestones, day('2026-11-01'))).toBeUndefined()
})

describe('a campaign', () => {
  const years = new Map([
    ['2015', 2015],
    ['2026', 2026],
  ])
  const base = {
    kind: 'convert' as const,
    fromEdition: '2015',
    toEdition: '2026',
    startsOn: day('2026-01-01'),
    endsOn: day('2027-12-31'),
    milestones: [],
  }
  const faults = (more: object) => faultsOfCampaign({ ...base, ...more }, { years, strangePapers: [] }).map(({ code }) => code)
  test('leads to a later edition that exists', () => {
    expect(faults({})).toEqual([])
    expect(faults({ fromEdition: '2026', toEdition: '2015' })).toEqual(['campaign.to-older'])
    expect(faults({ toEdition: '2037' })).toEqual(['edition.unknown'])
    expect(faults({ fromEdition: null })).toEqual(['campaign.from-wanted'])
    expect(faults({ kind: 'new' })).toEqual(['campaign.from-not-wanted'])
  })
  test('has its days and milestones in order', () => {
    expect(faults({ endsOn: day('2025-01-01') })).toEqual(['campaign.ends-before-start'])
    const milestones = [
      { stage: 'training', by: day('2026-06-01') },
      { stage: 'planned', by: day('2026-07-01') },
    ]
    expect(faults({ milestones })).toEqual(['campaign.milestone-order'])
    expect(faults({ milestones: [{ stage: 'planned', by: day('2028-01-01') }] })).toEqual(['campaign.milestone-outside'])
  })
  test('has targets above 0 and up to 100 % that fall due within it', () => {
    const of = (percent: number, dueOn: string) => faultsOfTarget({ percent, dueOn: day(dueOn) }, base).map(({ code }) => code)
    expect(of(70, '2026-12-31')).toEqual([])
    for (const percent of [0, -5, 101, Number.NaN]) expect(of(percent, '2026-12-31')).toEqual(['campaign.percent-range'])
    expect(of(70, '2025-12-31')).toEqual(['campaign.due-before-start'])
    expect(of(70, '2028-12-31')).toEqual(['campaign.target-due-outside'])
  })
})
