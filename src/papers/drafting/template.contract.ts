import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { TwoLanguages } from '../../kernel/list.ts'
import { line } from '../../kernel/text.ts'
import { PaperKindCode } from '../registers/paper.ts'
import { DraftText } from './draft-text.ts'
import { checkContent, contentShape, TemplateCode, TemplateField } from './template.ts'

const oneTemplate = z.strictObject({ templateCode: TemplateCode })

export const TemplateRow = z.strictObject({
  code: TemplateCode,
  edition: z.int(),
  kind: PaperKindCode,
  kindName: TwoLanguages,
  name: z.string(),
  validFrom: Day,
  source: z.string(),
  fields: z.int().describe('How many fields it has'),
})
export type TemplateRow = z.infer<typeof TemplateRow>

export const listPaperTemplates = endpoint({
  name: 'listPaperTemplates',
  summary: 'Templates of official papers in their newest edition',
  method: 'GET',
  path: '/paper-templates',
  access: 'draft.read',
  reply: z.strictObject({ rows: z.array(TemplateRow) }),
})

export const showPaperTemplate = endpoint({
  name: 'showPaperTemplate',
  summary: 'A template: wording, fields, where it comes from; the newest edition without one named',
  method: 'GET',
  path: '/paper-templates/:templateCode',
  access: 'draft.read',
  params: oneTemplate,
  query: z.strictObject({ edition: z.coerce.number().int().min(1).optional() }),
  reply: z.strictObject({
    ...TemplateRow.omit({ fields: true }).shape,
    fields: z.array(TemplateField),
    text: DraftText,
    builtIn: z.array(z.string()).describe('Fields that are filled in by themselves'),
    editions: z.array(z.strictObject({ edition: z.int(), validFrom: Day, source: z.string(), by: z.string().nullable() })),
  }),
})

const template = {
  kind: PaperKindCode,
  name: line(300),
  source: line(500).describe('Where the wording comes from, and who approved it'),
  ...contentShape,
}

export const createPaperTemplate = endpoint({
  name: 'createPaperTemplate',
  summary: 'A new template; every field it uses is declared, every declared one used',
  method: 'POST',
  path: '/paper-templates',
  access: 'template.write',
  status: 201,
  body: z.strictObject({ code: TemplateCode, ...template }).superRefine(checkContent),
  reply: z.strictObject({ code: TemplateCode, version: z.int() }),
})

export const savePaperTemplate = endpoint({
  name: 'savePaperTemplate',
  summary: 'A changed template is a new edition; drafts keep the one they began with',
  method: 'PUT',
  path: '/paper-templates/:templateCode',
  access: 'template.write',
  params: oneTemplate,
  body: z.strictObject({ version: z.int().describe('Edition that was seen'), ...template }).superRefine(checkContent),
  reply: z.strictObject({ code: TemplateCode, version: z.int() }),
})
