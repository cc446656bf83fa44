import type { EvidenceProvider } from '../../kernel/evidence.ts'
import type { AttachedEvidence } from './draft.ts'

/** The first provider: a paper somebody attached to the draft, kept as a file, recorded in the register, or named by number and date. */
export const attachedEvidence: EvidenceProvider<{ attached: readonly AttachedEvidence[] }> = {
  evidenceOf: ({ attached }) => attached.map(({ kind, on, what }) => ({ kind, on, what })),
}
