import { sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { ReportId } from '../../kernel/identity.ts'
import { ReportPeriod } from '../../kernel/report-period.ts'
import { holds } from '../../kernel/rights.ts'
import type { WaitingItem, WaitingProvider } from '../../kernel/waiting.ts'
import { waitsForRole } from '../../papers/review/facade.ts'
import type { Part } from '../../platform/db/together.ts'
import { periodWords } from './period-words.ts'

const Rows = z.array(z.object({ id: ReportId, period: ReportPeriod, kind: z.string(), since: Day }))

/** Reports on their way: figures to freeze, a review that waits for this role, a frozen one to issue. */
export const reportsWaiting: WaitingProvider<Part<WaitingItem[]>> = {
  act: 'report.read',
  waitingFor: ({ authority, role }) => ({
    json: sql`(SELECT coalesce(json_agg(w), '[]') FROM (SELECT r.id, r.period, (r.created_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS since, CASE
          WHEN ${waitsForRole(authority, role, 'report', sql`r.id`)} THEN 'report-to-check'
          WHEN r.state = 'collecting' AND ${holds(role, 'report.compose')} THEN 'report-to-freeze'
          WHEN r.state = 'returned' AND ${holds(role, 'report.compose')} THEN 'report-returned'
          WHEN r.state IN ('figures_frozen', 'approved') AND ${holds(role, 'report.issue')} THEN 'report-to-issue' END AS kind
        FROM report r WHERE r.authority_id = ${authority} AND r.state <> 'issued' ORDER BY r.period LIMIT 20) w WHERE w.kind IS NOT NULL)`,
    read: (found) =>
      Rows.parse(found).map(({ id, period, kind, since }) => ({
        kind,
        title: `Báo cáo ${periodWords(period)}`,
        path: `/reports/${id}`,
        due: null,
        since,
      })),
  }),
}
