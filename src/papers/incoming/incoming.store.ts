import { type QueryCreator, sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { Day } from '../../kernel/day.ts'
import { type AuthorityId, BodyId, DeadlineId, type IncomingId, OfficerId, PaperId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { isoInstant } from '../../platform/db/instant.ts'
import type { DB } from '../../platform/db/schema.ts'
import type { Part } from '../../platform/db/together.ts'
import { refuseOn, type Tx } from '../../platform/db/transaction.ts'
import { type KeptWith, withDeadlines } from '../../register/calendars/facade.ts'
import { IncomingState } from './incoming.ts'
import type { Notice } from './incoming-notice.ts'

/** What of an arrival may change, and the day and number that don't. */
const Held = z.object({
  arrivedOn: Day,
  receivedFrom: z.string().nullable(),
  urgency: z.string(),
  note: z.string().nullable(),
  state: IncomingState,
  officerId: OfficerId.nullable(),
  unitId: BodyId.nullable(),
  assignedOn: Day.nullable(),
  instruction: z.string().nullable(),
  dueOn: Day.nullable(),
  deadlineId: DeadlineId.nullable(),
  answeredBy: PaperId.nullable(),
  endedOn: Day.nullable(),
  reason: z.string().nullable(),
})
export type HeldIncoming = z.infer<typeof Held>
const columns = [...Object.keys(Held.shape)] as (keyof HeldIncoming)[]

export interface NewArrival {
  id: IncomingId
  paper: PaperId
  body: BodyId
  year: number
  serial: number
  suffix: string
  held: HeldIncoming
}

export interface Step {
  step: 'registered' | 'assigned' | 'answered' | 'closed' | 'reopened' | 'corrected' | 'retracted'
  /** Whom an assignment names, and until when. */
  toOfficer?: OfficerId | null
  toUnit?: BodyId | null
  dueOn?: Day | null
  words?: string | null
  paper?: PaperId | null
  fields?: string[]
}

/** A statement that may have been begun. */
export type Begun = QueryCreator<DB>

interface By {
  by: Actor
  at: Date
}

const stepRow = ({ by, at }: By, id: IncomingId, sequence: number, { step, toOfficer, toUnit, dueOn, words, paper, fields }: Step) => ({
  authorityId: by.authority,
  incomingId: id,
  sequence,
  step,
  toOfficer: toOfficer ?? null,
  toUnit: toUnit ?? null,
  dueOn: dueOn ?? null,
  words: words ?? null,
  paperId: paper ?? null,
  fields: fields ?? [],
  officerId: by.officer,
  recordedAt: at,
})

/** Into the inbox of each seat, by the same statement. */
export function withNotices(tx: QueryCreator<DB>, { authority, at }: { authority: AuthorityId; at: Date }, notices: readonly Notice[]): QueryCreator<DB> {
  if (notices.length === 0) return tx
  return tx.with('told', (db) =>
    db.insertInto('notification').values(
      notices.map(({ id, seat, kind, details, link }) => ({
        authorityId: authority,
        id,
        seatId: seat,
        kind,
        details: JSON.stringify(details),
        link,
        createdAt: at,
      })),
    ),
  ) as unknown as QueryCreator<DB>
}

/** Goes on with the statement that takes the number; what records the paper itself may follow. */
export function withArrival(
  tx: QueryCreator<DB>,
  said: By,
  { id, paper, body, year, serial, suffix, held }: NewArrival,
  { steps, deadline, notices }: { steps: readonly Step[]; deadline?: KeptWith['started']; notices: readonly Notice[] },
): QueryCreator<DB> {
  const { authority } = said.by
  const begun = withNotices(withDeadlines(tx, { authority, started: deadline }), { authority, at: said.at }, notices)
  return begun
    .with('arrived', (db) =>
      db.insertInto('incomingPaper').values({ authorityId: authority, id, paperId: paper, bodyId: body, year, serial, suffix, ...held, recordedAt: said.at }),
    )
    .with('stepped', (db) => db.insertInto('incomingStep').values(steps.map((step, n) => stepRow(said, id, n + 1, step)))) as unknown as QueryCreator<DB>
}

/** Ends a statement that is whole without a further row. */
export async function finish(tx: QueryCreator<DB>): Promise<void> {
  await tx.selectNoFrom(sql<number>`1`.as('saved')).execute()
}

/** Two clerks at one number: the unique key decides, and the second is told. */
export async function arrivalOnce<T>(number: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    refuseOn(error, 'incoming_number_once', 'incoming.number-taken', { number })
    throw error
  }
}

const Locked = Held.extend({
  id: z.uuid(),
  version: z.int(),
  paperId: PaperId,
  bodyId: BodyId,
  serial: z.int(),
  suffix: z.string(),
  paperNumber: z.string(),
  paperIssuedOn: Day,
  bodyName: z.string(),
})
export type LockedIncoming = z.infer<typeof Locked>

/** The last version of a paper, retracted or not: its arrival stands in the book all the same. */
export const lastOf = (paper: string) =>
  sql`(SELECT v.* FROM paper_version v WHERE v.authority_id = i.authority_id AND v.paper_id = ${sql.ref(paper)} ORDER BY v.version DESC LIMIT 1)`

/** Locks the arrival; `beside` are values the act needs besides, found by the same statement. */
export async function lockIncoming<T>(
  tx: Tx,
  authority: AuthorityId,
  { id, seen }: { id: IncomingId; seen: number },
  beside?: Part<T>,
): Promise<{ incoming: LockedIncoming; beside: T | undefined }> {
  const row = await tx
    .selectFrom('incomingPaper as i')
    .select(['i.id', 'i.version', 'i.paperId', 'i.bodyId', 'i.serial', 'i.suffix', ...columns.map((column) => `i.${column}` as const)])
    .select(sql<string>`(SELECT v.number FROM ${lastOf('i.paper_id')} v)`.as('paperNumber'))
    .select(sql<Day>`(SELECT v.issued_on FROM ${lastOf('i.paper_id')} v)`.as('paperIssuedOn'))
    .select(sql<string>`(SELECT b.name FROM issuing_body b WHERE b.authority_id = i.authority_id AND b.id = i.body_id)`.as('bodyName'))
    .select((beside?.json ?? sql<unknown>`NULL::json`).as('beside'))
    .where('i.authorityId', '=', authority)
    .where('i.id', '=', id)
    .forUpdate('i')
    .executeTakeFirst()
  if (!row) return refuse('not-found', 'incoming.not-found')
  const incoming = Locked.parse(row)
  if (incoming.version !== seen) await tellChange(tx, authority, id, incoming.version)
  return { incoming, beside: beside?.read(row.beside) }
}

async function tellChange(tx: Tx, authority: AuthorityId, id: IncomingId, version: number): Promise<never> {
  const last = await tx
    .selectFrom('incomingStep as s')
    .leftJoin('officer as o', (join) => join.onRef('o.authorityId', '=', 's.authorityId').onRef('o.id', '=', 's.officerId'))
    .select(['s.fields', 'o.name', isoInstant('s.recordedAt').as('at')])
    .where('s.authorityId', '=', authority)
    .where('s.incomingId', '=', id)
    .orderBy('s.sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  return refuse('conflict', 'record.changed-meanwhile', { version, at: last?.at, by: last?.name ?? undefined, fields: last?.fields ?? [] })
}

/** How it stands afterwards, and the further step, in one statement; `tx` may have begun it. */
export async function saveIncoming(tx: QueryCreator<DB>, said: By, before: LockedIncoming, after: HeldIncoming, step: Step): Promise<number> {
  const version = before.version + 1
  const id = before.id as IncomingId
  try {
    await tx
      .with('moved', (db) =>
        db
          .updateTable('incomingPaper')
          .set({ ...after, version })
          .where('authorityId', '=', said.by.authority)
          .where('id', '=', id),
      )
      .insertInto('incomingStep')
      .columns(Object.keys(stepRow(said, id, 0, step)) as (keyof ReturnType<typeof stepRow>)[])
      .values({
        ...stepRow(said, id, 0, step),
        sequence: sql<number>`(SELECT max(s.sequence) + 1 FROM incoming_step s WHERE s.authority_id = ${said.by.authority} AND s.incoming_id = ${id})`,
      })
      .execute()
  } catch (error) {
    refuseOn(error, 'incoming_step_in_turn', 'record.changed-meanwhile', { version, fields: [] })
    throw error
  }
  return version
}
