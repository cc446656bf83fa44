import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { AgencyId } from '../../kernel/identity.ts'
import { TwoLanguages } from '../../kernel/list.ts'
import { OfficialNumberText } from '../../kernel/official-number.ts'
import { line, lines } from '../../kernel/text.ts'
import { MapKind } from './edition.ts'

const Code = z.string().trim().min(1).max(60)
const oneEdition = z.strictObject({ edition: Code })

const Paper = z.strictObject({ number: z.string(), date: Day, issuer: z.string() })

export const Clause = z.strictObject({
  number: z.string(),
  title: TwoLanguages.describe('the title only; the sentences of the standard do not stand here'),
  documents: z.array(z.strictObject({ reference: z.string(), what: z.enum(['maintain', 'retain']) })),
})
export type Clause = z.infer<typeof Clause>

export const EditionHead = z.strictObject({
  code: z.string(),
  year: z.int(),
  validFrom: Day.nullable(),
  validTo: Day.nullable(),
  former: z.string().nullable().describe('the edition before this one'),
  formerAcceptedUntil: Day.nullable().describe('last day on which a declaration to the edition before still counts'),
  inForce: z.boolean().describe('valid on the day asked for'),
  paper: Paper.nullable().describe('on which paper the dates were recorded here; null: the dates the product came with'),
  toVerify: z.boolean().describe('the tree waits for a person who holds the standard'),
  clauses: z.int(),
  version: z.int().describe('0: nothing was recorded here'),
})
export type EditionHead = z.infer<typeof EditionHead>

export const listEditionTrees = endpoint({
  name: 'listEditionTrees',
  summary: 'Editions with a clause tree, newest first, and since when each holds',
  method: 'GET',
  path: '/editions',
  access: 'declaration.read',
  query: z.strictObject({ on: Day.optional() }),
  reply: z.strictObject({ rows: z.array(EditionHead) }),
})

export const showEditionPair = endpoint({
  name: 'showEditionPair',
  summary: 'The clause tree of an edition beside the one it is compared with, and where each clause is found there',
  method: 'GET',
  path: '/edition-clauses',
  access: 'declaration.read',
  query: z.strictObject({ from: Code, to: Code.optional() }),
  reply: z.strictObject({
    from: z.strictObject({ code: z.string(), toVerify: z.boolean(), clauses: z.array(Clause) }),
    to: z.strictObject({ code: z.string(), toVerify: z.boolean(), clauses: z.array(Clause) }).nullable(),
    map: z.array(z.strictObject({ from: z.string().nullable(), to: z.string().nullable(), kind: MapKind })),
  }),
})

export const recordValidity = endpoint({
  name: 'recordValidity',
  summary: 'Record from when to when an edition holds, and the paper that says so',
  method: 'PUT',
  path: '/editions/:edition/validity',
  access: 'edition.write',
  params: oneEdition,
  body: z.strictObject({
    version: z.int().min(0),
    validFrom: Day.nullable().describe('null: not in force'),
    validTo: Day.nullable().default(null).describe('first day on which nobody declares to it any more'),
    formerAcceptedUntil: Day.nullable()
      .default(null)
      .describe('last day on which a declaration to the edition before this one still counts; null: none counts once this one holds'),
    paperNumber: OfficialNumberText,
    paperDate: Day,
    issuer: line(300),
    reason: lines(2000).optional(),
  }),
  reply: z.strictObject({ id: z.string(), version: z.int() }),
})

const counts = { n: z.int(), notYet: z.int(), noData: z.int(), total: z.int() }
const Known = z.enum(['declared', 'not-yet', 'no-data'])
export const CountedEdition = z.strictObject({
  edition: z.string(),
  accepted: z.strictObject({ edition: z.string(), until: Day }).nullable().describe('the edition before, whose declarations count too'),
  main: z.strictObject({ ...counts, former: z.int() }),
  apart: z.strictObject({ ...counts, former: z.int() }),
})
export type CountedEdition = z.infer<typeof CountedEdition>

export const ValidityConsequence = z.strictObject({
  on: Day.describe('today, or the first day of the edition when that comes later'),
  before: CountedEdition.nullable().describe('null: no edition in force'),
  after: CountedEdition.nullable(),
  ending: z.strictObject({ on: Day, counted: CountedEdition }).nullable().describe('the first day after the transition, by the declarations recorded so far'),
  affected: z.array(z.strictObject({ id: AgencyId, name: z.string(), block: z.string(), was: Known, is: Known })).describe('whose answer becomes another'),
})
export type ValidityConsequence = z.infer<typeof ValidityConsequence>

export const previewValidity = endpoint({
  name: 'previewValidity',
  summary: 'n/N before and after these days of an edition would be recorded, and whose answer becomes another',
  method: 'GET',
  path: '/edition-consequence',
  access: 'edition.write',
  query: z.strictObject({ edition: Code, validFrom: Day.optional(), validTo: Day.optional(), formerAcceptedUntil: Day.optional() }),
  reply: ValidityConsequence,
})
