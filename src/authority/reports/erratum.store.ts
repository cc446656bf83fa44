import { type QueryCreator, type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { type AuthorityId, type BodyId, type ErratumId, type FileId, PaperId, type ReportId } from '../../kernel/identity.ts'
import type { TwoLanguages } from '../../kernel/list.ts'
import { refuse } from '../../kernel/refusal.ts'
import { lockBeside, type SeriesOf } from '../../papers/numbering/facade.ts'
import type { DB } from '../../platform/db/schema.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { ErratumItem } from './erratum.ts'
import { FrozenContent } from './frozen.ts'
import { ReportState } from './report.ts'

/** All corrections of a report, newest first, as one JSON value. */
export const errataJson = (authority: AuthorityId, report: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  (SELECT coalesce(json_agg(json_build_object('id', x.id, 'no', x.version_no, 'number', x.number, 'issuedOn', x.issued_on, 'signerName', x.signer_name,
      'signerTitle', x.signer_title, 'items', x.items, 'paperId', x.paper_id) ORDER BY x.recorded_at DESC, x.id DESC), '[]')
    FROM report_erratum x WHERE x.authority_id = ${authority} AND x.report_id = ${report})`

const Issued = z.object({ version: z.int(), state: ReportState, no: z.int(), number: z.string(), issuedOn: Day, content: z.string() })
export type IssuedReport = Omit<z.infer<typeof Issued>, 'content'> & { frozen: FrozenContent }

/** The report as it was issued last. */
export async function loadIssued(tx: Tx, authority: AuthorityId, id: ReportId): Promise<IssuedReport> {
  const row = await tx
    .selectFrom('report as r')
    .leftJoin('reportIssue as i', (join) =>
      join.onRef('i.authorityId', '=', 'r.authorityId').onRef('i.reportId', '=', 'r.id').onRef('i.versionNo', '=', 'r.latest'),
    )
    .leftJoin('reportVersion as v', (join) => join.onRef('v.authorityId', '=', 'r.authorityId').onRef('v.reportId', '=', 'r.id').onRef('v.no', '=', 'r.latest'))
    .select(['r.version', 'r.state', 'r.latest as no', 'i.number', 'i.issuedOn', 'v.content'])
    .where('r.authorityId', '=', authority)
    .where('r.id', '=', id)
    .executeTakeFirst()
  if (!row) return refuse('not-found', 'report.not-found')
  const { content, ...issued } = Issued.safeParse(row).data ?? refuse('conflict', 'report.not-issued')
  return { ...issued, frozen: FrozenContent.parse(JSON.parse(content)) }
}

const Locked = z.object({ version: z.int(), state: ReportState, latest: z.int(), paperId: PaperId.nullable() })

/** The report with the paper that it is, and the counter of the letter's numbers, both locked, in one statement. */
export async function lockIssued(
  tx: Tx,
  authority: AuthorityId,
  id: ReportId,
  { at, series }: { at: Date; series: Omit<SeriesOf, 'authority'> & { issuer: BodyId } },
) {
  const paper = sql`SELECT i.paper_id FROM report_issue i WHERE i.authority_id = r.authority_id AND i.report_id = r.id AND i.version_no = r.latest`
  const row = sql`SELECT r.version, r.state, r.latest, (${paper}) AS paper_id FROM report r WHERE r.authority_id = ${authority} AND r.id = ${id} FOR UPDATE`
  const found = await lockBeside(tx, { authority, ...series }, at, row)
  return found ? { ...Locked.parse(found.held), series: found.series } : refuse('not-found', 'report.not-found')
}

export interface NewErratum {
  id: ErratumId
  no: number
  number: string
  issuedOn: Day
  signerName: string | null
  signerTitle: string
  items: readonly ErratumItem[]
  paper: PaperId
  docx: FileId
  pdf: FileId
  /** Put behind what the published article says already. */
  note: TwoLanguages
}

const behind = (language: 'vi' | 'en', note: string) => sql`concat_ws(' ', notice ->> ${sql.lit(language)}, ${note}::text)`

/** Goes on with a statement that keeps the files: the correction, the report whose lock is held, and the note under its article. */
export const withErratum = (tx: QueryCreator<DB>, authority: AuthorityId, report: ReportId, seen: number, at: Date, erratum: NewErratum): QueryCreator<DB> =>
  tx
    .with('reportMoved', (db) =>
      db
        .updateTable('report')
        .set({ version: seen + 1 })
        .where('authorityId', '=', authority)
        .where('id', '=', report),
    )
    .with('articleNoted', (db) =>
      db
        .updateTable('publishedArticle')
        .set({ notice: sql`jsonb_build_object('vi', ${behind('vi', erratum.note.vi)}, 'en', ${behind('en', erratum.note.en)})` })
        .where('authorityId', '=', authority)
        .where('reportId', '=', report)
        .where('withdrawnAt', 'is', null),
    )
    .with('reportCorrected', (db) =>
      db.insertInto('reportErratum').values({
        authorityId: authority,
        id: erratum.id,
        reportId: report,
        versionNo: erratum.no,
        number: erratum.number,
        issuedOn: erratum.issuedOn,
        signerName: erratum.signerName,
        signerTitle: erratum.signerTitle,
        items: JSON.stringify(erratum.items),
        paperId: erratum.paper,
        docxFileId: erratum.docx,
        pdfFileId: erratum.pdf,
        recordedAt: at,
      }),
    )

/** The Word or PDF of a correction. */
export async function erratumFile(tx: Tx, authority: AuthorityId, report: ReportId, id: ErratumId, format: 'docx' | 'pdf') {
  const row = await tx
    .selectFrom('reportErratum as x')
    .innerJoin('storedFile as f', (join) =>
      join.onRef('f.authorityId', '=', 'x.authorityId').onRef('f.id', '=', format === 'docx' ? 'x.docxFileId' : 'x.pdfFileId'),
    )
    .select(['f.name', 'f.sha256'])
    .where('x.authorityId', '=', authority)
    .where('x.reportId', '=', report)
    .where('x.id', '=', id)
    .executeTakeFirst()
  return row ?? refuse('not-found', 'report.erratum-not-found')
}
