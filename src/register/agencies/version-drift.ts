import type { AgencyId } from '../../kernel/identity.ts'
import { factNames } from './agency-facts.ts'
import { type AgencyEvent, type AgencyVersion, projectVersions } from './agency-version.ts'
import { nameKey, searchText } from './name-key.ts'

/** A version as it is kept, with the keys the application worked out for it. */
export interface KeptVersion extends AgencyVersion {
  nameKey: string
  shortKey: string
  search: string
}

/**
 * Agencies whose kept versions are not what their events say. The whole of recorded time is compared: a report frozen last year
 * still asks what was known then.
 */
export function driftedAgencies(events: readonly AgencyEvent[], kept: readonly KeptVersion[]): AgencyId[] {
  const rebuilt = Map.groupBy(projectVersions(events).map(withKeys), ({ agency }) => agency)
  const held = Map.groupBy(kept, ({ agency }) => agency)
  return [...new Set([...rebuilt.keys(), ...held.keys()])].filter((agency) => textOf(rebuilt.get(agency) ?? []) !== textOf(held.get(agency) ?? []))
}

const withKeys = (version: AgencyVersion): KeptVersion => ({
  ...version,
  nameKey: nameKey(version.facts.name),
  shortKey: nameKey(version.facts.shortName),
  search: searchText(version.facts),
})

const textOf = (versions: readonly KeptVersion[]) =>
  versions
    .map((v) =>
      JSON.stringify([
        v.event,
        v.validFrom,
        v.validTo,
        v.recordedFrom.toISOString(),
        v.recordedTo?.toISOString() ?? null,
        factNames.map((name) => v.facts[name]),
        v.nameKey,
        v.shortKey,
        v.search,
      ]),
    )
    .toSorted()
    .join('\n')
