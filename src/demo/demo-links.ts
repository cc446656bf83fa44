import type { PaperId } from '../kernel/identity.ts'
import { addLink } from '../papers/links/paper-link.commands.ts'
import type { Tx } from '../platform/db/transaction.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Doing } from './demo-records.ts'
import { demoPapers } from './hcmc-2020.ts'

/** What the papers say of each other was not published; it follows from their abstracts, and each link says so. */
const note = 'Minh họa: quan hệ suy ra từ trích yếu, không phải từ toàn văn'
const links = [
  { from: '1452/QĐ-UBND', to: '1451/QĐ-UBND', relation: 'related' },
  { from: '1453/QĐ-UBND', to: '1452/QĐ-UBND', relation: 'basis' },
  { from: '619/SKHCN-TĐC', to: '287/SKHCN-TĐC', relation: 'related' },
] as const

export const paperOf = (number: string): PaperId => demoPapers().find((paper) => paper.number === number)?.id ?? refuse('invalid', 'paper.not-found')

export async function loadPaperLinks(tx: Tx, { by: actor, at }: Doing): Promise<void> {
  for (const { from, to, relation } of links) await addLink(tx, { actor, at }, paperOf(from), { direction: 'from', otherId: paperOf(to), relation, note })
}
