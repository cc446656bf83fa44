import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { tidy } from '../../kernel/fold.ts'
import { AgencyId, OfficerId, PostId } from '../../kernel/identity.ts'
import { OfficialNumberText } from '../../kernel/official-number.ts'
import { refuseAt } from '../../kernel/refusal.ts'
import { line } from '../../kernel/text.ts'

export const PostKind = z.enum(['head', 'deputy', 'iso-secretary', 'steering-head', 'steering-deputy', 'steering-member', 'staff', 'other'])
export type PostKind = z.infer<typeof PostKind>

/** Held by one person at a time, unless somebody says why not. */
const exclusive: readonly PostKind[] = ['head', 'iso-secretary', 'steering-head']
export const isExclusive = (kind: PostKind): boolean => exclusive.includes(kind)

/** An agency that loses the last of these is left without whom the programme speaks to. */
const needed: readonly PostKind[] = ['head', 'iso-secretary']
export const isNeeded = (kind: PostKind): boolean => needed.includes(kind)

/** A short text that may be empty: then it is null. */
export const shortText = (max: number) =>
  z
    .string()
    .overwrite(tidy)
    .max(max)
    .nullable()
    .transform((text) => (text === '' ? null : text))

export const AppointingPaper = z.strictObject({ number: OfficialNumberText, date: Day })
export type AppointingPaper = z.infer<typeof AppointingPaper>

export const PostFacts = z.strictObject({
  agencyId: AgencyId.nullable().describe('null: at the authority’s own office'),
  kind: PostKind,
  title: line(200),
  unit: shortText(200).describe('division or part of the agency'),
  validFrom: Day,
  validTo: Day.nullable().describe('first day on which it is no longer held'),
  paper: AppointingPaper.nullable().describe('the paper of appointment'),
})
export type PostFacts = z.infer<typeof PostFacts>

/** Somebody else who holds the same post on some of the same days. */
export const Beside = z.strictObject({ postId: PostId, officerId: OfficerId, name: z.string(), title: z.string(), validFrom: Day, validTo: Day.nullable() })
export type Beside = z.infer<typeof Beside>

interface Span {
  validFrom: Day
  validTo: Day | null
}

/** A first day that lies before the last: said at the field of the end. */
export function mustBeInOrder({ validFrom, validTo }: Span, path = 'validTo'): void {
  if (validTo !== null && validTo <= validFrom) refuseAt('invalid', path, 'post.ends-before-it-begins')
}

/** A life of an agency: from its first day to the first on which it is no more. */
export interface Life {
  from: Day
  to: Day | null
}

export function mustLieWithin({ validFrom, validTo }: Span, life: Life): void {
  if (validFrom < life.from) refuseAt('invalid', 'validFrom', 'post.before-agency', { since: life.from })
  if (life.to !== null && validFrom >= life.to) refuseAt('invalid', 'validFrom', 'post.after-agency', { until: life.to })
  if (life.to !== null && (validTo === null || validTo > life.to)) refuseAt('invalid', 'validTo', 'post.outlives-agency', { until: life.to })
}
