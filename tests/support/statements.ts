import { listenToStatements } from '../../src/platform/db/naming-client.ts'

/** The statements of one transaction between BEGIN and COMMIT. */
export interface Heard {
  writes: boolean
  statements: string[]
}

/**
 * What an act sends to the database, transaction by transaction; `outside` is what runs without one (the session, sign-in).
 * The queue's own statements, which also run in the background, are left out.
 */
export async function statementsOf(act: () => Promise<unknown>): Promise<{ transactions: Heard[]; outside: string[] }> {
  const transactions: Heard[] = []
  const outside: string[] = []
  let current: Heard | undefined
  const stop = listenToStatements(({ sql }) => {
    if (/pgboss/.test(sql)) return
    if (sql.startsWith('BEGIN')) {
      current = { writes: !/READ ONLY/.test(sql), statements: [] }
      transactions.push(current)
    } else if (/^(COMMIT|ROLLBACK)/.test(sql)) current = undefined
    else if (current) current.statements.push(sql)
    else outside.push(sql)
  })
  await act().finally(stop)
  return { transactions, outside }
}
