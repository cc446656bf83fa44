import { z } from 'zod'
import { line } from '../../kernel/text.ts'

/** The chain of those who issue papers, from the People's Committee down. */
export const BodyLevel = z.enum(['peoples-committee', 'department', 'sub-department', 'division'])
export type BodyLevel = z.infer<typeof BodyLevel>

/** What the authority is called; its code is its identity and stays. */
export const AuthorityNames = z.strictObject({ name: line(200), placeName: line(100) })
export type AuthorityNames = z.infer<typeof AuthorityNames>

/** What the administrator may change of the authority; set-up begins with the default. */
export const AuthoritySettings = AuthorityNames.extend({
  lateAfterDays: z.int().min(1).max(3660).describe('A record made more than so many days after the day of its document is remarked upon'),
})
export type AuthoritySettings = z.infer<typeof AuthoritySettings>

export const IssuingBody = z.strictObject({
  level: BodyLevel,
  name: line(300),
  symbol: z
    .string()
    .trim()
    .regex(/^[\p{L}\d][\p{L}\d&.-]{0,19}$/u, { error: 'body.symbol-form' })
    .describe('Short form in symbols of papers, e.g. SKHCN, TĐC'),
  placeName: line(100).describe('e.g. Thành phố Hồ Chí Minh'),
  signingForm: z.string().trim().max(200).describe('e.g. "TM. ỦY BAN NHÂN DÂN", "KT. GIÁM ĐỐC"; empty when the head signs alone'),
  signerTitle: line(200).describe('e.g. CHỦ TỊCH, GIÁM ĐỐC, CHI CỤC TRƯỞNG'),
  recipients: z.array(line(300)).max(30),
  seriesHere: z.array(line(40)).max(20).describe('kinds of papers whose number series is kept here; the others are numbered elsewhere'),
  signsHere: z.boolean().optional().describe('Whether papers are signed in this product; otherwise the signed copy comes back. Left out, it stays as it is'),
})
export type IssuingBody = z.infer<typeof IssuingBody>

const below = (upper: BodyLevel, lower: BodyLevel) => BodyLevel.options.indexOf(upper) < BodyLevel.options.indexOf(lower)

/** From the top down, one body a level; a level may be missing (a ministry has no People's Committee). */
export const Chain = z
  .array(IssuingBody)
  .min(1)
  .max(4)
  .refine((bodies) => bodies.every((body, n) => n === 0 || below(bodies[n - 1]?.level ?? body.level, body.level)), { error: 'set-up.chain-order' })

/** "BC-SKHCN" for a report of the Sở; an official letter has no kind but the drafting unit: "SKHCN-TĐC". */
export function symbolOf(kindSymbol: string | null, issuer: string, drafter: string | null): string {
  if (kindSymbol !== null) return `${kindSymbol}-${issuer}`
  return drafter === null ? issuer : `${issuer}-${drafter}`
}
