import { z } from 'zod'
import { AgencyId } from '../../kernel/identity.ts'
import { line } from '../../kernel/text.ts'

/** What an agency is. Which tier it stands on follows from it; the block it is counted in does not. */
export const AgencyKind = z.enum(['department', 'district-committee', 'commune-committee', 'sub-department', 'board', 'vertical-body', 'other'])
export type AgencyKind = z.infer<typeof AgencyKind>

/** Whether the programme binds the agency. `undetermined` until somebody has read the legal basis; nobody is forced to guess. */
export const Obligation = z.enum(['mandatory', 'encouraged', 'undetermined'])
export type Obligation = z.infer<typeof Obligation>

/** Longest texts, in characters. */
export const textLimits = { code: 40, name: 300, obligationBasis: 500, address: 500 } as const

const name = line(textLimits.name).regex(/\p{L}/u, { error: 'agency.name-without-letters' })

export const BlockCode = z.string().regex(/^[a-z0-9-]{1,40}$/)

/** Everything about an agency that has dates. */
export const AgencyFacts = z.strictObject({
  code: line(textLimits.code).nullable().describe('National code, e.g. 26740; unique among the agencies of a day'),
  name,
  shortName: name.describe('As tables write it: UBND P.5, Q.10'),
  kind: AgencyKind,
  block: BlockCode.describe('Reporting block (khối)'),
  parentId: AgencyId.nullable().describe('Parent body in the register; null directly under the authority or under a central body'),
  obligation: Obligation,
  obligationBasis: line(textLimits.obligationBasis).nullable().describe('Legal basis of the obligation'),
  address: line(textLimits.address).nullable(),
})
export type AgencyFacts = z.infer<typeof AgencyFacts>

export const factNames = Object.keys(AgencyFacts.shape) as (keyof AgencyFacts)[]

/** Which facts differ; empty when nothing does. */
export const differences = (one: AgencyFacts, other: AgencyFacts): (keyof AgencyFacts)[] => factNames.filter((name) => one[name] !== other[name])
