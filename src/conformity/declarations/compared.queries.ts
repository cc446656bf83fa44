import { sql } from 'kysely'
import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import type { AuthorityId } from '../../kernel/identity.ts'
import { TwoLanguages } from '../../kernel/list.ts'
import type { Part } from '../../platform/db/together.ts'
import { askedEdition, standings } from './standing.queries.ts'

const Whole = z
  .object({ apart: z.boolean(), n: z.int(), noData: z.int(), total: z.int(), before: z.int(), noDataBefore: z.int(), totalBefore: z.int() })
  .extend({ both: z.int(), nBoth: z.int(), beforeBoth: z.int() })

const Block = z.object({ block: z.string(), name: TwoLanguages, apart: z.boolean(), n: z.int(), notYet: z.int(), noData: z.int(), total: z.int() })

const Compared = z.object({ edition: z.string().nullable(), wholes: z.array(Whole), blocks: z.array(Block) })
export type Compared = z.infer<typeof Compared>

interface Days {
  authority: AuthorityId
  on: Day
  before: Day
  /** Both days as known at this instant. */
  knownAt: Date | null
}

/**
 * n/N of two days to the edition in force on the later one, by the one rule: of everybody, and like for like, of those that were
 * there on both days, so that an agency that was founded or merged away in between moves nothing.
 */
export function comparedPart({ authority, on, before, knownAt }: Days): Part<Compared> {
  const asked = { authority, agencies: null, knownAt }
  return {
    json: sql`(
    WITH edition_now AS MATERIALIZED (${askedEdition({ ...asked, edition: null, on })}),
    now_standing AS MATERIALIZED (WITH ${standings({ ...asked, edition: sql<string>`(SELECT code FROM edition_now)`, on })} SELECT agency_id, block, standing FROM standings),
    then_standing AS MATERIALIZED (WITH ${standings({ ...asked, edition: sql<string>`(SELECT code FROM edition_now)`, on: before })} SELECT agency_id, block, standing FROM standings),
    pairs AS (SELECT coalesce(b.apart, false) AS apart, s.standing, f.standing AS formerly
      FROM now_standing s FULL JOIN then_standing f USING (agency_id)
      LEFT JOIN agency_block b ON b.authority_id = ${authority} AND b.code = coalesce(s.block, f.block))
    SELECT json_build_object('edition', (SELECT code FROM edition_now),
      'wholes', (SELECT coalesce(json_agg(w), '[]') FROM (SELECT apart,
          count(*) FILTER (WHERE standing = 'declared') AS n, count(*) FILTER (WHERE standing = 'no-data') AS "noData", count(standing) AS total,
          count(*) FILTER (WHERE formerly = 'declared') AS before, count(*) FILTER (WHERE formerly = 'no-data') AS "noDataBefore", count(formerly) AS "totalBefore",
          count(*) FILTER (WHERE standing IS NOT NULL AND formerly IS NOT NULL) AS both,
          count(*) FILTER (WHERE standing = 'declared' AND formerly IS NOT NULL) AS "nBoth",
          count(*) FILTER (WHERE formerly = 'declared' AND standing IS NOT NULL) AS "beforeBoth"
        FROM pairs GROUP BY apart) w),
      'blocks', (SELECT coalesce(json_agg(json_build_object('block', b.code, 'name', json_build_object('vi', b.name_vi, 'en', b.name_en), 'apart', b.apart,
          'n', c.n, 'notYet', c.not_yet, 'noData', c.no_data, 'total', c.total) ORDER BY b.position, b.code), '[]')
        FROM (SELECT block, count(*) FILTER (WHERE standing = 'declared') AS n, count(*) FILTER (WHERE standing = 'not-yet') AS not_yet,
            count(*) FILTER (WHERE standing = 'no-data') AS no_data, count(*) AS total FROM now_standing GROUP BY block) c
        JOIN agency_block b ON b.authority_id = ${authority} AND b.code = c.block)))`,
    read: (found) => Compared.parse(found),
  }
}
