import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import { type AgencyId, type AuthorityId, CampaignId } from '../../kernel/identity.ts'
import { sql } from 'kysely'
import type { Part } from '../../platform/db/together.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { viewAgencies } from './board.queries.ts'
import type { CampaignAgency } from './campaign.contract.ts'

export { campaignConsequences } from './consequence.queries.ts'
export type { CampaignAgency } from './campaign.contract.ts'

/** Where agencies of a campaign stand on a day: what a reminder says of each. Whoever is on no list or has ended is not among them. */
export const agenciesOf = async (
  tx: Tx,
  { authority, campaign, on, agencies }: { authority: AuthorityId; campaign: CampaignId; on: Day; agencies: readonly AgencyId[] },
): Promise<CampaignAgency[]> => (await viewAgencies(tx, { authority, campaign, on, knownAt: null }, { agencies }, null)).rows

const Head = z.object({ id: CampaignId, name: z.string(), toEdition: z.string() })
export type CampaignHead = z.infer<typeof Head>

/** Name and edition of a campaign as a part of a greater statement. */
export const campaignHead = (authority: AuthorityId, campaign: CampaignId): Part<CampaignHead | null> => ({
  json: sql`(SELECT json_build_object('id', campaign_id, 'name', name, 'toEdition', to_edition) FROM campaign_facts WHERE authority_id = ${authority} AND campaign_id = ${campaign}::uuid)`,
  read: (found) => Head.nullable().parse(found),
})
