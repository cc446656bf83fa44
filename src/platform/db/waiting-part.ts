import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { byUrgency, mostWaiting, WaitingItem } from '../../kernel/waiting.ts'
import type { Part } from './together.ts'

const Items = z.array(WaitingItem)

/** What waits, from a query with the columns kind, title, path, due and since; rows without a kind are none. */
export const waitingPart = (query: RawBuilder<unknown>): Part<WaitingItem[]> => ({
  json: sql`(SELECT coalesce(json_agg(json_build_object('kind', w.kind, 'title', w.title, 'path', w.path, 'due', w.due::date, 'since', w.since::date)), '[]')
    FROM (SELECT * FROM (${query}) q WHERE q.kind IS NOT NULL ORDER BY q.due NULLS LAST, q.since NULLS LAST LIMIT ${mostWaiting}) w)`,
  read: (found) => Items.parse(found).sort(byUrgency),
})
