import { sql } from 'kysely'
import type { WaitingItem, WaitingProvider } from '../../kernel/waiting.ts'
import type { Part } from '../../platform/db/together.ts'
import { waitingPart } from '../../platform/db/waiting-part.ts'

/** Acts on the register that were drafted and do not hold yet: changes somebody has to confirm. */
export const actsWaiting: WaitingProvider<Part<WaitingItem[]>> = {
  act: 'agency.reorganise',
  waitingFor: ({ authority }) =>
    waitingPart(sql`
      SELECT 'act-to-confirm' AS kind, a.title, '/acts/' || a.id AS path, a.effective_on AS due, (a.created_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS since
      FROM agency_act a WHERE a.authority_id = ${authority} AND a.state = 'draft'`),
}
