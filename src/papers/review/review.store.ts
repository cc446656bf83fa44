import { type QueryCreator, type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { Day } from '../../kernel/day.ts'
import type { AuthorityId, BodyId, OfficerId } from '../../kernel/identity.ts'
import { Role } from '../../kernel/rights.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { isoInstant } from '../../platform/db/instant.ts'
import type { DB } from '../../platform/db/schema.ts'
import { refuseOn, type Tx } from '../../platform/db/transaction.ts'
import { WaitingRow } from './review.contract.ts'
import { type PassageRemark, Round, type Subject, type SubjectKind, usualSteps, waitingRole } from './review.ts'

/** The last round of a subject as one JSON value of the caller's load; null before the first. */
export const roundJson = (authority: AuthorityId, kind: SubjectKind, id: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  (SELECT json_build_object('round', w.round, 'revision', w.revision, 'steps', w.steps, 'step', w.step, 'state', w.state, 'officerId', w.officer_id)
    FROM review w WHERE w.authority_id = ${authority} AND w.subject_kind = ${kind} AND w.subject_id = ${id} ORDER BY w.round DESC LIMIT 1)`

export const readRound = (found: unknown): Round | undefined => Round.nullish().parse(found) ?? undefined

/** All rounds with what was said in them, newest first, as one JSON value. */
export const roundsJson = (authority: AuthorityId, kind: SubjectKind, id: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  (SELECT coalesce(json_agg(json_build_object('round', w.round, 'revision', w.revision, 'steps', w.steps, 'step', w.step, 'state', w.state, 'author', a.name,
      'verdicts', (SELECT json_agg(json_build_object('verdict', v.verdict, 'role', v.role, 'by', o.name, 'at', ${isoInstant(sql`v.at`)}, 'remark', v.remark,
          'remarks', v.remarks, 'override', v.override) ORDER BY v.at, v.verdict <> 'submitted', v.step, v.id)
        FROM review_verdict v JOIN officer o ON o.authority_id = v.authority_id AND o.id = v.officer_id
        WHERE v.authority_id = ${authority} AND v.subject_kind = w.subject_kind AND v.subject_id = w.subject_id AND v.round = w.round)) ORDER BY w.round DESC), '[]')
    FROM review w JOIN officer a ON a.authority_id = w.authority_id AND a.id = w.officer_id
    WHERE w.authority_id = ${authority} AND w.subject_kind = ${kind} AND w.subject_id = ${id})`

/** The roles that check a kind of paper of an issuer on a day, as one JSON value; null for the usual ones. */
export const routeJson = (authority: AuthorityId, issuer: RawBuilder<unknown>, kind: RawBuilder<unknown>, on: Day): RawBuilder<unknown> => sql`
  (SELECT to_json(way.steps) FROM review_route way WHERE way.authority_id = ${authority} AND way.issuer_id = ${issuer} AND way.kind IN (${kind}, '*') AND way.valid_from <= ${on}
    ORDER BY way.kind = '*', way.valid_from DESC LIMIT 1)`

export const readRoute = (found: unknown): readonly Role[] => z.array(Role).nullish().parse(found) ?? usualSteps

interface Saying {
  by: Actor
  at: Date
  subject: Subject
  remark?: string | undefined
  remarks?: readonly PassageRemark[]
  override?: string | undefined
}

const verdictRow = ({ by, at, subject, remark, remarks = [], override }: Saying, round: number, step: number, verdict: string) => ({
  authorityId: by.authority,
  id: uuidv7(at),
  subjectKind: subject.kind,
  subjectId: subject.id,
  round,
  step,
  verdict,
  role: by.role,
  officerId: by.officer,
  remark: remark ?? null,
  remarks: JSON.stringify(remarks),
  override: override ?? null,
  at,
})

export interface Opening extends Saying {
  before: Round | undefined
  revision: number
  steps: readonly Role[]
  /** Who wrote what is checked. */
  author: OfficerId
}

/** Begins a statement with a new round of checking; the caller, who holds the lock of the subject, goes on with its own rows. */
export function withRoundOpened(tx: QueryCreator<DB>, opening: Opening): QueryCreator<DB> {
  const { by, at, subject, before, revision, steps, author } = opening
  const round = (before?.round ?? 0) + 1
  return tx
    .with('roundOpened', (db) =>
      db.insertInto('review').values({
        authorityId: by.authority,
        subjectKind: subject.kind,
        subjectId: subject.id,
        round,
        revision,
        steps: [...steps],
        step: 0,
        state: 'open',
        waitingRole: steps[0] ?? null,
        officerId: author,
        openedAt: at,
      }),
    )
    .with('roundTold', (db) => db.insertInto('reviewVerdict').values(verdictRow(opening, round, 0, 'submitted')))
}

/** The same for what follows: a verdict, and the round as it is after it. */
export function withVerdict(tx: QueryCreator<DB>, saying: Saying, before: Round, after: Round, verdict: 'passed' | 'returned' | 'withdrawn'): QueryCreator<DB> {
  const { by, subject } = saying
  return tx
    .with('roundMoved', (db) =>
      db
        .updateTable('review')
        .set({ step: after.step, state: after.state, waitingRole: waitingRole(after) })
        .where('authorityId', '=', by.authority)
        .where('subjectKind', '=', subject.kind)
        .where('subjectId', '=', subject.id)
        .where('round', '=', after.round),
    )
    .with('roundTold', (db) => db.insertInto('reviewVerdict').values(verdictRow(saying, after.round, before.step, verdict)))
}

export async function viewWaiting(tx: Tx, { authority, role }: Pick<Actor, 'authority' | 'role'>): Promise<WaitingRow[]> {
  const rows = await tx
    .selectFrom('review as w')
    .innerJoin('officer as o', (join) => join.onRef('o.authorityId', '=', 'w.authorityId').onRef('o.id', '=', 'w.officerId'))
    .select(['w.subjectKind as kind', 'w.subjectId as id', 'w.revision', 'w.waitingRole', 'o.name as author'])
    .select(isoInstant('w.openedAt').as('since'))
    .where('w.authorityId', '=', authority)
    .where('w.waitingRole', '=', role)
    .where('w.state', '=', 'open')
    .orderBy('w.openedAt')
    .limit(200)
    .execute()
  return z.array(WaitingRow).parse(rows)
}

export async function viewRoutes(tx: Tx, authority: AuthorityId) {
  const rows = await tx
    .selectFrom('reviewRoute as r')
    .innerJoin('issuingBody as b', (join) => join.onRef('b.authorityId', '=', 'r.authorityId').onRef('b.id', '=', 'r.issuerId'))
    .select(['r.issuerId', 'b.name as issuer', 'r.kind', 'r.validFrom as from', 'r.steps', 'r.version'])
    .where('r.authorityId', '=', authority)
    .orderBy('b.name')
    .orderBy('r.kind')
    .orderBy('r.validFrom', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, issuerId: row.issuerId as BodyId, from: Day.parse(row.from), steps: z.array(Role).parse(row.steps) }))
}

interface Route {
  issuerId: BodyId
  kind: string
  from: Day
  steps: readonly Role[]
}

/** The new version; undefined when somebody else was faster. */
export async function saveRoute(tx: Tx, authority: AuthorityId, { issuerId, kind, from, steps }: Route, seen: number): Promise<number | undefined> {
  if (seen > 0) {
    const row = await tx
      .updateTable('reviewRoute')
      .set({ steps: [...steps], version: seen + 1 })
      .where('authorityId', '=', authority)
      .where('issuerId', '=', issuerId)
      .where('kind', '=', kind)
      .where('validFrom', '=', from)
      .where('version', '=', seen)
      .returning('version')
      .executeTakeFirst()
    return row?.version
  }
  try {
    await tx
      .insertInto('reviewRoute')
      .values({ authorityId: authority, issuerId, kind, validFrom: from, steps: [...steps], version: 1 })
      .execute()
    return 1
  } catch (error) {
    refuseOn(error, 'review_route_pkey', 'record.changed-meanwhile', { version: null })
    refuseOn(error, 'review_route_authority_id_issuer_id_fkey', 'body.not-found', {})
    throw error
  }
}
