import { z } from 'zod'
import { fold } from '../../kernel/fold.ts'
import { line } from '../../kernel/text.ts'

/**
 * What can fill a placeholder by itself. The codes are what an officer writes into the Word file, without marks so that any
 * keyboard types them; the words of the slice name them in both languages.
 */
export const fieldCodes = [
  'ten_co_quan',
  'ten_viet_tat',
  'ma_co_quan',
  'khoi',
  'co_quan_cap_tren',
  'dia_phuong',
  'dia_danh',
  'so_cong_bo',
  'ngay_cong_bo',
  'phien_ban',
  'nguoi_ky',
  'chuc_vu',
  'ngay_hom_nay',
  'ngay_bang_chu',
  'nam',
] as const
export const FieldCode = z.enum(fieldCodes)
export type FieldCode = z.infer<typeof FieldCode>

/** Known without an agency being named. */
const general: ReadonlySet<FieldCode> = new Set(['dia_phuong', 'dia_danh', 'ngay_hom_nay', 'ngay_bang_chu', 'nam'])
export const asksAgency = (code: FieldCode): boolean => !general.has(code)

export const mostPlaceholders = 100
export const Tag = line(80)

/** A placeholder of the file, and what fills it: a known field, or what somebody types for each paper. */
export const Placeholder = z.strictObject({
  tag: Tag.describe('As it stands between {{ and }} in the file'),
  field: FieldCode.nullable().describe('null: asked each time'),
  label: line(200).describe('How it is asked for'),
})
export type Placeholder = z.infer<typeof Placeholder>

/** Placeholders differ by letters, not by marks, capitals, or blanks against underscores: {{Tên cơ quan}} is {{ten_co_quan}}. */
export const tagKey = (tag: string): string => fold(tag).replace(/[\s_]+/g, '_')

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** What a placeholder is taken for until somebody says otherwise. */
export function suggested(tag: string): Placeholder {
  const key = tagKey(tag)
  return { tag, field: fieldCodes.find((code) => code === key) ?? null, label: capital(tag.replace(/_+/g, ' ')) }
}

/** Placeholders of the file that nobody has described, and described ones that the file has not. */
export function unmatched(inFile: readonly string[], described: readonly Placeholder[]): { missing: string[]; unknown: string[] } {
  const said = new Set(described.map(({ tag }) => tag))
  const held = new Set(inFile)
  return { missing: inFile.filter((tag) => !said.has(tag)), unknown: [...said].filter((tag) => !held.has(tag)) }
}

export const needsAgency = (fields: readonly Placeholder[]): boolean => fields.some(({ field }) => field !== null && asksAgency(field))
