import { type Day, dayOf, type HalfYear } from '../../kernel/day.ts'
import type { AuthorityId } from '../../kernel/identity.ts'
import { canonical, type Json } from '../../kernel/canonical-json.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { PaperPress } from '../../papers/layout/facade.ts'
import { paperCss } from '../../papers/layout/paper-css.ts'
import { renderHtml } from '../../papers/layout/paper-page.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { readKept } from '../../platform/files/vault.ts'
import type { Services } from '../../platform/services/services.ts'
import { composePeriod } from './composition.queries.ts'
import { composeReport, titleOf } from './compose.ts'
import type { Composition } from './composition.ts'
import { shownPart } from './frozen.ts'
import { fileName, mediaTypes, standalonePage } from './paper-file.ts'
import { checkDataDate } from './report.ts'
import { keptFiles, versionsHeld } from './report.queries.ts'

export interface HalfYearReport {
  authority: AuthorityId
  period: HalfYear
  dataDate: Day
  format: 'docx' | 'pdf' | 'html' | 'json'
  /** A frozen version. Without it and without `live`: what was issued, else the last frozen version of this data date, else live figures. */
  version?: number | undefined
  live?: boolean | undefined
}

export interface ReportFile {
  name: string
  mediaType: string
  bytes: Uint8Array
  from: 'issued' | 'frozen' | 'live'
}

type Wanted = Pick<Services, 'database' | 'files' | 'clock'>

/** A report as a file, for the command line: works without HTTP, while the server runs and while it does not. */
export async function halfYearReport(services: Wanted, press: PaperPress, asked: HalfYearReport): Promise<ReportFile> {
  if (asked.live && asked.version !== undefined) refuse('invalid', 'report.live-or-version')
  const kept = asked.live ? undefined : await keptReport(services, asked)
  return kept ?? liveReport(services, press, asked)
}

async function keptReport({ database, files }: Wanted, { authority, period, dataDate, format, version }: HalfYearReport): Promise<ReportFile | undefined> {
  const reach = { side: 'authority', authority } as const
  const held = await inTransaction(database, reach, 'read', (tx) => versionsHeld(tx, authority, period))
  const chosen = version === undefined ? held.findLast((one) => one.dataDate === dataDate) : held.find((one) => one.no === version)
  if (!chosen) return version === undefined ? undefined : refuse('not-found', 'report.version-not-found', { no: version })
  if (chosen.dataDate !== dataDate) refuse('invalid', 'report.other-data-date', { dataDate: chosen.dataDate, no: chosen.no })
  const of = version === undefined && chosen.issued ? 'issued' : 'frozen'
  const found = await inTransaction(database, reach, 'read', (tx) => keptFiles(tx, authority, chosen.report, chosen.no, of))
  const bytes =
    format === 'html' || format === 'json' ? Buffer.from(format === 'html' ? found.html : found.content) : await readKept(files, found[format].sha256)
  return { name: fileName({ period, no: chosen.no, number: found.number }, format), mediaType: mediaTypes[format], bytes, from: of }
}

async function liveReport({ database, clock }: Wanted, press: PaperPress, { authority, period, dataDate, format }: HalfYearReport): Promise<ReportFile> {
  const knownAt = clock.now()
  checkDataDate(period, dataDate, dayOf(knownAt))
  const composition = await inTransaction(database, { side: 'authority', authority }, 'read', (tx) =>
    composePeriod(tx, { authority, period, dataDate, knownAt }),
  )
  return {
    name: fileName({ period, no: null, number: null }, format),
    mediaType: mediaTypes[format],
    bytes: await bytesOf(composition, press, format, knownAt),
    from: 'live',
  }
}

async function bytesOf(of: Composition, press: PaperPress, format: HalfYearReport['format'], knownAt: Date): Promise<Uint8Array> {
  if (format === 'json')
    return Buffer.from(
      canonical({ format: 'hopchuan.report-live/1', knownAt: knownAt.toISOString(), ...shownPart(of), wording: of.wording } as unknown as Json),
    )
  const paper = composeReport(of)
  if (format === 'html') return Buffer.from(standalonePage(titleOf(of), paperCss, renderHtml(paper, { figures: 'text', topHeading: 1 })))
  return press[format](paper)
}
