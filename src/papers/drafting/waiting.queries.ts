import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import { holds, type Role } from '../../kernel/rights.ts'
import type { WaitingItem, WaitingProvider } from '../../kernel/waiting.ts'
import type { Part } from '../../platform/db/together.ts'
import { waitingPart } from '../../platform/db/waiting-part.ts'
import { waitsForRole } from '../review/facade.ts'

/** Whose papers a leader signs: those of the own house and of what belongs to it. */
const signs: Partial<Record<Role, readonly string[]>> = {
  'authority-leader': ['peoples-committee'],
  'department-leader': ['department'],
  'sub-department-leader': ['sub-department', 'division'],
  'system-administrator': ['peoples-committee', 'department', 'sub-department', 'division'],
}

/** Own drafts to write and those given back; what this role checks, signs, numbers or records. */
export const draftsWaiting: WaitingProvider<Part<WaitingItem[]>> = {
  act: 'draft.read',
  waitingFor: ({ authority, seat, role }: Actor) => {
    const own = sql`d.seat_id = ${seat}::uuid`
    // The records office sees to all papers; anybody else who may record only to the own ones.
    const sees = role === 'records-clerk' || role === 'system-administrator' ? sql`true` : holds(role, 'paper.record') ? own : sql`false`
    const levels = holds(role, 'draft.sign') ? [...(signs[role] ?? [])] : []
    return waitingPart(sql`
      SELECT CASE
          WHEN d.state = 'returned' AND ${own} THEN 'draft-returned'
          WHEN d.state = 'draft' AND ${own} THEN 'draft-to-write'
          WHEN d.state = 'submitted' AND ${waitsForRole(authority, role, 'draft-paper', sql`d.id`)} THEN 'draft-to-check'
          WHEN d.state = 'approved' AND b.level = ANY (${levels}::text[]) THEN CASE WHEN b.signs_here THEN 'draft-to-sign' ELSE 'draft-to-sign-outside' END
          WHEN NOT ${sees} THEN NULL
          WHEN d.state = 'numbered' THEN CASE WHEN d.signed_on IS NULL THEN 'draft-to-record' ELSE 'draft-to-issue' END
          WHEN d.state = 'signed' OR (d.state = 'approved' AND NOT b.signs_here) THEN CASE WHEN d.kind = ANY (b.series_here) THEN 'draft-to-number' ELSE 'draft-to-record' END
        END AS kind, d.abstract AS title, '/draft-papers/' || d.id AS path, NULL::date AS due, (d.changed_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS since
      FROM draft_paper d JOIN issuing_body b ON b.authority_id = d.authority_id AND b.id = d.issuer_id
      WHERE d.authority_id = ${authority} AND d.state NOT IN ('issued', 'discarded')`)
  },
}
