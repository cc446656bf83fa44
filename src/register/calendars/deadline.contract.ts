import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { AgencyId, DeadlineId, FileId, WorkId } from '../../kernel/identity.ts'
import { lines } from '../../kernel/text.ts'
import { ExplainedDue, Foreseen } from './calendar.contract.ts'

export const showDeadline = endpoint({
  name: 'showDeadline',
  summary: 'A due date with its explanation, by the calendar it was calculated with',
  method: 'GET',
  path: '/deadlines/:deadlineId',
  access: 'calendar.read',
  params: z.strictObject({ deadlineId: DeadlineId }),
  reply: z.strictObject({
    id: DeadlineId,
    version: z.int(),
    subject: z.strictObject({ kind: z.string(), id: z.uuid() }),
    agencyId: AgencyId.nullable(),
    calculatedAt: z.iso.datetime(),
    keptReason: z.string().nullable(),
    closedAt: z.iso.datetime().nullable(),
    explained: ExplainedDue,
  }),
})

const scope = z.strictObject({ agencyId: AgencyId.nullable().default(null).describe('null: all open due dates of the authority') })

export const foreseeReprojection = endpoint({
  name: 'foreseeReprojection',
  summary: 'Which open due dates differ from what the calendar says now; changes nothing',
  method: 'POST',
  path: '/deadlines/reprojection/preview',
  access: 'calendar.read',
  keyed: false,
  body: scope,
  reply: Foreseen.extend({ kept: z.int().describe('kept on purpose: a recalculation passes them over') }),
})

export const ReprojectionResult = Foreseen.omit({ rows: true }).extend({ kept: z.int(), missed: z.int(), digest: z.string(), sheetFileId: FileId.nullable() })
export type ReprojectionResult = z.infer<typeof ReprojectionResult>

export const reprojectDeadlines = endpoint({
  name: 'reprojectDeadlines',
  summary: 'Calculate all open due dates again with the calendar of now, as a long work',
  method: 'POST',
  path: '/deadlines/reprojection',
  access: 'calendar.write',
  status: 202,
  body: scope,
  reply: z.strictObject({ workId: WorkId }),
})

export const recalculateOwnDeadlines = endpoint({
  name: 'recalculateOwnDeadlines',
  summary: 'Calculate the open due dates of one agency again with the calendar of now, at once: after a change of its own days',
  method: 'POST',
  path: '/deadlines/recalculation',
  access: 'calendar.write',
  body: z.strictObject({ agencyId: AgencyId }),
  reply: Foreseen.omit({ rows: true }),
})

export const reprojectionSheet = endpoint({
  name: 'reprojectionSheet',
  summary: 'Every due date a recalculation moved, before and after, as XLSX',
  method: 'GET',
  path: '/deadlines/reprojection/:workId/sheet',
  access: 'calendar.write',
  kind: 'file',
  params: z.strictObject({ workId: WorkId }),
})

export const keepDeadlines = endpoint({
  name: 'keepDeadlines',
  summary: 'Keep open due dates as they are, whatever the calendar says now',
  method: 'POST',
  path: '/deadlines/keeping',
  access: 'calendar.write',
  body: z.strictObject({ ids: z.array(DeadlineId).min(1).max(500), reason: lines(2000) }),
  reply: z.strictObject({ kept: z.int() }),
})
