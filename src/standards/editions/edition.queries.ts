import { sql } from 'kysely'
import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import type { AuthorityId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { EditionHead, showEditionPair } from './edition.contract.ts'

const Found = z.array(EditionHead)

/** Every edition, newest first. */
export async function viewEditionHeads(tx: Tx, authority: AuthorityId, on: Day): Promise<EditionHead[]> {
  const { rows } = await sql<{ found: unknown }>`
    SELECT coalesce(json_agg(json_build_object('code', e.code, 'year', e.year, 'validFrom', e.valid_from, 'validTo', e.valid_to, 'formerAcceptedUntil', e.former_accepted_until,
        'former', (SELECT p.code FROM standard_edition p WHERE p.standard = e.standard AND p.year < e.year ORDER BY p.year DESC LIMIT 1),
        'inForce', coalesce(e.valid_from <= ${on}::date AND (e.valid_to IS NULL OR e.valid_to > ${on}::date), false), 'toVerify', e.to_verify, 'version', e.version,
        'paper', CASE WHEN e.paper_number IS NULL THEN NULL ELSE json_build_object('number', e.paper_number, 'date', e.paper_date, 'issuer', e.issuer) END,
        'clauses', (SELECT count(*) FROM edition_clause c WHERE c.edition = e.code)) ORDER BY e.year DESC), '[]') AS found
    FROM (
      SELECT b.code, b.standard, b.year, b.to_verify, v.former_accepted_until, v.paper_number, v.paper_date, v.issuer, coalesce(v.version, 0) AS version,
        CASE WHEN v.edition IS NULL THEN b.valid_from ELSE v.valid_from END AS valid_from,
        CASE WHEN v.edition IS NULL THEN b.valid_to ELSE v.valid_to END AS valid_to
      FROM standard_edition b LEFT JOIN edition_validity v ON v.authority_id = ${authority} AND v.edition = b.code AND v.recorded_to IS NULL) e`.execute(tx)
  return Found.parse(rows[0]?.found)
}

const tree = (code: ReturnType<typeof sql>) => sql`(SELECT json_build_object('code', e.code, 'toVerify', e.to_verify, 'clauses',
    (SELECT coalesce(json_agg(json_build_object('number', c.number, 'title', json_build_object('vi', c.title_vi, 'en', c.title_en),
        'documents', (SELECT coalesce(json_agg(json_build_object('reference', d.reference, 'what', d.what) ORDER BY d.what, d.reference), '[]')
          FROM edition_document d WHERE d.edition = c.edition AND d.clause = c.number)) ORDER BY c.position), '[]') FROM edition_clause c WHERE c.edition = e.code))
  FROM standard_edition e WHERE e.code = ${code})`

const Pair = showEditionPair.reply.extend({ from: showEditionPair.reply.shape.from.nullable() })

/** A tree beside the one it is compared with, and the map between both. */
export async function viewEditionPair(tx: Tx, from: string, to: string | undefined) {
  const { rows } = await sql<{ found: unknown }>`
    SELECT json_build_object('from', ${tree(sql`${from}`)}, 'to', ${tree(sql`${to ?? null}::text`)},
      'map', (SELECT coalesce(json_agg(json_build_object('from', m.from_clause, 'to', m.to_clause, 'kind', m.kind) ORDER BY m.position), '[]')
        FROM edition_map m WHERE m.from_edition = ${from} AND m.to_edition = ${to ?? null}::text)) AS found`.execute(tx)
  const found = Pair.parse(rows[0]?.found)
  if (found.from === null || (to !== undefined && found.to === null))
    return refuse('not-found', 'edition.unknown', { edition: found.from === null ? from : to })
  return { ...found, from: found.from }
}
