/** Short ways to write the templates that come with the product. */
import type { z } from 'zod'
import type { Relation } from '../links/paper-link.ts'
import type { ListHolds } from '../lists/paper-list.ts'
import type { DraftText } from './draft-text.ts'
import { type FieldType, type Template, TemplateContent, type TemplateField } from './template.ts'

type BlockDraft = z.input<typeof DraftText>['blocks'][number]

export const base = (id: string, text: string) => ({ id, text })
export const paragraph = (id: string, text: string): BlockDraft => ({ id, kind: 'paragraph', text })
export const heading = (id: string, level: 1 | 2 | 3, text: string): BlockDraft => ({ id, kind: 'heading', level, text })
export const article = (id: string, text: string): BlockDraft => ({ id, kind: 'article', text })
export const list = (id: string, items: string[]): BlockDraft => ({ id, kind: 'list', marker: 'dash', items })
export const table = (id: string, columns: readonly (readonly [title: string, width: number])[]): BlockDraft => ({
  id,
  kind: 'table',
  columns: columns.map(([title, width], n) => ({ title, width, align: n === 0 ? 'center' : 'left' })),
  rows: [columns.map((_, n) => (n === 0 ? '1' : ''))],
})

/** A list that is handed to the register at issue; shipped lines name posts and bodies, never a person. */
export const names = (id: string, of: ListHolds, noteTitle: string, rows: readonly (readonly [name: string, note: string])[] = []): BlockDraft => ({
  id,
  kind: 'names',
  of,
  asOf: null,
  noteTitle,
  rows: rows.map(([name, note]) => ({ agencyId: null, name, note })),
})

/** Required unless its name ends in "?". */
export const field = (name: string, type: FieldType, vi: string, en: string, choices: string[] = []): z.input<typeof TemplateField> => ({
  key: name.replace('?', ''),
  type,
  label: { vi, en },
  required: !name.endsWith('?'),
  choices,
})

/** A paper of the register, with what the issued one will be to it. */
export const paperField = (name: string, relation: Relation, vi: string, en: string): z.input<typeof TemplateField> => ({
  ...field(name, 'paper', vi, en),
  relation,
})

type Shipped = Omit<z.input<typeof DraftText>, 'signature' | 'fields'> & { fields: z.input<typeof TemplateField>[] }

/** A template as shipped: the signature is the issuer's, filled in when a draft begins. */
export const shipped = (code: string, kind: string, name: string, { fields, ...text }: Shipped): Template => ({
  code,
  kind,
  name,
  content: TemplateContent.parse({ fields, text: { ...text, signature: { capacities: [], post: '{{signerTitle}}', name: null } } }),
})

export const programmeDecision =
  'Căn cứ Quyết định số 19/2014/QĐ-TTg ngày 05 tháng 3 năm 2014 của Thủ tướng Chính phủ về việc áp dụng Hệ thống quản lý chất lượng theo Tiêu chuẩn quốc gia TCVN ISO 9001:2008 vào hoạt động của các cơ quan, tổ chức thuộc hệ thống hành chính nhà nước'
export const programmeCircular =
  'Căn cứ Thông tư số 26/2014/TT-BKHCN ngày 10 tháng 10 năm 2014 của Bộ trưởng Bộ Khoa học và Công nghệ quy định chi tiết thi hành Quyết định số 19/2014/QĐ-TTg'
