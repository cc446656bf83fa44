import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { AgencyId, DeclarationId } from '../../kernel/identity.ts'
import { ListQuery, listOf, severalOf, TwoLanguages } from '../../kernel/list.ts'
import { longExport } from '../../register/exports/export.contract.ts'
import { Annex } from './declaration.ts'
import { EditionCode, SheetFormat, SheetLanguage } from './declaration.contract.ts'
import { Standing, StandingReason } from './standing.ts'
import { Tree } from './tree.ts'

const asOf = {
  edition: EditionCode.optional().describe('without it: the newest edition valid on the day'),
  on: Day.optional().describe('data date; today without it'),
  knownAt: z.iso.datetime({ offset: true }).optional().describe('as known at this instant; as known now without it'),
}

/** n + notYet + noData = total, always. */
const counts = { n: z.int(), notYet: z.int(), noData: z.int(), total: z.int() }
export const Counts = z.strictObject(counts)
export type Counts = z.infer<typeof Counts>

/** The edition before the one asked for, whose declarations count too. */
export const AcceptedEdition = z.strictObject({ edition: z.string(), until: Day.describe('last day on which they do') })
export type AcceptedEdition = z.infer<typeof AcceptedEdition>

export const BlockProgress = z.strictObject({
  block: z.string(),
  name: TwoLanguages,
  apart: z.boolean().describe('counted beside the main figure, as the communes are'),
  ...counts,
  former: z.int().describe('of n: by a declaration to the edition before, while that is still accepted'),
})
export type BlockProgress = z.infer<typeof BlockProgress>

export const ConversionProgress = z.strictObject({
  edition: z.string(),
  accepted: AcceptedEdition.nullable().describe('recorded for the transition between two editions'),
  on: Day,
  knownAt: z.iso.datetime().nullable(),
  blocks: z.array(BlockProgress),
  main: Counts,
  apart: Counts,
})
export type ConversionProgress = z.infer<typeof ConversionProgress>

export const showProgress = endpoint({
  name: 'showProgress',
  summary: 'n/N of declarations to an edition by block, by the one rule',
  method: 'GET',
  path: '/conversion/progress',
  access: 'declaration.read',
  query: z.strictObject(asOf),
  reply: ConversionProgress,
})

export const AgencyStanding = z.strictObject({
  agencyId: AgencyId,
  name: z.string(),
  shortName: z.string(),
  code: z.string().nullable(),
  block: z.string(),
  standing: Standing,
  reason: StandingReason,
  reviewedOn: Day.nullable().describe('last review of a block the agency stood in'),
  declaration: z
    .strictObject({ id: DeclarationId, number: z.string(), issuedOn: Day, effectiveOn: Day, edition: z.string(), annex: Annex })
    .nullable()
    .describe('the one that counts, or else the one that comes nearest'),
})
export type AgencyStanding = z.infer<typeof AgencyStanding>

const standingFilters = {
  ...asOf,
  block: severalOf(z.string().max(40)),
  standing: severalOf(Standing),
  apart: z.enum(['true', 'false']).optional().describe('only blocks counted apart, or only the others'),
}
export const standingColumns = ['block', 'name', 'standing', 'issuedOn'] as const

export const listStandings = endpoint({
  name: 'listStandings',
  summary: 'The agencies behind n, N − n and "no data"',
  method: 'GET',
  path: '/conversion/agencies',
  access: 'declaration.read',
  query: ListQuery.extend(standingFilters),
  reply: listOf(AgencyStanding),
})

export const exportStandings = endpoint({
  name: 'exportStandings',
  summary: 'The agencies behind the figures as XLSX or CSV',
  method: 'GET',
  path: '/conversion/agencies/export',
  access: 'declaration.export',
  kind: 'file',
  query: ListQuery.omit({ from: true, limit: true }).extend({ ...standingFilters, format: SheetFormat, language: SheetLanguage }),
})

export const startStandingExport = longExport(exportStandings, {
  name: 'startStandingExport',
  summary: 'The agencies behind the figures as a file, however many they are, by a long work',
})

const part = {
  n: z.int(),
  total: z.int(),
  known: z.int().describe('how many of the total existed on the day, themselves or in a predecessor; the total but for the tree "today"'),
}
const Part = z.strictObject(part)
export const CoursePoint = z.strictObject({
  on: Day.describe('last day of the month, or the last day asked for'),
  main: Part,
  apart: Part,
  blocks: z.array(z.strictObject({ block: z.string(), ...part })),
})
export type CoursePoint = z.infer<typeof CoursePoint>

export const CourseBlock = z.strictObject({ block: z.string(), name: TwoLanguages, apart: z.boolean() })
export type CourseBlock = z.infer<typeof CourseBlock>

export const showCourse = endpoint({
  name: 'showCourse',
  summary: 'n and N at the end of each month, whole and by block',
  method: 'GET',
  path: '/conversion/course',
  access: 'declaration.read',
  query: z.strictObject({
    edition: asOf.edition,
    knownAt: asOf.knownAt,
    from: Day.optional().describe('first month; two years before "to" without it'),
    to: Day.optional().describe('last day; today without it'),
    tree: Tree.default('each-day').describe('whose figures are compared: the register of each day, the agencies of the last day, or those that did not change'),
  }),
  reply: z.strictObject({ edition: z.string(), tree: Tree, blocks: z.array(CourseBlock), points: z.array(CoursePoint) }),
})
