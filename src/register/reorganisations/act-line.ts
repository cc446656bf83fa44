/**
 * What a dated act (văn bản sắp xếp, tổ chức lại) says, line by line. Every line has an id made where it is typed: faults,
 * events and links name it, and a correcting act that keeps a line keeps what came of it.
 */
import { z } from 'zod'
import { AgencyId } from '../../kernel/identity.ts'
import { line, lines } from '../../kernel/text.ts'
import { AgencyFacts } from '../agencies/agency-facts.ts'

/** An agency of the register, or one that this act establishes, named by the line (of a split: by the part) that does so. */
export const AgencyRef = z.union([z.strictObject({ agency: AgencyId }), z.strictObject({ line: z.uuid() })])
export type AgencyRef = z.infer<typeof AgencyRef>

/** Facts of an agency that the act establishes; its parent may be established by the same act. */
export const NewAgencyFacts = AgencyFacts.omit({ parentId: true }).extend({ parent: AgencyRef.nullable() })
export type NewAgencyFacts = z.infer<typeof NewAgencyFacts>

/** Facts that change with a line; whatever is not named stays as it is. */
export const FactChanges = NewAgencyFacts.partial()
export type FactChanges = z.infer<typeof FactChanges>

/** Part of the whole; what is not known is left out. */
export const Share = z.number().gt(0).max(1)

const common = { id: z.uuid(), note: lines(1000).optional() }
const { name, shortName, code, kind, block, obligation, obligationBasis } = AgencyFacts.shape

export const SplitPart = z.strictObject({
  id: z.uuid().describe('names the part: faults and references point to it'),
  into: z.union([z.strictObject({ facts: NewAgencyFacts }), AgencyRef]),
  share: Share.optional(),
})
export type SplitPart = z.infer<typeof SplitPart>

/** What becomes of the seats of agencies that end: they end with them (default), or people get the same seat at the successor. */
const Seats = z.enum(['end', 'move'])

const EstablishLine = z.strictObject({ ...common, kind: z.literal('establish'), facts: NewAgencyFacts })
const RenameLine = z.strictObject({ ...common, kind: z.literal('rename'), agency: AgencyId, name, shortName, code: code.optional() })
const MergeLine = z.strictObject({
  ...common,
  kind: z.literal('merge'),
  from: z.array(AgencyId).min(1).max(500).describe('they end; the agency that absorbs them is not among them'),
  into: z.union([
    z.strictObject({ facts: NewAgencyFacts }).describe('a new agency, established on the basis of those that end'),
    z.strictObject({ agency: AgencyId, changes: FactChanges.optional() }).describe('an agency that absorbs them and goes on'),
    z.strictObject({ line: z.uuid() }).describe('an agency that another line establishes'),
  ]),
  seats: Seats.optional(),
})
const SplitLine = z.strictObject({
  ...common,
  kind: z.literal('split'),
  agency: AgencyId,
  into: z.array(SplitPart).min(1).max(200),
  ends: z.boolean().describe('false: the agency goes on beside the new ones'),
  seatsTo: z.uuid().optional().describe('part to which the seats of an agency that ends move; without it they end'),
})
const TransferLine = z.strictObject({
  ...common,
  kind: z.literal('transfer'),
  from: AgencyId,
  to: AgencyRef,
  share: Share.optional(),
  what: line(500).describe('which part: "khu phố 3 và 4"'),
})
const DissolveLine = z.strictObject({ ...common, kind: z.literal('dissolve'), agency: AgencyId })
const MoveLine = z.strictObject({
  ...common,
  kind: z.literal('move'),
  agency: AgencyId,
  parent: AgencyRef.nullable(),
  name: name.optional(),
  shortName: shortName.optional(),
})
const ReclassifyLine = z.strictObject({
  ...common,
  kind: z.literal('reclassify'),
  agency: AgencyId,
  agencyKind: kind.optional(),
  block: block.optional(),
  obligation: obligation.optional(),
  obligationBasis: obligationBasis.optional(),
})

export const ActLine = z.discriminatedUnion('kind', [EstablishLine, RenameLine, MergeLine, SplitLine, TransferLine, DissolveLine, MoveLine, ReclassifyLine])
export type ActLine = z.infer<typeof ActLine>
export type LineKind = ActLine['kind']

export const mostLines = 2000

/** Agencies of the register that a line names, in the order in which it does. */
export function agenciesNamed(line: ActLine): AgencyId[] {
  const of = (ref: AgencyRef | NewAgencyFacts['parent']): AgencyId[] => (ref && 'agency' in ref ? [ref.agency] : [])
  const target = (into: SplitPart['into']): AgencyId[] => ('facts' in into ? of(into.facts.parent) : of(into))
  switch (line.kind) {
    case 'establish':
      return of(line.facts.parent)
    case 'merge':
      return [...line.from, ...('agency' in line.into ? [line.into.agency, ...of(line.into.changes?.parent ?? null)] : target(line.into))]
    case 'split':
      return [line.agency, ...line.into.flatMap(({ into }) => target(into))]
    case 'transfer':
      return [line.from, ...of(line.to)]
    case 'move':
      return [line.agency, ...of(line.parent)]
    case 'rename':
    case 'dissolve':
    case 'reclassify':
      return [line.agency]
  }
}

/** Where an act establishes agencies: the line itself, or a part of a split. */
export function establishing(lines: readonly ActLine[]): { id: string; path: string; facts: NewAgencyFacts }[] {
  return lines.flatMap((line, n) => {
    const path = `lines.${n}`
    if (line.kind === 'establish') return [{ id: line.id, path: `${path}.facts`, facts: line.facts }]
    if (line.kind === 'merge' && 'facts' in line.into) return [{ id: line.id, path: `${path}.into.facts`, facts: line.into.facts }]
    if (line.kind !== 'split') return []
    return line.into.flatMap(({ id, into }, m) => ('facts' in into ? [{ id, path: `${path}.into.${m}.into.facts`, facts: into.facts }] : []))
  })
}
