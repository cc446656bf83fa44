import { sql } from 'kysely'
import type { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { countedRows } from '../../kernel/list.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type LetterState, LetterRow, type listLetters } from './letter.contract.ts'

const state = sql<LetterState>`CASE WHEN m.sent_at IS NOT NULL THEN 'sent' WHEN m.given_up_at IS NOT NULL THEN 'given-up' ELSE 'waiting' END`

function matching(tx: Tx, actor: Actor, states: readonly LetterState[] | undefined) {
  return tx.selectFrom('mailMessage as m').where('m.authorityId', '=', actor.authority)
    .$if(actor.side === 'agency', (q) => q.where('m.agencyId', 'in', [...actor.agencies]))
    .$if(states !== undefined, (q) => q.where(state, 'in', [...(states ?? [])]))
}

/** One statement; the count stands even where the page is empty. */
export async function viewLetters(tx: Tx, actor: Actor, query: z.output<typeof listLetters.query>) {
  const rows = await tx
    .with('counted', (db) => db.selectFrom(matching(tx, actor, query.state).select('m.id').limit(countedRows + 1).as('few')).select((eb) => eb.fn.countAll<string>().as('total')))
    .with('page', () => matching(tx, actor, query.state).select(['m.id', 'm.recipient', 'm.subject', 'm.attempts', 'm.lastError', 'm.createdAt', 'm.sentAt'])
      .select(state.as('state')).orderBy('m.createdAt', 'desc').orderBy('m.id', 'desc').limit(query.limit).offset(query.from))
    .selectFrom('counted').leftJoin('page', (join) => join.onTrue())
    .selectAll().orderBy('page.createdAt', 'desc').orderBy('page.id', 'desc').execute()
  const total = Number(rows[0]?.total ?? 0)
  const listed = rows.flatMap(({ total: _, ...row }) => (row.id === null ? [] : [LetterRow.parse({ ...row, createdAt: row.createdAt?.toISOString(), sentAt: row.sentAt?.toISOString() ?? null })]))
  return { rows: listed, total: Math.min(total, countedRows), more: total > countedRows }
}
