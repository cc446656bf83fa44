import type { Actor } from '../../kernel/actor.ts'
import { canonical, type Json } from '../../kernel/canonical-json.ts'
import { type Day, dayOf } from '../../kernel/day.ts'
import { type BodyId, ReportId } from '../../kernel/identity.ts'
import { refuse, refuseAt } from '../../kernel/refusal.ts'
import type { ReportPeriod } from '../../kernel/report-period.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { sha256 } from '../../platform/audit-log/digest.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { loadAround } from './composition.queries.ts'
import type { Composition } from './composition.ts'
import { shownPart } from './frozen.ts'
import { halfYearBulletin } from './half-year-bulletin.ts'
import { loadTemplate } from './template.store.ts'
import { checkDataDate, checkPeriod } from './report.ts'
import * as store from './report.store.ts'
import { type OwnWords, type Wording, wordingFault } from './wording.ts'

interface Given {
  by: Actor
  at: Date
}
export interface SavedReport {
  id: ReportId
  version: number
}

/** The digest of what a person saw: it travels with the act of freezing, so that nobody freezes figures they did not see. */
export const digestOf = (of: Composition): string => sha256(canonical(shownPart(of) as unknown as Json))

export async function createReport(
  tx: Tx,
  {
    by,
    at,
    template = halfYearBulletin.code,
    period,
    dataDate,
    issuerId,
  }: Given & { template?: string; period: ReportPeriod; dataDate: Day; issuerId: BodyId },
): Promise<SavedReport> {
  checkDataDate(period, dataDate, dayOf(at))
  checkPeriod((await loadTemplate(tx, by.authority, template)).template, period)
  const id = ReportId.parse(uuidv7(at))
  await store.addReport(tx, by.authority, { id, template, period, dataDate, issuerId, at })
  record(tx, {
    at,
    by,
    type: 'report.created',
    subject: { kind: 'report', id },
    facts: { template, period, dataDate, issuer: issuerId },
  })
  return { id, version: 1 }
}

export async function changeReport(
  tx: Tx,
  { by, at, id, seen, dataDate, issuerId }: Given & { id: ReportId; seen: number; dataDate: Day; issuerId: BodyId },
): Promise<SavedReport> {
  const { report } = await loadAround(tx, by.authority, { report: id })
  const held = report ?? refuse('not-found', 'report.not-found')
  checkDataDate(held.period, dataDate, dayOf(at))
  const moved = held.dataDate !== dataDate || held.issuerId !== issuerId
  const version = await store.changeReport(tx, by.authority, id, seen, 'change', { dataDate, issuerId, ...(moved ? { state: 'collecting' } : {}) })
  record(tx, { at, by, type: 'report.changed', subject: { kind: 'report', id }, facts: { dataDate, issuer: issuerId } })
  return { id, version }
}

/** Own words stay open after freezing and are sealed at issue. */
export async function saveWording(
  tx: Tx,
  { by, at, id, seen, section, words }: Given & { id: ReportId; seen: number; section: string; words: OwnWords },
): Promise<SavedReport> {
  const { report, template } = await loadAround(tx, by.authority, { report: id })
  const fault = wordingFault(template.content, section, words)
  if (fault) refuseAt('invalid', 'text', fault.code, fault.details)
  const { [section]: _, ...others } = report?.wording ?? {}
  const wording: Wording = words.text === '' ? others : { ...others, [section]: words }
  const version = await store.changeReport(tx, by.authority, id, seen, 'word', { wording, wordedBy: by.officer })
  record(tx, { at, by, type: 'report.worded', subject: { kind: 'report', id }, facts: { section, place: words.place }, personal: { text: words.text } })
  return { id, version }
}
