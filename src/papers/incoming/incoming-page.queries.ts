import { sql } from 'kysely'
import type { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import type { AuthorityId, IncomingId, PaperId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { isoInstant } from '../../platform/db/instant.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { numberKey, yearOf } from '../registers/paper.ts'
import { arrivalsOfPaper, checkIncoming, IncomingView } from './incoming.contract.ts'
import { arrivalNumberOf, rowJoins, rowJson, rowOf } from './incoming.queries.ts'
import { remindDays } from './reminding.store.ts'

const isArrival = sql`json_build_object('id', x.id, 'arrivalNumber', ${arrivalNumberOf('x')}, 'arrivedOn', x.arrived_on, 'bodyId', x.body_id, 'bodyName', b.name, 'state', x.state)`

/** Arrivals of one paper, first to last; `paper` is its id, as a value or where it stands. */
const arrivalsJson = (authority: AuthorityId, paper: ReturnType<typeof sql>, except = sql`NULL::uuid`) => sql`(
  SELECT coalesce(json_agg(${isArrival} ORDER BY x.arrived_on, x.serial), '[]') FROM incoming_paper x
  JOIN issuing_body b ON b.authority_id = x.authority_id AND b.id = x.body_id
  WHERE x.authority_id = ${authority} AND x.paper_id = ${paper} AND x.id IS DISTINCT FROM ${except})`

const number = (paper: string) =>
  sql`(SELECT v.number FROM paper_version v WHERE v.authority_id = s.authority_id AND v.paper_id = ${sql.ref(paper)} ORDER BY v.version DESC LIMIT 1)`

const stepsJson = sql`(
  SELECT json_agg(json_build_object('sequence', s.sequence, 'step', s.step, 'at', ${isoInstant('s.recorded_at')}, 'by', w.name, 'toOfficer', t.name, 'toUnit', n.name,
    'due', s.due_on, 'words', s.words, 'paper', CASE WHEN s.paper_id IS NULL THEN NULL ELSE json_build_object('id', s.paper_id, 'number', ${number('s.paper_id')}) END,
    'fields', s.fields) ORDER BY s.sequence)
  FROM incoming_step s
  LEFT JOIN officer w ON w.authority_id = s.authority_id AND w.id = s.officer_id
  LEFT JOIN officer t ON t.authority_id = s.authority_id AND t.id = s.to_officer
  LEFT JOIN issuing_body n ON n.authority_id = s.authority_id AND n.id = s.to_unit
  WHERE s.authority_id = i.authority_id AND s.incoming_id = i.id)`

/** What the page of one arrival shows. */
export async function viewIncomingPaper(tx: Tx, authority: AuthorityId, id: IncomingId, on: Day): Promise<IncomingView> {
  const { rows } = await sql<{ row: unknown; days: number; more: object }>`
    SELECT ${rowJson} AS row, ${remindDays(authority)} AS days, json_build_object(
      'body', (SELECT json_build_object('id', b.id, 'name', b.name) FROM issuing_body b WHERE b.authority_id = i.authority_id AND b.id = i.body_id),
      'officer', CASE WHEN o.id IS NULL THEN NULL ELSE json_build_object('id', o.id, 'name', o.name) END,
      'unit', CASE WHEN u.id IS NULL THEN NULL ELSE json_build_object('id', u.id, 'name', u.name) END,
      'instruction', i.instruction, 'dueOn', i.due_on, 'deadlineId', i.deadline_id, 'dueDays', d.amount, 'receivedFrom', i.received_from,
      'signerName', p.signer_name, 'signerTitle', p.signer_title, 'paperRetracted', p.recorded_to IS NOT NULL,
      'file', (SELECT json_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'size', f.size) FROM stored_file f
        WHERE f.authority_id = i.authority_id AND f.id = p.file_id AND p.recorded_to IS NULL),
      'others', ${arrivalsJson(authority, sql`i.paper_id`, sql`i.id`)}, 'steps', ${stepsJson}) AS more
    FROM incoming_paper i ${rowJoins} WHERE i.authority_id = ${authority} AND i.id = ${id}`.execute(tx)
  const [row] = rows
  if (!row) return refuse('not-found', 'incoming.not-found')
  return IncomingView.parse({ ...rowOf(row.row, on, row.days), ...row.more })
}

export async function viewArrivals(tx: Tx, authority: AuthorityId, paper: PaperId) {
  const { rows } = await sql<{ found: unknown }>`SELECT ${arrivalsJson(authority, sql`${paper}::uuid`)} AS found`.execute(tx)
  return arrivalsOfPaper.reply.parse({ rows: rows[0]?.found ?? [] })
}

/** Whether a paper stands in the register, or in the book, before it is received once more. */
export async function viewSamePaper(tx: Tx, authority: AuthorityId, asked: z.output<typeof checkIncoming.query>) {
  const { rows } = await sql<{ found: unknown }>`
    SELECT coalesce(json_agg(json_build_object('id', v.paper_id, 'number', v.number, 'issuedOn', v.issued_on, 'kind', v.kind, 'issuerName', v.issuer_name,
      'abstract', v.abstract, 'arrivals', ${arrivalsJson(authority, sql`v.paper_id`)}) ORDER BY v.issued_on), '[]') AS found
    FROM (SELECT * FROM paper_version v WHERE v.authority_id = ${authority} AND v.number_key = ${numberKey(asked.number)} AND v.year = ${yearOf(asked.issuedOn)}
      AND v.recorded_to IS NULL ORDER BY v.issued_on LIMIT 20) v`.execute(tx)
  return checkIncoming.reply.parse({ rows: rows[0]?.found ?? [] })
}
