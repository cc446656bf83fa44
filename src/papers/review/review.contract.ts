import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { BodyId } from '../../kernel/identity.ts'
import { Role } from '../../kernel/rights.ts'
import { PassageRemark, ReviewState, Steps, SubjectKind } from './review.ts'

const Instant = z.iso.datetime({ offset: true })

export const VerdictView = z.strictObject({
  verdict: z.enum(['submitted', 'passed', 'returned', 'withdrawn']),
  role: Role,
  by: z.string(),
  at: Instant,
  remark: z.string().nullable(),
  remarks: z.array(PassageRemark),
  override: z.string().nullable().describe('Why the author checked the own text'),
})
export type VerdictView = z.infer<typeof VerdictView>

/** A round of checking with everything said in it, for the page of what is checked. */
export const RoundView = z.strictObject({
  round: z.int(),
  revision: z.int(),
  steps: z.array(Role),
  step: z.int().describe('Index of the step that waits; as many as steps when all passed'),
  state: ReviewState,
  author: z.string(),
  verdicts: z.array(VerdictView),
})
export type RoundView = z.infer<typeof RoundView>

export const WaitingRow = z.strictObject({
  kind: SubjectKind,
  id: z.uuid(),
  revision: z.int(),
  waitingRole: Role,
  author: z.string(),
  since: Instant,
})
export type WaitingRow = z.infer<typeof WaitingRow>

export const listWaiting = endpoint({
  name: 'listWaiting',
  summary: 'What waits to be checked by the role of the asking seat, oldest first',
  method: 'GET',
  path: '/reviews/waiting',
  access: 'draft.read',
  reply: z.strictObject({ rows: z.array(WaitingRow) }),
})

const kind = z.string().regex(/^(\*|[a-zA-Z][a-zA-Z-]{0,39})$/)

export const listReviewRoutes = endpoint({
  name: 'listReviewRoutes',
  summary: 'Which roles check the papers of an issuing body; without a row the usual two',
  method: 'GET',
  path: '/review-routes',
  access: 'settings.read',
  reply: z.strictObject({
    usual: z.array(Role),
    rows: z.array(z.strictObject({ issuerId: BodyId, issuer: z.string(), kind, from: Day, steps: z.array(Role), version: z.int() })),
  }),
})

export const saveReviewRoute = endpoint({
  name: 'saveReviewRoute',
  summary: 'Set which roles check the papers of an issuing body from a day on; rounds already open keep theirs',
  method: 'PUT',
  path: '/review-routes',
  access: 'settings.write',
  body: z.strictObject({
    issuerId: BodyId,
    kind: kind.describe('A kind of paper, or * for all that have no row of their own'),
    from: Day.optional().describe('Rounds opened from this day on follow it; today without it'),
    steps: Steps,
    version: z.int().min(0).describe('0 where nothing begins on that day yet'),
  }),
  reply: z.strictObject({ id: BodyId, version: z.int() }),
})
