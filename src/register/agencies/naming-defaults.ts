import { Day } from '../../kernel/day.ts'
import { NamingRule, type UnitKind } from './naming-rule.ts'

/**
 * The rules a new installation is seeded with; plain data, afterwards kept and changed in the database.
 * Appendix II of the decree, part III (read in a summary, not in the original): the kind is written small before a proper
 * name, and with a capital before a number or the name of a person or of an event of history. Which units bear a
 * person's name no list says: `listed` holds those of Ho Chi Minh City for an officer to correct.
 */
const source = 'Nghị định 30/2020/NĐ-CP, Phụ lục II, phần III "Viết hoa tên địa lý" (chưa đối chiếu nguyên văn)'
const validFrom = Day.parse('2020-03-05')

const shortOf = {
  'thành phố': 'TP.',
  quận: 'Q.',
  huyện: 'H.',
  'thị xã': 'TX.',
  phường: 'P.',
  xã: 'X.',
  'thị trấn': 'TT.',
  'đặc khu': 'ĐK.',
} as const satisfies Record<UnitKind, string>
const capital = (kind: string) => kind.slice(0, 1).toUpperCase() + kind.slice(1)

function rule(unitKind: UnitKind, match: NamingRule['match'], names: string[] = []): NamingRule {
  return NamingRule.parse({
    unitKind,
    match,
    names,
    placePattern: `${match === 'named' ? unitKind : capital(unitKind)} {name}`,
    placeShortPattern: `${shortOf[unitKind]}{name}`,
    namePattern: 'Ủy ban nhân dân {place}[, {within}]',
    shortPattern: 'UBND {placeShort}[, {withinShort}]',
    validFrom,
    source,
  })
}

export const defaultNamingRules: readonly NamingRule[] = [
  rule('quận', 'numbered'),
  rule('quận', 'named'),
  rule('huyện', 'named'),
  rule('thành phố', 'named'),
  rule('thành phố', 'listed', ['Hồ Chí Minh']),
  rule('thị xã', 'named'),
  rule('phường', 'numbered'),
  rule('phường', 'named'),
  rule('phường', 'listed', ['Nguyễn Thái Bình', 'Phạm Ngũ Lão', 'Cô Giang', 'Nguyễn Cư Trinh']),
  rule('xã', 'named'),
  rule('xã', 'listed', ['Phạm Văn Cội', 'Phạm Văn Hai', 'Lê Minh Xuân']),
  rule('thị trấn', 'named'),
  rule('đặc khu', 'named'),
]
