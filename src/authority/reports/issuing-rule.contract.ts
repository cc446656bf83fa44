import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { BodyId } from '../../kernel/identity.ts'
import { line } from '../../kernel/text.ts'

const oneTemplate = z.strictObject({ code: z.string().min(2).max(40) })
const Named = z.strictObject({ id: BodyId, name: z.string() })
const Names = z.array(line(300)).max(30)

const words = {
  addressees: Names.describe('Kính gửi'),
  recipients: Names.describe('Nơi nhận'),
  signingForm: z
    .string()
    .trim()
    .max(200)
    .refine((text) => text === '' || text.split(/\n|;/).every((one) => /^(TM|KT|TL|TUQ)\.\s*\S/.test(one.trim())), { error: 'report.signing-form' })
    .describe('e.g. "KT. CHI CỤC TRƯỞNG"; empty when the head signs alone'),
  signerTitle: line(200),
  source: line(500).describe('the paper or the custom it rests on'),
}

export const RuleRow = z.strictObject({
  no: z.int(),
  from: Day,
  issuer: Named,
  addressees: z.array(z.string()),
  recipients: z.array(z.string()),
  signingForm: z.string(),
  signerTitle: z.string(),
  unit: Named.nullable().describe('the body that drafts it'),
  source: z.string(),
  by: z.string(),
  recordedAt: z.iso.datetime(),
})
export type RuleRow = z.infer<typeof RuleRow>

export const showReportIssuing = endpoint({
  name: 'showReportIssuing',
  summary: 'Who issues the reports of a template, to whom and in which signing form, since when and by which source',
  method: 'GET',
  path: '/report-templates/:code/issuing',
  access: 'report.read',
  params: oneTemplate,
  reply: z.strictObject({ rows: z.array(RuleRow).describe('newest first') }),
})

export const setReportIssuing = endpoint({
  name: 'setReportIssuing',
  summary: 'Set who issues the reports of a template from a day on; what was frozen before keeps its own',
  method: 'PUT',
  path: '/report-templates/:code/issuing',
  access: 'template.write',
  params: oneTemplate,
  body: z.strictObject({
    version: z.int().min(0).describe('greatest `no` that was seen; 0 before the first'),
    from: Day.describe('reports with a data date from this day on follow it'),
    issuerId: BodyId,
    unitId: BodyId.nullable(),
    ...words,
  }),
  reply: z.strictObject({ code: z.string(), version: z.int() }),
})
export type AskedRule = Omit<z.output<(typeof setReportIssuing)['body']>, 'version'>
