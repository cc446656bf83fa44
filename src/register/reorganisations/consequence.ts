import { z } from 'zod'
import { AgencyId, TaskId } from '../../kernel/identity.ts'
import { Consequence } from './act.ts'

/** A duty that is open at an agency; should the agency end, its successors inherit it as a to-do. */
export const Duty = z.strictObject({
  agency: AgencyId,
  kind: z.string().describe('the sentence for it is the word key task.<kind>'),
  subjectKind: z.string().nullable(),
  subjectId: z.uuid().nullable(),
  facts: z.record(z.string(), z.unknown()),
})
export type Duty = z.infer<typeof Duty>

/** A to-do that is open at an agency, or was before the act that is replaced. */
export const OpenTask = Duty.extend({
  id: TaskId,
  from: AgencyId.nullable(),
  fromName: z.string().nullable(),
  already: z.boolean().describe('the act that is replaced closed it'),
})
export type OpenTask = z.infer<typeof OpenTask>

/** What a room holds of the agencies an act touches. */
export const Consequences = z.strictObject({ affected: z.array(Consequence), duties: z.array(Duty) })
export type Consequences = z.infer<typeof Consequences>
