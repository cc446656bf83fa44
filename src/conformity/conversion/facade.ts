import type { Day } from '../../kernel/day.ts'
import type { AgencyId, AuthorityId, CampaignId } from '../../kernel/identity.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { viewAgencies } from './board.queries.ts'
import type { CampaignAgency } from './campaign.contract.ts'

/** Days of audits and reviews that agencies held on their way through a campaign. */
export { auditDays, type StageDay } from './stage-days.queries.ts'
export { campaignConsequences } from './consequence.queries.ts'
export type { CampaignAgency } from './campaign.contract.ts'

/** Where agencies of a campaign stand on a day: what a reminder says of each. Whoever is on no list or has ended is not among them. */
export const agenciesOf = async (
  tx: Tx,
  { authority, campaign, on, agencies }: { authority: AuthorityId; campaign: CampaignId; on: Day; agencies: readonly AgencyId[] },
): Promise<CampaignAgency[]> => (await viewAgencies(tx, { authority, campaign, on, knownAt: null }, { agencies }, null)).rows
