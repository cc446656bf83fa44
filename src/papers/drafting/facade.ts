import type { AuthorityId } from '../../kernel/identity.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { shippedSource, shippedTemplates } from './shipped-templates.ts'
import { addTemplates } from './template.store.ts'

/** The templates that come with the product, laid down in a new authority. */
export const seedPaperTemplates = (tx: Tx, authority: AuthorityId, at: Date): Promise<void> => addTemplates(tx, authority, shippedTemplates, shippedSource, at)

export { toSignPart } from './to-sign.queries.ts'

/** The acts of a draft as its routes do them, for rooms and demonstrations that draft papers themselves. */
export { returnDraft, submitDraft } from './checking.commands.ts'
export { beginDraft } from './writing.commands.ts'
