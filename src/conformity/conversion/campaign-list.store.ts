import { sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { AgencyId, type AuthorityId, type CampaignListId, type PaperId } from '../../kernel/identity.ts'
import { refuseOn, type Tx } from '../../platform/db/transaction.ts'
import type { Member } from './campaign-list.ts'

const Members = z.array(z.object({ id: AgencyId, name: z.string() }))

/** Agencies of some blocks, or of a set, as they were on a day. */
export async function loadThere(
  tx: Tx,
  authority: AuthorityId,
  on: Day,
  of: { blocks: readonly string[] } | { agencies: readonly AgencyId[] },
): Promise<Member[]> {
  const which = 'blocks' in of ? sql`f.block = ANY (${[...of.blocks]}::text[])` : sql`f.agency_id = ANY (${`{${of.agencies.join(',')}}`}::uuid[])`
  const { rows } = await sql<{ found: unknown }>`
    SELECT coalesce(json_agg(json_build_object('id', f.agency_id, 'name', f.name) ORDER BY f.name COLLATE vi_numbered), '[]') AS found
    FROM agency_facts f WHERE f.authority_id = ${authority} AND f.recorded_to IS NULL AND f.valid_from <= ${on}::date AND (f.valid_to IS NULL OR f.valid_to > ${on}::date) AND ${which}`.execute(
    tx,
  )
  return Members.parse(rows[0]?.found)
}

export interface NewList {
  id: CampaignListId
  version: number
  name: string
  datedOn: Day
  basis: string
  paperId: PaperId | null
  source: 'filter' | 'file' | 'hand'
  sourceDetail: unknown
  reason: string | null
}

/** The version and all its members in one statement. A paper of nobody's, an agency of nobody's: the keys say so. */
export async function addList(tx: Tx, authority: AuthorityId, list: NewList, members: readonly Member[], at: Date): Promise<void> {
  const { sourceDetail, ...rest } = list
  await tx
    .with('list', (db) =>
      db
        .insertInto('campaignList')
        .values({
          authorityId: authority,
          ...rest,
          nameNorm: fold(list.name),
          sourceDetail: JSON.stringify(sourceDetail),
          members: members.length,
          recordedAt: at,
        })
        .returning(['authorityId', 'id', 'version']),
    )
    .insertInto('campaignListMember')
    .columns(['authorityId', 'listId', 'version', 'agencyId'])
    .expression(
      () => sql`SELECT l.authority_id, l.id, l.version, m FROM list l CROSS JOIN unnest(${`{${members.map(({ id }) => id).join(',')}}`}::uuid[]) m` as never,
    )
    .execute()
    .catch((error: unknown) => {
      refuseOn(error, 'campaign_list_pkey', 'record.changed-meanwhile', { version: list.version })
      refuseOn(error, 'campaign_list_later_version', 'campaign-list.dated-before', { day: list.datedOn, former: list.datedOn })
      refuseOn(error, 'campaign_list_authority_id_paper_id_fkey', 'paper.not-found', {})
      throw error
    })
}

const Held = z.object({ version: z.int(), name: z.string(), datedOn: Day })

/** The newest version; two officers who renew it at once meet at its key. */
export async function loadNewest(tx: Tx, authority: AuthorityId, id: CampaignListId) {
  const row = await tx
    .selectFrom('campaignList')
    .select(['version', 'name', 'datedOn'])
    .where('authorityId', '=', authority)
    .where('id', '=', id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && Held.parse(row)
}
