import { sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { Day, type HalfYear } from '../../kernel/day.ts'
import { type AuthorityId, FileId, ReportId } from '../../kernel/identity.ts'
import { countedRows, TwoLanguages } from '../../kernel/list.ts'
import { refuse } from '../../kernel/refusal.ts'
import { readRound, readRoute, roundJson, roundsJson, routeJson } from '../../papers/review/facade.ts'
import { standingTo } from '../../papers/review/review.ts'
import { type Part, together } from '../../platform/db/together.ts'
import { isoInstant } from '../../platform/db/instant.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { paperKindOf } from './checking.store.ts'
import { issuerOf } from './composition.queries.ts'
import { type IssueMarks, titleOf } from './compose.ts'
import type { Composition } from './composition.ts'
import { compositionOf, FrozenContent, IssuedContent } from './frozen.ts'
import { errataJson } from './erratum.store.ts'
import { halfYearBulletin } from './half-year-bulletin.ts'
import { asIssued, IssuingRule } from './issuing-rule.ts'
import { issuingJson } from './issuing-rule.store.ts'
import { ReportRow, type ReportView, type VersionView } from './report.contract.ts'
import { placeholdersIn } from './placeholder.ts'
import { placeholdersFor, ReportTemplate } from './report-template.ts'
import { opening, Wording } from './wording.ts'

const issue = sql`CASE WHEN i.id IS NULL THEN NULL ELSE json_build_object('no', i.version_no, 'number', i.number, 'issuedOn', i.issued_on, 'signerName', i.signer_name,
  'signerTitle', i.signer_title, 'paperId', i.paper_id, 'recordedAt', ${isoInstant('i.recorded_at')}) END`
const article = sql`(SELECT json_build_object('slug', p.slug, 'publishedAt', ${isoInstant('p.published_at')}) FROM published_article p
  WHERE p.authority_id = r.authority_id AND p.report_id = r.id AND p.withdrawn_at IS NULL ORDER BY p.published_at DESC LIMIT 1)`
const shared = sql`'id', r.id, 'version', r.version, 'template', r.template, 'period', r.period, 'dataDate', r.data_date, 'state', r.state, 'latest', r.latest,
  'issuer', json_build_object('id', b.id, 'name', b.name)`

export interface ReportFilter {
  from: number
  limit: number
  period?: string | undefined
  state?: string | undefined
}

const Found = z.object({ total: z.int(), rows: z.array(ReportRow) })

export async function viewReports(tx: Tx, authority: AuthorityId, filter: ReportFilter): Promise<{ rows: ReportRow[]; total: number; more: boolean }> {
  const { rows } = await sql<{ found: unknown }>`
    WITH found AS (
      SELECT r.* FROM report r WHERE r.authority_id = ${authority} AND (${filter.period ?? null}::text IS NULL OR r.period = ${filter.period ?? null})
        AND (${filter.state ?? null}::text IS NULL OR r.state = ${filter.state ?? null})
    ), page AS (SELECT * FROM found ORDER BY period DESC, id OFFSET ${filter.from} LIMIT ${filter.limit})
    SELECT json_build_object('total', (SELECT count(*) FROM found), 'rows', (SELECT coalesce(json_agg(json_build_object(${shared},
      'templateName', (SELECT t.content -> 'name' FROM report_template t WHERE t.authority_id = r.authority_id AND t.code = r.template ORDER BY t.edition DESC LIMIT 1),
      'frozenAt', ${isoInstant('v.frozen_at')}, 'issue', ${issue}, 'article', ${article}) ORDER BY r.period DESC, r.id), '[]')
      FROM page r JOIN issuing_body b ON b.authority_id = r.authority_id AND b.id = r.issuer_id
      LEFT JOIN report_version v ON v.authority_id = r.authority_id AND v.report_id = r.id AND v.no = r.latest
      LEFT JOIN report_issue i ON i.authority_id = r.authority_id AND i.report_id = r.id AND i.version_no = r.latest)) AS found`.execute(tx)
  const found = Found.parse(rows[0]?.found)
  return { rows: found.rows, total: Math.min(found.total, countedRows), more: found.total > countedRows }
}

interface Held
  extends Omit<
    ReportView,
    'title' | 'templateName' | 'templateEdition' | 'sections' | 'symbol' | 'signerTitle' | 'sourceLine' | 'series' | 'standing' | 'drafter' | 'steps'
  > {
  templateRow: { edition: number; content: unknown }
  bodies: Parameters<typeof issuerOf>[0]
  issuing: unknown
  seriesHere: string[]
  route: unknown
  round: unknown
  versions: VersionView[]
}

/** The record of one report: one statement; its figures are another question. */
export async function viewReport(
  tx: Tx,
  { authority, role, officer }: Pick<Actor, 'authority' | 'role' | 'officer'>,
  id: ReportId,
  on: Day,
): Promise<ReportView> {
  const { rows } = await sql<{ found: unknown }>`
    SELECT json_build_object(${shared}, 'wording', r.wording, 'article', ${article}, 'seriesHere', b.series_here, 'wordsChanged', r.worded_by IS NOT NULL AND r.latest > 0,
      'route', ${routeJson(authority, sql`b.id`, paperKindOf(authority, sql`r.template`), on)},
      'issuing', ${issuingJson(authority, sql`r.template`, sql`r.data_date`)},
      'reviews', ${roundsJson(authority, 'report', sql`r.id`)}, 'round', ${roundJson(authority, 'report', sql`r.id`)}, 'errata', ${errataJson(authority, sql`r.id`)},
      'authority', json_build_object('id', a.authority_id, 'name', a.name, 'demonstration', a.demonstration),
      'templateRow', (SELECT json_build_object('edition', t.edition, 'content', t.content) FROM report_template t WHERE t.authority_id = r.authority_id AND t.code = r.template ORDER BY t.edition DESC LIMIT 1),
      'bodies', (SELECT json_agg(json_build_object('id', c.id, 'parentId', c.parent_id, 'level', c.level, 'name', c.name, 'symbol', c.symbol, 'placeName', c.place_name,
        'signingForm', c.signing_form, 'signerTitle', c.signer_title, 'recipients', c.recipients)) FROM issuing_body c WHERE c.authority_id = r.authority_id),
      'versions', (SELECT coalesce(json_agg(json_build_object('no', v.no, 'dataDate', v.data_date, 'knownAt', ${isoInstant('v.known_at')}, 'frozenAt', ${isoInstant('v.frozen_at')},
          'frozenBy', o.name, 'reason', v.reason, 'sha256', v.content_sha256, 'issue', ${issue}) ORDER BY v.no DESC), '[]')
        FROM report_version v LEFT JOIN report_issue i ON i.authority_id = v.authority_id AND i.report_id = v.report_id AND i.version_no = v.no
        LEFT JOIN seat_facts s ON s.authority_id = v.authority_id AND s.seat_id = v.seat_id LEFT JOIN officer_facts o ON o.authority_id = s.authority_id AND o.officer_id = s.officer_id
        WHERE v.authority_id = r.authority_id AND v.report_id = r.id)) AS found
    FROM report r JOIN authority a ON a.authority_id = r.authority_id JOIN issuing_body b ON b.authority_id = r.authority_id AND b.id = r.issuer_id
    WHERE r.authority_id = ${authority} AND r.id = ${id}`.execute(tx)
  if (!rows[0]) return refuse('not-found', 'report.not-found')
  const { templateRow, bodies, issuing, seriesHere, route, round: lastRound, ...held } = rows[0].found as Held
  const template = ReportTemplate.parse(templateRow.content)
  const issuer = asIssued(issuerOf(bodies, held.issuer.id), IssuingRule.nullable().parse(issuing))
  const round = readRound(lastRound)
  const { code: kind, symbol } = template.paperKind
  // Channels are offered where a model sentence tells them; elsewhere nothing was carried by any.
  const told = new Set(template.sections.flatMap((section) => section.sentences.flatMap((sentence) => placeholdersIn(sentence.text))))
  const placeholders = placeholdersFor(template, undefined, 'section').filter((name) => !name.endsWith('.channels') || told.has(name))
  return {
    ...held,
    templateName: TwoLanguages.parse(template.name),
    templateEdition: templateRow.edition,
    symbol: `${symbol}-${issuer.symbol}`,
    series: { here: seriesHere.includes(kind), kind },
    drafter: issuer.unit ?? issuer.below[0]?.symbol ?? null,
    steps: [...readRoute(route)],
    standing: round ? standingTo(round, { role, officer }) : 'not-yours',
    signerTitle: issuer.signerTitle,
    title: titleOf({ template, facts: { edition: '' }, frame: { authority: held.authority, issuer, period: held.period, dataDate: held.dataDate } }),
    sections: [{ ...opening, placeholders }, ...template.sections.map((section) => ({ code: section.code, name: section.name, placeholders }))],
    sourceLine: `Nguồn: ${issuer.below.at(-1)?.name ?? issuer.name}`,
  }
}

/** The canonical JSON of a frozen version, exactly as kept. */
export async function frozenText(tx: Tx, authority: AuthorityId, report: ReportId, no: number): Promise<{ content: string; sha256: string; knownAt: Date }> {
  const row = await tx
    .selectFrom('reportVersion')
    .select(['content', 'contentSha256 as sha256', 'knownAt'])
    .where('authorityId', '=', authority)
    .where('reportId', '=', report)
    .where('no', '=', no)
    .executeTakeFirst()
  return row ?? refuse('not-found', 'report.version-not-found', { no })
}

const readFrozen = (row: { content: string; knownAt: Date; sha256: string }) => ({ ...row, content: FrozenContent.parse(JSON.parse(row.content)) })

export async function loadFrozen(
  tx: Tx,
  authority: AuthorityId,
  report: ReportId,
  no: number,
): Promise<{ content: FrozenContent; knownAt: Date; sha256: string }> {
  return readFrozen(await frozenText(tx, authority, report, no))
}

/** What a frozen version says, to be read beside the live figures. */
export const frozenPart = (authority: AuthorityId, report: ReportId, no: number): Part<FrozenContent> => ({
  json: sql`(SELECT to_json(v.content) FROM report_version v WHERE v.authority_id = ${authority} AND v.report_id = ${report} AND v.no = ${no})`,
  read: (text) => (typeof text === 'string' ? FrozenContent.parse(JSON.parse(text)) : refuse('not-found', 'report.version-not-found', { no })),
})

/** Two frozen versions of one report. */
export async function loadFrozenPair(
  tx: Tx,
  authority: AuthorityId,
  report: ReportId,
  [one, other]: readonly [number, number],
): Promise<[FrozenContent, FrozenContent]> {
  const found = await together(tx, { one: frozenPart(authority, report, one), other: frozenPart(authority, report, other) })
  return [found.one, found.other]
}

export interface KeptFiles {
  period: string
  number: string | null
  content: string
  html: string
  docx: { sha256: string }
  pdf: { id: FileId; sha256: string; size: number }
}

/** What was kept of a frozen version, or of its issue: texts and the hashes of its files. */
export async function keptFiles(tx: Tx, authority: AuthorityId, report: ReportId, no: number, of: 'frozen' | 'issued'): Promise<KeptFiles> {
  const source = of === 'frozen' ? sql`SELECT *, NULL::text AS number FROM report_version` : sql`SELECT *, version_no AS no FROM report_issue`
  const { rows } = await sql<{
    period: string
    number: string | null
    content: string
    html: string
    docxSha: string
    pdfId: string
    pdfSha: string
    pdfSize: bigint
  }>`
    SELECT r.period, v.number, v.content, v.html, d.sha256 AS docx_sha, p.id AS pdf_id, p.sha256 AS pdf_sha, p.size AS pdf_size
    FROM (${source}) v JOIN report r ON r.authority_id = v.authority_id AND r.id = v.report_id
    JOIN stored_file d ON d.authority_id = v.authority_id AND d.id = v.docx_file_id JOIN stored_file p ON p.authority_id = v.authority_id AND p.id = v.pdf_file_id
    WHERE v.authority_id = ${authority} AND v.report_id = ${report} AND v.no = ${no}`.execute(tx)
  const row = rows[0] ?? refuse('not-found', of === 'frozen' ? 'report.version-not-found' : 'report.issue-not-found', { no })
  return {
    period: row.period,
    number: row.number,
    content: row.content,
    html: row.html,
    docx: { sha256: row.docxSha },
    pdf: { id: FileId.parse(row.pdfId), sha256: row.pdfSha, size: Number(row.pdfSize) },
  }
}

/** The figures of a frozen version with the words as they stand, or as they were sealed with the marks of issue. */
export async function loadFrozenPaper(
  tx: Tx,
  authority: AuthorityId,
  id: ReportId,
  no: number,
): Promise<{ composition: Composition; knownAt: Date; marks: IssueMarks | undefined }> {
  const row = await tx
    .selectFrom('reportVersion as v')
    .innerJoin('report as r', (join) => join.onRef('r.authorityId', '=', 'v.authorityId').onRef('r.id', '=', 'v.reportId'))
    .leftJoin('reportIssue as i', (join) =>
      join.onRef('i.authorityId', '=', 'v.authorityId').onRef('i.reportId', '=', 'v.reportId').onRef('i.versionNo', '=', 'v.no'),
    )
    .select(['v.content', 'v.knownAt', 'r.wording', 'r.latest', 'i.content as issued'])
    .where('v.authorityId', '=', authority)
    .where('v.reportId', '=', id)
    .where('v.no', '=', no)
    .executeTakeFirst()
  if (!row) return refuse('not-found', 'report.version-not-found', { no })
  const content = FrozenContent.parse(JSON.parse(row.content))
  const issued = row.issued === null ? undefined : IssuedContent.parse(JSON.parse(row.issued))
  const open = no === row.latest ? Wording.parse(row.wording) : content.wording
  return { composition: compositionOf(content, issued?.wording ?? open), knownAt: row.knownAt, marks: issued?.issue }
}

export interface HeldVersion {
  report: ReportId
  no: number
  dataDate: Day
  issued: boolean
}

/** The frozen versions of a period's report, oldest first. */
export async function versionsHeld(tx: Tx, authority: AuthorityId, period: HalfYear): Promise<HeldVersion[]> {
  const rows = await tx
    .selectFrom('report as r')
    .innerJoin('reportVersion as v', (join) => join.onRef('v.authorityId', '=', 'r.authorityId').onRef('v.reportId', '=', 'r.id'))
    .leftJoin('reportIssue as i', (join) =>
      join.onRef('i.authorityId', '=', 'v.authorityId').onRef('i.reportId', '=', 'v.reportId').onRef('i.versionNo', '=', 'v.no'),
    )
    .select(['r.id as report', 'v.no', 'v.dataDate', 'i.id as issue'])
    .where('r.authorityId', '=', authority)
    .where('r.period', '=', period)
    .where('r.template', '=', halfYearBulletin.code)
    .orderBy('v.no')
    .execute()
  return rows.map((row) => ({ report: ReportId.parse(row.report), no: row.no, dataDate: Day.parse(row.dataDate), issued: row.issue !== null }))
}
