import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { ReportId } from '../../kernel/identity.ts'
import { lines } from '../../kernel/text.ts'
import { PassageRemark } from '../../papers/review/review.ts'

const oneReport = z.strictObject({ reportId: ReportId })
const version = z.int()
const Saved = z.strictObject({ id: ReportId, version })
const Remark = lines(4000)
const override = Remark.optional().describe('Why the author checks the own text; kept in the history')

export const submitReport = endpoint({
  name: 'submitReport',
  summary: 'Trình: put the last frozen version before those who check; its words are closed until it comes back',
  method: 'POST',
  path: '/reports/:reportId/submission',
  access: 'report.compose',
  params: oneReport,
  body: z.strictObject({ version, remark: Remark.optional() }),
  reply: Saved,
})

export const recallReport = endpoint({
  name: 'recallReport',
  summary: 'Take a submitted report back before anybody has decided on it',
  method: 'POST',
  path: '/reports/:reportId/recall',
  access: 'report.compose',
  params: oneReport,
  body: z.strictObject({ version, remark: Remark.optional() }),
  reply: Saved,
})

export const returnReport = endpoint({
  name: 'returnReport',
  summary: 'Trả lại: give the report back with remarks to the whole or to sections; a further version is frozen and submitted again',
  method: 'POST',
  path: '/reports/:reportId/return',
  access: 'draft.check',
  params: oneReport,
  body: z.strictObject({ version, remark: Remark, remarks: z.array(PassageRemark).max(60).default([]), override }),
  reply: Saved,
})

export const passReport = endpoint({
  name: 'passReport',
  summary: 'Let the report through one step of checking; after the last it can be issued',
  method: 'POST',
  path: '/reports/:reportId/pass',
  access: 'draft.check',
  params: oneReport,
  body: z.strictObject({ version, remark: Remark.optional(), override }),
  reply: Saved,
})
