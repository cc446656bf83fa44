import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { filled, type Letter } from './reminder-letter.ts'

/** What a reminded agency reads, as the letter went out: copied to it at issue, because the office's own record is out of its reach. */
export const ReleasedLetter = z.strictObject({
  campaign: z.strictObject({ id: z.uuid(), name: z.string() }),
  issuer: z.strictObject({ id: z.uuid(), name: z.string() }),
  edition: z.string(),
  asOf: Day,
  about: z.string(),
  paragraphs: z.array(z.string()),
  /** Folded, for search. */
  aboutNorm: z.string(),
  number: z.string(),
  issuedOn: Day,
  answerDays: z.int().nullable(),
  answerBy: Day,
  provisional: z.boolean(),
  signerName: z.string().nullable(),
  signerTitle: z.string(),
})
export type ReleasedLetter = z.infer<typeof ReleasedLetter>

type Issued = Pick<ReleasedLetter, 'campaign' | 'issuer' | 'number' | 'issuedOn' | 'answerBy' | 'provisional' | 'signerName' | 'signerTitle'>

export function releasedLetter(letter: Letter, issued: Issued): ReleasedLetter {
  const { about, paragraphs } = filled(letter)
  return { ...issued, edition: letter.edition, asOf: letter.asOf, answerDays: letter.answerDays, about, paragraphs, aboutNorm: fold(about) }
}
