import { sql } from 'kysely'
import type { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { dayOf } from '../../kernel/day.ts'
import { countedRows, sortOf } from '../../kernel/list.ts'
import { isoInstant } from '../../platform/db/instant.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type listTasks, TaskRow } from './task.contract.ts'

const sorts = ['fromDay', 'agency', 'kind'] as const
const orders = { fromDay: sql`t.from_day`, agency: sql`(named->>'name') COLLATE vi_numbered`, kind: sql`t.kind` }

/** One statement. The name is of today, else of the first day (an act may lie in the future), else the last. */
export async function viewTasks(tx: Tx, actor: Actor, query: z.output<typeof listTasks.query>, at: Date) {
  const today = dayOf(at)
  const { column, descending } = sortOf(query.sort, sorts)
  const way = descending ? sql`DESC` : sql`ASC`
  const all = [sql`t.authority_id = ${actor.authority}`]
  if (actor.side === 'agency') all.push(sql`t.agency_id = ANY (${[...actor.agencies]}::uuid[])`)
  if (query.agencyId) all.push(sql`t.agency_id = ${query.agencyId}::uuid`)
  if (query.actId) all.push(sql`t.act_id = ${query.actId}::uuid`)
  if (query.kind) all.push(sql`t.kind = ANY (${query.kind})`)
  // An act for a day to come has handed the to-do on, but until that day the agency is there and the to-do its own.
  const state = sql`CASE WHEN t.passed_by IS NOT NULL AND (SELECT p.effective_on FROM agency_act p WHERE p.authority_id = t.authority_id AND p.id = t.passed_by) > ${today}::date
    THEN 'open' ELSE t.state END`
  if (query.state) all.push(sql`(${state}) = ANY (${query.state})`)
  const name = (agency: string) => sql`(SELECT jsonb_build_object('id', v.agency_id, 'name', v.name, 'shortName', v.short_name) FROM agency_facts v
    WHERE v.authority_id = t.authority_id AND v.agency_id = ${sql.ref(agency)} AND v.recorded_to IS NULL ORDER BY v.valid_from <= ${today}::date DESC, v.valid_from DESC LIMIT 1)`
  const act = (id: string) =>
    sql`(SELECT jsonb_build_object('id', a.id, 'title', a.title, 'paperNumber', a.paper_number) FROM agency_act a WHERE a.authority_id = t.authority_id AND a.id = ${sql.ref(id)})`
  const matching = sql`FROM agency_task t CROSS JOIN LATERAL (SELECT ${name('t.agency_id')} AS named) n WHERE ${sql.join(all, sql` AND `)}`
  const { rows } = await sql<{ total: bigint; task: unknown }>`
    WITH counted AS (SELECT count(*) AS total FROM (SELECT 1 FROM agency_task t WHERE ${sql.join(all, sql` AND `)} LIMIT ${countedRows + 1}) AS few),
    page AS (
      SELECT row_number() OVER (ORDER BY ${orders[column]} ${way}, t.from_day, t.id) AS place, jsonb_build_object('id', t.id, 'agency', named, 'kind', t.kind,
        'fromAgency', CASE WHEN t.from_agency IS NULL THEN NULL ELSE ${name('t.from_agency')} END,
        'act', ${act('t.act_id')},
        'passedOn', CASE WHEN t.passed_by IS NOT NULL THEN jsonb_build_object('act', ${act('t.passed_by')},
          'to', (SELECT coalesce(jsonb_agg(${name('n.agency_id')} ORDER BY n.id), '[]') FROM agency_task n WHERE n.authority_id = t.authority_id AND n.passed_from = t.id AND n.act_id = t.passed_by)) END,
        'subjectKind', t.subject_kind, 'subjectId', t.subject_id, 'facts', t.facts, 'fromDay', t.from_day, 'state', ${state},
        'doneAt', ${isoInstant('t.done_at')},
        'doneBy', (SELECT o.name FROM seat_facts s JOIN officer_facts o ON o.authority_id = s.authority_id AND o.officer_id = s.officer_id
          WHERE s.authority_id = t.authority_id AND s.seat_id = t.done_by),
        'note', t.note, 'version', t.version) AS task
      ${matching} ORDER BY place OFFSET ${query.from} LIMIT ${query.limit}
    )
    SELECT counted.total, page.task FROM counted LEFT JOIN page ON true ORDER BY page.place`.execute(tx)
  const total = Number(rows[0]?.total ?? 0)
  return { rows: rows.flatMap(({ task }) => (task === null ? [] : [TaskRow.parse(task)])), total: Math.min(total, countedRows), more: total > countedRows }
}
