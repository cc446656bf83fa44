import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { AgencyId, FileId, WordFormId } from '../../kernel/identity.ts'
import { ListQuery, listOf } from '../../kernel/list.ts'
import { line, lines } from '../../kernel/text.ts'
import { FileQuery, FileView } from '../../register/files/file.contract.ts'
import { mostPlaceholders, Placeholder, Tag } from './word-form.ts'

const instant = z.iso.datetime({ offset: true })
const oneForm = z.strictObject({ wordFormId: WordFormId })

export const WordFormRow = z.strictObject({
  id: WordFormId,
  name: z.string(),
  about: z.string(),
  agencyId: AgencyId.nullable().describe("null: the authority's"),
  agencyName: z.string().nullable(),
  edition: z.int(),
  placeholders: z.int(),
  withdrawn: z.boolean(),
  changedAt: instant,
})
export type WordFormRow = z.infer<typeof WordFormRow>

export const listWordForms = endpoint({
  name: 'listWordForms',
  summary: "The office's own Word forms, newest first; an agency sees its own",
  method: 'GET',
  path: '/word-forms',
  access: 'form.read',
  query: ListQuery.extend({ withdrawn: z.enum(['true', 'false']).default('false').describe('true: those that are no longer used, too') }),
  reply: listOf(WordFormRow),
})

export const WordFormView = WordFormRow.omit({ placeholders: true }).extend({
  version: z.int(),
  file: FileView,
  fields: z.array(Placeholder),
  reason: z.string().nullable().describe('Why it is no longer used'),
  editions: z.array(z.strictObject({ edition: z.int(), by: z.string(), at: instant, file: FileView })),
})
export type WordFormView = z.infer<typeof WordFormView>

export const showWordForm = endpoint({
  name: 'showWordForm',
  summary: 'A Word form with its placeholders and editions',
  method: 'GET',
  path: '/word-forms/:wordFormId',
  access: 'form.read',
  params: oneForm,
  reply: WordFormView,
})

export const downloadWordForm = endpoint({
  name: 'downloadWordForm',
  summary: 'The Word file of a form as it was uploaded',
  method: 'GET',
  path: '/word-forms/:wordFormId/file',
  access: 'form.read',
  kind: 'file',
  params: oneForm,
  query: FileQuery,
})

export const readWordForm = endpoint({
  name: 'readWordForm',
  summary: 'Which placeholders an uploaded Word file has, and what each would be filled with; keeps nothing',
  method: 'POST',
  path: '/word-forms/reading',
  access: 'form.write',
  keyed: false,
  body: z.strictObject({ fileId: FileId }),
  reply: z.strictObject({ fields: z.array(Placeholder) }),
})

const form = {
  name: line(200),
  about: lines(1000).nullable().describe('When it is used, on which basis'),
  fileId: FileId,
  fields: z
    .array(Placeholder)
    .min(1)
    .max(mostPlaceholders)
    .refine((fields) => new Set(fields.map(({ tag }) => tag)).size === fields.length, { error: 'word-form.tag-twice' }),
}

export const createWordForm = endpoint({
  name: 'createWordForm',
  summary: 'A new Word form; every placeholder of the file is described',
  method: 'POST',
  path: '/word-forms',
  access: 'form.write',
  status: 201,
  body: z.strictObject({ agencyId: AgencyId.nullable(), ...form }),
  reply: z.strictObject({ id: WordFormId, version: z.int() }),
})

export const saveWordForm = endpoint({
  name: 'saveWordForm',
  summary: 'A changed Word form is a new edition; the former files stay',
  method: 'PUT',
  path: '/word-forms/:wordFormId',
  access: 'form.write',
  params: oneForm,
  body: z.strictObject({ version: z.int(), ...form }),
  reply: z.strictObject({ id: WordFormId, version: z.int() }),
})

export const withdrawWordForm = endpoint({
  name: 'withdrawWordForm',
  summary: 'A form that is no longer used, with the reason; what was made of it is not touched',
  method: 'POST',
  path: '/word-forms/:wordFormId/withdrawal',
  access: 'form.write',
  params: oneForm,
  body: z.strictObject({ version: z.int(), reason: lines(2000) }),
  reply: z.strictObject({ id: WordFormId, version: z.int() }),
})

const agencyId = AgencyId.optional().describe('For whom; needed where the form names something of an agency')

export const showFormValues = endpoint({
  name: 'showFormValues',
  summary: 'What the placeholders of a form would be filled with today; null: to be typed',
  method: 'GET',
  path: '/word-forms/:wordFormId/values',
  access: 'form.read',
  params: oneForm,
  query: z.strictObject({ agencyId }),
  reply: z.strictObject({ values: z.array(Placeholder.extend({ value: z.string().nullable() })) }),
})
export type FormValues = z.infer<typeof showFormValues.reply>['values']

export const makeWordPaper = endpoint({
  name: 'makeWordPaper',
  summary: 'The form with its placeholders filled, as a Word file; keeps nothing',
  method: 'POST',
  path: '/word-forms/:wordFormId/paper',
  access: 'form.read',
  kind: 'file',
  keyed: false,
  params: oneForm,
  body: z.strictObject({
    edition: z.int().describe('The one whose placeholders were answered'),
    values: z.record(Tag, z.string().max(5_000)).describe('Text for each placeholder of the form'),
  }),
})
