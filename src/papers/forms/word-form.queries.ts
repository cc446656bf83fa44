import { sql } from 'kysely'
import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import type { AgencyId, AuthorityId, WordFormId } from '../../kernel/identity.ts'
import { countedRows } from '../../kernel/list.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { FieldSource } from './form-field.queries.ts'
import type { FormValues, WordFormView } from './word-form.contract.ts'
import { WordFormRow, WordFormView as View } from './word-form.contract.ts'
import { type FieldCode, Placeholder } from './word-form.ts'

/** Whose forms: the authority's own, or those of the agencies a seat reaches. */
export interface Whose {
  authority: AuthorityId
  agencies: readonly AgencyId[] | null
}

const own = ({ authority, agencies }: Whose) =>
  sql`f.authority_id = ${authority} AND ${agencies === null ? sql`f.agency_id IS NULL` : sql`f.agency_id = ANY (${`{${agencies.join(',')}}`}::uuid[])`}`

const nameOn = (on: Day) => sql`(SELECT a.name FROM agency_facts a WHERE a.authority_id = f.authority_id AND a.agency_id = f.agency_id AND a.recorded_to IS NULL
  AND a.valid_from <= ${on}::date ORDER BY a.valid_from DESC LIMIT 1)`

interface Asked {
  q?: string | undefined
  withdrawn: boolean
  from: number
  limit: number
}

const List = z.object({ rows: z.array(WordFormRow).nullable(), total: z.int() })

export async function viewForms(tx: Tx, whose: Whose, on: Day, { q, withdrawn, from, limit }: Asked) {
  const words = fold(q ?? '')
    .split(' ')
    .filter((word) => word !== '')
  const found = sql.join(
    [own(whose), withdrawn ? sql`true` : sql`f.withdrawn_at IS NULL`, ...words.map((word) => sql`strpos(f.search_norm, ${word}) > 0`)],
    sql` AND `,
  )
  const { rows } = await sql<Record<string, unknown>>`
    WITH page AS (
      SELECT f.* FROM word_form f WHERE ${found} ORDER BY f.changed_at DESC, f.id LIMIT ${limit} OFFSET ${from}
    )
    SELECT (SELECT json_agg(json_build_object('id', f.id, 'name', f.name, 'about', f.about, 'agencyId', f.agency_id, 'agencyName', ${nameOn(on)}, 'edition', f.edition,
        'placeholders', (SELECT jsonb_array_length(e.fields) FROM word_form_edition e WHERE e.authority_id = f.authority_id AND e.form_id = f.id AND e.edition = f.edition),
        'withdrawn', f.withdrawn_at IS NOT NULL, 'changedAt', f.changed_at) ORDER BY f.changed_at DESC, f.id) FROM page f) AS rows,
      (SELECT count(*)::int FROM (SELECT FROM word_form f WHERE ${found} LIMIT ${countedRows + 1}) counted) AS total`.execute(tx)
  const { rows: listed, total } = List.parse(rows[0])
  return { rows: listed ?? [], total: Math.min(total, countedRows), more: total > countedRows }
}

const file = sql`json_build_object('id', s.id, 'name', s.name, 'mediaType', s.media_type, 'size', s.size)`

export async function viewForm(tx: Tx, whose: Whose, on: Day, id: WordFormId): Promise<WordFormView & { sha256: string }> {
  const { rows } = await sql<Record<string, unknown>>`
    SELECT f.id, f.name, f.about, f.agency_id, ${nameOn(on)} AS agency_name, f.edition, f.withdrawn_at IS NOT NULL AS withdrawn, to_json(f.changed_at) AS changed_at,
      f.version, f.reason, e.fields, ${file} AS file, s.sha256,
      (SELECT json_agg(json_build_object('edition', x.edition, 'by', o.name, 'at', x.recorded_at, 'file', ${sql.raw("json_build_object('id', t.id, 'name', t.name, 'mediaType', t.media_type, 'size', t.size)")}) ORDER BY x.edition DESC)
        FROM word_form_edition x
        JOIN officer o ON o.authority_id = x.authority_id AND o.id = x.officer_id
        JOIN stored_file t ON t.authority_id = x.authority_id AND t.id = x.file_id
        WHERE x.authority_id = f.authority_id AND x.form_id = f.id) AS editions
    FROM word_form f
    JOIN word_form_edition e ON e.authority_id = f.authority_id AND e.form_id = f.id AND e.edition = f.edition
    JOIN stored_file s ON s.authority_id = e.authority_id AND s.id = e.file_id
    WHERE ${own(whose)} AND f.id = ${id}`.execute(tx)
  if (!rows[0]) return refuse('not-found', 'word-form.not-found')
  return View.extend({ sha256: z.string() }).parse(rows[0])
}

const Values = z.object({ fields: z.array(Placeholder), known: z.array(z.record(z.string(), z.string().nullable()).nullable()) })

/** What fills each placeholder on a day, in one statement over all sources; for the form's own agency unless another is named. */
export async function viewValues(
  tx: Tx,
  whose: Whose,
  sources: readonly FieldSource[],
  { id, agency, on }: { id: WordFormId; agency: AgencyId | undefined; on: Day },
): Promise<FormValues> {
  const of = { authority: whose.authority, agency: sql<AgencyId | null>`coalesce(${agency ?? null}::uuid, f.agency_id)`, on }
  const { rows } = await sql<Record<string, unknown>>`
    SELECT e.fields, json_build_array(${sql.join(sources.map((source) => sql`(${source.json(of)})`))}) AS known
    FROM word_form f JOIN word_form_edition e ON e.authority_id = f.authority_id AND e.form_id = f.id AND e.edition = f.edition
    WHERE ${own(whose)} AND f.id = ${id}`.execute(tx)
  if (!rows[0]) return refuse('not-found', 'word-form.not-found')
  const { fields, known } = Values.parse(rows[0])
  const held: Partial<Record<FieldCode, string | null>> = Object.assign({}, ...known)
  return fields.map((one) => ({ ...one, value: one.field === null ? null : (held[one.field] ?? null) }))
}
