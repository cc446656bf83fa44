import type { Day } from '../../kernel/day.ts'
import type { AgencyId } from '../../kernel/identity.ts'
import type { AgencyFinder, KnownAgency } from '../../register/imports/agency-finder.ts'
import { type Mapping, type RowFault, SheetRow } from '../../register/imports/sheet-row.ts'

/** A denominator of one authority; a country's communes fit in. */
export const mostMembers = 20_000

export interface Member {
  id: AgencyId
  name: string
}

export interface Resolved {
  members: Member[]
  faults: RowFault[]
}

export const listColumns = [
  { key: 'agency', names: ['Cơ quan', 'Tên cơ quan', 'Đơn vị', 'Tên đơn vị', 'Agency', 'Name'] },
  { key: 'code', names: ['Mã cơ quan', 'Mã đơn vị', 'Mã', 'Agency code', 'Code'] },
] as const
export type ListColumn = (typeof listColumns)[number]['key']

const onDay = (versions: readonly KnownAgency[], on: Day) => versions.find((v) => v.validFrom <= on && (v.validTo === null || v.validTo > on))

/** Every row of a file names one agency that existed on the day of the list, and none twice. */
export function readList(rows: readonly { row: number; cells: readonly string[] }[], mapping: Mapping<ListColumn>, finder: AgencyFinder, on: Day): Resolved {
  const members: Member[] = []
  const faults: RowFault[] = []
  const inFile = new Map<string, number>()
  for (const { row: at, cells } of rows) {
    const row = new SheetRow<ListColumn>(at, cells, mapping)
    const [name, code] = [row.text('agency', 300), row.text('code', 40)]
    const found = row.faults.length > 0 ? undefined : finder.find(name, code, on)
    if (found && 'by' in found) row.fault(found.by === 'name' && row.has('agency') ? 'agency' : 'code', found.code, found.details)
    else if (found) {
      const there = onDay(found.versions, on)
      const twice = inFile.get(found.agency)
      const field = row.has('agency') ? 'agency' : 'code'
      if (!there) row.fault(field, 'campaign-list.not-on-day', { name: found.versions.at(-1)?.name ?? '', day: on })
      else if (twice !== undefined) row.fault(field, 'campaign-list.twice', { name: there.name, other: twice })
      else {
        inFile.set(found.agency, at)
        members.push({ id: found.agency, name: there.name })
      }
    }
    faults.push(...row.faults)
  }
  return { members, faults }
}

/** Agencies chosen by hand: each once, each there on the day. */
export function chosen(agencies: readonly AgencyId[], there: ReadonlyMap<string, string>, on: Day): Resolved {
  const members: Member[] = []
  const faults: RowFault[] = []
  const first = new Map<string, number>()
  for (const [n, id] of agencies.entries()) {
    const at = n + 1
    const fault = (code: string, details: RowFault['details'] = {}) => faults.push({ row: at, column: null, field: 'agency', code, details })
    const [name, twice] = [there.get(id), first.get(id)]
    if (twice !== undefined) fault('campaign-list.twice', { name: name ?? '', other: twice })
    else if (name === undefined) fault('campaign-list.unknown', { day: on })
    else members.push({ id, name })
    if (twice === undefined) first.set(id, at)
  }
  return { members, faults }
}
