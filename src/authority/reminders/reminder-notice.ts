import type { Actor } from '../../kernel/actor.ts'
import { slashed } from '../../kernel/day.ts'
import type { ReminderId } from '../../kernel/identity.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { letter, type LetterAtHand } from '../../platform/mail/outbox.ts'
import type { ActingPerson } from '../../register/officers/facade.ts'
import type { ReleasedLetter } from './released-letter.ts'

/** Once for each person, whatever number of the reminded agencies somebody acts for. */
const peopleOf = (acting: readonly ActingPerson[]): ActingPerson[] => [...new Map(acting.map((one) => [one.officerId, one])).values()]

export function toldOf(acting: readonly ActingPerson[]): { agencies: number; people: number; mailed: number } {
  const people = peopleOf(acting)
  return { agencies: new Set(acting.map(({ agency }) => agency)).size, people: people.length, mailed: people.filter(({ email }) => email !== null).length }
}

export interface Notices {
  /** In the inbox of each seat. */
  inbox: readonly { id: string; seat: string; details: { number: string; day: string }; link: string }[]
  letters: readonly LetterAtHand[]
}

type Told = Pick<ReleasedLetter, 'number' | 'about' | 'answerBy' | 'issuer' | 'issuedOn'>

function words({ name, language }: ActingPerson, { number, about, answerBy, issuer, issuedOn }: Told, link: string): { subject: string; body: string } {
  const [issued, day] = [slashed(issuedOn), slashed(answerBy)]
  return language === 'vi'
    ? {
        subject: `Hợp Chuẩn: công văn đôn đốc ${number}`,
        body: `Kính gửi ${name},\n\n${issuer.name} có công văn số ${number} ngày ${issued} V/v ${about}.\nĐề nghị trả lời trước hết ngày ${day}:\n${link}\n`,
      }
    : {
        subject: `Hợp Chuẩn: reminder ${number}`,
        body: `Dear ${name},\n\n${issuer.name} has sent the official letter ${number} of ${issued} (V/v ${about}).\nPlease answer by the end of ${day}:\n${link}\n`,
      }
}

/** To the people of the reminded agencies that have accounts; nobody else is in reach. */
export function noticesOf(
  acting: readonly ActingPerson[],
  told: Told,
  { actor, at, id, base }: { actor: Actor; at: Date; id: ReminderId; base: string },
): Notices {
  const path = `/reminders/${id}`
  return {
    inbox: acting.map(({ seatId: seat }) => ({ id: uuidv7(at), seat, details: { number: told.number, day: slashed(told.answerBy) }, link: path })),
    letters: peopleOf(acting).flatMap((person) =>
      person.email === null ? [] : [letter({ authority: actor.authority, agency: null, to: person.email, at, ...words(person, told, `${base}/app${path}`) })],
    ),
  }
}
