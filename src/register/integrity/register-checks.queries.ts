import { driftCheck } from './drift-check.queries.ts'
import type { IntegrityCheck } from './integrity-check.queries.ts'
import { lineageChecks } from './lineage-checks.queries.ts'
import { versionChecks } from './version-checks.queries.ts'

/** Every check of the register itself, in the order of the screen. */
export const registerChecks: readonly IntegrityCheck[] = [...versionChecks, driftCheck, ...lineageChecks]
