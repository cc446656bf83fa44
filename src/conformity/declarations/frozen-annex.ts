import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { AnnexRow, type Difference, type Scope, scopeDifference } from './annex.ts'
import { TemplateSet } from './draft.ts'

/** What is frozen at issue, as it was then: the reading side is open to more, the writing side is `freeze`. */
export const FrozenAnnex = z.object({
  format: z.literal('hopchuan.declaration/1'),
  templateSet: TemplateSet,
  edition: z.string(),
  number: z.string(),
  issuedOn: Day,
  signedOn: Day.nullable(),
  rows: z.array(AnnexRow),
})
export type FrozenAnnex = z.infer<typeof FrozenAnnex>

export const readFrozen = (text: string): FrozenAnnex => FrozenAnnex.parse(JSON.parse(text))

export interface Former {
  id: Difference['against']['id']
  number: string
  issuedOn: Day
  edition: string
  /** Canonical JSON of its frozen annex; null where it was recorded and its annex is paper. */
  content: string | null
}

/** What a declaration changes against the one before. Where that one's annex is paper, only the editions can be compared. */
export function differenceTo({ id, number, issuedOn, edition, content }: Former, after: Scope): Difference {
  const listed = content !== null
  const difference = scopeDifference({ edition, rows: content === null ? after.rows : readFrozen(content).rows }, after)
  return { against: { id, number, issuedOn, edition, listed }, ...difference }
}
