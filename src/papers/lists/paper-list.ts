import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { AgencyId } from '../../kernel/identity.ts'
import { refuseAt } from '../../kernel/refusal.ts'
import { line } from '../../kernel/text.ts'

/** What the lines of a list are: agencies of the register, organisations outside it, members of a team. */
export const ListHolds = z.enum(['agencies', 'organisations', 'members'])
export type ListHolds = z.infer<typeof ListHolds>

export const mostRows = 10_000

export const ListRow = z.strictObject({
  agencyId: AgencyId.nullable().default(null).describe('null for whoever is no agency of the register'),
  name: line(300).describe('As the paper writes it'),
  note: line(1000).nullable().default(null).describe('e.g. form and month of an inspection'),
})
export type ListRow = z.output<typeof ListRow>

export const listBody = {
  title: line(500),
  holds: ListHolds,
  asOf: Day.describe('The day whose names and agencies the list tells'),
  noteTitle: line(100).nullable().default(null).describe('Heading of the column of notes'),
  rows: z.array(ListRow).min(1).max(mostRows).describe('In the order of the paper'),
}
const Body = z.strictObject(listBody)
export type PaperListBody = z.output<typeof Body>

export const searchText = ({ name, note }: ListRow): string => fold(`${name} ${note ?? ''}`)

/** No agency stands on a list twice; counted, it would be two. */
export function checkRows(rows: readonly ListRow[]): void {
  const first = new Map<string, number>()
  rows.forEach(({ agencyId, name }, n) => {
    if (agencyId === null) return
    const before = first.get(agencyId)
    if (before !== undefined) refuseAt('invalid', 'rows', 'paper-list.agency-twice', { name, first: before + 1, second: n + 1 })
    first.set(agencyId, n)
  })
}

/** What was issued stays as it was written: an agency that stands there twice is counted once, its second line kept as a name. */
export function countedOnce(rows: readonly ListRow[]): ListRow[] {
  const seen = new Set<string>()
  return rows.map((row) => {
    if (row.agencyId === null || !seen.has(row.agencyId)) {
      if (row.agencyId !== null) seen.add(row.agencyId)
      return row
    }
    return { ...row, agencyId: null }
  })
}

/** Lines pasted from a spreadsheet: the name in the first cell, what stands in the others is the note; a leading number is the place. */
export function pastedRows(text: string): { name: string; note: string | null }[] {
  return text.split(/\r?\n/).flatMap((pasted) => {
    const cells = pasted.split('\t').map((cell) => cell.trim())
    const [name = '', ...others] = /^\d+[.)]?$/.test(cells[0] ?? '') && cells.length > 1 ? cells.slice(1) : cells
    const note = others.filter((cell) => cell !== '').join('; ')
    return name === '' ? [] : [{ name: name.slice(0, 300), note: note === '' ? null : note.slice(0, 1000) }]
  })
}
