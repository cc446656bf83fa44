import { sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { type AuthorityId, ReportId } from '../../kernel/identity.ts'
import { ReportPeriod } from '../../kernel/report-period.ts'
import { refuse } from '../../kernel/refusal.ts'
import { type Part, together } from '../../platform/db/together.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { composeText } from './compose.ts'
import type { Composition } from './composition.ts'
import { compositionOf, FrozenContent, IssuedContent } from './frozen.ts'
import { linesOf } from './text-difference.words.ts'
import { Wording } from './wording.ts'

const Kept = z.string().transform((text) => JSON.parse(text) as unknown)
const Found = z
  .object({ id: ReportId, period: ReportPeriod, number: z.string(), issuedOn: Day, frozen: Kept.pipe(FrozenContent), issued: Kept.pipe(IssuedContent) })
  .nullable()

export interface IssuedBefore {
  id: ReportId
  period: ReportPeriod
  number: string
  issuedOn: Day
  lines: string[]
}

/** The text of the last report of the same template that was issued for an earlier period; null when there is none. */
export const issuedBeforePart = (authority: AuthorityId, report: ReportId): Part<IssuedBefore | null> => ({
  json: sql`(SELECT json_build_object('id', x.id, 'period', x.period, 'number', i.number, 'issuedOn', i.issued_on, 'frozen', v.content, 'issued', i.content)
    FROM report r JOIN report x ON x.authority_id = r.authority_id AND x.template = r.template AND x.period < r.period
    JOIN report_issue i ON i.authority_id = x.authority_id AND i.report_id = x.id
    JOIN report_version v ON v.authority_id = i.authority_id AND v.report_id = i.report_id AND v.no = i.version_no
    WHERE r.authority_id = ${authority} AND r.id = ${report} ORDER BY x.period DESC, i.version_no DESC LIMIT 1)`,
  read: (found) => {
    const last = Found.parse(found)
    if (last === null) return null
    const { frozen, issued, ...head } = last
    return { ...head, lines: linesOf(composeText(compositionOf(frozen, issued.wording))) }
  },
})

const Version = z.object({ content: Kept.pipe(FrozenContent), wording: Wording, latest: z.int(), issued: Kept.pipe(IssuedContent).nullable() }).nullable()

/** A frozen version with the words as they stand, or as they were sealed. */
const versionPart = (authority: AuthorityId, report: ReportId, no: number): Part<Composition> => ({
  json: sql`(SELECT json_build_object('content', v.content, 'wording', r.wording, 'latest', r.latest, 'issued', i.content)
    FROM report_version v JOIN report r ON r.authority_id = v.authority_id AND r.id = v.report_id
    LEFT JOIN report_issue i ON i.authority_id = v.authority_id AND i.report_id = v.report_id AND i.version_no = v.no
    WHERE v.authority_id = ${authority} AND v.report_id = ${report} AND v.no = ${no})`,
  read: (found) => {
    const { content, wording, latest, issued } = Version.parse(found) ?? refuse('not-found', 'report.version-not-found', { no })
    return compositionOf(content, issued?.wording ?? (no === latest ? wording : content.wording))
  },
})

/** A frozen version and the report issued before it: one statement. */
export const loadVersionBesideIssued = (tx: Tx, authority: AuthorityId, report: ReportId, no: number) =>
  together(tx, { composition: versionPart(authority, report, no), beside: issuedBeforePart(authority, report) })
