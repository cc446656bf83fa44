import { sql } from 'kysely'
import type { AuthorityId, SeatId, WorkId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { WorkView } from './work.contract.ts'

const columns = ['id', 'kind', 'state', 'done', 'total', 'result', 'createdAt', 'startedAt', 'finishedAt', sql<string | null>`input->>'of'`.as('of')] as const

interface Row {
  id: string
  kind: string
  of: string | null
  state: string
  done: number
  total: number | null
  result: unknown
  createdAt: Date
  startedAt: Date | null
  finishedAt: Date | null
}

const viewOf = (row: Row) =>
  WorkView.parse({
    ...row,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  })

export async function viewWork(tx: Tx, authority: AuthorityId, seat: SeatId, id: WorkId): Promise<WorkView> {
  const row = await tx
    .selectFrom('work')
    .select(columns)
    .where('authorityId', '=', authority)
    .where('seatId', '=', seat)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? viewOf(row) : refuse('not-found', 'work.not-found')
}

export async function viewWorks(tx: Tx, authority: AuthorityId, seat: SeatId): Promise<WorkView[]> {
  const rows = await tx
    .selectFrom('work')
    .select(columns)
    .where('authorityId', '=', authority)
    .where('seatId', '=', seat)
    .orderBy('createdAt', 'desc')
    .limit(50)
    .execute()
  return rows.map(viewOf)
}
