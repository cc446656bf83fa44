import { type QueryCreator, sql } from 'kysely'
import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import type { AuthorityId, BodyId, FileId, PaperId, ReportId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { lockBeside, type LockedSeries, type SeriesOf } from '../../papers/numbering/facade.ts'
import type { DB } from '../../platform/db/schema.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { ReportState } from './report.ts'

const Locked = z.object({ version: z.int(), state: ReportState, latest: z.int() })

export interface LockedReport extends z.infer<typeof Locked> {
  /** Undefined where the series is kept elsewhere. */
  series: LockedSeries | undefined
}

/** The report and the counter of its numbers, both locked, in one statement. */
export async function lockReport(
  tx: Tx,
  authority: AuthorityId,
  id: ReportId,
  { at, series }: { at: Date; series: Omit<SeriesOf, 'authority'> & { issuer: BodyId } },
): Promise<LockedReport> {
  const found = await lockBeside(
    tx,
    { authority, ...series },
    at,
    sql`SELECT version, state, latest FROM report WHERE authority_id = ${authority} AND id = ${id} FOR UPDATE`,
  )
  return found ? { ...Locked.parse(found.held), series: found.series } : refuse('not-found', 'report.not-found')
}

export interface IssuedVersion {
  no: number
  number: string
  issuedOn: Day
  signerName: string | null
  signerTitle: string
  paper: PaperId
  content: string
  sha256: string
  html: string
  docx: FileId
  pdf: FileId
}

/** Goes on with a statement that keeps the files: the report, whose lock is held, is issued. The paper itself follows. */
export const withIssue = (tx: QueryCreator<DB>, authority: AuthorityId, report: ReportId, seen: number, at: Date, issue: IssuedVersion): QueryCreator<DB> =>
  tx
    .with('reportMoved', (db) =>
      db
        .updateTable('report')
        .set({ state: 'issued', version: seen + 1 })
        .where('authorityId', '=', authority)
        .where('id', '=', report),
    )
    .with('reportIssued', (db) =>
      db.insertInto('reportIssue').values({
        authorityId: authority,
        id: uuidv7(at),
        reportId: report,
        versionNo: issue.no,
        number: issue.number,
        issuedOn: issue.issuedOn,
        signerName: issue.signerName,
        signerTitle: issue.signerTitle,
        paperId: issue.paper,
        content: issue.content,
        contentSha256: issue.sha256,
        html: issue.html,
        docxFileId: issue.docx,
        pdfFileId: issue.pdf,
        recordedAt: at,
      }),
    )
