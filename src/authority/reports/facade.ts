import type { AuthorityId } from '../../kernel/identity.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { halfYearBulletin } from './half-year-bulletin.ts'
import { addTemplate } from './template.store.ts'

/** Lays the product's own template down in a new authority; its sentences may be changed there. */
export async function seedReportTemplates(tx: Tx, authority: AuthorityId, at: Date): Promise<void> {
  await addTemplate(tx, authority, 1, halfYearBulletin, at, 'half-year report of 2020, as shipped')
}
