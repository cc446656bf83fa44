import { z } from 'zod'
import { fold, tidy } from './fold.ts'

/** "1451/QĐ-UBND", "287/SKHCN-TĐC": number and symbol of an official paper. */
export interface OfficialNumber {
  /** As written, blanks around "/" and "-" removed. */
  text: string
  /** 1451; the suffix of "12a" stays in `suffix`. */
  serial: number
  suffix: string
  /** "QĐ-UBND" */
  symbol: string
}

const shape = /^(\d{1,7})([a-zA-Z]?)\/([\p{L}\d][\p{L}\d&.\-/]{0,60})$/u

/** Reads an official number; undefined when it is none. Both Unicode forms and stray blanks are accepted. */
export function readOfficialNumber(typed: string): OfficialNumber | undefined {
  const text = tidy(typed)
    .replace(/^(Số|số|SỐ)\s*:?\s*/, '')
    .replace(/[‐-―−]/g, '-')
    .replace(/\s*([/-])\s*/g, '$1')
  const match = shape.exec(text)
  if (!match) return undefined
  return { text, serial: Number(match[1]), suffix: match[2] ?? '', symbol: match[3] ?? '' }
}

/** Two spellings of one number compare equal: leading zeros, capital letters, marks ("QD" for "QĐ"). */
export function numberKey(typed: string): string {
  const read = readOfficialNumber(typed)
  return read ? `${read.serial}${read.suffix.toLowerCase()}/${fold(read.symbol)}` : fold(typed)
}

export const OfficialNumberText = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .transform(tidy)
  .refine((text) => readOfficialNumber(text) !== undefined, { error: 'official-number.unreadable' })
  .transform((text) => readOfficialNumber(text)?.text ?? text)
