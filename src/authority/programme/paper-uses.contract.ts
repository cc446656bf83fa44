import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { ActivityId, DirectionId, PaperId } from '../../kernel/identity.ts'
import { TwoLanguages } from '../../kernel/list.ts'
import { Period } from './programme-fields.ts'

export const PaperUses = z.strictObject({
  activities: z.array(z.strictObject({ id: ActivityId, title: z.string(), kindName: TwoLanguages, period: Period })).describe('that name the paper'),
  directions: z
    .array(z.strictObject({ id: DirectionId, task: z.string(), period: Period }))
    .describe('with a target whose list stands in a paper of this number, as it was typed'),
})
export type PaperUses = z.infer<typeof PaperUses>

export const showPaperUses = endpoint({
  name: 'showPaperUses',
  summary: 'Activities and tasks that rest on a paper, the latest 200 of each',
  method: 'GET',
  path: '/papers/:paperId/uses',
  access: 'activity.read',
  params: z.strictObject({ paperId: PaperId }),
  reply: PaperUses,
})
