import type { AgencyId } from '../../kernel/identity.ts'
import { viewDrift } from '../agencies/facade.ts'
import type { IntegrityCheck, Violation } from './integrity-check.queries.ts'

/** Ten thousand agencies are a handful of statements, and a batch is a few megabytes. */
const batch = 2_000

/** The one check that SQL cannot make: the projection is written in TypeScript, and so is its repetition. */
export const driftCheck: IntegrityCheck = {
  code: 'version-drift',
  weight: 'fault',
  async find(tx, { authority }) {
    const found: Violation[] = []
    let after: AgencyId | undefined
    do {
      const { drifted, last } = await viewDrift(tx, { authority, after, limit: batch })
      found.push(
        ...drifted.map((agency) => ({
          key: agency,
          agencyId: agency,
          otherId: null,
          subjectKind: null,
          subjectId: null,
          since: null,
          until: null,
          facts: {},
        })),
      )
      after = last
    } while (after !== undefined)
    return found
  },
}
