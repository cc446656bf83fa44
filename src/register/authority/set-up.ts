import { z } from 'zod'

/** The chain of those who issue papers, from the People's Committee down. */
export const BodyLevel = z.enum(['peoples-committee', 'department', 'sub-department', 'division'])
export type BodyLevel = z.infer<typeof BodyLevel>

const text = (max: number) => z.string().trim().min(1).max(max)

export const IssuingBody = z.strictObject({
  level: BodyLevel,
  name: text(300),
  symbol: text(20).describe('Short form in symbols of papers, e.g. SKHCN, TĐC'),
  placeName: text(100).describe('e.g. Thành phố Hồ Chí Minh'),
  signingForm: z.string().trim().max(200).describe('e.g. "TM. ỦY BAN NHÂN DÂN", "KT. GIÁM ĐỐC"; empty when the head signs alone'),
  signerTitle: text(200).describe('e.g. CHỦ TỊCH, GIÁM ĐỐC, CHI CỤC TRƯỞNG'),
  recipients: z.array(text(300)).max(30),
  seriesHere: z.array(text(40)).max(20).describe('kinds of papers whose number series is kept here; the others are numbered elsewhere'),
})
export type IssuingBody = z.infer<typeof IssuingBody>

/** "BC-SKHCN" for a report of the Sở; an official letter has no kind but the drafting unit: "SKHCN-TĐC". */
export function symbolOf(kindSymbol: string | null, issuer: string, drafter: string | null): string {
  if (kindSymbol !== null) return `${kindSymbol}-${issuer}`
  return drafter === null ? issuer : `${issuer}-${drafter}`
}
