import type { AgencyId } from '../../kernel/identity.ts'
import type { AgencyFacts } from '../agencies/agency-facts.ts'
import type { EventKind } from '../agencies/agency-version.ts'
import type { ActFault, LinkKind } from './act.ts'
import { type ActLine, type AgencyRef, establishing, type FactChanges, type NewAgencyFacts } from './act-line.ts'

/** What one line says of one agency. */
export interface Intent {
  agency: AgencyId
  kind: EventKind
  sets: Partial<AgencyFacts>
  ends: boolean
  line: string
  /** Where the agency is named. */
  path: string
  /** Where a fact is typed. */
  at(fact: keyof AgencyFacts): string
}

export interface PlannedLink {
  line: string
  from: AgencyId
  to: AgencyId
  kind: LinkKind
  share: number | null
  path: string
}

/** People of an agency that ends get the same seat there. */
export interface SeatMove {
  from: AgencyId
  to: AgencyId
}

export interface Intents {
  intents: Intent[]
  links: PlannedLink[]
  seatMoves: SeatMove[]
  faults: ActFault[]
}

/** The lines, one agency at a time; what they say of each other's new agencies resolved. */
export function intentsOf(lines: readonly ActLine[], made: Readonly<Record<string, AgencyId>>): Intents {
  const known = new Set(establishing(lines).map(({ id }) => id))
  const out: Intents = { intents: [], links: [], seatMoves: [], faults: [] }

  const resolve = (ref: AgencyRef, path: string): AgencyId | undefined => {
    if ('agency' in ref) return ref.agency
    const agency = known.has(ref.line) ? made[ref.line] : undefined
    if (agency === undefined) out.faults.push({ path, code: 'act.unknown-line', details: {} })
    return agency
  }
  const parentOf = (parent: AgencyRef | null, path: string) => (parent === null ? null : (resolve(parent, `${path}.parent`) ?? null))
  const factsOf = ({ parent, ...facts }: NewAgencyFacts, path: string): AgencyFacts => ({ ...facts, parentId: parentOf(parent, path) })
  const changesOf = ({ parent, ...changes }: FactChanges, path: string): Partial<AgencyFacts> =>
    withoutGaps({ ...changes, ...(parent === undefined ? {} : { parentId: parentOf(parent, path) }) })
  const say = (line: ActLine, agency: AgencyId, path: string, said: Partial<Intent> = {}) =>
    out.intents.push({ agency, kind: line.kind, sets: {}, ends: false, line: line.id, path, at: () => path, ...said })
  const establish = (line: ActLine, id: string, facts: NewAgencyFacts, path: string): AgencyId | undefined => {
    const agency = made[id]
    const at = (fact: keyof AgencyFacts) => `${path}.${fact === 'parentId' ? 'parent' : fact}`
    if (agency) say(line, agency, path, { kind: 'establish', sets: factsOf(facts, path), line: id, at })
    return agency
  }

  for (const [n, line] of lines.entries()) {
    const path = `lines.${n}`
    const at = (fact: keyof AgencyFacts) => `${path}.${fact === 'parentId' ? 'parent' : fact}`
    switch (line.kind) {
      case 'establish':
        establish(line, line.id, line.facts, `${path}.facts`)
        break
      case 'rename': {
        const { name, shortName, code } = line
        say(line, line.agency, `${path}.agency`, { sets: withoutGaps({ name, shortName, code }), at })
        break
      }
      case 'move': {
        const { name, shortName } = line
        say(line, line.agency, `${path}.agency`, { sets: withoutGaps({ parentId: parentOf(line.parent, path), name, shortName }), at })
        break
      }
      case 'reclassify': {
        const { agencyKind, block, obligation, obligationBasis } = line
        const sets = withoutGaps({ kind: agencyKind, block, obligation, obligationBasis })
        say(line, line.agency, `${path}.agency`, { sets, at: (fact) => `${path}.${fact === 'kind' ? 'agencyKind' : fact}` })
        break
      }
      case 'dissolve':
        say(line, line.agency, `${path}.agency`, { ends: true })
        break
      case 'transfer': {
        const to = resolve(line.to, `${path}.to`)
        say(line, line.from, `${path}.from`)
        if (to === undefined) break
        if ('agency' in line.to) say(line, to, `${path}.to`)
        out.links.push({ line: line.id, from: line.from, to, kind: 'transfer', share: line.share ?? null, path: `${path}.to` })
        break
      }
      case 'merge': {
        const { into } = line
        const to = 'facts' in into ? establish(line, line.id, into.facts, `${path}.into.facts`) : resolve(into, `${path}.into`)
        for (const [m, from] of line.from.entries()) {
          say(line, from, `${path}.from.${m}`, { ends: true })
          if (to === undefined) continue
          out.links.push({ line: line.id, from, to, kind: 'merge', share: null, path: `${path}.from.${m}` })
          if (line.seats === 'move') out.seatMoves.push({ from, to })
        }
        if (to !== undefined && 'agency' in into) {
          const changed = `${path}.into.changes`
          say(line, to, `${path}.into.agency`, {
            sets: changesOf(into.changes ?? {}, changed),
            at: (fact) => `${changed}.${fact === 'parentId' ? 'parent' : fact}`,
          })
        }
        break
      }
      case 'split': {
        say(line, line.agency, `${path}.agency`, { ends: line.ends })
        for (const [m, part] of line.into.entries()) {
          const place = `${path}.into.${m}`
          const to = 'facts' in part.into ? establish(line, part.id, part.into.facts, `${place}.into.facts`) : resolve(part.into, `${place}.into`)
          if (to === undefined) continue
          if ('agency' in part.into) say(line, to, `${place}.into`, { line: part.id })
          out.links.push({ line: line.id, from: line.agency, to, kind: 'split', share: part.share ?? null, path: `${place}` })
          if (line.seatsTo === part.id && line.ends) out.seatMoves.push({ from: line.agency, to })
        }
        if (line.seatsTo !== undefined && !line.into.some(({ id }) => id === line.seatsTo))
          out.faults.push({ path: `${path}.seatsTo`, code: 'act.unknown-line', details: {} })
        break
      }
    }
  }
  return out
}

const withoutGaps = (sets: { [Fact in keyof AgencyFacts]?: AgencyFacts[Fact] | undefined }): Partial<AgencyFacts> =>
  Object.fromEntries(Object.entries(sets).filter(([, value]) => value !== undefined)) as Partial<AgencyFacts>
