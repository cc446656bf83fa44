import type { Day } from '../../kernel/day.ts'
import type { AgencyId } from '../../kernel/identity.ts'
import type { AgencyEvent, AgencyVersion } from '../agencies/agency-version.ts'
import type { LinkKind } from './act.ts'

/** A version as it is held now, with its name as names are compared. */
export interface HeldVersion extends AgencyVersion {
  nameKey: string
}

export interface KnownLink {
  id: string
  act: string
  from: AgencyId
  to: AgencyId
  kind: LinkKind
  share: number | null
  on: Day
}

export interface KnownBlock {
  code: string
  name: { vi: string; en: string }
  apart: boolean
  validFrom: Day
  validTo: Day | null
}

/** What stands in the register while an act is planned. */
export interface KnownRegister {
  /** Versions of all agencies from the day before the act on, and every version of the agencies it touches. */
  versions: readonly HeldVersion[]
  /** Everything that ever happened to the agencies it touches. */
  events: readonly AgencyEvent[]
  links: readonly KnownLink[]
  blocks: readonly KnownBlock[]
  /** Acts that are named in faults. */
  acts: ReadonlyMap<string, { title: string; paperNumber: string | null }>
}

/** Versions by agency, in the order of their days: what an agency is on a day, and how long it is at all. */
export class Timeline {
  readonly #byAgency: ReadonlyMap<AgencyId, readonly HeldVersion[]>

  constructor(versions: readonly HeldVersion[]) {
    const byAgency = Map.groupBy(versions, (version) => version.agency)
    for (const own of byAgency.values()) own.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
    this.#byAgency = byAgency
  }

  all(): readonly HeldVersion[] {
    return [...this.#byAgency.values()].flat()
  }

  of(agency: AgencyId): readonly HeldVersion[] {
    return this.#byAgency.get(agency) ?? []
  }

  at(agency: AgencyId, on: Day): HeldVersion | undefined {
    return this.of(agency).find((version) => holdsOn(version, on))
  }

  /** The name by which people know it: of the day, else the last one. */
  name(agency: AgencyId, on: Day): string {
    return (this.at(agency, on) ?? this.of(agency).at(-1))?.facts.name ?? agency
  }

  /** Whether it is there on every day from one until another (null: for good). */
  covers(agency: AgencyId, from: Day, to: Day | null): boolean {
    const own = this.of(agency)
    const [first, last] = [own[0], own.at(-1)]
    return first !== undefined && last !== undefined && first.validFrom <= from && (last.validTo === null || (to !== null && to <= last.validTo))
  }

  hasEnded(agency: AgencyId): boolean {
    return this.of(agency).every((version) => version.validTo !== null)
  }
}

interface Days {
  validFrom: Day
  validTo: Day | null
}
export const holdsOn = ({ validFrom, validTo }: Days, on: Day): boolean => validFrom <= on && (validTo === null || validTo > on)
export const overlap = (a: Days, b: Days): boolean => (b.validTo === null || a.validFrom < b.validTo) && (a.validTo === null || b.validFrom < a.validTo)
