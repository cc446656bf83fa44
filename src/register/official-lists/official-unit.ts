import { z } from 'zod'
import { tidy } from '../../kernel/fold.ts'
import { nameKey } from '../agencies/name-key.ts'
import { properName, UnitKind } from '../agencies/naming-rule.ts'

export const UnitLevel = z.enum(['district', 'commune'])
export type UnitLevel = z.infer<typeof UnitLevel>

/** An administrative unit as an official list has it. Its code says where it stands in the list, not who it is: codes are given anew. */
export const OfficialUnit = z.strictObject({
  level: UnitLevel,
  code: z.string(),
  kind: UnitKind,
  name: z.string().describe('with its kind: "Phường An Khánh"'),
  district: z.string().nullable().describe('code of the unit of the middle tier it lies in; null where there is no such tier'),
})
export type OfficialUnit = z.infer<typeof OfficialUnit>

export const levelOf = (kind: UnitKind): UnitLevel =>
  kind === 'quận' || kind === 'huyện' || kind === 'thị xã' || kind === 'thành phố' ? 'district' : 'commune'

/** Longest first, so that "thị trấn" is not taken for another kind. */
const kinds = [...UnitKind.options].sort((a, b) => b.length - a.length)

/** "Phường 05" → phường; undefined for a text that does not begin with a kind of unit. */
export function kindOf(text: string): UnitKind | undefined {
  const lower = tidy(text).toLowerCase()
  return kinds.find((kind) => lower === kind || lower.startsWith(`${kind} `))
}

/** Whether two units bear the same name: kind and name, numbers by value, both habits of the tone mark. */
export const sameName = (one: { kind: UnitKind; name: string }, other: { kind: UnitKind; name: string }): boolean =>
  one.kind === other.kind && nameKey(properName(one)) === nameKey(properName(other))

const committee = /^ủy ban nhân dân\s+/i

/**
 * The unit an agency's name speaks of: "Ủy ban nhân dân phường Bình An, Quận 2" → phường Bình An. Undefined when the
 * name is written otherwise; then nobody guesses.
 */
export function unitOfAgency(agencyName: string): { kind: UnitKind; name: string } | undefined {
  const name = tidy(agencyName)
  // Both habits of the tone mark ("Uỷ ban"): the words are found by what counts as the same name.
  const words = name.split(' ')
  const begins = committee.test(name) || nameKey(words.slice(0, 4).join(' ')) === nameKey('Ủy ban nhân dân')
  if (!begins) return undefined
  const [own = ''] = words.slice(4).join(' ').split(',')
  const kind = kindOf(own)
  return kind === undefined || properName({ kind, name: own }) === '' ? undefined : { kind, name: tidy(own) }
}
