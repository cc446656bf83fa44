import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { tidy } from '../../kernel/fold.ts'
import { AgencyId, PaperId } from '../../kernel/identity.ts'
import { Align } from '../layout/block.ts'
import { ListHolds } from '../lists/paper-list.ts'
import { Capacity } from '../layout/official-document.ts'

/** Typed text that may still be empty: a draft is kept before it is complete. Lines stay apart. */
const words = (max: number) =>
  z
    .string()
    .overwrite((text) => text.split(/\r?\n/).map(tidy).join('\n'))
    .max(max)
const oneLine = (max: number) => z.string().overwrite(tidy).max(max)

/** Passages carry ids, so that remarks, differences and merging name them whatever moves around them. */
export const PassageId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)

const orientation = z.enum(['portrait', 'landscape']).default('portrait')
const passage = { id: PassageId }

export const ListedName = z.strictObject({
  agencyId: AgencyId.nullable().describe('null for an organisation that is no agency of the register'),
  name: oneLine(300),
  note: oneLine(1000).default(''),
})
export type ListedName = z.infer<typeof ListedName>

/** A passage as an officer writes it; `{{key}}` stands for a field of the template. */
export const DraftBlock = z.discriminatedUnion('kind', [
  z.strictObject({ ...passage, kind: z.literal('paragraph'), text: words(20_000), align: Align.default('justify') }),
  z.strictObject({ ...passage, kind: z.literal('heading'), level: z.union([z.literal(1), z.literal(2), z.literal(3)]), text: oneLine(1000) }),
  z.strictObject({
    ...passage,
    kind: z.literal('article'),
    title: oneLine(500).default(''),
    text: words(20_000).describe('Clauses (khoản) each on a line of its own; articles are counted by themselves'),
  }),
  z.strictObject({
    ...passage,
    kind: z.literal('list'),
    marker: z.enum(['dash', 'plus', 'number', 'letter']),
    items: z.array(words(5000)).max(2000),
  }),
  z.strictObject({
    ...passage,
    kind: z.literal('table'),
    caption: oneLine(500).default(''),
    unit: oneLine(100).default(''),
    columns: z
      .array(z.strictObject({ title: oneLine(200), width: z.number().positive().max(1000).default(10), align: Align.default('left') }))
      .min(1)
      .max(30),
    rows: z.array(z.array(words(2000)).max(30)).max(5000),
  }),
  z.strictObject({
    ...passage,
    kind: z.literal('names'),
    of: ListHolds.describe('A list that stays a list: searched, counted and handed to the register at issue'),
    asOf: Day.nullable().describe('As of which day the agencies were chosen'),
    noteTitle: oneLine(100).default('').describe('Heading of the column of notes; empty for none'),
    rows: z.array(ListedName).max(5000),
  }),
])
export type DraftBlock = z.infer<typeof DraftBlock>

export const DraftBase = z.strictObject({
  ...passage,
  text: words(2000).describe('Without the mark at the end; empty when a paper of the register is named'),
  paperId: PaperId.nullable().default(null).describe('Printed from the facts of that paper: "Căn cứ Quyết định số … ngày … của …"'),
})
export type DraftBase = z.infer<typeof DraftBase>

export const DraftAnnex = z.discriminatedUnion('form', [
  z.strictObject({ ...passage, form: z.literal('annex'), title: words(600), orientation, blocks: z.array(DraftBlock).max(500) }),
  z.strictObject({ ...passage, form: z.literal('enclosure'), kind: oneLine(100), abstract: words(600), orientation, blocks: z.array(DraftBlock).max(500) }),
])
export type DraftAnnex = z.infer<typeof DraftAnnex>

const NamedAgency = z.strictObject({ agencyId: AgencyId, name: oneLine(300) })
export type NamedAgency = z.infer<typeof NamedAgency>

/** What is filled into a field; which shape belongs to which type of field is checked against the template. */
export const FieldValue = z.union([words(4000), z.number(), z.strictObject({ paperId: PaperId }), NamedAgency, z.array(NamedAgency).max(2000)])
export type FieldValue = z.infer<typeof FieldValue>

/** Everything an officer may write in a paper, beyond what its issuer and template give. */
export const DraftText = z.strictObject({
  abstract: words(1000).describe('Trích yếu; of an official letter what follows "V/v"'),
  fields: z.record(z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/), FieldValue).default({}),
  to: z.array(oneLine(500)).max(200).default([]).describe('Kính gửi'),
  enactment: z
    .strictObject({ authority: oneLine(300), formula: oneLine(60) })
    .nullable()
    .default(null),
  bases: z.array(DraftBase).max(60).default([]),
  blocks: z.array(DraftBlock).max(1000),
  recipients: z.array(oneLine(500)).max(200).default([]).describe('Nơi nhận, without the line of the files'),
  filing: z
    .strictObject({ units: z.array(oneLine(60)).min(1).max(10), copies: z.int().min(1).max(999).nullable().default(null) })
    .nullable()
    .default(null),
  drafterMark: oneLine(60).default(''),
  signature: z.strictObject({ capacities: z.array(Capacity).max(4), post: oneLine(300), name: oneLine(200).nullable() }),
  annexes: z.array(DraftAnnex).max(60).default([]),
})
export type DraftText = z.infer<typeof DraftText>

const blocksOf = (text: DraftText): DraftBlock[] => [...text.blocks, ...text.annexes.flatMap((annex) => annex.blocks)]

/** All passages of a text have ids of their own; the first that stands twice. */
export function repeatedPassage(text: DraftText): string | undefined {
  const ids = [...text.bases, ...blocksOf(text), ...text.annexes].map(({ id }) => id)
  return ids.find((id, n) => ids.indexOf(id) !== n)
}

/** Papers of the register that the text names, as bases or in a field. */
export function papersIn(text: DraftText): PaperId[] {
  const inFields = Object.values(text.fields).flatMap((value) => (typeof value === 'object' && 'paperId' in value ? [value.paperId] : []))
  return [...new Set([...text.bases.flatMap(({ paperId }) => (paperId === null ? [] : [paperId])), ...inFields])]
}

/** Agencies of the register that the text names, in a field or in a list. */
export function agenciesIn(text: DraftText): AgencyId[] {
  const inFields = Object.values(text.fields).flatMap((value) =>
    Array.isArray(value) ? value.map(({ agencyId }) => agencyId) : typeof value === 'object' && 'agencyId' in value ? [value.agencyId] : [],
  )
  const listed = blocksOf(text).flatMap((block) => (block.kind === 'names' ? block.rows.flatMap(({ agencyId }) => (agencyId === null ? [] : [agencyId])) : []))
  return [...new Set([...inFields, ...listed])]
}

function stringsOf(block: DraftBlock): string[] {
  switch (block.kind) {
    case 'article':
      return [block.title, block.text]
    case 'list':
      return block.items
    case 'table':
      return [block.caption, ...block.columns.map(({ title }) => title), ...block.rows.flat()]
    case 'names':
      return block.rows.flatMap(({ name, note }) => [name, note])
    default:
      return [block.text]
  }
}

/** Every written string of a text, where fields may be asked for. */
export function stringsIn(text: DraftText): string[] {
  return [
    text.abstract,
    ...text.to,
    ...(text.enactment ? [text.enactment.authority] : []),
    ...text.bases.map((base) => base.text),
    ...text.blocks.flatMap(stringsOf),
    ...text.recipients,
    ...text.annexes.flatMap((annex) => [annex.form === 'annex' ? annex.title : annex.abstract, ...annex.blocks.flatMap(stringsOf)]),
  ]
}
