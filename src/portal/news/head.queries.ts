import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { TwoLanguages } from '../../kernel/list.ts'

const Link = z.object({ label: z.string(), address: z.string() })
const LinkGroup = z.object({ title: TwoLanguages, links: z.array(Link) })

const Visits = z.object({ today: z.int(), month: z.int(), total: z.int(), since: Day.nullable() })

export const Head = z.object({
  name: z.string(),
  department: z.string(),
  subDepartment: z.string(),
  notice: TwoLanguages.nullable(),
  links: z.array(LinkGroup),
  visits: Visits,
})
/** Whose pages these are, with what stands on every one of them; null until something was published. */
export type Head = z.infer<typeof Head>

/**
 * The head of a public page as one value: who publishes, the links to other sites, the visits. `of` is one row of
 * published_authority; every page asks for it in its one statement.
 */
export const headJson = (of: RawBuilder<unknown>, today: Day): RawBuilder<unknown> => sql`(SELECT json_build_object(
    'name', h.name, 'department', h.department, 'subDepartment', h.sub_department, 'notice', h.notice,
    'links', coalesce((SELECT groups FROM published_links l WHERE l.authority_id = h.authority_id), '[]'),
    'visits', (SELECT json_build_object('today', coalesce(sum(d.n) FILTER (WHERE d.day = ${today}::date), 0), 'month', coalesce(sum(d.n), 0),
        'total', coalesce((SELECT t.n FROM published_visit_total t WHERE t.authority_id = h.authority_id), 0),
        'since', (SELECT t.since FROM published_visit_total t WHERE t.authority_id = h.authority_id))
      FROM published_visit_day d WHERE d.authority_id = h.authority_id AND d.day BETWEEN date_trunc('month', ${today}::date)::date AND ${today}::date))
  FROM ${of} h)`
