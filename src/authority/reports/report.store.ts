import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { Day } from '../../kernel/day.ts'
import type { AuthorityId, BodyId, FileId, OfficerId, ReportId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { ReportPeriod } from '../../kernel/report-period.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { refuseOn, type Tx } from '../../platform/db/transaction.ts'
import { type ReportMove, type ReportState, stateAfter, statesBefore } from './report.ts'
import type { Wording } from './wording.ts'

const asRefusal = (error: unknown, period?: ReportPeriod): never => {
  refuseOn(error, 'report_authority_id_template_period_key', 'report.period-taken', { period })
  refuseOn(error, 'report_authority_id_issuer_id_fkey', 'report.issuer-unknown', {})
  throw error
}

export async function addReport(
  tx: Tx,
  authority: AuthorityId,
  report: { id: ReportId; template: string; period: ReportPeriod; dataDate: Day; issuerId: BodyId; at: Date },
): Promise<void> {
  const { at, ...row } = report
  await tx
    .insertInto('report')
    .values({ authorityId: authority, ...row, state: 'collecting', createdAt: at })
    .execute()
    .catch((error: unknown) => asRefusal(error, report.period))
}

/** Why a guarded change of a report found no row: it is not there, somebody was faster, or its state does not allow it. */
async function whyNot(tx: Tx, authority: AuthorityId, id: ReportId, seen: number, move: ReportMove): Promise<never> {
  const now = await tx.selectFrom('report').select(['version', 'state']).where('authorityId', '=', authority).where('id', '=', id).executeTakeFirst()
  if (!now) return refuse('not-found', 'report.not-found')
  if (now.version !== seen) return refuse('conflict', 'record.changed-meanwhile', { version: now.version })
  stateAfter(now.state as ReportState, move)
  return refuse('conflict', 'record.changed-meanwhile', { version: now.version })
}

interface Change {
  state?: ReportState
  dataDate?: Day
  issuerId?: BodyId
  wording?: Wording
  /** Who worded it last since it was frozen. */
  wordedBy?: OfficerId | null
  latest?: number
}

/** One statement changes the report if it is still as it was seen and the move is allowed from where it stands. */
function moving(tx: Tx, authority: AuthorityId, id: ReportId, seen: number, move: ReportMove, change: Change) {
  const { wording, ...plain } = change
  return tx.with('moved', (db) =>
    db
      .updateTable('report')
      .set({ ...plain, ...(wording === undefined ? {} : { wording: JSON.stringify(wording) }), version: seen + 1 })
      .where('authorityId', '=', authority)
      .where('id', '=', id)
      .where('version', '=', seen)
      .where('state', 'in', statesBefore(move))
      .returning(['id', 'version']),
  )
}

export async function changeReport(tx: Tx, authority: AuthorityId, id: ReportId, seen: number, move: ReportMove, change: Change): Promise<number> {
  const row = await moving(tx, authority, id, seen, move, change)
    .selectFrom('moved')
    .select('version')
    .executeTakeFirst()
    .catch((error: unknown) => asRefusal(error))
  return row?.version ?? whyNot(tx, authority, id, seen, move)
}

/** Values selected from the changed report, so that nothing is added when it was not changed. */
const valuesOf = (row: Record<string, RawBuilder<unknown>>) => Object.entries(row).map(([name, value]) => value.as(name))

export interface FrozenVersion {
  no: number
  dataDate: Day
  knownAt: Date
  content: string
  sha256: string
  html: string
  docx: FileId
  pdf: FileId
  reason: string | null
}

export async function addVersion(tx: Tx, by: Actor, report: ReportId, seen: number, at: Date, version: FrozenVersion): Promise<void> {
  const row = {
    authorityId: sql`${by.authority}::int`,
    id: sql`${uuidv7(at)}::uuid`,
    reportId: sql`moved.id`,
    no: sql`${version.no}::int`,
    dataDate: sql`${version.dataDate}::date`,
    knownAt: sql`${version.knownAt}::timestamptz`,
    content: sql`${version.content}::text`,
    contentSha256: sql`${version.sha256}::text`,
    html: sql`${version.html}::text`,
    docxFileId: sql`${version.docx}::uuid`,
    pdfFileId: sql`${version.pdf}::uuid`,
    reason: sql`${version.reason}::text`,
    seatId: sql`${by.seat}::uuid`,
    frozenAt: sql`${at}::timestamptz`,
  }
  const added = await moving(tx, by.authority, report, seen, 'freeze', { state: 'figures_frozen', latest: version.no, wordedBy: null })
    .insertInto('reportVersion')
    .columns(Object.keys(row) as (keyof typeof row)[])
    .expression((db) => db.selectFrom('moved').select(valuesOf(row)))
    .returning('no')
    .executeTakeFirst()
  if (!added) await whyNot(tx, by.authority, report, seen, 'freeze')
}
