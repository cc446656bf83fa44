import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../platform/db/database.ts'

const Pages = z.array(
  z.object({
    path: z.string(),
    changedAt: z.iso
      .datetime({ offset: true })
      .transform((text) => new Date(text))
      .nullable(),
  }),
)
/** A sitemap holds 50,000 addresses; every page has two. */
const most = 20_000

/** Addresses of news and, where the register is open, of agencies' pages; the latest first. */
export async function sitePages(db: Db, at: Date): Promise<z.infer<typeof Pages>> {
  const { rows } = await sql<{ found: unknown }>`
    WITH pages AS (
      (SELECT '/tin/' || a.slug AS path, a.published_at AS changed_at FROM published_article a
        WHERE a.authority_id = (SELECT authority_id FROM published_authority ORDER BY authority_id LIMIT 1) AND a.withdrawn_at IS NULL AND a.published_at <= ${at}
        ORDER BY a.published_at DESC LIMIT ${most})
      UNION ALL
      (SELECT '/co-quan/' || p.slug, NULL FROM published_address p
        WHERE p.authority_id = (SELECT authority_id FROM published_register WHERE open AND copied_at IS NOT NULL ORDER BY authority_id LIMIT 1) ORDER BY p.slug LIMIT ${most})
    )
    SELECT coalesce(json_agg(json_build_object('path', path, 'changedAt', changed_at)), '[]') AS found FROM (SELECT * FROM pages LIMIT ${most}) shown`.execute(
    db,
  )
  return Pages.parse(rows[0]?.found)
}
