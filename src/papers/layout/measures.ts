/**
 * Sizes and margins of Nghị định 30/2020/NĐ-CP, Phụ lục I. Where the decree gives a range, the value of its own example
 * (Mục V: "Mẫu chữ và chi tiết trình bày thể thức") is taken, because the sizes of one paper must go together.
 */

/** Millimetres. Left 30–35, right 15–20, top and bottom 20–25. */
export const sheet = { width: 210, height: 297, top: 20, bottom: 20, left: 30, right: 15, header: 10, footer: 8 } as const

/** Points. */
export const sizes = {
  nation: 12,
  motto: 13,
  issuer: 12,
  number: 13,
  place: 13,
  subject: 12,
  title: 14,
  body: 14,
  table: 12,
  page: 14,
  signature: 14,
  recipientsLabel: 12,
  recipients: 11,
  drafterMark: 11,
  notice: 10,
  draft: 110,
} as const

/** Millimetres the right column of the letterhead takes at most; the left one has the rest. */
export const widestState = 106

/** Millimetres of the two columns of the signing block. */
export const signingColumns = { left: 75, right: 90 } as const

/** Millimetres from the left margin to "Kính gửi:" over a list of addressees. */
export const addresseesIndent = 25

/** First-line indent in millimetres, room below a paragraph in points, lines as a factor of the single line. */
export const prose = { indent: 12.7, after: 6, lines: 1.15 } as const

/** Room for signature and seal, in points. */
export const signatureRoom = 76

/** Part of a line of text that the rule below it takes; the decree says one third to one half. */
export const ruleShare = 0.4

export const points = (millimetres: number): number => (millimetres * 72) / 25.4

/** Widths of the text block in points, for a sheet standing or lying. */
export const textBlock = (landscape: boolean): number => points((landscape ? sheet.height : sheet.width) - sheet.left - sheet.right)
