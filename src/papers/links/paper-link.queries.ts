import { sql } from 'kysely'
import { z } from 'zod'
import type { AuthorityId, PaperId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { ActingRelation } from './paper-link.ts'
import { LinkedPaper } from './paper-link.contract.ts'

const most = 500

/** Both directions in one statement: what the paper says of others first, then what others say of it, the latest first. */
export async function viewLinks(tx: Tx, authority: AuthorityId, paper: PaperId, knownAt?: Date): Promise<{ rows: LinkedPaper[]; more: boolean }> {
  const known =
    knownAt === undefined ? sql`l.recorded_to IS NULL` : sql`l.recorded_from <= ${knownAt} AND (l.recorded_to IS NULL OR l.recorded_to > ${knownAt})`
  const { rows } = await sql<{ there: boolean; found: unknown[] }>`
    SELECT EXISTS (SELECT FROM paper p WHERE p.authority_id = ${authority} AND p.id = ${paper}) AS there,
      (SELECT coalesce(json_agg(json_build_object('linkId', r.id, 'relation', r.relation, 'direction', r.direction,
          'since', CASE WHEN r.relation = ANY (${ActingRelation.options}::text[]) THEN coalesce(r.since, CASE r.direction WHEN 'to' THEN f.issued_on ELSE own.issued_on END) END,
          'note', r.note,
          'paper', json_build_object('id', f.paper_id, 'kindName', json_build_object('vi', k.name_vi, 'en', k.name_en), 'number', f.number, 'issuedOn', f.issued_on,
            'issuerName', f.issuer_name, 'abstract', f.abstract, 'retracted', f.recorded_to IS NOT NULL))
        ORDER BY r.direction, f.issued_on DESC, r.id), '[]')
      FROM (
        (SELECT l.*, 'from' AS direction, l.to_id AS other FROM paper_link l WHERE l.authority_id = ${authority} AND l.from_id = ${paper} AND ${known} ORDER BY l.id DESC LIMIT ${most + 1})
        UNION ALL
        (SELECT l.*, 'to', l.from_id FROM paper_link l WHERE l.authority_id = ${authority} AND l.to_id = ${paper} AND ${known} ORDER BY l.id DESC LIMIT ${most + 1})) r
      JOIN LATERAL (SELECT * FROM paper_facts v WHERE v.authority_id = ${authority} AND v.paper_id = r.other ORDER BY v.version DESC LIMIT 1) f ON true
      JOIN LATERAL (SELECT v.issued_on FROM paper_facts v WHERE v.authority_id = ${authority} AND v.paper_id = ${paper} ORDER BY v.version DESC LIMIT 1) own ON true
      JOIN paper_kind k ON k.code = f.kind) AS found`.execute(tx)
  if (!rows[0]?.there) return refuse('not-found', 'paper.not-found')
  const found = z.array(LinkedPaper).parse(rows[0].found)
  return { rows: found.slice(0, most), more: found.length > most }
}
