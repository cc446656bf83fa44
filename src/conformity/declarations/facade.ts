import type { Day } from '../../kernel/day.ts'
import type { AuthorityId } from '../../kernel/identity.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { AgencyStanding, BlockProgress } from './conversion.contract.ts'
import { viewProgress, viewStandings } from './standing.queries.ts'
import { viewEditions } from './declaration.queries.ts'

export type { AgencyStanding, BlockProgress } from './conversion.contract.ts'

/** Without `edition`: the newest edition valid on `on`. Without `knownAt`: as known now. */
export interface AsOf {
  authority: AuthorityId
  edition?: string | undefined
  on: Day
  knownAt?: Date | undefined
}

const questionOf = ({ authority, edition, on, knownAt }: AsOf) => ({ authority, agencies: null, edition: edition ?? null, on, knownAt: knownAt ?? null })

/** n, "not yet", "no data" and N by block, blocks counted apart included; the one rule of `standing.ts`. */
export async function progressOf(tx: Tx, asked: AsOf): Promise<BlockProgress[]> {
  return (await viewProgress(tx, questionOf(asked))).blocks
}

/** The agencies behind those figures, by block and name; all of them, or those of some blocks. */
export async function standingsOf(tx: Tx, asked: AsOf & { blocks?: readonly string[] | undefined }): Promise<AgencyStanding[]> {
  return (await viewStandings(tx, questionOf(asked), { blocks: asked.blocks }, null)).rows
}

/** Code of the edition that counts on a day; undefined when none was valid. */
export async function editionInForce(tx: Tx, on: Day): Promise<string | undefined> {
  return (await viewEditions(tx, on)).find((edition) => edition.inForce)?.code
}
