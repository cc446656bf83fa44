import { type Day, dayOf } from '../../kernel/day.ts'
import type { AgencyId, FileId, ReminderId } from '../../kernel/identity.ts'
import { refuse, refuseAt } from '../../kernel/refusal.ts'
import { sha256 } from '../../platform/audit-log/digest.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { By } from './reminder.commands.ts'
import * as store from './reminder.store.ts'

interface Answers extends store.Answer {
  correction: string | null
  rows: readonly { reminderId: ReminderId; agencyId: AgencyId }[]
}

/** Who answered when: right rows are kept in one act, the others named with the reason. */
export async function recordAnswers(tx: Tx, { actor, at }: By, { rows, correction, ...answer }: Answers) {
  const today = dayOf(at)
  if (answer.answeredOn > today) refuseAt('invalid', 'answeredOn', 'reminder.in-future', { day: answer.answeredOn, today })
  if (answer.date !== null && answer.date > answer.answeredOn)
    refuseAt('invalid', 'date', 'reminder.answer-dated-later', { day: answer.date, answered: answer.answeredOn })
  const key = ({ reminderId, agencyId }: { reminderId: string; agencyId: string }) => `${reminderId} ${agencyId}`
  const found = new Map((await store.loadAnswerable(tx, actor.authority, rows)).map((row) => [key(row), row]))
  const unique = [...new Map(rows.map((row) => [key(row), row])).values()]
  const results = unique.map((row) => {
    const held = found.get(key(row))
    const code = !held
      ? 'reminder.not-found'
      : !(held.state === 'issued' || held.state === 'escalated')
        ? 'reminder.not-from-here'
        : held.issuedOn !== null && answer.answeredOn < held.issuedOn
          ? 'reminder.answered-before-issue'
          : held.answeredOn !== null && correction === null
            ? 'reminder.answered-already'
            : null
    return { ...row, name: held?.name ?? '', code }
  })
  const right = results.filter(({ code }) => code === null)
  const first = results[0]
  if (right.length === 0)
    return refuse(first?.code === 'reminder.not-found' ? 'not-found' : 'conflict', first?.code ?? 'reminder.not-found', { name: first?.name ?? '' })
  await store.addAnswers(tx, actor.authority, right, answer, { side: 'authority', file: null })
  record(tx, {
    at,
    by: actor,
    type: 'reminder.answered',
    subject: { kind: 'reminder', id: right[0]?.reminderId ?? '' },
    assertedOn: answer.answeredOn,
    facts: {
      answeredOn: answer.answeredOn,
      number: answer.number,
      date: answer.date,
      agencies: right.length,
      corrects: correction !== null,
      digest: sha256(right.map((row) => `${key(row)}\n`).join('')),
    },
    personal: { note: answer.note, correction },
  })
  return { changed: right.length, rows: results }
}

interface OwnAnswer {
  agencyId: AgencyId
  number: string
  date: Day
  note: string | null
  fileId: FileId | null
  correction: string | null
}

/** The agency's own answer, received on the day on which it is recorded; the office sees it with the letter. */
export async function answerReminder(
  tx: Tx,
  { actor, at }: By,
  id: ReminderId,
  { agencyId, number, date, note, fileId, correction }: OwnAnswer,
): Promise<{ id: ReminderId }> {
  const today = dayOf(at)
  if (date > today) refuseAt('invalid', 'date', 'reminder.answer-dated-later', { day: date, answered: today })
  const place = { reminderId: id, agencyId }
  const held = await store.loadReceived(tx, actor.authority, place, fileId)
  if (!held) return refuse('not-found', 'reminder.not-found')
  if (held.closed) refuse('conflict', 'reminder.not-from-here')
  if (held.answeredOn !== null && correction === null) refuse('conflict', 'reminder.answered-already', { name: held.name })
  if (date < held.issuedOn) refuseAt('invalid', 'date', 'reminder.answer-dated-before-issue', { day: date, issued: held.issuedOn })
  if (!held.file) refuseAt('invalid', 'fileId', 'file.not-found')
  await store.addAnswers(tx, actor.authority, [place], { answeredOn: today, number, date, note }, { side: actor.side, file: fileId })
  record(tx, {
    at,
    by: actor,
    type: 'reminder.answer-given',
    subject: { kind: 'reminder', id },
    assertedOn: date,
    facts: { agency: agencyId, number, date, file: fileId, corrects: correction !== null },
    personal: { note, correction },
  })
  return { id }
}
