import type { Actor } from '../../kernel/actor.ts'
import { type Day, dayOf } from '../../kernel/day.ts'
import { type AgencyId, PaperId, ReminderId } from '../../kernel/identity.ts'
import { numberKey, readOfficialNumber } from '../../kernel/official-number.ts'
import { Refusal, refuse, refuseAt } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { type CampaignAgency, agenciesOf } from '../../conformity/conversion/facade.ts'
import stageWords from '../../conformity/conversion/words.vi.json' with { type: 'json' }
import { giving, numberOnce, only, viewNext } from '../../papers/numbering/facade.ts'
import { recordIssuedPaper } from '../../papers/registers/facade.ts'
import type { PaperPress } from '../../papers/layout/facade.ts'
import { sha256 } from '../../platform/audit-log/digest.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { keepBytes, type Kept } from '../../platform/files/vault.ts'
import { dueOf } from '../../register/calendars/facade.ts'
import { asStored, withFiles } from '../../register/files/facade.ts'
import type { Read } from '../../register/imports/facade.ts'
import type { ReminderBody } from './reminder.contract.ts'
import { letter as letterOfMail, type LetterAtHand } from '../../platform/mail/outbox.ts'
import { noticesOf } from './reminder-notice.ts'
import { type ReleasedLetter, releasedLetter } from './released-letter.ts'
import { composeLetter, type Letter } from './reminder-letter.ts'
import type { LoadedReminder } from './reminder.queries.ts'
import * as store from './reminder.store.ts'
import { faultsOfDeadline, may, type ReminderAct, stateOf, strangePlaceholder } from './reminder.ts'

export interface By {
  actor: Actor
  at: Date
}
interface Saved {
  id: ReminderId
  version: number
}

function checkWording(wording: store.Wording, today: Day): void {
  const faults = faultsOfDeadline(wording, today)
  const [first] = faults
  if (first) throw new Refusal('invalid', first.code, { ...first.details, errors: faults.map(({ field, code, details }) => ({ path: field, code, details })) })
  const strange = strangePlaceholder([wording.about, ...wording.paragraphs])
  if (strange !== undefined) refuseAt('invalid', 'paragraphs', 'reminder.strange-placeholder', { name: strange })
}

const digestOf = (wording: store.Wording) => sha256(JSON.stringify([wording.about, wording.paragraphs]))

/** Who is reminded, as it stands today: nobody who is on no list, has ended, or has declared already. */
function addressees(asked: readonly AgencyId[], found: readonly CampaignAgency[]) {
  const byId = new Map(found.map((agency) => [agency.agencyId, agency]))
  const unique = [...new Set(asked)]
  return unique.map((id) => {
    const agency = byId.get(id)
    if (!agency) return refuseAt('invalid', 'agencies', 'reminder.not-in-campaign')
    if (agency.stage === 'declared') return refuseAt('invalid', 'agencies', 'reminder.declared-already', { name: agency.name })
    return { agencyId: id, name: agency.name, stage: agency.stage, missed: agency.behind?.stage ?? null, behindSince: agency.behind?.since ?? null }
  })
}

/** One letter to all with the list as annex, or one to each: drafted in one act. */
export async function draftReminders(tx: Tx, { actor, at }: By, body: ReminderBody): Promise<Saved & { count: number }> {
  const today = dayOf(at)
  checkWording(body, today)
  const { authority } = actor
  const found = await agenciesOf(tx, { authority, campaign: body.campaignId, on: today, agencies: body.agencies })
  const agencies = addressees(body.agencies, found)
  const newId = () => ReminderId.parse(uuidv7(at))
  const letters = body.joint ? [{ id: newId(), agencies }] : agencies.map((agency) => ({ id: newId(), agencies: [agency] }))
  await store.addReminders(tx, authority, { ...body, asOf: today }, letters, at)
  const id = letters[0]?.id ?? refuse('invalid', 'reminder.not-in-campaign')
  record(tx, {
    at,
    by: actor,
    type: 'reminder.drafted',
    subject: { kind: 'reminder', id },
    facts: {
      campaign: body.campaignId,
      issuer: body.issuerId,
      letters: letters.length,
      agencies: agencies.length,
      answerDays: body.answerDays,
      answerBy: body.answerBy,
      wording: digestOf(body),
      digest: sha256(letters.map((letter) => `${letter.id} ${letter.agencies.map(({ agencyId }) => agencyId).join(' ')}\n`).join('')),
    },
  })
  return { id, version: 1, count: letters.length }
}

async function ready(tx: Tx, { actor, at }: By, id: ReminderId, version: number, act: ReminderAct): Promise<store.HeldReminder> {
  const held = await store.loadReminder(tx, actor.authority, id)
  if (!held) return refuse('not-found', 'reminder.not-found')
  if (held.version !== version) refuse('conflict', 'record.changed-meanwhile', { version: held.version })
  if (!may(act, stateOf({ ...held, kept: held.state }, dayOf(at)))) refuse('conflict', 'reminder.not-from-here')
  return held
}

export async function saveReminder(tx: Tx, by: By, id: ReminderId, { version, ...wording }: store.Wording & { version: number }): Promise<Saved> {
  checkWording(wording, dayOf(by.at))
  await ready(tx, by, id, version, 'save')
  await store.changeReminder(tx, by.actor.authority, id, version, wording)
  const { answerDays, answerBy } = wording
  record(tx, {
    at: by.at,
    by: by.actor,
    type: 'reminder.saved',
    subject: { kind: 'reminder', id },
    facts: { answerDays, answerBy, wording: digestOf(wording) },
  })
  return { id, version: version + 1 }
}

export async function discardReminder(tx: Tx, by: By, id: ReminderId, { version, reason }: { version: number; reason: string }): Promise<Saved> {
  await ready(tx, by, id, version, 'discard')
  await store.changeReminder(tx, by.actor.authority, id, version, { state: 'discarded' })
  record(tx, { at: by.at, by: by.actor, type: 'reminder.discarded', subject: { kind: 'reminder', id }, personal: { reason } })
  return { id, version: version + 1 }
}

interface Escalation {
  version: number
  on: Day
  to: string
  note: string
}

export async function escalateReminder(tx: Tx, by: By, id: ReminderId, { version, on, to, note }: Escalation): Promise<Saved> {
  const today = dayOf(by.at)
  if (on > today) refuseAt('invalid', 'on', 'reminder.in-future', { day: on, today })
  const held = await ready(tx, by, id, version, 'escalate')
  await store.changeReminder(tx, by.actor.authority, id, version, { state: 'escalated', escalatedOn: on, escalatedTo: to, escalation: note })
  record(tx, {
    at: by.at,
    by: by.actor,
    type: 'reminder.escalated',
    subject: { kind: 'reminder', id },
    assertedOn: on,
    facts: { to, missing: held.asked - held.answered },
    personal: { note },
  })
  return { id, version: version + 1 }
}

export async function closeReminder(tx: Tx, by: By, id: ReminderId, { version, outcome }: { version: number; outcome: string }): Promise<Saved> {
  const held = await ready(tx, by, id, version, 'close')
  await store.changeReminder(tx, by.actor.authority, id, version, { state: 'closed', closedOn: dayOf(by.at), outcome })
  record(tx, {
    at: by.at,
    by: by.actor,
    type: 'reminder.closed',
    subject: { kind: 'reminder', id },
    facts: { asked: held.asked, answered: held.answered },
    personal: { outcome },
  })
  return { id, version: version + 1 }
}

/** The letter as it stands; papers are always Vietnamese. */
export function letterOf(reminder: LoadedReminder): Letter {
  const { stage: words } = stageWords
  return {
    about: reminder.about,
    paragraphs: reminder.paragraphs,
    campaign: reminder.campaign.name,
    edition: reminder.edition,
    asOf: reminder.asOf,
    answerDays: reminder.answerDays,
    answerBy: reminder.answerBy,
    issuer: reminder.body,
    agencies: reminder.agencies.map(({ name, stage, missed, behindSince }) => ({
      name,
      stage: words[stage],
      missed: missed === null ? null : words[missed],
      behindSince,
    })),
    number: reminder.number,
    issuedOn: reminder.issuedOn,
    signerName: reminder.signerName,
    signerTitle: reminder.signerTitle,
  }
}

/** Word or PDF; slow, outside any transaction. */
export function reminderFile(press: PaperPress, reminder: LoadedReminder, format: 'docx' | 'pdf', at: Date): Promise<Uint8Array<ArrayBuffer>> {
  const draft = reminder.number === null
  return press[format](composeLetter(letterOf(reminder), { draft, year: Number((reminder.issuedOn ?? dayOf(at)).slice(0, 4)) }))
}

export interface IssueAsked {
  version: number
  /** Given elsewhere; or, where the series is kept here, the one that was shown as the next. Without it the next is taken. */
  number?: string | undefined
  /** Why a number behind the last one is taken. */
  numberReason?: string | undefined
  issuedOn: Day
  signerName: string | null
  signerTitle: string
}

/** Its series is that of official letters. */
const kind = 'officialLetter'

interface Prepared {
  number: string
  about: string
  answerBy: Day
  provisional: boolean
  issuer: LoadedReminder['body']
  letter: ReleasedLetter
  notices: store.Sent
  pdf: Kept
  docx: Kept
}

/** Office hours begin then; on which day the time begins to run is the rule of the calendar. */
const morningOf = (day: Day) => new Date(`${day}T07:30:00+07:00`)

/** The day of the answer and the letter as it goes out; nothing when it is no longer the draft that was seen. */
export async function prepareIssue(
  { press, files, read, base }: { press: PaperPress; files: string; read: Read; base: string },
  { actor, at }: By,
  reminder: LoadedReminder,
  asked: IssueAsked,
): Promise<Prepared | undefined> {
  const today = dayOf(at)
  if (asked.issuedOn > today) refuseAt('invalid', 'issuedOn', 'reminder.in-future', { day: asked.issuedOn, today })
  if (asked.issuedOn < reminder.asOf) refuseAt('invalid', 'issuedOn', 'reminder.issued-before-draft', { day: asked.issuedOn, asOf: reminder.asOf })
  if (reminder.version !== asked.version || reminder.state !== 'drafted') return undefined
  const { answerDays } = reminder
  const due =
    answerDays === null
      ? { dueAt: null, provisional: false }
      : await read((tx) =>
          dueOf(tx, { authority: actor.authority, agency: null }, { receivedAt: morningOf(asked.issuedOn), amount: { n: answerDays, unit: 'workingDays' } }),
        )
  const answerBy = due.dueAt === null ? reminder.answerBy : dayOf(due.dueAt)
  if (answerBy === null) return undefined
  if (answerBy < asked.issuedOn) refuseAt('invalid', 'issuedOn', 'reminder.deadline-before-issue', { day: asked.issuedOn, due: answerBy })
  const { issuedOn, signerName, signerTitle } = asked
  const { next } = await read((tx) => viewNext(tx, actor.authority, { issuerId: reminder.body.id, kind, issuedOn, unit: reminder.body.drafter ?? undefined }))
  const number = asked.number ?? next?.number ?? refuseAt('invalid', 'number', 'reminder.number-wanted')
  const letter = { ...letterOf(reminder), number, issuedOn, signerName, signerTitle, answerBy }
  const laidOut = composeLetter(letter, { draft: false, year: Number(asked.issuedOn.slice(0, 4)) })
  const pdf = await keepBytes(files, await press.pdf(laidOut))
  const docx = await keepBytes(files, await press.docx(laidOut))
  const { campaign, issuer, body } = reminder
  const released = releasedLetter(letter, { campaign, issuer, number, issuedOn, answerBy, provisional: due.provisional, signerName, signerTitle })
  const { inbox, mails } = noticesOf(reminder.people, released, { at, id: reminder.id, base })
  const notices = { inbox, letters: mails.map((mail) => letterOfMail({ authority: actor.authority, agency: null, at, ...mail })) }
  return { number, about: released.about, notices, answerBy, provisional: due.provisional, issuer: body, letter: released, pdf, docx }
}

/** Ban hành: the letter is a paper of the register from here on, under its number, and the time for the answer runs. */
export async function issueReminder(
  tx: Tx,
  { actor, at }: By,
  id: ReminderId,
  asked: IssueAsked,
  prepared: Prepared | undefined,
): Promise<Saved & { number: string; letters: readonly LetterAtHand[] }> {
  if (!prepared) {
    await ready(tx, { actor, at }, id, asked.version, 'issue')
    return refuse('conflict', 'record.changed-meanwhile', { version: asked.version })
  }
  const { version, issuedOn, signerName, signerTitle, numberReason: reason } = asked
  const { number, about, answerBy, provisional, issuer, notices } = prepared
  const read = readOfficialNumber(number)
  const wish = read && { serial: read.serial, suffix: read.suffix.toLowerCase() }
  const series = { issuer: issuer.id, kind, year: Number(issuedOn.slice(0, 4)), numbers: only(wish) }
  const locked = (await store.lockToIssue(tx, actor.authority, id, { at, series })) ?? refuse('not-found', 'reminder.not-found')
  if (locked.version !== version || locked.state !== 'drafted') refuse('conflict', 'record.changed-meanwhile', { version: locked.version })
  const given = locked.series && giving(locked.series, { by: actor, at, issuer: issuer.id, kind, issuedOn, unit: issuer.drafter ?? undefined, wish, reason })
  if (given && numberKey(given.number) !== numberKey(number)) refuseAt('invalid', 'number', 'reminder.number-other', { number: given.number })
  const keeping = { authority: actor.authority, seat: actor.seat, at }
  const file = number.replaceAll('/', '_')
  const pdf = asStored(keeping, { ...prepared.pdf, name: `${file}.pdf` })
  const docx = asStored(keeping, { ...prepared.docx, name: `${file}.docx` })
  const paperId = PaperId.parse(uuidv7(at))
  const marks = { number, issuedOn, signerName, signerTitle, paperId, answerBy, provisional, about }
  const release = { notices, letter: prepared.letter, docx: docx.id, pdf: pdf.id, at }
  const kept = withFiles(tx, keeping, [pdf, docx])
  const issued = store.withIssued(given ? given.withNumber(kept) : kept, actor.authority, id, version, marks, release)
  const write = () =>
    recordIssuedPaper(issued, {
      by: actor,
      at,
      id: paperId,
      kind,
      number,
      issuedOn,
      issuer: { id: issuer.id, name: issuer.name },
      abstract: `V/v ${about}`,
      signerName,
      signerTitle,
      fileId: pdf.id,
    })
  await (given ? numberOnce(given, write) : write())
  record(tx, {
    at,
    by: actor,
    type: 'reminder.issued',
    subject: { kind: 'reminder', id },
    assertedOn: issuedOn,
    facts: {
      number,
      here: given !== undefined,
      issuedOn,
      paper: paperId,
      answerBy,
      provisional,
      pdf: pdf.sha256,
      docx: docx.sha256,
      told: notices.inbox.length,
      mailed: notices.letters.length,
    },
    personal: { signerName, signerTitle, reason },
  })
  return { id, version: version + 1, number, letters: notices.letters }
}
