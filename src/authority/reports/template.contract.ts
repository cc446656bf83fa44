import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { BodyId } from '../../kernel/identity.ts'
import { TwoLanguages } from '../../kernel/list.ts'
import { Condition, Sentence, Source } from './report-template.ts'
import { line, lines } from '../../kernel/text.ts'

const oneTemplate = z.strictObject({ code: z.string().min(2).max(40) })

const SectionView = z.strictObject({
  code: z.string(),
  name: TwoLanguages,
  heading: z.string().nullable(),
  source: Source,
  empty: z.enum(['leave-out', 'say-none']),
  sentences: z.array(z.strictObject({ text: z.string(), when: z.array(Condition), per: Sentence.shape.per.unwrap(), placeholders: z.array(z.string()) })),
})

export const listReportTemplates = endpoint({
  name: 'listReportTemplates',
  summary: 'The kinds of reports that can be begun',
  method: 'GET',
  path: '/report-templates',
  access: 'report.read',
  reply: z.strictObject({
    rows: z.array(
      z.strictObject({
        code: z.string(),
        name: TwoLanguages,
        tells: z.enum(['half-year', 'year']).describe('of which periods'),
        issuerId: BodyId.nullable().describe('who issues its reports by the setting in force today; null where none was set'),
      }),
    ),
  }),
})

export const showReportTemplate = endpoint({
  name: 'showReportTemplate',
  summary: "A report's template: sections in their order with their model sentences",
  method: 'GET',
  path: '/report-templates/:code',
  access: 'report.read',
  params: oneTemplate,
  reply: z.strictObject({
    code: z.string(),
    name: TwoLanguages,
    edition: z.int(),
    recordedAt: z.iso.datetime(),
    title: z.string(),
    opening: z.string(),
    placeholders: z.array(z.string()),
    sections: z.array(SectionView),
  }),
})

const text = lines(2000)

/** Officers change words and what happens to an empty section; order, sources and conditions come with the product. */
export const saveReportTemplate = endpoint({
  name: 'saveReportTemplate',
  summary: 'Change model sentences; the changed template is a new edition, frozen versions keep theirs',
  method: 'PUT',
  path: '/report-templates/:code',
  access: 'report.compose',
  params: oneTemplate,
  body: z.strictObject({
    version: z.int().describe('edition that was seen'),
    title: text.max(500),
    opening: text,
    sections: z
      .array(
        z.strictObject({
          code: z.string().max(40),
          heading: line(300).nullable(),
          empty: z.enum(['leave-out', 'say-none']),
          sentences: z.array(text).max(12).describe('in the order of the template, one for each of its sentences'),
        }),
      )
      .max(40),
  }),
  reply: z.strictObject({ code: z.string(), version: z.int() }),
})
