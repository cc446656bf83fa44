import type { AgencyName } from '../act.contract.ts'
import { type ActLine, type AgencyRef, establishing } from '../act-line.ts'

/** What an act's lines call the agencies they name: those of the register, and those that other lines of the act establish. */
export interface Names {
  agency: (id: string | null | undefined) => string
  ref: (ref: AgencyRef | null | undefined) => string
}

const missing = '…'

export function namesOf(known: ReadonlyMap<string, AgencyName>, lines: readonly ActLine[]): Names {
  const made = new Map(establishing(lines).map(({ id, facts }) => [id, facts.shortName || facts.name || missing]))
  const agency = (id: string | null | undefined) => (id ? (known.get(id)?.shortName ?? missing) : missing)
  return { agency, ref: (ref) => (ref ? ('agency' in ref ? agency(ref.agency) : (made.get(ref.line) ?? missing)) : missing) }
}
