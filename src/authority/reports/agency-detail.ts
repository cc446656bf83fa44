import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { AgencyId } from '../../kernel/identity.ts'

/** What the register knows of an agency besides where it stands: columns of an annex. null: nobody recorded it. */
export const AgencyDetail = z.strictObject({
  id: AgencyId,
  kind: z.enum(['initial', 'redeclaration']).nullable().describe('of its declaration: lần đầu, lại'),
  procedures: z.int().min(0).nullable().describe('rows of the annex of its declaration, where it is kept as a table'),
  audited: Day.nullable().describe('last internal audit known'),
  reviewed: Day.nullable().describe('last management review known'),
  inspected: z.string().nullable().describe('form and day of the inspection by a line of a plan'),
})
export type AgencyDetail = z.infer<typeof AgencyDetail>
