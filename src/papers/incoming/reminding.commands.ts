import type { Actor } from '../../kernel/actor.ts'
import { type Day, dayOf } from '../../kernel/day.ts'
import type { AuthorityId } from '../../kernel/identity.ts'
import { refuse, refuseAt } from '../../kernel/refusal.ts'
import { record } from '../../platform/audit-log/record.ts'
import { inTransaction, type Tx } from '../../platform/db/transaction.ts'
import { letter, sendLetters } from '../../platform/mail/outbox.ts'
import type { Services } from '../../platform/services/services.ts'
import { mailOf, noticesOf, type Told } from './incoming-notice.ts'
import { addRule, type DueIncoming, dueToTell, lastRule, mostAtOnce, saveTold } from './reminding.store.ts'

interface RuleAsked {
  version: number
  remindDays: number
  reason: string
}

export async function setRemindDays(
  tx: Tx,
  { by, at }: { by: Actor; at: Date },
  { version: seen, remindDays, reason }: RuleAsked,
): Promise<{ version: number }> {
  const last = await lastRule(tx, by.authority)
  if (last.version !== seen) refuse('conflict', 'record.changed-meanwhile', { version: last.version, fields: ['remindDays'] })
  if (last.days === remindDays && last.version > 0) refuseAt('invalid', 'remindDays', 'incoming.days-unchanged')
  const version = seen + 1
  await addRule(tx, { authority: by.authority, version, days: remindDays, officer: by.officer, at })
  record(tx, { at, by, type: 'incoming.days-set', subject: { kind: 'authority', id: by.organisation }, facts: { remindDays }, personal: { reason } })
  return { version }
}

const toldOf = ({ id, arrivalNumber, number, issuedOn, issuerName, abstract, due }: DueIncoming): Told => ({
  id,
  arrivalNumber,
  number,
  issuedOn,
  issuerName,
  abstract,
  due,
})

type Wanted = Pick<Services, 'database' | 'clock' | 'queue'>

/** One round: whoever has a paper that is overdue or due soon finds it in the inbox and, once for each due day, in the mail. */
async function remindOnce({ database, queue }: Wanted, authority: AuthorityId, { at, on, base }: { at: Date; on: Day; base: string }): Promise<number> {
  return inTransaction(database, { side: 'authority', authority }, 'write', async (tx) => {
    const due = await dueToTell(tx, authority, on)
    if (due.length === 0) return 0
    const notices = due.flatMap((one) => noticesOf(one.people, toldOf(one), 'incoming.due', { at, by: null }))
    const letters = due.flatMap((one) => {
      const [person] = one.people
      if (!person || person.email === null) return []
      return [letter({ authority, agency: null, at, to: person.email, ...mailOf(person, toldOf(one), one.due < on, base) })]
    })
    await saveTold(tx, { authority, at }, due, notices, letters)
    await sendLetters(tx, queue, letters)
    return due.length
  })
}

/** Everybody who is to be reminded today. Done twice it does nothing more: who was told of a due day stands in the database. */
export async function remindOfIncoming(services: Wanted, authority: AuthorityId, base: string): Promise<number> {
  const at = services.clock.now()
  let told = 0
  for (;;) {
    const round = await remindOnce(services, authority, { at, on: dayOf(at), base })
    told += round
    if (round < mostAtOnce) return told
  }
}
