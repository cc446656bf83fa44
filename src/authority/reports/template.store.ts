import { sql } from 'kysely'
import { type Day, dayOf } from '../../kernel/day.ts'
import type { AuthorityId, BodyId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { refuseOn, type Tx } from '../../platform/db/transaction.ts'
import { IssuingRule } from './issuing-rule.ts'
import { issuingJson } from './issuing-rule.store.ts'
import { shippedTemplates } from './shipped-templates.ts'
import { ReportTemplate } from './report-template.ts'

export interface TemplateEdition {
  edition: number
  recordedAt: Date
  template: ReportTemplate
}

/** The newest edition. */
export async function loadTemplate(tx: Tx, authority: AuthorityId, code: string): Promise<TemplateEdition> {
  const row = await tx
    .selectFrom('reportTemplate')
    .select(['edition', 'recordedAt', 'content'])
    .where('authorityId', '=', authority)
    .where('code', '=', code)
    .orderBy('edition', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return refuse('not-found', 'report.template-missing', { template: code })
  return { edition: row.edition, recordedAt: row.recordedAt, template: ReportTemplate.parse(row.content) }
}

/** Every template by its newest edition, the product's in their order. */
export async function listTemplates(
  tx: Tx,
  authority: AuthorityId,
  on: Day,
): Promise<(Pick<ReportTemplate, 'code' | 'name'> & { tells: NonNullable<ReportTemplate['tells']>; issuerId: BodyId | null })[]> {
  const rows = await tx
    .selectFrom('reportTemplate')
    .distinctOn('code')
    .select(['code', 'content'])
    .select(issuingJson(authority, sql.ref('reportTemplate.code'), sql`${on}::date`).as('issuing'))
    .where('authorityId', '=', authority)
    .orderBy('code')
    .orderBy('edition', 'desc')
    .execute()
  const order = shippedTemplates.map(({ code }) => code)
  return rows
    .map(({ code, content, issuing }) => {
      const { name, tells = 'half-year' } = ReportTemplate.parse(content)
      return { code, name, tells, issuerId: IssuingRule.nullable().parse(issuing)?.issuerId ?? null }
    })
    .toSorted((a, b) => order.indexOf(a.code) - order.indexOf(b.code))
}

/** Two officers who change the same edition make the same next one: the second is told. */
export async function addTemplate(tx: Tx, authority: AuthorityId, edition: number, template: ReportTemplate, at: Date, source: string): Promise<void> {
  try {
    await tx
      .insertInto('reportTemplate')
      .values({ authorityId: authority, code: template.code, edition, validFrom: dayOf(at), content: JSON.stringify(template), source, recordedAt: at })
      .execute()
  } catch (error) {
    refuseOn(error, 'report_template_pkey', 'record.changed-meanwhile', { version: edition })
    throw error
  }
}
