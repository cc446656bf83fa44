import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { AcceptedEdition, AgencyStanding } from '../../conformity/declarations/conversion.contract.ts'
import { type Source, standingsOver } from '../../conformity/declarations/facade.ts'
import type { Standing } from '../../conformity/declarations/standing.ts'
import { Day } from '../../kernel/day.ts'
import { AgencyId, type AuthorityId, DeclarationId } from '../../kernel/identity.ts'
import { TwoLanguages } from '../../kernel/list.ts'
import type { Db } from '../../platform/db/database.ts'
import { searchKey } from '../../register/agencies/name-key.ts'
import { Head, headJson } from '../news/facade.ts'
import { editionsFor } from '../../standards/editions/facade.ts'

const Instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))

const PublicBlock = z.object({
  code: z.string(),
  name: TwoLanguages,
  apart: z.boolean(),
  n: z.int(),
  notYet: z.int(),
  noData: z.int(),
  total: z.int(),
})
export type PublicBlock = z.infer<typeof PublicBlock>

const PublicRow = AgencyStanding.pick({ agencyId: true, name: true, code: true, block: true, standing: true, reason: true, declaration: true }).extend({
  slug: z.string().nullable(),
})
export type PublicRow = z.infer<typeof PublicRow>

const Register = z.object({
  head: Head.nullable(),
  copiedAt: Instant.nullable(),
  open: z.boolean(),
  edition: z.string().nullable(),
  accepted: AcceptedEdition.nullable(),
  editions: z.array(z.object({ code: z.string(), year: z.int() })),
  blocks: z.array(PublicBlock),
  total: z.int(),
  rows: z.array(PublicRow),
})
export type PublicRegisterPage = z.infer<typeof Register>

const copiesOf: Source = {
  agencies: sql`published_agency`,
  declarations: sql`published_declaration`,
  reviews: sql`published_review`,
  held: (alias) => sql`NOT ${sql.ref(`${alias}.removed`)}`,
}

/** An installation shows the register of one authority: the first that opened it. */
const open = sql`open AS MATERIALIZED (SELECT authority_id, copied_at FROM published_register WHERE open AND copied_at IS NOT NULL ORDER BY authority_id LIMIT 1)`
const authority = sql`(SELECT authority_id FROM open)` as RawBuilder<AuthorityId>
const headOn = (today: Day) =>
  headJson(sql`(SELECT * FROM published_authority WHERE authority_id = coalesce(${authority}, authority_id) ORDER BY authority_id LIMIT 1)`, today)

export interface RegisterAsked {
  on: Day
  /** The day on the reader's calendar, whatever day is asked for. */
  today: Day
  edition: string | null
  q: string
  block: string | null
  standing: Standing | null
  from: number
  limit: number
}

/** Figures by block, the agencies asked for, and whose register it is, in one statement; by the one rule, over the published copies. */
export async function registerPage(db: Db, asked: RegisterAsked): Promise<PublicRegisterPage> {
  const { on, today, edition, q, block, standing, from, limit } = asked
  const words = searchKey(q)
  const where = sql.join(
    [
      sql`true`,
      ...(block === null ? [] : [sql`s.block = ${block}`]),
      ...(standing === null ? [] : [sql`s.standing = ${standing}`]),
      ...(words === ''
        ? []
        : [
            sql`EXISTS (SELECT FROM published_agency w WHERE w.authority_id = ${authority} AND w.agency_id = s.agency_id AND NOT w.removed
        AND w.valid_from <= ${on}::date AND (w.valid_to IS NULL OR w.valid_to > ${on}::date)
        AND w.name_norm LIKE '%' || ${words.replace(/[\\%_]/g, '\\$&')} || '%')`,
          ]),
    ],
    sql` AND `,
  )
  const { rows } = await sql<{ found: unknown }>`
    WITH ${open}, ${standingsOver(copiesOf, { authority, edition, on })},
    counted AS (
      SELECT block, count(*) AS total, count(*) FILTER (WHERE standing = 'declared') AS n,
        count(*) FILTER (WHERE standing = 'not-yet') AS not_yet, count(*) FILTER (WHERE standing = 'no-data') AS no_data
      FROM standings GROUP BY block
    ),
    found AS (
      SELECT s.*, b.position, p.slug FROM standings s JOIN published_block b ON b.authority_id = ${authority} AND b.code = s.block
      LEFT JOIN published_address p ON p.authority_id = ${authority} AND p.agency_id = s.agency_id WHERE ${where}
    ),
    page AS (SELECT * FROM found ORDER BY position, name COLLATE vi_numbered, agency_id OFFSET ${from} LIMIT ${limit})
    SELECT json_build_object('head', ${headOn(today)}, 'open', EXISTS (SELECT FROM open), 'copiedAt', (SELECT copied_at FROM open), 'edition', (SELECT code FROM asked),
      'accepted', (SELECT json_build_object('edition', accepted, 'until', until) FROM asked WHERE accepted IS NOT NULL),
      'editions', (SELECT coalesce(json_agg(json_build_object('code', code, 'year', year) ORDER BY year DESC), '[]') FROM ${editionsFor(authority)} e WHERE valid_from <= ${on}::date),
      'blocks', (SELECT coalesce(json_agg(json_build_object('code', b.code, 'name', json_build_object('vi', b.name_vi, 'en', b.name_en), 'apart', b.apart,
          'n', c.n, 'notYet', c.not_yet, 'noData', c.no_data, 'total', c.total) ORDER BY b.position, b.code), '[]')
        FROM counted c JOIN published_block b ON b.authority_id = ${authority} AND b.code = c.block),
      'total', (SELECT count(*) FROM found),
      'rows', (SELECT coalesce(json_agg(json_build_object('agencyId', agency_id, 'name', name, 'code', code, 'block', block, 'standing', standing, 'reason', reason, 'slug', slug,
          'declaration', CASE WHEN declaration_id IS NULL THEN NULL ELSE json_build_object('id', declaration_id, 'number', number, 'issuedOn', issued_on,
            'effectiveOn', effective_on, 'edition', edition, 'annex', annex) END) ORDER BY position, name COLLATE vi_numbered, agency_id), '[]') FROM page)) AS found`.execute(
    db,
  )
  return Register.parse(rows[0]?.found)
}

const Version = z.object({ name: z.string(), code: z.string().nullable(), validFrom: Day, validTo: Day.nullable() })
const PublicDeclaration = z.object({
  id: DeclarationId,
  number: z.string(),
  edition: z.string(),
  kind: z.string(),
  issuedOn: Day,
  effectiveOn: Day,
  withdrawnOn: Day.nullable(),
  signerTitle: z.string().nullable(),
  scope: z.string().nullable(),
  postedOn: Day.nullable(),
  webAddress: z.string().nullable(),
  rows: z.array(z.object({ field: z.string().nullable(), name: z.string(), code: z.string().nullable(), note: z.string().nullable() })).nullable(),
})
export type PublicDeclaration = z.infer<typeof PublicDeclaration>
const Relative = z.object({ name: z.string(), slug: z.string(), on: Day, kind: z.string() })
export type Relative = z.infer<typeof Relative>

const Agency = z.object({
  head: Head.nullable(),
  copiedAt: Instant.nullable(),
  agency: z
    .object({
      id: AgencyId,
      slug: z.string(),
      versions: z.array(Version).min(1),
      declarations: z.array(PublicDeclaration),
      known: z.enum(['declared', 'not-yet', 'no-data']).nullable().describe('by the one rule today; null when there is no such agency today'),
      before: z.array(Relative),
      after: z.array(Relative),
    })
    .nullable(),
})
export type PublicAgencyPage = z.infer<typeof Agency>

const relatives = (
  own: string,
  other: string,
) => sql`(SELECT coalesce(json_agg(json_build_object('name', n.name, 'slug', p.slug, 'on', l.effective_on, 'kind', l.kind)
    ORDER BY l.effective_on, n.name COLLATE vi_numbered), '[]')
  FROM published_lineage l JOIN published_address p ON p.authority_id = l.authority_id AND p.agency_id = ${sql.ref(`l.${other}`)}
  CROSS JOIN LATERAL (SELECT name FROM published_agency v WHERE v.authority_id = l.authority_id AND v.agency_id = p.agency_id AND NOT v.removed ORDER BY v.valid_from DESC LIMIT 1) n
  WHERE l.authority_id = one.authority_id AND ${sql.ref(`l.${own}`)} = one.agency_id AND NOT l.removed)`

/** One agency with its names, its declarations and where it came from and went, in one statement. */
export async function agencyPage(db: Db, { slug, on }: { slug: string; on: Day }): Promise<PublicAgencyPage> {
  const { rows } = await sql<{ found: unknown }>`
    WITH ${open}, one AS MATERIALIZED (SELECT p.* FROM published_address p WHERE p.authority_id = ${authority} AND p.slug = ${slug}),
    ${standingsOver(copiesOf, { authority, edition: null, on })}
    SELECT json_build_object('head', ${headOn(on)}, 'copiedAt', (SELECT copied_at FROM open), 'agency', (SELECT json_build_object('id', one.agency_id, 'slug', one.slug,
      'versions', (SELECT coalesce(json_agg(json_build_object('name', v.name, 'code', v.code, 'validFrom', v.valid_from, 'validTo', v.valid_to) ORDER BY v.valid_from), '[]')
        FROM published_agency v WHERE v.authority_id = one.authority_id AND v.agency_id = one.agency_id AND NOT v.removed),
      'declarations', (SELECT coalesce(json_agg(json_build_object('id', d.id, 'number', d.number, 'edition', d.edition, 'kind', d.kind, 'issuedOn', d.issued_on,
          'effectiveOn', d.effective_on, 'withdrawnOn', d.withdrawn_on, 'signerTitle', d.signer_title, 'scope', d.scope, 'postedOn', d.posted_on,
          'webAddress', d.web_address, 'rows', d.rows) ORDER BY d.issued_on DESC, d.effective_on DESC, d.id DESC), '[]')
        FROM published_declaration d WHERE d.authority_id = one.authority_id AND d.agency_id = one.agency_id AND NOT d.removed AND d.issued_on <= ${on}::date),
      'known', (SELECT s.standing FROM standings s WHERE s.agency_id = one.agency_id),
      'before', ${relatives('to_id', 'from_id')}, 'after', ${relatives('from_id', 'to_id')}) FROM one)) AS found`.execute(db)
  return Agency.parse(rows[0]?.found)
}
