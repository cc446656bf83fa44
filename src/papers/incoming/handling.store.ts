import { sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import type { AuthorityId, PaperId } from '../../kernel/identity.ts'
import type { Part } from '../../platform/db/together.ts'
import { startingPart } from '../../register/calendars/facade.ts'

const Answering = z.object({ number: z.string(), issuedOn: Day }).nullable()

/** A paper that is held, of which somebody says that it is the answer. */
export const answeringPart = (authority: AuthorityId, paper: PaperId): Part<z.infer<typeof Answering>> => ({
  json: sql`(SELECT json_build_object('number', v.number, 'issuedOn', v.issued_on) FROM paper_version v
    WHERE v.authority_id = ${authority} AND v.paper_id = ${paper}::uuid AND v.recorded_to IS NULL)`,
  read: (found) => Answering.parse(found),
})

const Beside = z.object({ urgencyKnown: z.boolean(), days: z.int().nullable() })

/** The limit that runs on the arrival `i` that is locked, and the calendar to count it anew. */
export function correctionPart(authority: AuthorityId, at: Date, urgency: string) {
  const calendar = startingPart(authority, at)
  return {
    json: sql<unknown>`json_build_object('urgencyKnown', EXISTS (SELECT FROM paper_urgency u WHERE u.code = ${urgency}),
      'days', (SELECT d.amount FROM deadline d WHERE d.authority_id = i.authority_id AND d.id = i.deadline_id AND d.closed_at IS NULL),
      'calendar', CASE WHEN i.deadline_id IS NOT NULL THEN ${calendar.json} END)`,
    read: (found: unknown) => {
      const { calendar: held } = z.looseObject({ calendar: z.unknown() }).parse(found)
      return { ...Beside.parse(found), start: held === null ? undefined : calendar.read(held) }
    },
  }
}
