import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { BodyId, PaperId } from '../../kernel/identity.ts'
import { PaperKindCode } from '../registers/paper.ts'

/** A paper of the register as a draft prints it. */
export const NamedPaper = z.strictObject({
  id: PaperId,
  kind: PaperKindCode,
  kindName: z.string().describe('Vietnamese, as papers are'),
  number: z.string(),
  issuedOn: Day,
  issuerName: z.string(),
  abstract: z.string(),
})
export type NamedPaper = z.infer<typeof NamedPaper>

export const DraftIssuer = z.strictObject({
  id: BodyId,
  name: z.string(),
  parentName: z.string().nullable(),
  symbol: z.string(),
  placeName: z.string(),
  signerTitle: z.string(),
  signsHere: z.boolean().describe('Otherwise the signed copy comes back and is recorded'),
  numbersHere: z.boolean().describe('Whether the series of this kind is kept here'),
})
export type DraftIssuer = z.infer<typeof DraftIssuer>

/** A passage, or one of the parts around the text (abstract, to, recipients, …), in two revisions. */
export const PassageDifference = z.strictObject({
  id: z.string().describe('Id of the passage, or the name of the part'),
  part: z.enum(['abstract', 'field', 'to', 'enactment', 'base', 'block', 'recipients', 'filing', 'signature', 'annex']),
  change: z.enum(['added', 'removed', 'changed', 'moved']),
  pieces: z.array(z.strictObject({ text: z.string(), was: z.enum(['same', 'added', 'removed']) })),
})
export type PassageDifference = z.infer<typeof PassageDifference>
