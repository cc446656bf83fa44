import { sql } from 'kysely'
import { z } from 'zod'
import { Day, dayOf } from '../../kernel/day.ts'
import type { AuthorityId, OfficerId } from '../../kernel/identity.ts'
import { detailsAt, refuse } from '../../kernel/refusal.ts'
import { refuseOn, type Tx } from '../../platform/db/transaction.ts'
import { type Template, TemplateContent } from './template.ts'

const columnsOf = (authority: AuthorityId, template: Template, edition: number, source: string, officer: OfficerId | null, at: Date) => ({
  authorityId: authority,
  code: template.code,
  edition,
  kind: template.kind,
  name: template.name,
  content: JSON.stringify(template.content),
  source,
  validFrom: dayOf(at),
  officerId: officer,
  recordedAt: at,
})

export async function addTemplates(tx: Tx, authority: AuthorityId, templates: readonly Template[], source: string, at: Date): Promise<void> {
  await tx
    .insertInto('paperTemplate')
    .values(templates.map((template) => columnsOf(authority, template, 1, source, null, at)))
    .execute()
}

const Latest = z.object({ edition: z.int().nullable(), kindKnown: z.boolean() })

/** The newest edition of a code, and whether there is such a kind of paper. */
export async function loadLatestEdition(tx: Tx, authority: AuthorityId, code: string, kind: string): Promise<z.infer<typeof Latest>> {
  const row = await tx
    .selectNoFrom([
      sql<number | null>`(SELECT max(edition) FROM paper_template WHERE authority_id = ${authority} AND code = ${code})`.as('edition'),
      sql<boolean>`EXISTS (SELECT FROM paper_kind WHERE code = ${kind})`.as('kindKnown'),
    ])
    .executeTakeFirstOrThrow()
  return Latest.parse(row)
}

interface Edition {
  template: Template
  edition: number
  source: string
  officer: OfficerId
  at: Date
}

/** Two who change one edition make the same next one: the key decides, and the second is told. */
export async function addEdition(tx: Tx, authority: AuthorityId, { template, edition, source, officer, at }: Edition): Promise<void> {
  try {
    await tx
      .insertInto('paperTemplate')
      .values(columnsOf(authority, template, edition, source, officer, at))
      .execute()
  } catch (error) {
    if (edition === 1)
      refuseOn(error, 'paper_template_pkey', 'paper-template.code-taken', detailsAt('code', 'paper-template.code-taken', { code: template.code }))
    refuseOn(error, 'paper_template_pkey', 'record.changed-meanwhile', { version: edition })
    throw error
  }
}

export const HeldTemplate = z.object({
  code: z.string(),
  edition: z.int(),
  kind: z.string(),
  name: z.string(),
  content: TemplateContent,
})
export type HeldTemplate = z.infer<typeof HeldTemplate>

const Row = z.object({
  code: z.string(),
  edition: z.int(),
  kind: z.string(),
  nameVi: z.string(),
  nameEn: z.string(),
  name: z.string(),
  validFrom: Day,
  source: z.string(),
})

export async function viewTemplates(tx: Tx, authority: AuthorityId) {
  const { rows } = await sql<Record<string, unknown>>`
    SELECT DISTINCT ON (k.position, t.code) t.code, t.edition, t.kind, k.name_vi, k.name_en, t.name, t.valid_from, t.source, jsonb_array_length(t.content -> 'fields') AS fields
    FROM paper_template t JOIN paper_kind k ON k.code = t.kind
    WHERE t.authority_id = ${authority} ORDER BY k.position, t.code, t.edition DESC`.execute(tx)
  return rows.map((row) => {
    const { nameVi, nameEn, ...shown } = Row.extend({ fields: z.int() }).parse(row)
    return { ...shown, kindName: { vi: nameVi, en: nameEn } }
  })
}

const Editions = z.array(z.object({ edition: z.int(), validFrom: Day, source: z.string(), by: z.string().nullable() }))

export async function viewTemplate(tx: Tx, authority: AuthorityId, code: string, edition: number | undefined) {
  const { rows } = await sql<Record<string, unknown>>`
    SELECT t.code, t.edition, t.kind, k.name_vi, k.name_en, t.name, t.valid_from, t.source, t.content,
      (SELECT json_agg(json_build_object('edition', e.edition, 'validFrom', e.valid_from, 'source', e.source, 'by', o.name) ORDER BY e.edition DESC)
        FROM paper_template e LEFT JOIN officer o ON o.authority_id = e.authority_id AND o.id = e.officer_id
        WHERE e.authority_id = ${authority} AND e.code = ${code}) AS editions
    FROM paper_template t JOIN paper_kind k ON k.code = t.kind
    WHERE t.authority_id = ${authority} AND t.code = ${code} AND (${edition ?? null}::int IS NULL OR t.edition = ${edition ?? null}::int)
    ORDER BY t.edition DESC LIMIT 1`.execute(tx)
  if (!rows[0]) return refuse('not-found', 'paper-template.not-found', { code })
  const { nameVi, nameEn, content, editions, ...row } = Row.extend({ content: TemplateContent, editions: Editions }).parse(rows[0])
  return { ...row, kindName: { vi: nameVi, en: nameEn }, ...content, editions }
}
