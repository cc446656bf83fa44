import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import type { AuthorityId } from '../../kernel/identity.ts'
import { countedRows, sortOf } from '../../kernel/list.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { readArrivalNumber, timingOf } from './incoming.ts'
import { type IncomingQuery, IncomingRow } from './incoming.contract.ts'
import { remindDays } from './reminding.store.ts'

export type Filters = Omit<IncomingQuery, 'from' | 'limit'>

const all = (conditions: (RawBuilder<unknown> | false)[]) =>
  sql.join(
    conditions.filter((one) => one !== false),
    sql` AND `,
  )

/** Part of a folded name, as LIKE takes it. */
const part = (text: string) => `%${fold(text).replace(/[\\%_]/g, '\\$&')}%`

/** In words of the index over open ones. */
const isOpen = sql`i.state IN ('registered', 'assigned')`
/** The day named, or the one the calendar gives for working days. */
export const dueOfRow = sql`coalesce(i.due_on, (d.due_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)`

const named = {
  overdue: (on: Day, _: RawBuilder<unknown>) => sql`${isOpen} AND ${dueOfRow} < ${on}::date`,
  soon: (on: Day, days: RawBuilder<unknown>) => sql`${isOpen} AND ${dueOfRow} BETWEEN ${on}::date AND ${on}::date + ${days}`,
  none: () => sql`${isOpen} AND i.due_on IS NULL AND i.deadline_id IS NULL`,
}

/** By number of arrival, or by words of the paper; either side goes by its own index. */
function found(authority: AuthorityId, typed: string) {
  const words = fold(typed)
  const number = readArrivalNumber(typed)
  const byWords = sql`SELECT x.id FROM incoming_paper x WHERE x.authority_id = ${authority} AND x.paper_id IN (SELECT s.paper_id FROM search_papers(${words}) s)`
  const byNumber =
    number &&
    sql`UNION ALL SELECT x.id FROM incoming_paper x WHERE x.authority_id = ${authority} AND x.serial = ${number.serial} AND x.suffix = ${number.suffix}`
  return sql`i.id IN (${byWords} ${byNumber ?? sql``})`
}

/** What a filter looks at besides the arrival is joined only where it is asked for: a count of all needs the arrivals alone. */
function source(actor: Actor, on: Day, asked: Filters) {
  const { authority } = actor
  const typed = asked.q ?? ''
  const paper = asked.kind !== undefined || (asked.issuer ?? '') !== ''
  const person = (asked.assignee ?? '') !== ''
  return sql`incoming_paper i
    ${asked.due === undefined ? sql`` : sql`LEFT JOIN deadline d ON d.authority_id = i.authority_id AND d.id = i.deadline_id`}
    ${paper ? sql`JOIN paper_version v ON v.authority_id = i.authority_id AND v.paper_id = i.paper_id AND v.recorded_to IS NULL` : sql``}
    ${
      person
        ? sql`LEFT JOIN officer o ON o.authority_id = i.authority_id AND o.id = i.officer_id
      LEFT JOIN issuing_body u ON u.authority_id = i.authority_id AND u.id = i.unit_id`
        : sql``
    }
    WHERE ${all([
      sql`i.authority_id = ${authority}`,
      typed !== '' && fold(typed) !== '' && found(authority, typed),
      asked.bodyId !== undefined && sql`i.body_id = ${asked.bodyId}::uuid`,
      asked.year !== undefined && sql`i.arrived_on BETWEEN ${`${asked.year}-01-01`}::date AND ${`${asked.year}-12-31`}::date`,
      asked.arrivedFrom !== undefined && sql`i.arrived_on >= ${asked.arrivedFrom}::date`,
      asked.arrivedTo !== undefined && sql`i.arrived_on <= ${asked.arrivedTo}::date`,
      asked.kind !== undefined && sql`v.kind = ANY (${asked.kind}::text[])`,
      paper && (asked.issuer ?? '') !== '' && sql`v.issuer_key LIKE ${part(asked.issuer ?? '')}`,
      asked.state !== undefined && sql`i.state = ANY (${asked.state}::text[])`,
      asked.due !== undefined && named[asked.due](on, remindDays(authority)),
      person && sql`(o.name_norm LIKE ${part(asked.assignee ?? '')} OR u.name ILIKE ${`%${(asked.assignee ?? '').replace(/[\\%_]/g, '\\$&')}%`})`,
      asked.mine !== undefined && sql`i.officer_id = ${actor.officer}::uuid AND ${isOpen}`,
    ])}`
}

const order = (asked: Filters) => {
  const { descending } = sortOf(asked.sort ?? '-arrivedOn', ['arrivedOn'])
  return (row: string) =>
    descending
      ? sql`${sql.ref(`${row}.arrived_on`)} DESC, ${sql.ref(`${row}.serial`)} DESC, ${sql.ref(`${row}.id`)}`
      : sql`${sql.ref(`${row}.arrived_on`)}, ${sql.ref(`${row}.serial`)}, ${sql.ref(`${row}.id`)}`
}

export const arrivalNumberOf = (row: string) =>
  sql`lpad(${sql.ref(`${row}.serial`)}::text, greatest(2, length(${sql.ref(`${row}.serial`)}::text)), '0') || ${sql.ref(`${row}.suffix`)}`

/** A row of the register, made only of the arrivals that are shown; `i` is the arrival. */
export const rowJson = sql`json_build_object('id', i.id, 'version', i.version, 'state', i.state, 'arrivedOn', i.arrived_on, 'arrivalNumber', ${arrivalNumberOf('i')},
  'paper', json_build_object('id', i.paper_id, 'number', p.number, 'issuedOn', p.issued_on, 'kind', p.kind, 'issuerName', p.issuer_name, 'abstract', p.abstract),
  'officerName', o.name, 'unitName', u.name, 'assignedOn', i.assigned_on, 'due', ${dueOfRow}, 'provisional', coalesce(d.provisional, false),
  'answer', CASE WHEN a.number IS NULL THEN NULL ELSE json_build_object('id', i.answered_by, 'number', a.number, 'issuedOn', a.issued_on) END,
  'endedOn', i.ended_on, 'reason', i.reason, 'urgency', i.urgency, 'note', i.note)`

/** What a row tells besides its arrival; a paper whose record was retracted stands in the book with what was held last. */
export const rowJoins = sql`
  CROSS JOIN LATERAL (SELECT v.* FROM paper_version v WHERE v.authority_id = i.authority_id AND v.paper_id = i.paper_id ORDER BY v.version DESC LIMIT 1) p
  LEFT JOIN LATERAL (SELECT v.number, v.issued_on FROM paper_version v WHERE v.authority_id = i.authority_id AND v.paper_id = i.answered_by ORDER BY v.version DESC LIMIT 1) a ON true
  LEFT JOIN officer o ON o.authority_id = i.authority_id AND o.id = i.officer_id
  LEFT JOIN issuing_body u ON u.authority_id = i.authority_id AND u.id = i.unit_id
  LEFT JOIN deadline d ON d.authority_id = i.authority_id AND d.id = i.deadline_id`

/** Rows in the order of the book; cut before anything is joined to them. */
const inOrder = (actor: Actor, on: Day, asked: Filters, cut: RawBuilder<unknown>) => sql<{ row: unknown }>`
  SELECT ${rowJson} AS row FROM (SELECT i.* FROM ${source(actor, on, asked)} ORDER BY ${order(asked)('i')} ${cut}) i ${rowJoins} ORDER BY ${order(asked)('i')}`

export const Raw = IncomingRow.omit({ timing: true })

/** How a row stands to its due day is worked out from the day of asking. */
export const rowOf = (raw: unknown, on: Day, days: number): IncomingRow => {
  const row = Raw.parse(raw)
  return { ...row, timing: timingOf(row.state, row.due, on, addDays(on, days)) }
}

/** A page of the register with its total, in one statement. */
export async function viewIncoming(tx: Tx, actor: Actor, on: Day, asked: IncomingQuery): Promise<{ rows: IncomingRow[]; total: number; more: boolean }> {
  const { rows } = await sql<{ total: string; days: number; found: unknown[] }>`
    SELECT (SELECT count(*) FROM (SELECT FROM ${source(actor, on, asked)} LIMIT ${countedRows + 1}) c) AS total, ${remindDays(actor.authority)} AS days,
      (SELECT coalesce(json_agg(r.row), '[]') FROM (${inOrder(actor, on, asked, sql`LIMIT ${asked.limit} OFFSET ${asked.from}`)}) r) AS found`.execute(tx)
  const total = Number(rows[0]?.total ?? 0)
  const days = rows[0]?.days ?? 0
  return { rows: (rows[0]?.found ?? []).map((row) => rowOf(row, on, days)), total: Math.min(total, countedRows), more: total > countedRows }
}

/** The whole register for a file of any length; not run yet. */
export const incomingInOrder = (actor: Actor, on: Day, asked: Filters) => inOrder(actor, on, asked, sql``)

export async function incomingToExport(tx: Tx, actor: Actor, on: Day, asked: Filters): Promise<z.infer<typeof Raw>[]> {
  const { rows } = await inOrder(actor, on, asked, sql`LIMIT ${countedRows + 1}`).execute(tx)
  if (rows.length > countedRows) refuse('too-large', 'paper.export-too-long', { maximum: countedRows })
  return rows.map(({ row }) => Raw.parse(row))
}

const Standing = z.object({ open: z.int(), overdue: z.int(), soon: z.int(), unassigned: z.int(), remindDays: z.int(), ruleVersion: z.int() })

/** Of the open ones only, of which there are few beside those of former years. */
export async function viewStanding(tx: Tx, authority: AuthorityId, on: Day) {
  const days = remindDays(authority)
  const { rows } = await sql<unknown>`
    SELECT count(*)::int AS open, count(*) FILTER (WHERE s.due < ${on}::date)::int AS overdue,
      count(*) FILTER (WHERE s.due BETWEEN ${on}::date AND ${on}::date + ${days})::int AS soon, count(*) FILTER (WHERE s.state = 'registered')::int AS unassigned,
      ${days} AS "remindDays", (SELECT coalesce(max(r.version), 0) FROM incoming_rule r WHERE r.authority_id = ${authority}) AS "ruleVersion"
    FROM (SELECT i.state, ${dueOfRow} AS due FROM incoming_paper i LEFT JOIN deadline d ON d.authority_id = i.authority_id AND d.id = i.deadline_id
      WHERE i.authority_id = ${authority} AND ${isOpen}) s`.execute(tx)
  return { on, ...Standing.parse(rows[0]) }
}

const Urgency = z.object({ code: z.string(), nameVi: z.string(), nameEn: z.string() })

export async function viewUrgencies(tx: Tx) {
  const rows = await tx.selectFrom('paperUrgency').select(['code', 'nameVi', 'nameEn']).orderBy('position').execute()
  return z
    .array(Urgency)
    .parse(rows)
    .map(({ code, nameVi, nameEn }) => ({ code, name: { vi: nameVi, en: nameEn } }))
}
