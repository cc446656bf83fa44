import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { type Belongings, LeftBehind } from '../../register/officers/facade.ts'

const listed = (kind: string, from: RawBuilder<unknown>) => sql`(SELECT jsonb_build_object('kind', ${sql.lit(kind)}, 'count', count(*),
  'items', coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'title', l.title)) FILTER (WHERE l.place <= 200), '[]')) FROM (${from}) l)`

/** Reminders somebody drafted that were not issued, and those issued that nobody has closed. */
export const reminderBelongings: Belongings = {
  name: 'reminders',
  authorityOnly: true,
  ofSeats: ({ authority, seats }) => {
    // One act drafts many letters and is told once, of the first: those of one campaign and instant are of one act.
    const drafted = (states: RawBuilder<unknown>) => sql`
      SELECT r.id, coalesce(r.number || ' · ', '') || r.about AS title, row_number() OVER (ORDER BY r.created_at DESC, r.id) AS place FROM reminder r
      WHERE r.authority_id = ${authority} AND r.state IN (${states}) AND EXISTS (
        SELECT FROM event e JOIN reminder f ON f.authority_id = ${authority} AND f.id = e.subject_id
        WHERE e.authority_id = ${authority} AND e.type = 'reminder.drafted' AND e.seat_id = ANY (${seats}) AND f.campaign_id = r.campaign_id AND f.created_at = r.created_at)`
    return {
      json: sql`jsonb_build_array(${listed('reminder-draft', drafted(sql`'drafted'`))}, ${listed('reminder-open', drafted(sql`'issued', 'escalated'`))})`,
      read: (found) => z.array(LeftBehind).parse(found),
    }
  },
}

/** Letters that wait for an answer of the agencies a seat acts for. */
export const receivedBelongings: Belongings = {
  name: 'received',
  ofSeats: ({ authority, agencies }) => ({
    json: sql`jsonb_build_array(${listed(
      'reminder-answer',
      sql`SELECT a.reminder_id AS id, a.letter->>'number' AS title, row_number() OVER (ORDER BY a.letter->>'answerBy', a.reminder_id) AS place FROM reminder_agency a
        WHERE a.authority_id = ${authority} AND a.agency_id = ANY (${agencies}) AND a.released_at IS NOT NULL AND a.answered_on IS NULL AND a.closed_on IS NULL`,
    )})`,
    read: (found) => z.array(LeftBehind).parse(found),
  }),
}
