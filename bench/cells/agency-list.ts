// W1: fifty agencies of a block on the data date, by name, with the total.
import type pg from 'pg'
import { z } from 'zod'
import { dataDate } from '../dataset/declarations.ts'
import type { Caller } from '../product/people.ts'
import { type Reads, reads } from './reads.ts'

const pageSize = 50
const Answer = z.object({ rows: z.array(z.object({ id: z.string(), block: z.string() })), total: z.int(), more: z.boolean() })

/** The agencies of a block in their order, by the plainest query there is. */
async function truth(owner: pg.Client, authority: number, block: string): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>(
    `
    SELECT agency_id AS id FROM agency_version
    WHERE authority_id = $1 AND block = $2 AND recorded_to IS NULL AND valid_from <= $3 AND coalesce(valid_to, 'infinity') > $3
    ORDER BY name COLLATE "vi-x-icu", agency_id`,
    [authority, block, dataDate],
  )
  return rows.map(({ id }) => id)
}

export async function agencyList(
  urls: { product: URL; limit: URL },
  people: readonly Caller[],
  owner: pg.Client,
  authority: number,
  block: string,
): Promise<Reads> {
  const ids = await truth(owner, authority, block)
  const starts = [0, 50, 100].filter((from) => from < ids.length)
  const path = (from: number) => `/api/agencies?block=${block}&on=${dataDate}&sort=name&from=${from}&limit=${pageSize}`
  return reads(urls, people, starts.map(path), (asked, body) => {
    const from = Number(new URLSearchParams(asked.split('?')[1]).get('from'))
    const { rows, total, more } = Answer.parse(JSON.parse(body))
    const wanted = ids.slice(from, from + pageSize)
    if (total !== Math.min(ids.length, 10_000) || more !== ids.length > 10_000) throw new Error(`${asked}: ${total} agencies instead of ${ids.length}`)
    if (rows.some((row, n) => row.id !== wanted[n]) || rows.length !== wanted.length) throw new Error(`${asked}: other agencies or another order`)
  })
}
