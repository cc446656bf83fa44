import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { AgencyId, FindingId, WorkId } from '../../kernel/identity.ts'
import { ListQuery, listOf, severalOf } from '../../kernel/list.ts'
import { lines } from '../../kernel/text.ts'
import { FindingState, Weight } from './check.ts'

const Instant = z.iso.datetime({ offset: true })
const CheckCode = z.string().regex(/^[a-z-]{1,60}$/)

export const CheckRow = z.strictObject({
  code: CheckCode.describe('words: integrity.check.<code>'),
  weight: Weight,
  open: z.int(),
  accepted: z.int(),
  firstSeenAt: Instant.nullable().describe('of the oldest open finding'),
})
export type CheckRow = z.infer<typeof CheckRow>

export const listChecks = endpoint({
  name: 'listIntegrityChecks',
  summary: 'The named checks of the register, what each finds now, and when they ran last',
  method: 'GET',
  path: '/integrity/checks',
  access: 'integrity.read',
  reply: z.strictObject({
    rows: z.array(CheckRow),
    lastRun: z.strictObject({ finishedAt: Instant, byNight: z.boolean(), checks: z.int(), fresh: z.int(), gone: z.int() }).nullable(),
    workId: WorkId.nullable().describe('a run of the asking seat that has not ended'),
  }),
})

const AgencyName = z.strictObject({ id: AgencyId, name: z.string() })

export const FindingRow = z.strictObject({
  id: FindingId,
  code: CheckCode,
  agency: AgencyName.nullable(),
  other: AgencyName.nullable(),
  subject: z.strictObject({ kind: z.enum(['act', 'declaration', 'officer']), id: z.uuid(), name: z.string().nullable() }).nullable(),
  since: Day.nullable().describe('first day on which it is so'),
  until: Day.nullable().describe('first day on which it is no longer so'),
  facts: z.record(z.string(), z.unknown()),
  state: FindingState,
  firstSeenAt: Instant,
  lastSeenAt: Instant,
  goneAt: Instant.nullable(),
  accepted: z.strictObject({ at: Instant, by: z.string().nullable(), reason: z.string() }).nullable(),
  version: z.int(),
})
export type FindingRow = z.infer<typeof FindingRow>

export const findingColumns = ['firstSeenAt', 'since', 'agency', 'code'] as const
const filters = { code: severalOf(CheckCode), state: severalOf(FindingState).describe('open and accepted without it') }

export const listFindings = endpoint({
  name: 'listFindings',
  summary: 'What the checks found, each with its agency and since when',
  method: 'GET',
  path: '/integrity/findings',
  access: 'integrity.read',
  query: ListQuery.omit({ q: true }).extend(filters),
  reply: listOf(FindingRow),
})

export const exportFindings = endpoint({
  name: 'exportFindings',
  summary: 'What the checks found as XLSX or CSV',
  method: 'GET',
  path: '/integrity/findings/export',
  access: 'integrity.read',
  kind: 'file',
  query: z.strictObject({
    ...filters,
    q: z.string().max(200).optional(),
    sort: z.string().max(40).optional(),
    format: z.enum(['xlsx', 'csv']).default('xlsx'),
    language: z.enum(['vi', 'en']).default('vi'),
  }),
})

export const runChecks = endpoint({
  name: 'runChecks',
  summary: 'Run all checks now, as a long work',
  method: 'POST',
  path: '/integrity/runs',
  access: 'integrity.check',
  status: 202,
  body: z.strictObject({}),
  reply: z.strictObject({ workId: WorkId }),
})

export const RunResult = z.strictObject({ checks: z.int(), found: z.int(), fresh: z.int(), gone: z.int() })
export type RunResult = z.infer<typeof RunResult>

const Versioned = z.strictObject({ id: FindingId, version: z.int() })

export const acceptFinding = endpoint({
  name: 'acceptFinding',
  summary: 'A finding is known and stays so, for a reason',
  method: 'POST',
  path: '/integrity/findings/:findingId/accept',
  access: 'integrity.check',
  params: z.strictObject({ findingId: FindingId }),
  body: z.strictObject({ version: z.int(), reason: lines(2000) }),
  reply: Versioned,
})

export const reopenFinding = endpoint({
  name: 'reopenFinding',
  summary: 'An accepted finding waits for somebody again',
  method: 'POST',
  path: '/integrity/findings/:findingId/reopen',
  access: 'integrity.check',
  params: z.strictObject({ findingId: FindingId }),
  body: z.strictObject({ version: z.int() }),
  reply: Versioned,
})
