import { fold } from '../../kernel/fold.ts'
import { type OfficialNumber, readOfficialNumber } from '../../kernel/official-number.ts'

/** A kind of official paper; the symbol of its number begins with `symbol`, an official letter's with the issuer. */
export interface PaperKind {
  code: string
  symbol: string | null
}

/** Remarked, not refused: the paper may well be numbered that way. `code` is the key of the sentence. */
export interface Warning {
  code: 'paper.symbol-not-of-kind' | 'paper.symbol-not-of-issuer'
  details: { expected: string; found: string }
}

/** "QĐ-UBND" → QĐ, UBND; the year inside "16/2020/QĐ-UBND" is no part of the symbol. */
const partsOf = (number: OfficialNumber): string[] => number.symbol.split(/[-/]/).filter((part) => part !== '' && !/^\d+$/.test(part))

const same = (a: string, b: string) => fold(a) === fold(b)

export function warningsOf(typed: string, kind: PaperKind, kinds: readonly PaperKind[], issuerSymbol: string | null): Warning[] {
  const number = readOfficialNumber(typed)
  if (!number) return []
  const parts = partsOf(number)
  const first = parts[0] ?? ''
  const warnings: Warning[] = []
  if (kind.symbol !== null && !same(first, kind.symbol))
    warnings.push({ code: 'paper.symbol-not-of-kind', details: { expected: kind.symbol, found: number.symbol } })
  // An official letter or another paper has no symbol of its own, so the symbol of some kind at its head is a slip.
  const slipped = kind.symbol === null && kinds.find(({ symbol }) => symbol !== null && same(symbol, first))
  if (slipped) warnings.push({ code: 'paper.symbol-not-of-kind', details: { expected: '—', found: number.symbol } })
  if (issuerSymbol !== null && !parts.some((part) => same(part, issuerSymbol))) {
    warnings.push({ code: 'paper.symbol-not-of-issuer', details: { expected: issuerSymbol, found: number.symbol } })
  }
  return warnings
}

export interface Recognised<K, I> {
  serial: number
  suffix: string
  symbol: string
  /** The kind whose symbol stands first; undefined when none does and no issuer does either. */
  kind: K | undefined
  issuer: I | undefined
}

/**
 * What a typed number says by itself: "1451/QĐ-UBND" is a decision of UBND, "287/SKHCN-TĐC" an official letter of SKHCN
 * drafted by TĐC. Offered to the officer, never decided for him.
 */
export function recognise<K extends PaperKind, I extends { symbol: string }>(
  typed: string,
  kinds: readonly K[],
  issuers: readonly I[],
): Recognised<K, I> | undefined {
  const number = readOfficialNumber(typed)
  if (!number) return undefined
  const parts = partsOf(number)
  const named = kinds.find(({ symbol }) => symbol !== null && same(symbol, parts[0] ?? ''))
  const issuer = (named ? parts.slice(1) : parts).map((part) => issuers.find(({ symbol }) => same(symbol, part))).find((found) => found !== undefined)
  const letter = issuer && same(issuer.symbol, parts[0] ?? '') ? kinds.find(({ code }) => code === 'officialLetter') : undefined
  return { serial: number.serial, suffix: number.suffix, symbol: number.symbol, kind: named ?? letter, issuer }
}
