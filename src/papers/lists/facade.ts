import type { QueryCreator } from 'kysely'
import type { PaperId } from '../../kernel/identity.ts'
import type { DB } from '../../platform/db/schema.ts'
import { countedOnce, type PaperListBody } from './paper-list.ts'
import { type Keeping, newListId, withNewLists } from './paper-list.store.ts'

/** Lists of a paper that the same statement adds; empty ones are none. The caller's deed is the act. */
export const withLists = (tx: QueryCreator<DB>, by: Keeping, paper: PaperId, lists: readonly PaperListBody[]): QueryCreator<DB> =>
  withNewLists(
    tx,
    by,
    paper,
    lists.filter(({ rows }) => rows.length > 0).map((list) => ({ ...list, rows: countedOnce(list.rows), id: newListId(by.at) })),
  )
