import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { Day, HalfYear } from '../../kernel/day.ts'
import { type AuthorityId, BodyId, PaperId, ReportId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Composition } from './compose.ts'
import { computeFigures } from './figures.ts'
import { halfYearBulletin } from './half-year-bulletin.ts'
import { BodyLevel } from '../../register/authority/set-up.ts'
import { ReportState } from './report.ts'
import type { Issuer, ReportFrame } from './report-facts.ts'
import { loadFacts } from './report-facts.queries.ts'
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
  period: HalfYear,
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
})
export type Around = z.infer<typeof Around>

/** A report by its id, or the one of a period, which need not exist yet. */
export type Which = { report: ReportId } | { period: HalfYear }

const where = (which: Which): RawBuilder<unknown> =>
  'report' in which ? sql`r.id = ${which.report}` : sql`r.period = ${which.period} AND r.template = ${halfYearBulletin.code}`

/** The report with everything around its figures: authority, chain of issuers, newest template. One statement. */
export async function loadAround(tx: Tx, authority: AuthorityId, which: Which): Promise<Around> {
  const { rows } = await sql<{ found: unknown }>`
    SELECT json_build_object('name', a.name, 'demonstration', a.demonstration,
      'report', CASE WHEN r.id IS NULL THEN NULL ELSE json_build_object('id', r.id, 'version', r.version, 'period', r.period, 'dataDate', r.data_date,
        'issuerId', r.issuer_id, 'state', r.state, 'latest', r.latest, 'wording', r.wording) END,
      'template', (SELECT json_build_object('edition', t.edition, 'content', t.content) FROM report_template t
        WHERE t.authority_id = a.authority_id AND t.code = coalesce(r.template, ${halfYearBulletin.code}) ORDER BY t.edition DESC LIMIT 1),
      'bodies', (SELECT coalesce(json_agg(json_build_object('id', b.id, 'parentId', b.parent_id, 'level', b.level, 'name', b.name, 'symbol', b.symbol,
        'placeName', b.place_name, 'signingForm', b.signing_form, 'signerTitle', b.signer_title, 'recipients', b.recipients)), '[]')
        FROM issuing_body b WHERE b.authority_id = a.authority_id),
      'kindNames', (SELECT json_object_agg(k.code, k.name_vi) FROM paper_kind k),
      'ownPapers', (SELECT coalesce(json_agg(i.paper_id), '[]') FROM report_issue i WHERE i.authority_id = a.authority_id)) AS found
    FROM authority a LEFT JOIN report r ON r.authority_id = a.authority_id AND ${where(which)}
    WHERE a.authority_id = ${authority}`.execute(tx)
  const found = rows[0]?.found as { template?: unknown; report?: unknown } | undefined
  if (!found || ('report' in which && !found.report)) return refuse('not-found', 'report.not-found')
  if (!found.template) return refuse('not-found', 'report.template-missing', { template: halfYearBulletin.code })
  return Around.parse(found)
}

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

export interface LiveComposition {
  composition: Composition
  around: Around
  knownAt: Date
}

interface Asked {
  authority: AuthorityId
  frame: Pick<ReportFrame, 'period' | 'dataDate'>
  issuerId: BodyId
  knownAt: Date
}

/** Figures and lists as of the data date, as known at an instant. */
export async function composeLive(tx: Tx, around: Around, { authority, frame, issuerId, knownAt }: Asked): Promise<Composition> {
  const template = around.template.content
  const facts = await loadFacts(tx, { authority, ...frame, knownAt, ownPapers: around.ownPapers, kindNames: around.kindNames })
  const whole: ReportFrame = {
    authority: { id: authority, name: around.name, demonstration: around.demonstration },
    issuer: issuerOf(around.bodies, issuerId),
    ...frame,
  }
  return { template, facts, figures: computeFigures(template, facts, whole), frame: whole, wording: around.report?.wording ?? {} }
}

export async function loadLive(tx: Tx, authority: AuthorityId, report: ReportId, knownAt: Date): Promise<LiveComposition & { held: HeldReport }> {
  const around = await loadAround(tx, authority, { report })
  const held = around.report ?? refuse('not-found', 'report.not-found')
  return {
    held,
    around,
    knownAt,
    composition: await composeLive(tx, around, { authority, frame: { period: held.period, dataDate: held.dataDate }, issuerId: held.issuerId, knownAt }),
  }
}
