import { z } from 'zod'
import type { Day } from './day.ts'

/** What stands behind a declaration: lifecycles.md, row declaration. */
export const EvidenceKind = z.enum(['internal-audit', 'management-review', 'no-open-major'])
export type EvidenceKind = z.infer<typeof EvidenceKind>

/** One piece of evidence as a provider knows it. */
export interface Evidence {
  kind: EvidenceKind
  /** Day on which it was held or found. */
  on: Day
  /** What it is, in words: a paper by its number, an audit by its title. */
  what: string
}

/**
 * Whoever can tell of evidence: an attached paper today, the agency's own audits and reviews once they are kept here.
 * `asked` is what the asking room knows; a provider answers for one declaration and never judges.
 */
export interface EvidenceProvider<Asked> {
  evidenceOf(asked: Asked): readonly Evidence[]
}

/** The kinds nobody could tell of. It warns and never blocks. */
export const missingEvidence = (found: readonly Evidence[]): EvidenceKind[] => EvidenceKind.options.filter((kind) => !found.some((one) => one.kind === kind))
