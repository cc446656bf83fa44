import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { fold, tidy } from '../../kernel/fold.ts'

/** Kinds of administrative units whose People's Committees are agencies. Trade words: they are the first word of the names. */
export const UnitKind = z.enum(['thành phố', 'quận', 'huyện', 'thị xã', 'phường', 'xã', 'thị trấn', 'đặc khu'])
export type UnitKind = z.infer<typeof UnitKind>

const pattern = z.string().trim().min(1).max(200)

/**
 * How the People's Committee of one kind of unit is named: data, because the writing of names follows a decree that changes.
 * `place` is the unit as a part of other names. Placeholders: {name} without its kind and without leading zeros; {place},
 * {placeShort} of this unit; {within}, {withinShort} of the unit it lies in. What stands in [ ] is left out when a placeholder in it is empty.
 */
export const NamingRule = z.strictObject({
  unitKind: UnitKind,
  match: z.enum(['numbered', 'named', 'listed']).describe('numbered: "05"; named: any other; listed: one of `names`, and goes before the other two'),
  names: z.array(z.string().trim().min(1)).default([]).describe('for `listed` only'),
  placePattern: pattern,
  placeShortPattern: pattern,
  namePattern: pattern,
  shortPattern: pattern,
  validFrom: Day.describe('first day on which names are written so'),
  source: z.string().trim().min(1).max(500),
})
export type NamingRule = z.infer<typeof NamingRule>

export interface AdministrativeUnit {
  kind: UnitKind
  /** With or without its kind: "Phường 05", "05", "phường Bến Nghé". */
  name: string
  /** The unit it lies in; absent where there is no such level. */
  district?: { kind: UnitKind; name: string }
}

export interface AgencyNames {
  /** "Ủy ban nhân dân Phường 5, Quận 10" */
  name: string
  /** "UBND P.5, Q.10" */
  shortName: string
}

/** The unit's own name: "Phường 05" → "5", "Huyện Củ Chi" → "Củ Chi". */
export function properName(unit: { kind: UnitKind; name: string }): string {
  const whole = tidy(unit.name)
  const rest = whole.toLowerCase().startsWith(`${unit.kind} `) ? whole.slice(unit.kind.length).trim() : whole
  return /^\d+$/.test(rest) ? String(Number(rest)) : rest
}

/** Names the People's Committee of a unit by the rules in force on the day of writing; undefined when no rule covers it. */
export function nameAgency(unit: AdministrativeUnit, rules: readonly NamingRule[], on: Day): AgencyNames | undefined {
  const rule = ruleFor(unit, rules, on)
  const within = unit.district ? placeOf(unit.district, rules, on) : { place: '', placeShort: '' }
  if (!rule || !within) return undefined
  const own = writePlace(unit, rule)
  const words = { ...own, name: properName(unit), within: within.place, withinShort: within.placeShort }
  return { name: fill(rule.namePattern, words), shortName: fill(rule.shortPattern, words) }
}

function placeOf(unit: { kind: UnitKind; name: string }, rules: readonly NamingRule[], on: Day) {
  const rule = ruleFor(unit, rules, on)
  return rule && writePlace(unit, rule)
}

function writePlace(unit: { kind: UnitKind; name: string }, rule: NamingRule) {
  const name = properName(unit)
  return { place: fill(rule.placePattern, { name }), placeShort: fill(rule.placeShortPattern, { name }) }
}

function ruleFor(unit: { kind: UnitKind; name: string }, rules: readonly NamingRule[], on: Day): NamingRule | undefined {
  const name = properName(unit)
  const fits = (rule: NamingRule): boolean => {
    switch (rule.match) {
      case 'numbered':
        return /^\d+$/.test(name)
      case 'named':
        return !/^\d+$/.test(name)
      case 'listed':
        // Folded: the lists come from many hands, Hoà beside Hòa.
        return rule.names.some((listed) => fold(listed) === fold(name))
    }
  }
  const inForce = rules
    .filter((rule) => rule.unitKind === unit.kind && rule.validFrom <= on && fits(rule))
    .sort((a, b) => b.validFrom.localeCompare(a.validFrom))
  return inForce.find((rule) => rule.match === 'listed') ?? inForce[0]
}

function fill(text: string, words: Readonly<Record<string, string>>): string {
  const word = (key: string) => words[key] ?? ''
  return text
    .replace(/\[([^\]]*)\]/g, (_, part: string) => ([...part.matchAll(/\{(\w+)\}/g)].every((m) => word(m[1] ?? '') !== '') ? part : ''))
    .replace(/\{(\w+)\}/g, (_, key: string) => word(key))
}
