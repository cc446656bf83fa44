import { type QueryCreator, sql } from 'kysely'
import { z } from 'zod'
import type { Amount, AmountUnit, Pause } from '../../kernel/calendar-due.ts'
import type { AgencyId, AuthorityId, DeadlineId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { DB } from '../../platform/db/schema.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { calendarJson, readCalendar } from './calendar.store.ts'
import type { CalendarData } from './calendar-data.ts'
import { RuleValue } from './calendar-fields.ts'
import { type Deadline, Pauses } from './deadline.ts'

export const deadlineColumns = [
  'id',
  'version',
  'agencyId',
  'subjectKind',
  'subjectId',
  'receivedAt',
  'amount',
  'unit',
  'rule',
  'pauses',
  'dueAt',
  'provisional',
  'calculatedAt',
  'keptAt',
  'keptReason',
  'closedAt',
] as const

export interface DeadlineRow {
  id: string
  version: number
  agencyId: string | null
  subjectKind: string
  subjectId: string
  receivedAt: Date
  amount: number
  unit: string
  rule: unknown
  pauses: unknown
  dueAt: Date | null
  provisional: boolean
  calculatedAt: Date
  keptAt: Date | null
  keptReason: string | null
  closedAt: Date | null
}

/** Most have neither a rule nor a pause: a hundred thousand of them are read without parsing what is not there. */
export function deadlineOf(row: DeadlineRow): Deadline {
  const { agencyId, subjectKind, subjectId, amount, unit, rule, pauses, ...rest } = row
  const stood: readonly Pause[] = Array.isArray(pauses) && pauses.length === 0 ? [] : Pauses.parse(pauses)
  return {
    ...rest,
    id: row.id as DeadlineId,
    agency: agencyId as AgencyId | null,
    subject: { kind: subjectKind, id: subjectId },
    amount: { n: amount, unit: unit as AmountUnit } satisfies Amount,
    rule: rule === null ? null : RuleValue.parse(rule),
    pauses: stood,
  }
}

const rowOf = (authority: AuthorityId, { id, agency, subject, receivedAt, amount, rule, pauses, dueAt, provisional, calculatedAt }: Deadline) => ({
  authorityId: authority,
  id,
  agencyId: agency,
  subjectKind: subject.kind,
  subjectId: subject.id,
  receivedAt,
  amount: amount.n,
  unit: amount.unit,
  rule: rule === null ? null : JSON.stringify(rule),
  pauses: JSON.stringify(pauses),
  dueAt,
  provisional,
  calculatedAt,
})

export async function insertDeadlines(tx: Tx, authority: AuthorityId, rows: readonly Deadline[]): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insertInto('deadline')
    .values(rows.map((row) => rowOf(authority, row)))
    .execute()
}

export interface KeptWith {
  authority: AuthorityId
  started?: Deadline | undefined
  closed?: { id: DeadlineId; at: Date } | undefined
  reopened?: DeadlineId | undefined
}

/** Started, closed and opened again as parts of the statement that `tx` has begun. */
export function keeping(tx: QueryCreator<DB>, { authority, started, closed, reopened }: KeptWith): QueryCreator<DB> {
  const own = sql`authority_id = ${authority}`
  const begun = started ? tx.with('startedDeadline', (db) => db.insertInto('deadline').values(rowOf(authority, started))) : tx
  const moved = closed
    ? sql<{ id: string }>`(UPDATE deadline SET closed_at = ${closed.at}, version = version + 1 WHERE ${own} AND id = ${closed.id} AND closed_at IS NULL)`
    : reopened && sql<{ id: string }>`(UPDATE deadline SET closed_at = NULL, version = version + 1 WHERE ${own} AND id = ${reopened})`
  return (moved ? begun.with('movedDeadline', () => moved) : begun) as unknown as QueryCreator<DB>
}

/** Locked, because what follows depends on its pauses. */
export async function loadDeadline(tx: Tx, authority: AuthorityId, id: DeadlineId): Promise<Deadline> {
  const row = await tx.selectFrom('deadline').select(deadlineColumns).where('authorityId', '=', authority).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) return refuse('not-found', 'deadline.not-found')
  const deadline = deadlineOf(row)
  if (deadline.closedAt !== null) refuse('conflict', 'deadline.closed')
  return deadline
}

export async function saveDeadline(
  tx: Tx,
  authority: AuthorityId,
  { id, version, pauses, dueAt, provisional, calculatedAt, closedAt }: Deadline,
): Promise<void> {
  await tx
    .updateTable('deadline')
    .set({ version: version + 1, pauses: JSON.stringify(pauses), dueAt, provisional, calculatedAt, closedAt })
    .where('authorityId', '=', authority)
    .where('id', '=', id)
    .execute()
}

/** Open due dates a recalculation may move, in the order of their ids. Those kept on purpose are counted, not read. */
export async function openDeadlines(
  tx: Tx,
  authority: AuthorityId,
  wanted: { agency: AgencyId | null; after?: DeadlineId | undefined; limit?: number; touching?: { from: Date; until: Date } | undefined },
): Promise<Deadline[]> {
  let query = tx
    .selectFrom('deadline')
    .select(deadlineColumns)
    .where('authorityId', '=', authority)
    .where('closedAt', 'is', null)
    .where('keptAt', 'is', null)
    .orderBy('id')
  // The authority's calendar is under everybody's; an agency's own is only under its own.
  if (wanted.agency !== null) query = query.where('agencyId', '=', wanted.agency)
  if (wanted.after !== undefined) query = query.where('id', '>', wanted.after)
  if (wanted.limit !== undefined) query = query.limit(wanted.limit)
  if (wanted.touching !== undefined) query = query.where('dueAt', '>=', wanted.touching.from).where('receivedAt', '<', wanted.touching.until)
  return (await query.execute()).map(deadlineOf)
}

const Open = z.array(z.looseObject({ id: z.string(), receivedAt: z.coerce.date(), dueAt: z.coerce.date().nullable(), calculatedAt: z.coerce.date() }))

/** All open due dates of one agency with its calendar, in one statement. */
export async function loadOfAgency(tx: Tx, authority: AuthorityId, agency: AgencyId, most: number): Promise<{ calendar: CalendarData; deadlines: Deadline[] }> {
  const { rows } = await sql<{ calendar: unknown; open: unknown }>`SELECT ${calendarJson({ authority, agency })} AS calendar,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'version', d.version, 'agencyId', d.agency_id, 'subjectKind', d.subject_kind, 'subjectId', d.subject_id,
        'receivedAt', d.received_at, 'amount', d.amount, 'unit', d.unit, 'rule', d.rule, 'pauses', d.pauses, 'dueAt', d.due_at, 'provisional', d.provisional,
        'calculatedAt', d.calculated_at, 'keptAt', NULL, 'keptReason', NULL, 'closedAt', NULL) ORDER BY d.id), '[]')
      FROM (SELECT * FROM deadline WHERE authority_id = ${authority} AND agency_id = ${agency} AND closed_at IS NULL AND kept_at IS NULL LIMIT ${most + 1}) d) AS open`.execute(
    tx,
  )
  const open = Open.parse(rows[0]?.open) as unknown as DeadlineRow[]
  return { calendar: readCalendar(rows[0]?.calendar, agency), deadlines: open.map(deadlineOf) }
}

/** Moves those that nobody changed meanwhile. */
export async function moveDeadlines(tx: Tx, authority: AuthorityId, at: Date, moved: readonly Deadline[]): Promise<number> {
  if (moved.length === 0) return 0
  const rows = moved.map(({ id, version, dueAt, provisional }) => ({ id, version, dueAt, provisional }))
  const { numAffectedRows } = await sql`UPDATE deadline d SET due_at = g."dueAt", provisional = g.provisional, calculated_at = ${at}, version = d.version + 1
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS g(id uuid, version int, "dueAt" timestamptz, provisional boolean)
    WHERE d.authority_id = ${authority} AND d.id = g.id AND d.version = g.version AND d.closed_at IS NULL AND d.kept_at IS NULL`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** Keeps those that are still open and not kept yet; says which. */
export async function keepOpen(tx: Tx, authority: AuthorityId, at: Date, ids: readonly DeadlineId[], reason: string): Promise<string[]> {
  const rows = await tx
    .updateTable('deadline')
    .set((eb) => ({ keptAt: at, keptReason: reason, version: eb('version', '+', 1) }))
    .where('authorityId', '=', authority)
    .where((eb) => eb('id', '=', eb.fn.any(eb.cast<string[]>(eb.val([...ids]), sql`uuid[]`))))
    .where('closedAt', 'is', null)
    .where('keptAt', 'is', null)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

export async function keptCount(tx: Tx, authority: AuthorityId, agency: AgencyId | null): Promise<number> {
  let query = tx
    .selectFrom('deadline')
    .select((eb) => eb.fn.countAll<bigint>().as('count'))
    .where('authorityId', '=', authority)
    .where('closedAt', 'is', null)
    .where('keptAt', 'is not', null)
  if (agency !== null) query = query.where('agencyId', '=', agency)
  return Number((await query.executeTakeFirstOrThrow()).count)
}
