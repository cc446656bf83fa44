import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import { AgencyId, type AuthorityId, OfficerId, SeatId } from '../../kernel/identity.ts'
import type { Part } from '../../platform/db/together.ts'
import { Language } from './account.ts'

const ActingPerson = z.strictObject({
  seatId: SeatId,
  officerId: OfficerId,
  agency: AgencyId,
  name: z.string(),
  email: z.string().nullable(),
  language: Language,
})
export type ActingPerson = z.infer<typeof ActingPerson>

/** Who acts for some agencies today, head or secretary, and how each is reached; `agencies` (uuid[]) stands in the database. */
export const actingPeople = ({ authority, agencies, today }: { authority: AuthorityId; agencies: RawBuilder<unknown>; today: Day }): Part<ActingPerson[]> => ({
  json: sql`(SELECT coalesce(json_agg(json_build_object('seatId', s.id, 'officerId', o.id, 'agency', s.agency_id, 'name', o.name, 'email', o.email,
      'language', coalesce((SELECT k.language FROM auth.invitation_of_officer(o.id) k), 'vi')) ORDER BY s.agency_id, s.id), '[]')
    FROM seat s JOIN officer o ON o.authority_id = s.authority_id AND o.id = s.officer_id
    WHERE s.authority_id = ${authority} AND s.agency_id = ANY (${agencies}) AND s.role IN ('agency-head', 'iso-secretary')
      AND s.valid_from <= ${today}::date AND (s.valid_to IS NULL OR s.valid_to > ${today}::date))`,
  read: (found) => z.array(ActingPerson).parse(found),
})

const OfficePerson = ActingPerson.omit({ agency: true })
export type OfficePerson = z.infer<typeof OfficePerson>

/** Some officers of the authority's own office with the seats they hold today, and how each is reached; `officers` (uuid[]) may stand in the database. */
export const officePeople = ({ authority, officers, today }: { authority: AuthorityId; officers: RawBuilder<unknown>; today: Day }): Part<OfficePerson[]> => ({
  json: sql`(SELECT coalesce(json_agg(json_build_object('seatId', s.id, 'officerId', o.id, 'name', o.name, 'email', o.email,
      'language', coalesce((SELECT k.language FROM auth.invitation_of_officer(o.id) k), 'vi')) ORDER BY o.id, s.id), '[]')
    FROM seat s JOIN officer o ON o.authority_id = s.authority_id AND o.id = s.officer_id
    WHERE s.authority_id = ${authority} AND s.officer_id = ANY (${officers}) AND s.agency_id IS NULL
      AND s.valid_from <= ${today}::date AND (s.valid_to IS NULL OR s.valid_to > ${today}::date))`,
  read: (found) => z.array(OfficePerson).parse(found),
})
