import { type QueryCreator, sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { type AuthorityId, type OfficerId, PaperId, PaperLinkId } from '../../kernel/identity.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { DB } from '../../platform/db/schema.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type LinkedFacts, type NewLink, Relation } from './paper-link.ts'

export interface Linking {
  authority: AuthorityId
  officer: OfficerId | null
  at: Date
}

const rowsOf = ({ authority, officer, at }: Linking, links: readonly NewLink[]) =>
  links.map(({ from, to, relation, since, note }) => ({
    authorityId: authority,
    id: uuidv7(at),
    fromId: from,
    toId: to,
    relation,
    since: since ?? null,
    note: note ?? null,
    officerId: officer,
    recordedFrom: at,
  }))

/** Goes on with a statement that adds the paper the links begin at: such a paper stands in no circle yet. */
export function withNewLinks(tx: QueryCreator<DB>, by: Linking, links: readonly NewLink[]): QueryCreator<DB> {
  const rows = rowsOf(by, links)
  if (rows.length === 0) return tx
  return tx.with('linked', (db) =>
    db
      .insertInto('paperLink')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing()),
  ) as unknown as QueryCreator<DB>
}

const Facts = z.array(z.object({ id: PaperId, number: z.string(), issuedOn: Day }))

/** The papers that are held of those named, locked in one order, so that two who link them follow each other. */
export async function lockPapers(tx: Tx, authority: AuthorityId, ids: readonly PaperId[]): Promise<LinkedFacts[]> {
  const { rows } = await sql<unknown>`
    WITH locked AS (SELECT p.id FROM paper p WHERE p.authority_id = ${authority} AND p.id = ANY (${[...new Set(ids)]}::uuid[]) ORDER BY p.id FOR UPDATE)
    SELECT f.paper_id AS id, f.number, f.issued_on FROM locked
    JOIN paper_facts f ON f.authority_id = ${authority} AND f.paper_id = locked.id AND f.recorded_to IS NULL`.execute(tx)
  return Facts.parse(rows)
}

const Added = z.object({ circular: z.boolean(), added: z.array(PaperLinkId) })

/** Adds what is not there yet, and nothing at all if any of it would close a circle; runs after `lockPapers`, so that it sees what others added. */
export async function addLinks(tx: Tx, by: Linking, links: readonly NewLink[]): Promise<z.infer<typeof Added>> {
  const asked = rowsOf(by, links).map(({ id, fromId, toId, relation, since, note }) => ({ id, from_id: fromId, to_id: toId, relation, since, note }))
  const { rows } = await sql<unknown>`
    WITH RECURSIVE asked AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS r(id uuid, from_id uuid, to_id uuid, relation text, since date, note text)),
    reached (link, relation, paper) AS (
      SELECT a.id, a.relation, a.to_id FROM asked a WHERE a.relation <> 'related'
      UNION
      SELECT r.link, r.relation, l.to_id FROM reached r
        JOIN paper_link l ON l.authority_id = ${by.authority} AND l.from_id = r.paper AND l.relation = r.relation AND l.recorded_to IS NULL),
    circle AS (SELECT count(*) > 0 AS closed FROM asked a JOIN reached r ON r.link = a.id AND r.paper = a.from_id),
    added AS (
      INSERT INTO paper_link (authority_id, id, from_id, to_id, relation, since, note, officer_id, recorded_from)
      SELECT ${by.authority}, a.id, a.from_id, a.to_id, a.relation, a.since, a.note, ${by.officer}, ${by.at} FROM asked a, circle WHERE NOT circle.closed
      ON CONFLICT DO NOTHING RETURNING id)
    SELECT circle.closed AS circular, (SELECT coalesce(json_agg(id), '[]') FROM added) AS added FROM circle`.execute(tx)
  return Added.parse(rows[0])
}

const HeldLink = z.object({ from: PaperId, to: PaperId, relation: Relation, open: z.boolean(), fromNumber: z.string(), toNumber: z.string() })

const lastNumber = (paper: 'from_id' | 'to_id') => sql<string>`(
  SELECT f.number FROM paper_facts f WHERE f.authority_id = l.authority_id AND f.paper_id = ${sql.ref(`l.${paper}`)} ORDER BY f.version DESC LIMIT 1)`

export async function lockLink(tx: Tx, authority: AuthorityId, id: PaperLinkId): Promise<z.infer<typeof HeldLink> | undefined> {
  const row = await tx
    .selectFrom('paperLink as l')
    .select(['l.fromId as from', 'l.toId as to', 'l.relation', lastNumber('from_id').as('fromNumber'), lastNumber('to_id').as('toNumber')])
    .select(sql<boolean>`l.recorded_to IS NULL`.as('open'))
    .where('l.authorityId', '=', authority)
    .where('l.id', '=', id)
    .forUpdate('l')
    .executeTakeFirst()
  return row && HeldLink.parse(row)
}

export async function endLink(tx: Tx, authority: AuthorityId, id: PaperLinkId, at: Date): Promise<void> {
  await tx
    .updateTable('paperLink')
    .set({ recordedTo: sql<Date>`greatest(${at}::timestamptz, recorded_from)` })
    .where('authorityId', '=', authority)
    .where('id', '=', id)
    .execute()
}
