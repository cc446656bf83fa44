import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { AgencyId, type AuthorityId, LoginId, OfficerId, SeatId } from '../../kernel/identity.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { Part } from '../../platform/db/together.ts'

const HeldSeat = z.strictObject({
  seatId: SeatId,
  officerId: OfficerId,
  loginId: LoginId,
  name: z.string(),
  role: z.string(),
  title: z.string(),
  agency: AgencyId,
  validFrom: Day,
  validTo: Day.nullable(),
})
export type HeldSeat = z.infer<typeof HeldSeat>

/** Seats of some agencies that hold on a day or later; both stand in the database. */
export const seatsPart = ({
  authority,
  agencies,
  from,
}: {
  authority: AuthorityId
  agencies: RawBuilder<unknown>
  from: RawBuilder<unknown>
}): Part<HeldSeat[]> => ({
  json: sql`(SELECT coalesce(json_agg(json_build_object('seatId', s.id, 'officerId', s.officer_id, 'loginId', s.login_id, 'name', o.name, 'role', s.role, 'title', s.title,
      'agency', s.agency_id, 'validFrom', s.valid_from, 'validTo', s.valid_to) ORDER BY o.name, s.id), '[]')
    FROM seat s JOIN officer o ON o.authority_id = s.authority_id AND o.id = s.officer_id
    WHERE s.authority_id = ${authority} AND s.agency_id = ANY (${agencies}) AND (s.valid_to IS NULL OR s.valid_to >= ${from}))`,
  read: (found) => z.array(HeldSeat).parse(found),
})

export interface SeatDays {
  id: SeatId
  /** First day on which it no longer holds; null: until further notice. */
  to: Day | null
}

/** Other last days of some seats, as a CTE of a greater statement. */
export const setSeatDays = (authority: AuthorityId, seats: readonly SeatDays[]): RawBuilder<unknown> => sql`
  UPDATE seat s SET valid_to = CASE WHEN g."to" IS NOT NULL THEN greatest(g."to", s.valid_from) END, version = s.version + 1
  FROM jsonb_to_recordset(${JSON.stringify(seats)}::jsonb) AS g(id uuid, "to" date) WHERE s.authority_id = ${authority} AND s.id = g.id`

export interface NewSeat extends Pick<HeldSeat, 'officerId' | 'loginId' | 'role' | 'title' | 'agency' | 'validFrom' | 'validTo'> {
  id: SeatId
}

export const newSeatId = (at: Date): SeatId => SeatId.parse(uuidv7(at))

/** Seats that people get elsewhere, as a CTE of a greater statement. */
export const addSeats = (authority: AuthorityId, seats: readonly NewSeat[]): RawBuilder<unknown> => sql`
  INSERT INTO seat (authority_id, id, officer_id, login_id, agency_id, role, title, valid_from, valid_to)
  SELECT ${authority}, id, "officerId", "loginId", agency, role, title, "validFrom", "validTo"
  FROM jsonb_to_recordset(${JSON.stringify(seats)}::jsonb) AS g(id uuid, "officerId" uuid, "loginId" uuid, agency uuid, role text, title text, "validFrom" date, "validTo" date)`
