import { z } from 'zod'
import { percent, twoDigits } from '../../kernel/progress.ts'

/** What a figure says. The third answer, no data, is never counted as "not yet". */
export const FigureValue = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('count'),
    n: z.int().min(0).nullable().describe('null where nothing can be summed'),
    records: z.int().min(0),
    unknown: z.int().min(0).describe('records that tell no quantity; never taken for one'),
  }),
  z.strictObject({ kind: z.literal('progress'), n: z.int().min(0), N: z.int().min(0), notYet: z.int().min(0), noData: z.int().min(0) }),
])
export type FigureValue = z.infer<typeof FigureValue>
export type ProgressValue = Extract<FigureValue, { kind: 'progress' }>

/** 47/63, or 04: as the paper writes it. "—" where nobody has looked: no data is never 0. "(2)" are two records of which no sum can be told. */
export function shownValue(value: FigureValue): string {
  if (value.kind === 'count') return value.n === null ? `(${value.records})` : twoDigits(value.n)
  return hasData(value) ? `${value.n}/${value.N}` : '—'
}

export const hasData = (value: ProgressValue): boolean => value.n + value.notYet > 0

export const percentOf = (value: ProgressValue): string => percent(value.n, value.N)
