import { sql } from 'kysely'
import { z } from 'zod'
import { fold } from '../../kernel/fold.ts'
import type { AgencyId, AuthorityId } from '../../kernel/identity.ts'
import type { Tx } from '../../platform/db/transaction.ts'

const Register = z.object({
  open: z.boolean(),
  switchedAt: z.date(),
  copiedAt: z.date().nullable(),
  copiedUpto: z.string(),
  version: z.int(),
  length: z.string(),
})
export type Register = z.infer<typeof Register>

/** How far the copies follow, beside how far the chains have come; undefined when nobody has decided yet. */
export async function loadRegister(tx: Tx, authority: AuthorityId): Promise<Register | undefined> {
  const { rows } = await sql`
    SELECT open, switched_at, copied_at, copied_upto::text, version, (SELECT coalesce(sum(seq), 0)::text FROM chain_head WHERE authority_id = ${authority}) AS length
    FROM published_register WHERE authority_id = ${authority} FOR UPDATE`.execute(tx)
  return rows[0] === undefined ? undefined : Register.parse(rows[0])
}

/** Opens or closes the register; says whether it happened: somebody else may have been faster. */
export async function switchTo(tx: Tx, authority: AuthorityId, { open, seen, at }: { open: boolean; seen: number; at: Date }): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO published_register AS r (authority_id, open, switched_at) SELECT ${authority}, ${open}, ${at}::timestamptz
    ON CONFLICT (authority_id) DO UPDATE SET open = ${open}, switched_at = ${at}::timestamptz, version = r.version + 1 WHERE r.version = ${seen}
    RETURNING version`.execute(tx)
  return rows.length > 0
}

export async function copiedNow(tx: Tx, authority: AuthorityId, { upto, at }: { upto: string; at: Date }): Promise<void> {
  await sql`UPDATE published_register SET copied_at = ${at}::timestamptz, copied_upto = ${upto}::bigint WHERE authority_id = ${authority}`.execute(tx)
}

const slugOf = (name: string, id: AgencyId | string) =>
  `${fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 90)}-${id.slice(-6)}`

/** Addresses for agencies that have none yet. What was given once stays: it is printed as a QR code. */
export async function copyAddresses(tx: Tx, authority: AuthorityId): Promise<void> {
  const { rows } = await sql<{ agencyId: string; name: string }>`
    SELECT DISTINCT ON (v.agency_id) v.agency_id, v.name FROM agency_facts v
    WHERE v.authority_id = ${authority} AND v.recorded_to IS NULL
      AND NOT EXISTS (SELECT FROM published_address p WHERE p.authority_id = v.authority_id AND p.agency_id = v.agency_id)
    ORDER BY v.agency_id, v.valid_from DESC`.execute(tx)
  if (rows.length === 0) return
  const records = JSON.stringify(rows.map(({ agencyId, name }) => ({ agency_id: agencyId, slug: slugOf(name, agencyId) })))
  await sql`
    INSERT INTO published_address (authority_id, agency_id, slug)
    SELECT ${authority}, agency_id, slug FROM jsonb_to_recordset(${records}::jsonb) AS r(agency_id uuid, slug text)
    ON CONFLICT DO NOTHING`.execute(tx)
}

interface Copy {
  table: string
  keys: readonly string[]
  columns: readonly string[]
  /** `a` is the authority. */
  rows: (a: AuthorityId) => ReturnType<typeof sql>
}

/** Whatever the public may know, and nothing else: no names of persons, no notes, no papers of the office. */
const copies: readonly Copy[] = [
  {
    table: 'published_block',
    keys: ['code'],
    columns: ['name_vi', 'name_en', 'position', 'apart', 'valid_from', 'valid_to'],
    rows: (a) => sql`SELECT authority_id, code, name_vi, name_en, position, apart, valid_from, valid_to FROM agency_block WHERE authority_id = ${a}`,
  },
  {
    table: 'published_agency',
    keys: ['id'],
    columns: ['agency_id', 'valid_from', 'valid_to', 'code', 'name', 'short_name', 'name_norm', 'block', 'parent_id'],
    rows: (a) => sql`SELECT authority_id, version_id AS id, agency_id, valid_from, valid_to, code, name, short_name, name_norm, block, parent_id
      FROM agency_facts WHERE authority_id = ${a} AND recorded_to IS NULL`,
  },
  {
    table: 'published_declaration',
    keys: ['id'],
    columns: [
      'agency_id',
      'edition',
      'kind',
      'number',
      'issued_on',
      'effective_on',
      'withdrawn_on',
      'annex',
      'signer_title',
      'scope',
      'posted_on',
      'web_address',
      'rows',
    ],
    rows: (
      a,
    ) => sql`SELECT d.authority_id, d.id, d.agency_id, d.edition, d.kind, d.number, d.issued_on, d.effective_on, d.withdrawn_on, d.annex, d.signer_title, d.scope,
        (SELECT max(f.happened_on) FROM declaration_fact f WHERE f.authority_id = d.authority_id AND f.declaration_id = coalesce(d.origin, d.id) AND f.kind = 'posted' AND f.holds
          AND NOT EXISTS (SELECT FROM declaration_fact c WHERE c.authority_id = f.authority_id AND c.corrects = f.id)) AS posted_on,
        (SELECT f.address FROM declaration_fact f WHERE f.authority_id = d.authority_id AND f.declaration_id = coalesce(d.origin, d.id) AND f.kind = 'web-link' AND f.holds
          AND NOT EXISTS (SELECT FROM declaration_fact c WHERE c.authority_id = f.authority_id AND c.corrects = f.id) ORDER BY f.happened_on DESC, f.id DESC LIMIT 1) AS web_address,
        (SELECT x.content::jsonb -> 'rows' FROM declaration_annex x WHERE x.authority_id = d.authority_id AND x.declaration_id = coalesce(d.origin, d.id)) AS rows
      FROM declaration d WHERE d.authority_id = ${a} AND d.recorded_to IS NULL`,
  },
  {
    table: 'published_review',
    keys: ['id'],
    columns: ['edition', 'reviewed_on', 'blocks'],
    rows: (a) => sql`SELECT authority_id, id, edition, reviewed_on, blocks FROM declaration_review WHERE authority_id = ${a} AND recorded_to IS NULL`,
  },
  {
    table: 'published_lineage',
    keys: ['from_id', 'to_id', 'effective_on'],
    columns: ['kind'],
    rows: (a) => sql`SELECT DISTINCT ON (from_agency, to_agency, effective_on) authority_id, from_agency AS from_id, to_agency AS to_id, effective_on, kind
      FROM agency_link_facts WHERE authority_id = ${a} AND recorded_to IS NULL ORDER BY from_agency, to_agency, effective_on, kind`,
  },
]

export const copyCount = copies.length

/**
 * One table brought up to date by one statement: new rows added, changed ones changed, vanished ones marked. The same again does
 * nothing, so that a job that was killed simply comes again.
 */
export async function copyTable(tx: Tx, authority: AuthorityId, n: number): Promise<void> {
  const copy = copies[n]
  if (!copy) throw new RangeError(`there is no copy ${n}`)
  const removable = copy.table !== 'published_block'
  const all = ['authority_id', ...copy.keys, ...copy.columns]
  const list = (columns: readonly string[], before = '') => sql.raw(columns.map((column) => `${before}${column}`).join(', '))
  const table = sql.raw(copy.table)
  const same = sql.raw(copy.keys.map((key) => `s.${key} = t.${key}`).join(' AND '))
  const set = sql.raw([...copy.columns.map((column) => `${column} = EXCLUDED.${column}`), ...(removable ? ['removed = false'] : [])].join(', '))
  const differs = sql`(${list(copy.columns, 't.')}${sql.raw(removable ? ', t.removed' : '')}) IS DISTINCT FROM (${list(copy.columns, 'EXCLUDED.')}${sql.raw(removable ? ', false' : '')})`
  await sql`
    WITH s AS MATERIALIZED (${copy.rows(authority)}),
    gone AS (${
      removable
        ? sql`UPDATE ${table} t SET removed = true WHERE t.authority_id = ${authority} AND NOT t.removed AND NOT EXISTS (SELECT FROM s WHERE ${same}) RETURNING 1`
        : sql`SELECT 1`
    })
    INSERT INTO ${table} AS t (${list(all)}) SELECT ${list(all)} FROM s
    ON CONFLICT (${list(['authority_id', ...copy.keys])}) DO UPDATE SET ${set} WHERE ${differs}`.execute(tx)
}
