import { passReport, submitReport } from '../authority/reports/checking.commands.ts'
import { createReport, digestOf } from '../authority/reports/report.commands.ts'
import { loadLive } from '../authority/reports/composition.queries.ts'
import { freezeReport, prepareFreeze, type Workshop } from '../authority/reports/freezing.commands.ts'
import { issueReport, prepareIssue } from '../authority/reports/issuing.commands.ts'
import { publishReport } from '../authority/reports/publishing.commands.ts'
import type { Actor } from '../kernel/actor.ts'
import { Day, HalfYear } from '../kernel/day.ts'
import type { BodyId } from '../kernel/identity.ts'
import { createPaperPress } from '../papers/layout/facade.ts'
import { reachOf } from '../platform/access/authorize.ts'
import { inTransaction } from '../platform/db/transaction.ts'
import type { Services } from '../platform/services/services.ts'
import { demoFacts } from './hcmc-2020.ts'

const period = HalfYear.parse('2020-H1')
const [frozenAt, submittedAt, passedAt, issuedAt] = ['02:00', '02:20', '02:40', '03:00'].map((time) => new Date(`2020-06-16T${time}:00Z`)) as [
  Date,
  Date,
  Date,
  Date,
]
const publishedAt = new Date(demoFacts.article.publishedAt)

/** Which number the report of June 2020 bore was not published: the first of the demonstration's own series. */
const number = '01/BC-TĐC'

/** One account lays the demonstration down, so it checks its own report. */
const override = 'Bộ dữ liệu minh họa do một tài khoản lập'

/** The report of the demonstration: frozen on its data date, checked, issued, and published as the article of 16/06/2020. */
export async function publishDemoReport({ database, files }: Services, by: Actor, issuerId: BodyId): Promise<void> {
  const press = createPaperPress({ size: 1 })
  const workshop: Workshop = { database, press, files }
  const reach = reachOf(by)
  try {
    const made = await inTransaction(database, reach, 'write', (tx) => createReport(tx, { by, at: frozenAt, period, dataDate: demoFacts.dataDate, issuerId }))
    const live = await inTransaction(database, reach, 'read', (tx) => loadLive(tx, by.authority, made.id, frozenAt))
    const freeze = { by, at: frozenAt, id: made.id, seen: made.version, digest: digestOf(live.composition), reason: undefined }
    const toFreeze = await prepareFreeze(workshop, freeze)
    const frozen = await inTransaction(database, reach, 'write', (tx) => freezeReport(tx, freeze, toFreeze))
    const way = { by, id: made.id }
    const submitted = await inTransaction(database, reach, 'write', (tx) => submitReport(tx, { ...way, at: submittedAt }, { version: frozen.version }))
    const once = await inTransaction(database, reach, 'write', (tx) => passReport(tx, { ...way, at: passedAt }, { version: submitted.version, override }))
    const passed = await inTransaction(database, reach, 'write', (tx) => passReport(tx, { ...way, at: passedAt }, { version: once.version, override }))
    const issue = {
      by,
      at: issuedAt,
      id: made.id,
      seen: passed.version,
      number,
      issuedOn: Day.parse('2020-06-16'),
      signerName: null,
      signerTitle: 'CHI CỤC TRƯỞNG',
    }
    const toIssue = await prepareIssue(workshop, issue)
    const issued = await inTransaction(database, reach, 'write', (tx) => issueReport(tx, issue, toIssue))
    await inTransaction(database, reach, 'write', (tx) =>
      publishReport(tx, {
        by,
        at: publishedAt,
        id: made.id,
        seen: issued.version,
        publishedAt,
        title: demoFacts.article.title,
        sourceLine: demoFacts.article.sourceLine,
      }),
    )
  } finally {
    await press.close()
  }
}
