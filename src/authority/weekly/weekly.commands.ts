import type { Actor } from '../../kernel/actor.ts'
import { dayOf } from '../../kernel/day.ts'
import { type AuthorityId, type OrganisationId, WeeklyDeliveryId, WeeklyIssueId } from '../../kernel/identity.ts'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { PaperPress } from '../../papers/layout/facade.ts'
import { type Doer, record } from '../../platform/audit-log/record.ts'
import { hashToken, newToken } from '../../platform/auth/session.store.ts'
import type { Database } from '../../platform/db/database.ts'
import { inTransaction, type Tx } from '../../platform/db/transaction.ts'
import { keepBytes, type Kept } from '../../platform/files/vault.ts'
import type { Queue } from '../../platform/jobs/queue.ts'
import { letter, sendLetters } from '../../platform/mail/outbox.ts'
import { asStored } from '../../register/files/facade.ts'
import type { WeekFacts } from './week.ts'
import { viewWeek } from './week.queries.ts'
import { pageName, weekLetter, weekPage } from './week.sheet.ts'
import { checkSetting, lastDue, type WeeklySetting } from './weekly.ts'
import * as store from './weekly.store.ts'

/** What a page is made with: where figures stand, who sets it, where files lie, and the address links begin with. */
export interface WeeklyWorkshop {
  database: Database
  queue: Queue
  press: PaperPress
  files: string
  base: string
}

interface By {
  by: Actor
  at: Date
}

export async function setWeekly(tx: Tx, { by, at }: By, { version: seen, ...setting }: WeeklySetting & { version: number }): Promise<{ version: number }> {
  checkSetting(setting)
  const version = await store.saveSetting(tx, by.authority, setting, seen, at)
  if (version === undefined) return refuse('conflict', 'record.changed-meanwhile', { version: null })
  const { recipients, ...facts } = setting
  record(tx, { at, by, type: 'weekly.set', subject: { kind: 'weekly-page', id: by.organisation }, facts: { ...facts, recipients: recipients.length } })
  return { version }
}

export interface MadePage {
  facts: WeekFacts
  kept: Kept
  setting: WeeklySetting
}

/** Figures of this moment, and the sheet made of them: outside any writing transaction. */
async function makePage({ database, press, files }: WeeklyWorkshop, authority: AuthorityId, setting: WeeklySetting, at: Date): Promise<MadePage> {
  const facts = await inTransaction(database, { side: 'authority', authority }, 'read', (tx) => viewWeek(tx, { authority, on: dayOf(at), knownAt: null, at }))
  return { facts, setting, kept: await keepBytes(files, await press.onePage(weekPage(facts))) }
}

/** Refused before anything is made where nobody would get it. */
export async function prepareSending(shop: WeeklyWorkshop, { by, at }: By, seen: number): Promise<MadePage> {
  const held = await inTransaction(shop.database, { side: 'authority', authority: by.authority }, 'read', (tx) => store.loadSetting(tx, by.authority))
  if (held.version !== seen && held.version !== 0) refuse('conflict', 'record.changed-meanwhile', { version: held.version })
  if (held.setting.recipients.length === 0) refuse('invalid', 'weekly.no-recipients')
  return makePage(shop, by.authority, held.setting, at)
}

interface Sending {
  doer: Doer
  at: Date
  origin: 'scheduled' | 'by-hand'
  day: WeekFacts['on']
}

/** Page, copies, letters and links are there together or not at all; of each token only the hash stays. */
async function send(tx: Tx, { queue, base }: Pick<WeeklyWorkshop, 'queue' | 'base'>, { doer, at, origin, day }: Sending, { facts, kept, setting }: MadePage) {
  const { authority, seat } = doer
  const file = asStored({ authority, seat, at }, { ...kept, name: pageName(facts.on) })
  const expiresAt = new Date(at.getTime() + setting.linkDays * 86_400_000)
  const attachment = { name: file.name, mediaType: file.mediaType, sha256: file.sha256 }
  const deliveries = setting.recipients.map(({ name, address }) => {
    const token = newToken()
    const words = weekLetter(facts, `${base}/trang-tuan/${token}`, dayOf(expiresAt))
    return {
      id: WeeklyDeliveryId.parse(uuidv7(at)),
      name,
      letter: letter({ authority, agency: null, to: address, ...words, attachment, at }),
      tokenHash: hashToken(token),
      expiresAt,
    }
  })
  const id = WeeklyIssueId.parse(uuidv7(at))
  await store.addIssue(tx, { authority, seat, at }, { id, day, origin, facts, file, deliveries })
  await sendLetters(
    tx,
    queue,
    deliveries.map((one) => one.letter),
  )
  record(tx, {
    at,
    by: doer,
    type: origin === 'scheduled' ? 'weekly.went-out' : 'weekly.sent',
    subject: { kind: 'weekly-page', id },
    assertedOn: facts.on,
    facts: { pdf: kept.sha256, recipients: deliveries.length, linkDays: setting.linkDays },
  })
  return { id, recipients: deliveries.length }
}

export const sendWeekly = (tx: Tx, shop: WeeklyWorkshop, { by, at }: By, page: MadePage) =>
  send(tx, shop, { doer: by, at, origin: 'by-hand', day: page.facts.on }, page)

/**
 * The page of the last time it was due, once: nothing where it went out already, where the time had passed before the setting was
 * made, and in a copy restored from a backup, whose letters nobody asked for. Weeks missed are made up for by one page.
 */
export async function sendDuePage(shop: WeeklyWorkshop, authority: AuthorityId, now: Date): Promise<boolean> {
  const reach = { side: 'authority', authority } as const
  const due = await inTransaction(shop.database, reach, 'read', (tx) => store.loadAtClock(tx, authority, (setting) => lastDue(setting, now).day))
  if (!due || due.issued || due.restored || due.changedAt === null || lastDue(due.setting, now).at <= due.changedAt) return false
  const page = await makePage(shop, authority, due.setting, now)
  const doer = { authority, organisation: due.office satisfies OrganisationId, officer: null, seat: null }
  try {
    await inTransaction(shop.database, reach, 'write', (tx) => send(tx, shop, { doer, at: now, origin: 'scheduled', day: due.day }, page))
  } catch (error) {
    // Another server was faster.
    if (error instanceof Refusal && error.code === 'weekly.sent-already') return false
    throw error
  }
  return true
}

interface OfDelivery extends By {
  id: WeeklyDeliveryId
  reason: string
}

export async function revokeWeekly(tx: Tx, { by, at, id, reason }: OfDelivery) {
  await store.revoke(tx, by.authority, id, at)
  record(tx, { at, by, type: 'weekly.link-revoked', subject: { kind: 'weekly-page', id }, personal: { reason } })
  return { id }
}

export async function eraseWeekly(tx: Tx, { by, at, id, reason }: OfDelivery) {
  const erased = await store.erase(tx, by.authority, id, at)
  if (erased === 0) refuse('conflict', 'weekly.nothing-to-erase')
  record(tx, { at, by, type: 'weekly.address-erased', subject: { kind: 'weekly-page', id }, facts: { erased }, personal: { reason } })
  return { id, erased }
}
