import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { line } from '../../kernel/text.ts'
import { Relation } from '../links/paper-link.ts'
import { DraftText, type FieldValue, repeatedPassage, stringsIn } from './draft-text.ts'

export const FieldType = z.enum(['text', 'date', 'number', 'agency', 'agencies', 'paper', 'choice'])
export type FieldType = z.infer<typeof FieldType>

const inBoth = (max: number) => z.strictObject({ vi: line(max), en: line(max) })

export const TemplateField = z.strictObject({
  key: z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/),
  type: FieldType,
  label: inBoth(200),
  help: inBoth(1000).nullable().default(null),
  required: z.boolean(),
  choices: z.array(line(300)).max(50).default([]).describe('Of a choice'),
  relation: Relation.nullable().default(null).describe('Of a paper: what the issued paper is to the one named'),
})
export type TemplateField = z.infer<typeof TemplateField>

export const TemplateCode = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/)

/** Filled in by the product: the issuer, its superior, the title of the head, the place, the year. */
export const builtIn = ['issuer', 'issuerParent', 'signerTitle', 'place', 'year', 'unit'] as const

const asked = /\{\{\s*([^{}]*?)\s*\}\}/g

/** Names of the fields a text asks for. */
export const fieldsAsked = (text: DraftText): string[] => [
  ...new Set(stringsIn(text).flatMap((words) => Array.from(words.matchAll(asked), (match) => match[1] ?? ''))),
]

const known = (name: string) => builtIn.some((own) => own === name)

export const contentShape = { fields: z.array(TemplateField).max(60), text: DraftText }

type Issues = Pick<z.core.$RefinementCtx, 'addIssue'>

/** A field that is used is declared, and one that is declared is used. */
export function checkContent({ fields, text }: { fields: TemplateField[]; text: DraftText }, context: Issues): void {
  const fault = (path: (string | number)[], message: string, name: string) => context.addIssue({ code: 'custom', path, message, params: { name } })
  const wanted = fieldsAsked(text)
  for (const name of wanted) if (!known(name) && !fields.some(({ key }) => key === name)) fault(['text'], 'paper-template.field-undeclared', name)
  fields.forEach(({ key, type, choices }, n) => {
    if (known(key) || fields.findIndex((other) => other.key === key) !== n) fault(['fields', n], 'paper-template.field-twice', key)
    if (!wanted.includes(key)) fault(['fields', n], 'paper-template.field-unused', key)
    if ((type === 'choice') !== choices.length > 0) fault(['fields', n, 'choices'], 'paper-template.choices-wanted', key)
  })
  const twice = repeatedPassage(text)
  if (twice !== undefined) fault(['text'], 'draft-paper.passage-twice', twice)
}

/** Wording and fields of a kind of paper. */
export const TemplateContent = z.strictObject(contentShape).superRefine(checkContent)
export type TemplateContent = z.infer<typeof TemplateContent>

export interface Template {
  code: string
  kind: string
  name: string
  content: TemplateContent
}

export interface Fault {
  path: string
  code: string
  details: Record<string, string | number>
}

const isOf: Readonly<Record<FieldType, (value: FieldValue, field: TemplateField) => boolean>> = {
  text: (value) => typeof value === 'string',
  date: (value) => Day.safeParse(value).success,
  number: (value) => typeof value === 'number',
  agency: (value) => typeof value === 'object' && 'agencyId' in value,
  agencies: (value) => Array.isArray(value),
  paper: (value) => typeof value === 'object' && 'paperId' in value,
  choice: (value, { choices }) => typeof value === 'string' && choices.includes(value),
}

export const isEmpty = (value: FieldValue | undefined): boolean => value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** Values of the wrong kind, and values and askings of fields that the template does not have: refused whenever a text is saved. */
export function faultsOfFields(fields: readonly TemplateField[], text: DraftText): Fault[] {
  const strange = [...Object.keys(text.fields), ...fieldsAsked(text)].find((name) => !known(name) && !fields.some(({ key }) => key === name))
  const wrong = fields.flatMap((field): Fault[] => {
    const value = text.fields[field.key]
    if (value === undefined || isEmpty(value) || isOf[field.type](value, field)) return []
    return [{ path: `text.fields.${field.key}`, code: 'draft-paper.field-form', details: { name: field.label.vi } }]
  })
  return strange === undefined ? wrong : [...wrong, { path: 'text.fields', code: 'draft-paper.field-unknown', details: { name: strange } }]
}

/** What still has to be filled in before the paper is put before anybody. */
export function missingIn(fields: readonly TemplateField[], text: DraftText): Fault[] {
  const wanted = fieldsAsked(text)
  const fault = (path: string, name: string): Fault => ({ path, code: 'draft-paper.field-missing', details: { name } })
  return [
    ...(text.abstract === '' ? [fault('text.abstract', 'Trích yếu')] : []),
    ...fields
      .filter((field) => field.required && wanted.includes(field.key) && isEmpty(text.fields[field.key]))
      .map((field) => fault(`text.fields.${field.key}`, field.label.vi)),
  ]
}
