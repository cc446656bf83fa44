import { sql } from 'kysely'
import type { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { countedRows } from '../../kernel/list.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type listNotifications, NotificationView, type showWaiting } from './inbox.contract.ts'

function matching(tx: Tx, actor: Actor, unread: boolean | undefined) {
  return tx
    .selectFrom('notification as n')
    .where('n.authorityId', '=', actor.authority)
    .where('n.seatId', '=', actor.seat)
    .$if(unread !== undefined, (q) => q.where('n.readAt', unread ? 'is' : 'is not', null))
}

/** One statement; the count stands even where the page is empty. */
export async function viewNotifications(tx: Tx, actor: Actor, query: z.output<typeof listNotifications.query>) {
  const rows = await tx
    .with('counted', (db) =>
      db
        .selectFrom(
          matching(tx, actor, query.unread)
            .select('n.id')
            .limit(countedRows + 1)
            .as('few'),
        )
        .select((eb) => eb.fn.countAll<string>().as('total')),
    )
    .with('page', () =>
      matching(tx, actor, query.unread)
        .select(['n.id', 'n.kind', 'n.details', 'n.link', 'n.createdAt', 'n.readAt'])
        .orderBy('n.createdAt', 'desc')
        .orderBy('n.id', 'desc')
        .limit(query.limit)
        .offset(query.from),
    )
    .selectFrom('counted')
    .leftJoin('page', (join) => join.onTrue())
    .selectAll()
    .orderBy('page.createdAt', 'desc')
    .orderBy('page.id', 'desc')
    .execute()
  const total = Number(rows[0]?.total ?? 0)
  const listed = rows.flatMap(({ total: _, ...row }) =>
    row.id === null ? [] : [NotificationView.parse({ ...row, createdAt: row.createdAt?.toISOString(), readAt: row.readAt?.toISOString() ?? null })],
  )
  return { rows: listed, total: Math.min(total, countedRows), more: total > countedRows }
}

/** Only the authority's side has long works so far; the agency's side may not even ask for them. */
export async function viewWaiting(tx: Tx, actor: Actor): Promise<z.output<typeof showWaiting.reply>> {
  const running =
    actor.side === 'authority'
      ? sql`(SELECT count(*) FROM work w WHERE w.authority_id = ${actor.authority} AND w.seat_id = ${actor.seat}::uuid AND w.state IN ('waiting', 'running'))`
      : sql`0`
  const { rows } = await sql<{ unread: bigint; running: bigint | number; latest: Date | null }>`
    SELECT (SELECT count(*) FROM (SELECT 1 FROM notification n WHERE n.authority_id = ${actor.authority} AND n.seat_id = ${actor.seat}::uuid AND n.read_at IS NULL LIMIT 100) AS few) AS unread,
      ${running} AS running,
      (SELECT n.created_at FROM notification n WHERE n.authority_id = ${actor.authority} AND n.seat_id = ${actor.seat}::uuid ORDER BY n.created_at DESC LIMIT 1) AS latest`.execute(
    tx,
  )
  const row = rows[0]
  return { unread: Number(row?.unread ?? 0), running: Number(row?.running ?? 0), latest: row?.latest?.toISOString() ?? null }
}
