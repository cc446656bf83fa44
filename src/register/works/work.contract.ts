import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { WorkId } from '../../kernel/identity.ts'

export const WorkState = z.enum(['waiting', 'running', 'done', 'failed'])
export type WorkState = z.infer<typeof WorkState>

export const WorkView = z.strictObject({
  id: WorkId,
  kind: z.string(),
  of: z.uuid().nullable().describe('the record it belongs to, where its screen stands below one'),
  state: WorkState,
  done: z.int(),
  total: z.int().nullable(),
  result: z.unknown().describe('what the kind of work says at its end; a failed one says {code, details}'),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
})
export type WorkView = z.infer<typeof WorkView>

export const listWorks = endpoint({
  name: 'listWorks',
  summary: 'Own long works, newest first',
  method: 'GET',
  path: '/works',
  access: 'work.read',
  reply: z.strictObject({ rows: z.array(WorkView) }),
})

export const showWork = endpoint({
  name: 'showWork',
  summary: 'Progress and result of a long work',
  method: 'GET',
  path: '/works/:workId',
  access: 'work.read',
  params: z.strictObject({ workId: WorkId }),
  reply: WorkView,
})
