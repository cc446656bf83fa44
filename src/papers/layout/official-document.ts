/**
 * An official paper (văn bản hành chính) as a value: what it says, part by part, as Nghị định 30/2020/NĐ-CP names
 * the parts. How it looks is decided once, in `laid-out.ts`, and drawn three times: page, Word, PDF.
 */
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { Block, Text } from './block.ts'
import { onOneLine, printable } from './printable.ts'

const Line = (max: number) => z.string().max(max).transform(onOneLine).pipe(z.string().trim().min(1))

/** A name that may carry its own line breaks: an office knows best where its name may be broken. */
const Name = z.string().max(600).transform(printable).pipe(z.string().trim().min(1))

export const Issuer = z.strictObject({
  parent: Name.optional().describe('Tên cơ quan, tổ chức chủ quản trực tiếp, in ordinary letters; capitals are made here'),
  name: Name.describe('Tên cơ quan, tổ chức ban hành văn bản'),
})

/** The day of issue once there is one; before that the year, and the month where it is certain. */
export const IssueDate = z.union([Day, z.strictObject({ year: z.int().min(1900).max(2100), month: z.int().min(1).max(12).optional() })])
export type IssueDate = z.infer<typeof IssueDate>

export const Title = z.discriminatedUnion('form', [
  z.strictObject({
    form: z.literal('named'),
    kind: Line(100).describe('Tên loại, e.g. Báo cáo'),
    abstract: Name.optional().describe('Trích yếu nội dung'),
  }),
  z.strictObject({ form: z.literal('letter'), about: Line(600).describe('What follows "V/v" in an official letter') }),
])

export const Capacity = z.strictObject({
  form: z.enum(['TM', 'KT', 'TL', 'TUQ']),
  of: Line(300).describe('TM.: the collective; KT., TL., TUQ.: the post of the head'),
})

export const Signature = z.strictObject({
  capacities: z.array(Capacity).max(4).default([]),
  post: Line(300).describe('Chức vụ, e.g. Phó Giám đốc; an acting head carries "Q." here'),
  name: Line(200).nullable().describe('Null while it is open who signs'),
})

const orientation = z.enum(['portrait', 'landscape']).default('portrait')

export const Annex = z.discriminatedUnion('form', [
  z.strictObject({ form: z.literal('annex'), title: Name.optional(), orientation, blocks: z.array(Block) }),
  z.strictObject({
    form: z.literal('enclosure'),
    kind: Line(100).describe('A paper issued or approved by this one, e.g. Kế hoạch; it has a letterhead of its own'),
    abstract: Name,
    orientation,
    blocks: z.array(Block),
  }),
])
export type Annex = z.infer<typeof Annex>

export const OfficialDocument = z.strictObject({
  issuer: Issuer,
  number: z.strictObject({
    serial: z
      .string()
      .regex(/^\d{1,7}[a-zA-Z]?$/)
      .nullable()
      .describe('Null until the records clerk has given it'),
    symbol: Line(80).describe('e.g. BC-SKHCN, SKHCN-TĐC'),
  }),
  place: Line(100),
  date: IssueDate,
  title: Title,
  to: z.array(Line(500)).max(200).default([]).describe('Kính gửi'),
  enactment: z
    .strictObject({
      authority: Line(300).describe('Thẩm quyền ban hành, e.g. Chủ tịch Ủy ban nhân dân Thành phố'),
      formula: Line(60).describe('e.g. Quyết định'),
    })
    .optional(),
  bases: z.array(Text).max(60).default([]).describe('Căn cứ, without the mark at the end'),
  blocks: z.array(Block),
  recipients: z.array(Line(500)).max(200).default([]).describe('Nơi nhận, without dash and mark'),
  filing: z
    .strictObject({
      units: z.array(Line(60)).min(1).max(10).describe('VT and the drafting unit'),
      copies: z.int().min(1).max(999).optional(),
    })
    .optional(),
  drafterMark: Line(60).optional().describe('Ký hiệu người soạn thảo và số lượng bản phát hành, e.g. PL.(300)'),
  signature: Signature.optional(),
  annexes: z.array(Annex).max(60).default([]),
  draft: z.boolean().default(false),
  notice: Line(300).optional().describe('A line at the foot of every page'),
})
export type OfficialDocument = z.output<typeof OfficialDocument>

/** What a composer writes: parts with a usual value may be left out. */
export type OfficialDocumentDraft = z.input<typeof OfficialDocument>
