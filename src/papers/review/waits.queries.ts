import { type RawBuilder, sql } from 'kysely'
import type { AuthorityId } from '../../kernel/identity.ts'
import type { Role } from '../../kernel/rights.ts'
import type { SubjectKind } from './review.ts'

/** Whether the round of a subject that is open waits for a role. */
export const waitsForRole = (authority: AuthorityId, role: Role, kind: SubjectKind, id: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  EXISTS (SELECT 1 FROM review w WHERE w.authority_id = ${authority} AND w.subject_kind = ${kind} AND w.subject_id = ${id} AND w.waiting_role = ${role} AND w.state = 'open')`
