import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { type AuthorityId, BodyId, PaperId, ReportId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { isYear, ReportPeriod } from '../../kernel/report-period.ts'
import { type Part, together } from '../../platform/db/together.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Composition } from './composition.ts'
import { computeFigures } from './figures.ts'
import { halfYearBulletin } from './half-year-bulletin.ts'
import { asIssued, IssuingRule } from './issuing-rule.ts'
import { issuingJson } from './issuing-rule.store.ts'
import { BodyLevel } from '../../register/authority/set-up.ts'
import { Slot } from './reference.ts'
import type { FoundReference } from './found-reference.ts'
import { referencePart } from './reference.queries.ts'
import { referenceOf } from './reference-values.ts'
import { ReportState } from './report.ts'
import type { Issuer, ReportFrame } from './report-facts.ts'
import { type AboutWhen, asHeld, asTold, detailParts, factParts, factsOf, type FoundDetails, type FoundFacts } from './report-facts.queries.ts'
import { ReportTemplate } from './report-template.ts'
import { Wording } from './wording.ts'

const Body = z.object({
  id: BodyId,
  parentId: BodyId.nullable(),
  level: BodyLevel,
  name: z.string(),
  symbol: z.string(),
  placeName: z.string(),
  signingForm: z.string(),
  signerTitle: z.string(),
  recipients: z.array(z.string()),
})
type Body = z.infer<typeof Body>

const Report = z.object({
  id: ReportId,
  version: z.int(),
  period: ReportPeriod,
  dataDate: Day,
  issuerId: BodyId,
  state: ReportState,
  latest: z.int(),
  wording: Wording,
})
export type HeldReport = z.infer<typeof Report>

const Around = z.object({
  name: z.string(),
  demonstration: z.boolean(),
  report: Report.nullable(),
  template: z.object({ edition: z.int(), content: ReportTemplate }),
  bodies: z.array(Body),
  kindNames: z.record(z.string(), z.string()),
  ownPapers: z.array(PaperId),
  issuing: IssuingRule.nullable(),
})
export type Around = z.infer<typeof Around>

/** A report by its id, or the one of a period, which need not exist yet. */
export type Which = { report: ReportId } | { period: ReportPeriod; dataDate: Day }

const where = (which: Which): RawBuilder<unknown> =>
  'report' in which ? sql`r.id = ${which.report}` : sql`r.period = ${which.period} AND r.template = ${halfYearBulletin.code}`

/** The report with everything around its figures: authority, chain of issuers, newest template; null when there is none. */
const aroundPart = (authority: AuthorityId, which: Which): Part<Around> => ({
  json: sql`(SELECT json_build_object('name', a.name, 'demonstration', a.demonstration,
      'report', CASE WHEN r.id IS NULL THEN NULL ELSE json_build_object('id', r.id, 'version', r.version, 'period', r.period, 'dataDate', r.data_date,
        'issuerId', r.issuer_id, 'state', r.state, 'latest', r.latest, 'wording', r.wording) END,
      'template', (SELECT json_build_object('edition', t.edition, 'content', t.content) FROM report_template t
        WHERE t.authority_id = a.authority_id AND t.code = coalesce(r.template, ${halfYearBulletin.code}) ORDER BY t.edition DESC LIMIT 1),
      'bodies', (SELECT coalesce(json_agg(json_build_object('id', b.id, 'parentId', b.parent_id, 'level', b.level, 'name', b.name, 'symbol', b.symbol,
        'placeName', b.place_name, 'signingForm', b.signing_form, 'signerTitle', b.signer_title, 'recipients', b.recipients)), '[]')
        FROM issuing_body b WHERE b.authority_id = a.authority_id),
      'kindNames', (SELECT json_object_agg(k.code, k.name_vi) FROM paper_kind k),
      'ownPapers', (SELECT coalesce(json_agg(i.paper_id), '[]') FROM report_issue i WHERE i.authority_id = a.authority_id),
      'issuing', ${issuingJson(authority, sql`coalesce(r.template, ${halfYearBulletin.code})`, sql`coalesce(r.data_date, ${'report' in which ? null : which.dataDate}::date)`)})
    FROM authority a LEFT JOIN report r ON r.authority_id = a.authority_id AND ${where(which)}
    WHERE a.authority_id = ${authority})`,
  read: (json) => {
    const found = json as { template?: unknown; report?: unknown } | null
    if (!found || ('report' in which && !found.report)) return refuse('not-found', 'report.not-found')
    if (!found.template) return refuse('not-found', 'report.template-missing', { template: halfYearBulletin.code })
    return Around.parse(found)
  },
})

/** One statement; without the figures. */
export const loadAround = (tx: Tx, authority: AuthorityId, which: Which): Promise<Around> =>
  together(tx, { around: aroundPart(authority, which) }).then(({ around }) => around)

const named = ({ id, level, name, symbol }: Body) => ({ id, level, name, symbol })

/** The issuer with the chain over and under it; a body below that has several below itself goes by the first. */
export function issuerOf(bodies: readonly Body[], id: BodyId): Issuer {
  const self = bodies.find((body) => body.id === id) ?? refuse('invalid', 'report.issuer-unknown')
  const above: Body[] = []
  for (let at = self.parentId; at !== null; at = above.at(-1)?.parentId ?? null) {
    const parent = bodies.find((body) => body.id === at)
    if (!parent || above.includes(parent)) break
    above.push(parent)
  }
  const below: Body[] = []
  for (let at = bodies.find((body) => body.parentId === id); at && !below.includes(at); at = bodies.find((body) => body.parentId === below.at(-1)?.id))
    below.push(at)
  const { level, name, symbol, placeName, signingForm, signerTitle, recipients } = self
  return { id, level, name, symbol, placeName, signingForm, signerTitle, recipients, above: above.map(named), below: below.map(named) }
}

/** Whether an annex of the newest template lists agencies: decided within the statement, since the template is read by it, too. */
const listsAgencies = (authority: AuthorityId, template: RawBuilder<unknown>) => sql`coalesce((SELECT t.content -> 'annexes' @> '[{"of":"agencies"}]'
  FROM report_template t WHERE t.authority_id = ${authority} AND t.code = ${template} ORDER BY t.edition DESC LIMIT 1), false)`

type FoundReferences = Record<Slot, FoundReference | null>

const referenceParts = (tx: Tx, authority: AuthorityId, when: AboutWhen, template: RawBuilder<unknown>, knownAt: Date) =>
  Object.fromEntries(Slot.options.map((slot) => [slot, referencePart(tx, authority, slot, when, template, knownAt)])) as Record<
    Slot,
    Part<FoundReference | null>
  >

/** Figures and lists as of the data date, as they were known. */
function compose(
  authority: AuthorityId,
  found: FoundFacts & FoundDetails & FoundReferences & { around: Around },
  frame: Pick<ReportFrame, 'period' | 'dataDate'>,
  issuerId: BodyId,
): Composition {
  const { around } = found
  const template = around.template.content
  const references = Slot.options.flatMap((slot) => (found[slot] === null ? [] : [referenceOf(template, found[slot])]))
  const facts = {
    ...factsOf(found, { ...frame, ownPapers: around.ownPapers, kindNames: around.kindNames, template }),
    // A template that compares nothing keeps nothing of them: what was frozen before must stay the same to the byte.
    ...(template.compare || isYear(frame.period) ? { references } : {}),
  }
  const whole: ReportFrame = {
    authority: { id: authority, name: around.name, demonstration: around.demonstration },
    issuer: asIssued(issuerOf(around.bodies, issuerId), around.issuing),
    ...frame,
  }
  return { template, facts, figures: computeFigures(template, facts, whole), frame: whole, wording: around.report?.wording ?? {}, references }
}

export interface LiveComposition {
  composition: Composition
  held: HeldReport
  around: Around
  knownAt: Date
}

const nothing: Part<null> = { json: sql`NULL::json`, read: () => null }

/**
 * The report with its figures as known at an instant, whatever the number of agencies: one statement and one snapshot.
 * `beside` is read within it.
 */
export async function loadLive<T = null>(
  tx: Tx,
  authority: AuthorityId,
  report: ReportId,
  knownAt: Date,
  beside?: Part<T>,
): Promise<LiveComposition & { beside: T | null }> {
  const when = asHeld(authority, report)
  const template = sql`(SELECT r.template FROM report r WHERE r.authority_id = ${authority} AND r.id = ${report})`
  const parts = {
    around: aroundPart(authority, { report }),
    beside: beside ?? nothing,
    ...factParts(tx, authority, when, knownAt),
    ...detailParts(authority, when, knownAt, listsAgencies(authority, template)),
    ...referenceParts(tx, authority, when, template, knownAt),
  }
  const found = await together(tx, parts)
  const { around } = found
  const held = around.report ?? refuse('not-found', 'report.not-found')
  return {
    held,
    around,
    knownAt,
    beside: found.beside,
    composition: compose(authority, found, { period: held.period, dataDate: held.dataDate }, held.issuerId),
  }
}

/** The report of a half-year that need not have been begun. Without one, who is set to issue it does, or the department, or whoever stands first. */
export async function composePeriod(
  tx: Tx,
  { authority, period, dataDate, knownAt }: { authority: AuthorityId; period: ReportPeriod; dataDate: Day; knownAt: Date },
): Promise<Composition> {
  const when = asTold(period, dataDate)
  const found = await together(tx, {
    around: aroundPart(authority, { period, dataDate }),
    ...factParts(tx, authority, when, knownAt),
    ...detailParts(authority, when, knownAt, listsAgencies(authority, sql`${halfYearBulletin.code}`)),
    ...referenceParts(tx, authority, when, sql`${halfYearBulletin.code}`, knownAt),
  })
  const { report, bodies, issuing } = found.around
  const issuer =
    report?.issuerId ?? issuing?.issuerId ?? (bodies.find((body) => body.level === 'department') ?? bodies[0])?.id ?? refuse('invalid', 'report.issuer-unknown')
  return compose(authority, found, { period, dataDate }, issuer)
}
