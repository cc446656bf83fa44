import { z } from 'zod'
import { type Day, reach } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { AgencyId, DirectionId, PlanLineId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { line, lines } from '../../kernel/text.ts'
import { certainlyBefore, KnownDate, Quantity, unknownDate } from '../programme/programme-fields.ts'

export const PlanKind = z.enum(['application', 'inspection'])
export type PlanKind = z.infer<typeof PlanKind>

/** How an agency is inspected: at its office, by its file, or without notice. */
export const InspectionForm = z.enum(['on-site', 'by-file', 'unannounced'])
export type InspectionForm = z.infer<typeof InspectionForm>

/** One line of a plan, as it is kept. Its id stays the same through all texts and editions. */
export const PlanLine = z.strictObject({
  id: PlanLineId,
  section: line(300).nullable().describe('Heading it stands under; lines with the same one stand together'),
  task: lines(2000),
  quantity: Quantity.nullable(),
  unit: line(60).nullable(),
  owner: line(300).nullable().describe('Who is in charge (đơn vị chủ trì)'),
  cooperating: z.array(line(300)).max(30),
  from: KnownDate,
  to: KnownDate,
  product: line(500).nullable(),
  budget: z.int().min(0).max(9_000_000_000_000).nullable().describe('VND'),
  budgetSource: line(200).nullable(),
  agencyIds: z.array(AgencyId).max(500),
  form: InspectionForm.nullable().describe('How the agencies of the line are inspected'),
  activityKind: z
    .string()
    .max(40)
    .regex(/^[a-z][a-z-]*$/)
    .nullable()
    .describe('Activities of this kind are offered as work on the line'),
  directionId: DirectionId.nullable().describe('The task of a half-year it comes from'),
  copiedFrom: PlanLineId.nullable().describe('The line of another plan it was copied from'),
})
export type PlanLine = z.infer<typeof PlanLine>

/** What the editor sends: task and place in the order are enough. */
export const PlanLineForm = z.strictObject({
  id: PlanLineId.optional().describe('Of a line that is known already, or made by the caller; made here without it'),
  section: line(300).optional(),
  task: lines(2000),
  quantity: Quantity.optional(),
  unit: line(60).optional(),
  owner: line(300).optional(),
  cooperating: z.array(line(300)).max(30).default([]),
  from: KnownDate.default(unknownDate),
  to: KnownDate.default(unknownDate),
  product: line(500).optional(),
  budget: z.int().min(0).max(9_000_000_000_000).optional(),
  budgetSource: line(200).optional(),
  agencyIds: z.array(AgencyId).max(500).default([]),
  form: InspectionForm.optional(),
  activityKind: PlanLine.shape.activityKind.unwrap().optional(),
  directionId: DirectionId.optional(),
  copiedFrom: PlanLineId.optional(),
})
export type PlanLineForm = z.infer<typeof PlanLineForm>

export const mostLines = 500

/** What the lines name and nobody knows. */
export interface LineSurroundings {
  unknownAgencies: readonly string[]
  unknownDirections: readonly string[]
  unknownKinds: readonly string[]
}

interface Fault {
  path: string
  code: string
}

/** Asked lines as they will be kept; every faulty cell is named, and one faulty cell keeps all of them out. */
export function decideLines(asked: readonly PlanLineForm[], year: number, around: LineSurroundings, newId: () => PlanLineId): PlanLine[] {
  const faults = asked.flatMap((one, n) =>
    faultsOfLine(one, year, around).map(({ path, code }) => ({ path: `lines.${n}.${path}`, code, details: { line: n + 1, year } })),
  )
  const ids = asked.flatMap(({ id }) => (id === undefined ? [] : [id]))
  if (new Set(ids).size < ids.length) refuse('invalid', 'plan.line-twice')
  if (faults.length > 0) refuse('invalid', 'plan.lines-faulty', { count: faults.length, line: faults[0]?.details.line, errors: faults })
  return asked.map((one) => ({
    id: one.id ?? newId(),
    section: one.section ?? null,
    task: one.task,
    quantity: one.quantity ?? null,
    unit: one.unit ?? null,
    owner: one.owner ?? null,
    cooperating: one.cooperating,
    from: one.from,
    to: one.to,
    product: one.product ?? null,
    budget: one.budget ?? null,
    budgetSource: one.budgetSource ?? null,
    agencyIds: [...new Set(one.agencyIds)],
    form: one.form ?? null,
    activityKind: one.activityKind ?? null,
    directionId: one.directionId ?? null,
    copiedFrom: one.copiedFrom ?? null,
  }))
}

/** What is wrong with one line, cell by cell. */
export function faultsOfLine(one: PlanLineForm, year: number, around: LineSurroundings): Fault[] {
  const faults: Fault[] = []
  if (!touches(one.from, year)) faults.push({ path: 'from', code: 'plan.line-in-another-year' })
  if (!touches(one.to, year)) faults.push({ path: 'to', code: 'plan.line-in-another-year' })
  if (certainlyBefore(one.to, one.from)) faults.push({ path: 'to', code: 'plan.line-ends-before-it-begins' })
  if (one.agencyIds.some((id) => around.unknownAgencies.includes(id))) faults.push({ path: 'agencyIds', code: 'plan.agency-unknown' })
  if (one.directionId !== undefined && around.unknownDirections.includes(one.directionId)) faults.push({ path: 'directionId', code: 'plan.direction-unknown' })
  if (one.activityKind !== undefined && around.unknownKinds.includes(one.activityKind)) faults.push({ path: 'activityKind', code: 'plan.kind-unknown' })
  return faults
}

/** Whether a time may lie in the year; an unknown one may. */
function touches(date: KnownDate, year: number): boolean {
  const span = reach(date)
  return span === undefined || (Number(span.from.slice(0, 4)) <= year && Number(span.to.slice(0, 4)) >= year)
}

/** The last day a line may be done without being late, as the plan has it. */
export const dueOf = (one: Pick<PlanLine, 'to'>): Day | null => reach(one.to)?.to ?? null

const sameWords = (a: string | null, b: string | null) => fold(a ?? '') === fold(b ?? '')

/** Lines in their order, cut wherever the heading changes; each keeps its number within the plan. */
export function sectionsOf<L extends Pick<PlanLine, 'section'>>(all: readonly L[]): { section: string | null; lines: { line: L; no: number }[] }[] {
  const parts: { section: string | null; lines: { line: L; no: number }[] }[] = []
  for (const [n, one] of all.entries()) {
    const last = parts.at(-1)
    if (last && sameWords(last.section, one.section)) last.lines.push({ line: one, no: n + 1 })
    else parts.push({ section: one.section, lines: [{ line: one, no: n + 1 }] })
  }
  return parts
}
