import { z } from 'zod'
import { IssuingBody } from '../set-up.ts'
import type { BodyLevel } from '../set-up.ts'

/** What the fields of a body hold: recipients as lines of one text. */
export interface BodyValues {
  level: BodyLevel
  name: string
  symbol: string
  placeName: string
  signingForm: string
  signerTitle: string
  recipients: string
  seriesHere: string[]
  signsHere?: boolean
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((one) =>
      one
        .replace(/^\s*[-–•]\s*/, '')
        .replace(/[;.,]\s*$/, '')
        .trim(),
    )
    .filter((one) => one !== '')

/** Recipients are typed or pasted as they stand in papers: a line each, dashes and semicolons fall away. */
export const BodyForm = IssuingBody.extend({
  recipients: z.string().transform(linesOf).pipe(IssuingBody.shape.recipients),
  signingForm: z.string().default('').pipe(IssuingBody.shape.signingForm),
})

export const recipientLines = linesOf

/** Kinds of papers that have a number series; the codes of GET /paper-kinds. */
export const seriesKinds = ['decision', 'officialLetter', 'plan', 'report', 'submission', 'notice', 'minutes', 'invitation', 'guidance', 'programme'] as const
