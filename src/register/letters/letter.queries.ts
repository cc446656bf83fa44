import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { countedRows } from '../../kernel/list.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type LetterState, LetterRow, type listLetters } from './letter.contract.ts'

/** A copy restored from a backup holds its mail back until it is released (platform/backup). */
const held = sql<boolean>`EXISTS (SELECT FROM restored_copy c WHERE c.authority_id = m.authority_id AND c.released_at IS NULL)`

const state = sql<LetterState>`CASE WHEN m.sent_at IS NOT NULL THEN 'sent' WHEN m.given_up_at IS NOT NULL THEN 'given-up' WHEN ${held} THEN 'held' ELSE 'waiting' END`

const inState: Record<LetterState, RawBuilder<boolean>> = {
  sent: sql<boolean>`m.sent_at IS NOT NULL`,
  'given-up': sql<boolean>`(m.sent_at IS NULL AND m.given_up_at IS NOT NULL)`,
  waiting: sql<boolean>`(m.sent_at IS NULL AND m.given_up_at IS NULL AND NOT ${held})`,
  held: sql<boolean>`(m.sent_at IS NULL AND m.given_up_at IS NULL AND ${held})`,
}

function matching(tx: Tx, actor: Actor, states: readonly LetterState[] | undefined) {
  return (
    tx
      .selectFrom('mailMessage as m')
      .where('m.authorityId', '=', actor.authority)
      .$if(actor.side === 'agency', (q) => q.where('m.agencyId', 'in', [...actor.agencies]))
      // Said by columns, not by the word: so the index of what is unsent is reached.
      .$if(states !== undefined, (q) => q.where((eb) => eb.or((states ?? []).map((wanted) => inState[wanted]))))
  )
}

/** One statement; the count stands even where the page is empty. */
export async function viewLetters(tx: Tx, actor: Actor, query: z.output<typeof listLetters.query>) {
  const rows = await tx
    .with('counted', (db) =>
      db
        .selectFrom(
          matching(tx, actor, query.state)
            .select('m.id')
            .limit(countedRows + 1)
            .as('few'),
        )
        .select((eb) => eb.fn.countAll<string>().as('total')),
    )
    .with('page', () =>
      matching(tx, actor, query.state)
        .select(['m.id', 'm.recipient', 'm.subject', 'm.attempts', 'm.lastError', 'm.createdAt', 'm.sentAt'])
        .select(state.as('state'))
        .orderBy('m.createdAt', 'desc')
        .orderBy('m.id', 'desc')
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
    row.id === null ? [] : [LetterRow.parse({ ...row, createdAt: row.createdAt?.toISOString(), sentAt: row.sentAt?.toISOString() ?? null })],
  )
  return { rows: listed, total: Math.min(total, countedRows), more: total > countedRows }
}
