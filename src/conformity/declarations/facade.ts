import type { Day } from '../../kernel/day.ts'
import type { AuthorityId } from '../../kernel/identity.ts'
import type { Asked, Part } from '../../platform/db/together.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { AgencyStanding } from './conversion.contract.ts'
import { type Conversion, conversionPart, type CountedBlocks, progressPart, type Source, standings, viewStandings } from './standing.queries.ts'

export type { AgencyStanding } from './conversion.contract.ts'
export type { Conversion, Source } from './standing.queries.ts'

/** Without `edition`: the newest edition valid on `on`. Without `knownAt`: as known now. */
export interface AsOf {
  authority: AuthorityId
  edition?: string | undefined
  on: Day
  knownAt?: Date | undefined
}

const questionOf = ({ authority, edition, on, knownAt }: AsOf) => ({ authority, agencies: null, edition: edition ?? null, on, knownAt: knownAt ?? null })

/** The agencies behind n/N, by the one rule of `standing.ts`, by block and name; all of them, or those of some blocks. */
export async function standingsOf(tx: Tx, asked: AsOf & { blocks?: readonly string[] | undefined }): Promise<AgencyStanding[]> {
  return (await viewStandings(tx, questionOf(asked), { blocks: asked.blocks }, null)).rows
}

/**
 * The one rule over copies of the register, as parts of a WITH that ends in `standings`; `asked` holds the edition asked for.
 * Without `edition`: the newest edition valid on `on`.
 */
export const standingsOver = (source: Source, { authority, edition, on }: { authority: Asked<AuthorityId>; edition: string | null; on: Day }) =>
  standings({ authority, agencies: null, edition, on, knownAt: null }, source)

/** Edition in force, blocks and agencies as a part of a greater statement; the edition is null when none was valid. */
export const conversionOf = ({ authority, on, knownAt }: { authority: AuthorityId; on: Asked<Day>; knownAt: Date }): Part<Conversion> =>
  conversionPart({ authority, agencies: null, edition: null, on, knownAt })

/** n/N by block without the agencies behind it; the edition is null when none was valid. */
export const progressOf = ({ authority, on, knownAt }: { authority: AuthorityId; on: Asked<Day>; knownAt: Date }): Part<CountedBlocks> =>
  progressPart({ authority, agencies: null, edition: null, on, knownAt })

export { type DeclarationDetail, declarationDetails } from './details.queries.ts'
export { type Compared, comparedPart } from './compared.queries.ts'
export { declarationConsequences } from './consequence.queries.ts'
export { declarationFields } from './form-fields.queries.ts'
export { declarationLifeCheck } from './life-check.queries.ts'

export { editionConsequences } from './edition-consequence.queries.ts'

/**
 * The one rule for that very edition, without what a transition accepts, as parts of a greater statement that end in `standings`, for an edition that may stand in the database; one row
 * for each agency that exists on the day.
 */
export const standingsTo = (asked: { authority: AuthorityId; edition: Asked<string>; on: Day; knownAt: Date | null }) =>
  standings({ ...asked, agencies: null, strict: true })
