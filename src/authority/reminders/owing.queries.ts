import { sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { AgencyId, type AuthorityId, ReminderId } from '../../kernel/identity.ts'
import type { Part } from '../../platform/db/together.ts'

const Owing = z.object({
  total: z.int(),
  rows: z.array(z.object({ agencyId: AgencyId, name: z.string(), reminderId: ReminderId, number: z.string().nullable(), answerBy: Day })),
})
export type Owing = z.infer<typeof Owing>

const shown = 10

/** Agencies that have not answered a reminder by its day, those asked longest ago first. */
export const owingPart = (authority: AuthorityId, on: Day): Part<Owing> => ({
  json: sql`(SELECT json_build_object('total', count(*), 'rows', coalesce(json_agg(json_build_object('agencyId', o.agency_id, 'name', o.name, 'reminderId', o.id,
      'number', o.number, 'answerBy', o.answer_by) ORDER BY o.place) FILTER (WHERE o.place <= ${shown}), '[]'))
    FROM (SELECT a.agency_id, a.name, r.id, r.number, r.answer_by, row_number() OVER (ORDER BY r.answer_by, r.id, a.position) AS place
      FROM reminder r JOIN reminder_agency a ON a.authority_id = r.authority_id AND a.reminder_id = r.id
      WHERE r.authority_id = ${authority} AND r.state IN ('issued', 'escalated') AND r.answer_by < ${on}::date AND a.answered_on IS NULL) o)`,
  read: (found) => Owing.parse(found),
})
