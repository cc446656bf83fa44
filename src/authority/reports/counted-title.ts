import type { Run } from '../../papers/layout/block.ts'
import { figure } from '../../papers/layout/composing.ts'
import { twoDigits } from '../../kernel/progress.ts'

const digitsBefore = /(\d[\d.]*)(\s+)$/

/**
 * A title with its quantity bound where the unit stands: "Biệt phái công chức hỗ trợ …", 1, "công chức" becomes
 * "Biệt phái 01 công chức hỗ trợ …". A number that is typed there already is bound when it is the same; another one is
 * left as typed, for the person must see the contradiction. A unit the title does not name follows in brackets.
 */
export function countedTitle(title: string, quantity: number | null, unit: string | null, key: string, label: string): Run[] {
  const text = title.normalize('NFC').trim()
  if (quantity === null || unit === null || unit.trim() === '') return [{ text }]
  const at = text.toLocaleLowerCase('vi').indexOf(unit.normalize('NFC').trim().toLocaleLowerCase('vi'))
  const shown = twoDigits(quantity)
  if (at < 0) return [{ text: `${text} (` }, figure(shown, key, label), { text: ` ${unit.trim()})` }]
  const before = text.slice(0, at)
  const rest = text.slice(at)
  const typed = digitsBefore.exec(before)
  if (typed) {
    const digits = typed[1] ?? ''
    if (Number(digits.replaceAll('.', '')) !== quantity) return [{ text }]
    return [{ text: before.slice(0, typed.index) }, figure(digits, key, label), { text: `${typed[2]}${rest}` }].filter((run) => run.text !== '')
  }
  const [head, tail] = at === 0 ? ['', rest.slice(0, 1).toLocaleLowerCase('vi') + rest.slice(1)] : [before, rest]
  return [{ text: head }, figure(shown, key, label), { text: ` ${tail}` }].filter((run) => run.text !== '')
}
