import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { ActId, AgencyId, TaskId } from '../../kernel/identity.ts'
import { ListQuery, listOf, severalOf } from '../../kernel/list.ts'
import { lines } from '../../kernel/text.ts'

const Instant = z.iso.datetime({ offset: true })

export const TaskState = z.enum(['open', 'done', 'cancelled'])
export type TaskState = z.infer<typeof TaskState>

const Named = z.strictObject({ id: AgencyId, name: z.string(), shortName: z.string() })

const NamedAct = z.strictObject({ id: ActId, title: z.string(), paperNumber: z.string().nullable() })

export const TaskRow = z.strictObject({
  id: TaskId,
  agency: Named,
  kind: z.string().describe('its title is the word key task.<kind>, what it comes from todo.detail.<kind>, both filled with `facts`'),
  fromAgency: Named.nullable().describe('whose duty it was at first'),
  act: NamedAct,
  subjectKind: z.string().nullable(),
  subjectId: z.uuid().nullable(),
  facts: z.record(z.string(), z.unknown()),
  fromDay: Day,
  state: TaskState,
  passedOn: z
    .strictObject({ act: NamedAct, to: z.array(Named) })
    .nullable()
    .describe('the act that ended the agency before it was done, and who carries it now; empty where there is no successor, or out of sight'),
  doneAt: Instant.nullable(),
  doneBy: z.string().nullable(),
  note: z.string().nullable(),
  version: z.int(),
})
export type TaskRow = z.infer<typeof TaskRow>

const filters = { state: severalOf(TaskState), kind: severalOf(z.string().max(60)) }

export const listTasks = endpoint({
  name: 'listTasks',
  summary: 'What successors inherited as to-dos; the agency side sees its own',
  method: 'GET',
  path: '/tasks',
  access: 'task.read',
  query: ListQuery.omit({ q: true })
    .extend({ ...filters, agencyId: AgencyId.optional(), actId: ActId.optional() })
    .describe('sort: fromDay, agency, kind'),
  reply: listOf(TaskRow),
})

export const listAgencyTasks = endpoint({
  name: 'listAgencyTasks',
  summary: 'To-dos of one agency',
  method: 'GET',
  path: '/agencies/:agencyId/tasks',
  access: 'task.read',
  params: z.strictObject({ agencyId: AgencyId }),
  query: ListQuery.omit({ q: true }).extend(filters),
  reply: listOf(TaskRow),
})

export const doTask = endpoint({
  name: 'doTask',
  summary: 'Record that a to-do is done',
  method: 'POST',
  path: '/tasks/:taskId/done',
  access: 'task.do',
  params: z.strictObject({ taskId: TaskId }),
  body: z.strictObject({ version: z.int(), note: lines(2000).nullable() }),
  reply: z.strictObject({ id: TaskId, version: z.int() }),
})
