import { sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import type { AuthorityId, ReportId } from '../../kernel/identity.ts'
import type { TwoLanguages } from '../../kernel/list.ts'
import { refuse } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { errataJson } from './erratum.store.ts'
import { ErratumView } from './erratum.ts'
import { FrozenContent, IssuedContent } from './frozen.ts'
import { ReportState } from './report.ts'

const Found = z.object({
  version: z.int(),
  state: ReportState,
  no: z.int(),
  number: z.string().nullable(),
  issuedOn: Day.nullable(),
  frozen: z.string().nullable(),
  issued: z.string().nullable(),
  pdfSha: z.string().nullable(),
  pdfSize: z.coerce.number().nullable(),
  articleId: z.uuid().nullable(),
  slug: z.string().nullable(),
  firstPublishedAt: z.date().nullable(),
  slugTaken: z.boolean(),
  errata: z.array(ErratumView).describe('newest first'),
})
export interface ToPublish extends Omit<z.infer<typeof Found>, 'frozen' | 'issued'> {
  frozen: FrozenContent | null
  issued: IssuedContent | null
}

/** The report with its last issue, the PDF kept for it, and the article that tells of it already. Locks the report. */
export async function loadToPublish(tx: Tx, authority: AuthorityId, report: ReportId, slug: string): Promise<ToPublish> {
  const { rows } = await sql`
    SELECT r.version, r.state, r.latest AS no, i.number, i.issued_on, v.content AS frozen, i.content AS issued, f.sha256 AS pdf_sha, f.size AS pdf_size,
      a.id AS article_id, a.slug, a.published_at AS first_published_at,
      EXISTS (SELECT FROM published_article o WHERE o.authority_id = r.authority_id AND o.slug = ${slug} AND o.report_id IS DISTINCT FROM r.id) AS slug_taken, ${errataJson(authority, sql`r.id`)} AS errata
    FROM report r
    LEFT JOIN report_issue i ON i.authority_id = r.authority_id AND i.report_id = r.id AND i.version_no = r.latest
    LEFT JOIN report_version v ON v.authority_id = r.authority_id AND v.report_id = r.id AND v.no = i.version_no
    LEFT JOIN stored_file f ON f.authority_id = i.authority_id AND f.id = i.pdf_file_id
    LEFT JOIN published_article a ON a.authority_id = r.authority_id AND a.report_id = r.id
    WHERE r.authority_id = ${authority} AND r.id = ${report} FOR UPDATE OF r`.execute(tx)
  if (!rows[0]) return refuse('not-found', 'report.not-found')
  const found = Found.parse(rows[0])
  return {
    ...found,
    frozen: found.frozen === null ? null : FrozenContent.parse(JSON.parse(found.frozen)),
    issued: found.issued === null ? null : IssuedContent.parse(JSON.parse(found.issued)),
  }
}

/** The report's version and the address of its article that is on the portal, or will be. Locks the report. */
export async function loadToWithdraw(tx: Tx, authority: AuthorityId, report: ReportId): Promise<{ version: number; slug: string | null }> {
  const row = await tx
    .selectFrom('report as r')
    .leftJoin('publishedArticle as a', (join) =>
      join.onRef('a.authorityId', '=', 'r.authorityId').onRef('a.reportId', '=', 'r.id').on('a.withdrawnAt', 'is', null),
    )
    .select(['r.version', 'a.slug'])
    .where('r.authorityId', '=', authority)
    .where('r.id', '=', report)
    .forUpdate('r')
    .executeTakeFirst()
  return row ?? refuse('not-found', 'report.not-found')
}

/** Title, date and address stay in the public copies, so that the address can say what became of it; text and file leave them. */
export async function saveWithdrawal(tx: Tx, authority: AuthorityId, report: ReportId, seen: number, at: Date): Promise<number> {
  const { version } = await tx
    .with('article', (db) =>
      db
        .updateTable('publishedArticle')
        .set({ withdrawnAt: at, html: '', fileName: null, fileSha256: null, fileSize: null })
        .where('authorityId', '=', authority)
        .where('reportId', '=', report)
        .where('withdrawnAt', 'is', null),
    )
    .updateTable('report')
    .set({ version: seen + 1 })
    .where('authorityId', '=', authority)
    .where('id', '=', report)
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

export interface Publication {
  article: {
    id: string | null
    slug: string
    title: string
    publishedAt: Date
    html: string
    sourceLine: string
    fileName: string
    fileSha256: string
    fileSize: number
    notice: TwoLanguages | null
  }
  head: { name: string; department: string; subDepartment: string; notice: TwoLanguages | null }
}

const asJson = (words: TwoLanguages | null) => (words === null ? null : JSON.stringify(words))

/** The copies the public sees, the head of its pages and the report's version in one statement. */
export async function savePublication(
  tx: Tx,
  authority: AuthorityId,
  report: ReportId,
  seen: number,
  at: Date,
  { article, head }: Publication,
): Promise<number> {
  const { id, slug, ...rest } = article
  const shown = { ...rest, notice: asJson(rest.notice) }
  const laidDown = { ...head, notice: asJson(head.notice) }
  const { version } = await tx
    .with('moved', (db) =>
      db
        .updateTable('report')
        .set({ version: seen + 1 })
        .where('authorityId', '=', authority)
        .where('id', '=', report)
        .returning('version'),
    )
    .with('head', (db) =>
      db
        .insertInto('publishedAuthority')
        .values({ authorityId: authority, ...laidDown })
        .onConflict((oc) => oc.columns(['authorityId']).doUpdateSet(laidDown))
        .returning('authorityId'),
    )
    .with('article', (db) =>
      db
        .insertInto('publishedArticle')
        .values({ authorityId: authority, id: id ?? uuidv7(at), slug, reportId: report, ...shown })
        .onConflict((oc) => oc.columns(['authorityId', 'id']).doUpdateSet({ ...shown, withdrawnAt: null }))
        .returning('slug'),
    )
    .selectFrom('moved')
    .select('version')
    .executeTakeFirstOrThrow()
  return version
}
