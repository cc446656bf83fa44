import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { ErratumId, PaperId, ReportId } from '../../kernel/identity.ts'
import { OfficialNumberText } from '../../kernel/official-number.ts'
import { line, lines } from '../../kernel/text.ts'
import { ErratumItem } from './erratum.ts'

const oneReport = z.strictObject({ reportId: ReportId })

export const correctReport = endpoint({
  name: 'correctReport',
  summary: 'Đính chính: correct an issued report by an official letter of its own, which the article on the portal then tells of',
  method: 'POST',
  path: '/reports/:reportId/errata',
  access: 'report.issue',
  params: oneReport,
  status: 201,
  body: z.strictObject({
    version: z.int(),
    items: z.array(ErratumItem).min(1).max(50),
    number: OfficialNumberText.optional().describe('given elsewhere; where the series is kept here, the number that was shown as the next, or none'),
    numberReason: lines(1000).optional().describe('why a number behind the last one is taken'),
    issuedOn: Day,
    signerName: line(200).optional(),
    signerTitle: line(200),
  }),
  reply: z.strictObject({ id: ErratumId, version: z.int(), paperId: PaperId, number: z.string() }),
})

export const erratumFile = endpoint({
  name: 'erratumFile',
  summary: 'The letter of a correction as Word or PDF, as it was kept',
  method: 'GET',
  path: '/reports/:reportId/errata/:erratumId/file',
  access: 'report.read',
  kind: 'file',
  params: oneReport.extend({ erratumId: ErratumId }),
  query: z.strictObject({ format: z.enum(['docx', 'pdf']) }),
})
