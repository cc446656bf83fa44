import type { Actor } from '../../kernel/actor.ts'
import type { ReportId } from '../../kernel/identity.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { reachOf } from '../../platform/access/authorize.ts'
import type { Database } from '../../platform/db/database.ts'
import { together } from '../../platform/db/together.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { loadAround } from './composition.queries.ts'
import { asHeld, factParts, type FoundFacts } from './report-facts.queries.ts'
import type { Source } from './report-template.ts'

/** Which sections live on which question. */
const sourceOf: Readonly<Record<keyof FoundFacts, Source['of']>> = {
  conversion: 'progress',
  papers: 'papers',
  activities: 'activities',
  directions: 'directions',
  outcomes: 'outcomes',
  lines: 'outcomes',
}

/**
 * All figures are one statement and one snapshot, so one broken question takes the others with it. Only then is each asked
 * again by itself, to tell the person which figures are missing; a report without them is never shown or frozen.
 */
export async function whichFailed<T>(database: Database, { by, id, at }: { by: Actor; id: ReportId; at: Date }, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal) throw error
    const sections = await failedSections(database, { by, id, at })
    if (sections.length === 0) throw error
    throw Object.assign(new Refusal('conflict', 'report.figure-failed', { sections: sections.join('; ') }), { cause: error })
  }
}

async function failedSections(database: Database, { by, id, at }: { by: Actor; id: ReportId; at: Date }): Promise<string[]> {
  const { template } = await inTransaction(database, reachOf(by), 'read', (tx) => loadAround(tx, by.authority, { report: id }))
  const failed = new Set<Source['of']>()
  for (const name of Object.keys(sourceOf) as (keyof FoundFacts)[]) {
    const alone = () =>
      inTransaction(database, reachOf(by), 'read', (tx) => together(tx, { part: factParts(tx, by.authority, asHeld(by.authority, id), at)[name] }))
    // The error that is handed on is the first one; this only tells broken from whole.
    await alone().catch(() => failed.add(sourceOf[name]))
  }
  return template.content.sections.filter(({ source }) => failed.has(source.of)).map(({ name }) => name.vi)
}
