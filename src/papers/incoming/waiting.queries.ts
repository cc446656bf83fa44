import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import { soonDays, type WaitingAsked, type WaitingItem, type WaitingProvider } from '../../kernel/waiting.ts'
import type { Part } from '../../platform/db/together.ts'
import { waitingPart } from '../../platform/db/waiting-part.ts'
import { dueOfRow } from './incoming.queries.ts'

/** Papers assigned to this officer that are due; to whoever gives them out, those that nobody has. */
export const incomingWaiting: WaitingProvider<Part<WaitingItem[]>> = {
  act: 'incoming.write',
  waitingFor: ({ authority, officer, role }: Actor, { on }: WaitingAsked) => {
    const givesOut = role === 'records-clerk' || role === 'division-head' || role === 'system-administrator'
    return waitingPart(sql`
      SELECT CASE WHEN i.officer_id = ${officer}::uuid THEN CASE WHEN i.due IS NULL THEN 'incoming-to-answer' WHEN i.due <= ${on}::date + ${soonDays}::int THEN 'incoming-due' END
          WHEN i.state = 'registered' AND ${givesOut}::boolean THEN 'incoming-to-assign' END AS kind,
        p.number || ' · ' || p.abstract AS title, '/incoming-papers/' || i.id AS path, i.due, i.arrived_on AS since
      FROM (SELECT i.*, ${dueOfRow} AS due FROM incoming_paper i LEFT JOIN deadline d ON d.authority_id = i.authority_id AND d.id = i.deadline_id
        WHERE i.authority_id = ${authority} AND i.state IN ('registered', 'assigned')) i
      JOIN paper_version p ON p.authority_id = i.authority_id AND p.paper_id = i.paper_id AND p.recorded_to IS NULL`)
  },
}
