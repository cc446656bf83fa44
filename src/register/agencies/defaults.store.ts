import { Day } from '../../kernel/day.ts'
import type { AuthorityId } from '../../kernel/identity.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { defaultBlocks } from './block-defaults.ts'
import { defaultNamingRules } from './naming-defaults.ts'

/** Blocks are how reports count, not law: they hold for any day an agency may date from. */
const always = Day.parse('1900-01-01')

/** Blocks and naming rules of a new authority, for an officer to correct; and the row at which changes of its register queue. */
export async function seedAgencyDefaults(tx: Tx, authority: AuthorityId, at: Date): Promise<void> {
  await tx
    .insertInto('agencyBlock')
    .values(
      defaultBlocks.map((block, position) => ({
        authorityId: authority,
        code: block.code,
        nameVi: block.vi,
        nameEn: block.en,
        position,
        apart: block.apart,
        validFrom: always,
      })),
    )
    .execute()
  await tx
    .insertInto('namingRule')
    .values(
      defaultNamingRules.map((rule, position) => ({
        authorityId: authority,
        id: uuidv7(at),
        rule: JSON.stringify(rule),
        position,
        validFrom: rule.validFrom,
        source: rule.source,
      })),
    )
    .execute()
  await tx.insertInto('registerState').values({ authorityId: authority, sequence: 0 }).execute()
}
