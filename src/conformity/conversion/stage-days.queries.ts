import { sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { AgencyId, type AuthorityId } from '../../kernel/identity.ts'
import type { Asked, Part } from '../../platform/db/together.ts'
import { Stage } from './stage.ts'

export const StageDay = z.object({ agencyId: AgencyId, stage: z.enum(['audited', 'reviewed']), on: Day })
export type StageDay = z.infer<typeof StageDay>

/** When agencies last held their internal audit and management review in a campaign; what was put back later does not count. */
export const auditDays = ({ authority, on, knownAt }: { authority: AuthorityId; on: Asked<Day>; knownAt: Date }): Part<StageDay[]> => {
  const order = `{${Stage.options.join(',')}}`
  return {
    json: sql`(SELECT coalesce(json_agg(json_build_object('agencyId', x.agency_id, 'stage', x.stage, 'on', x.reached_on)), '[]') FROM (
      SELECT s.agency_id, s.stage, max(s.reached_on) AS reached_on FROM campaign_stage s
      WHERE s.authority_id = ${authority} AND s.stage IN ('audited', 'reviewed') AND s.reached_on <= ${on}::date AND s.recorded_at <= ${knownAt}
        AND NOT EXISTS (SELECT 1 FROM campaign_stage l WHERE l.authority_id = s.authority_id AND l.campaign_id = s.campaign_id AND l.agency_id = s.agency_id
          AND l.sequence > s.sequence AND l.recorded_at <= ${knownAt} AND array_position(${order}::text[], l.stage) < array_position(${order}::text[], s.stage))
      GROUP BY s.agency_id, s.stage) x)`,
    read: (found) => z.array(StageDay).parse(found),
  }
}
