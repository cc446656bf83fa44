import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { AgencyId, OfficerId, PostId } from '../../kernel/identity.ts'

/** A post held at an agency, with as much of it as an act on that agency needs. */
export const HeldAtAgency = z.strictObject({
  postId: PostId,
  version: z.int(),
  officerId: OfficerId,
  name: z.string(),
  title: z.string(),
  agency: AgencyId,
  validFrom: Day,
  validTo: Day.nullable(),
})
export type HeldAtAgency = z.infer<typeof HeldAtAgency>
