import { sql } from 'kysely'
import { holds } from '../../kernel/rights.ts'
import type { WaitingItem, WaitingProvider } from '../../kernel/waiting.ts'
import type { Part } from '../../platform/db/together.ts'
import { waitingPart } from '../../platform/db/waiting-part.ts'

/** News to approve, and news that was approved and waits for its author to publish it. */
export const newsWaiting: WaitingProvider<Part<WaitingItem[]>> = {
  act: 'news.read',
  waitingFor: ({ authority, role, officer }) =>
    waitingPart(sql`
      SELECT CASE WHEN n.state = 'submitted' AND ${holds(role, 'news.approve')} THEN 'news-to-approve'
          WHEN n.state = 'approved' AND (${holds(role, 'news.approve')} OR n.author_id = ${officer}::uuid) THEN 'news-to-publish' END AS kind,
        n.title, '/portal/news/' || n.id AS path, NULL::date AS due, (n.changed_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS since
      FROM news_item n WHERE n.authority_id = ${authority} AND n.state IN ('submitted', 'approved')`),
}
