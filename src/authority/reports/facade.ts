import type { AuthorityId } from '../../kernel/identity.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { shippedTemplates } from './shipped-templates.ts'
import { addTemplate } from './template.store.ts'

/** Lays the product's own templates down in a new authority; their sentences may be changed there. */
export async function seedReportTemplates(tx: Tx, authority: AuthorityId, at: Date): Promise<void> {
  for (const template of shippedTemplates) await addTemplate(tx, authority, 1, template, at, 'as shipped')
}
