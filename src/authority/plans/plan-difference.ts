import { changedFields } from '../../kernel/changed-fields.ts'
import { fold } from '../../kernel/fold.ts'
import type { PlanLine } from './plan-line.ts'

export const comparedFields = [
  'section',
  'task',
  'quantity',
  'unit',
  'owner',
  'cooperating',
  'from',
  'to',
  'product',
  'budget',
  'budgetSource',
  'agencyIds',
  'form',
  'activityKind',
] as const
export type ComparedField = (typeof comparedFields)[number]

export interface LineDifference {
  kind: 'added' | 'dropped' | 'changed'
  before: PlanLine | null
  after: PlanLine | null
  fields: ComparedField[]
}

/**
 * What another text of a plan, or the plan of another year, has otherwise. A line is found again by its id, by the line it was
 * copied from, and else by the same words; so a plan typed anew is compared, too.
 */
export function differenceOf(before: readonly PlanLine[], after: readonly PlanLine[]): { lines: LineDifference[]; same: number } {
  const left = new Map(before.map((line) => [line.id as string, line]))
  const takeBy = (test: (line: PlanLine) => boolean): PlanLine | undefined => {
    const found = [...left.values()].find(test)
    if (found) left.delete(found.id)
    return found
  }
  const twins = new Map<string, PlanLine>()
  const rounds: ((line: PlanLine) => (former: PlanLine) => boolean)[] = [
    (line) => (former) => former.id === line.id,
    (line) => (former) => former.id === line.copiedFrom,
    (line) => (former) => fold(former.task) === fold(line.task),
  ]
  for (const round of rounds)
    for (const line of after) {
      if (twins.has(line.id)) continue
      const twin = takeBy(round(line))
      if (twin) twins.set(line.id, twin)
    }
  let same = 0
  const lines = after.flatMap((line): LineDifference[] => {
    const former = twins.get(line.id)
    if (!former) return [{ kind: 'added', before: null, after: line, fields: [] }]
    const fields = changedFields(former, line).filter((field): field is ComparedField => comparedFields.some((one) => one === field))
    if (fields.length > 0) return [{ kind: 'changed', before: former, after: line, fields }]
    same += 1
    return []
  })
  return { lines: [...lines, ...[...left.values()].map((line): LineDifference => ({ kind: 'dropped', before: line, after: null, fields: [] }))], same }
}
