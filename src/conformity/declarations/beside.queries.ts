import { sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { DeclarationId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { AsKnown, Whose } from './declaration.queries.ts'
import { FactView, type showBeside } from './fact.contract.ts'
import { differenceTo, readFrozen } from './frozen-annex.ts'
import { known } from './known.queries.ts'

const instant = (text: string) => new Date(text).toISOString()
const Other = z.object({ id: DeclarationId, number: z.string() })
const Found = z.object({
  edition: z.string(),
  drafted: z.boolean(),
  scope: z.string().nullable(),
  withdrawal: z.string().nullable(),
  agencyUntil: Day.nullable(),
  supersededOn: Day.nullable(),
  supersededBy: Other.nullable(),
  facts: z.array(z.looseObject({ recordedAt: z.string() })),
  annex: z.object({ content: z.string(), sha256: z.string(), frozenAt: z.string() }).nullable(),
  files: z.array(z.object({ part: z.enum(['docx', 'pdf']), name: z.string(), mediaType: z.string(), size: z.number() })),
  former: z.object({ id: DeclarationId, number: z.string(), issuedOn: Day, edition: z.string(), content: z.string().nullable() }).nullable(),
})

/** Facts with their history, frozen annex and what the declaration changed, as of a day and as known at an instant: one statement. */
export async function viewBeside(
  tx: Tx,
  { authority, agencies }: Whose,
  id: DeclarationId,
  { on, knownAt }: AsKnown,
): Promise<z.output<typeof showBeside.reply>> {
  const byThen = (column: string) => (knownAt === null ? sql`true` : sql`${sql.ref(column)} <= ${knownAt}::timestamptz`)
  const within = agencies ? sql`AND d.agency_id = ANY (${`{${agencies.join(',')}}`}::uuid[])` : sql``
  const { rows } = await sql<{ found: unknown }>`
    WITH d AS (SELECT d.*, coalesce(d.origin, d.id) AS first FROM declaration d WHERE d.authority_id = ${authority} AND d.id = ${id}::uuid AND ${byThen('d.recorded_from')} ${within}),
    later AS (
      SELECT l.id, l.number, l.effective_on FROM d JOIN declaration l ON l.authority_id = ${authority} AND l.agency_id = d.agency_id
      WHERE (l.issued_on, l.effective_on, l.id) > (d.issued_on, d.effective_on, d.id) AND ${known('l', knownAt)} AND l.issued_on <= ${on}::date
    )
    SELECT (SELECT row_to_json(shown) FROM (
      SELECT d.edition, d.drafted, d.scope, d.withdrawal,
        (SELECT CASE WHEN bool_or(v.valid_to IS NULL) THEN NULL ELSE max(v.valid_to) END FROM agency_facts v
          WHERE v.authority_id = ${authority} AND v.agency_id = d.agency_id AND ${known('v', knownAt)}) AS "agencyUntil",
        (SELECT min(effective_on) FROM later) AS "supersededOn",
        (SELECT json_build_object('id', id, 'number', number) FROM later ORDER BY effective_on, id LIMIT 1) AS "supersededBy",
        (SELECT coalesce(json_agg(json_build_object('id', f.id, 'kind', f.kind, 'happenedOn', f.happened_on, 'note', f.note, 'address', f.address, 'side', f.side,
            'by', (SELECT o.name FROM seat_facts s JOIN officer_facts o ON o.authority_id = s.authority_id AND o.officer_id = s.officer_id
              WHERE s.authority_id = f.authority_id AND s.seat_id = f.seat_id),
            'recordedAt', f.recorded_at, 'corrects', f.corrects, 'holds', f.holds,
            'correctedBy', (SELECT c.id FROM declaration_fact c WHERE c.authority_id = f.authority_id AND c.corrects = f.id AND ${byThen('c.recorded_at')})) ORDER BY f.happened_on, f.recorded_at, f.id), '[]')
          FROM declaration_fact f WHERE f.authority_id = ${authority} AND f.declaration_id = d.first AND f.happened_on <= ${on}::date AND ${byThen('f.recorded_at')}) AS facts,
        (SELECT json_build_object('content', x.content, 'sha256', x.content_sha256, 'frozenAt', x.frozen_at)
          FROM declaration_annex x WHERE x.authority_id = ${authority} AND x.declaration_id = d.first) AS annex,
        (SELECT coalesce(json_agg(json_build_object('part', f.part, 'name', f.name, 'mediaType', f.media_type, 'size', f.size) ORDER BY f.part), '[]')
          FROM declaration_files(d.id) f WHERE f.part IN ('docx', 'pdf')) AS files,
        (SELECT json_build_object('id', o.id, 'number', o.number, 'issuedOn', o.issued_on, 'edition', o.edition, 'content', x.content)
          FROM declaration o LEFT JOIN declaration_annex x ON x.authority_id = o.authority_id AND x.declaration_id = coalesce(o.origin, o.id)
          WHERE o.authority_id = ${authority} AND o.agency_id = d.agency_id AND ${known('o', knownAt)} AND o.issued_on < d.issued_on
          ORDER BY o.issued_on DESC, o.id DESC LIMIT 1) AS former
      FROM d) shown) AS found`.execute(tx)
  const raw = rows[0]?.found
  if (!raw) refuse('not-found', 'declaration.not-found')
  const { edition, annex, former, facts, ...found } = Found.parse(raw)
  const frozen = annex === null ? null : readFrozen(annex.content)
  return {
    ...found,
    facts: facts.map((fact) => FactView.parse({ ...fact, recordedAt: instant(fact.recordedAt) })),
    annex:
      annex === null || frozen === null
        ? null
        : { rows: frozen.rows, sha256: annex.sha256, frozenAt: instant(annex.frozenAt), templateSet: frozen.templateSet, signedOn: frozen.signedOn },
    difference: former === null || frozen === null ? null : differenceTo(former, { edition, rows: frozen.rows }),
  }
}
