import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { line } from '../../kernel/text.ts'
import { ActivityKindCode } from './activity.ts'
import { Counted } from './counting.ts'
import { Period } from './programme-fields.ts'

export const setCountingRule = endpoint({
  name: 'setCountingRule',
  summary: 'Count activities of a kind otherwise from a half-year on; figures that are frozen stay as they are',
  method: 'PUT',
  path: '/activity-kinds/:activityKind/rule',
  access: 'settings.write',
  params: z.strictObject({ activityKind: ActivityKindCode }),
  body: z.strictObject({
    version: z.int().min(0).describe('Of the rule that was seen; 0 while it is the one that came with the product'),
    from: Period.describe('The first half-year it holds for'),
    counted: Counted,
    words: z.strictObject({ vi: line(500), en: line(500) }),
  }),
  reply: z.strictObject({ activityKind: ActivityKindCode, version: z.int() }),
})
