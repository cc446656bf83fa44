import { slashed } from '../../kernel/day.ts'
import type { AgencyId, ReminderId } from '../../kernel/identity.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { Language } from '../../register/officers/account.ts'
import type { ReleasedLetter } from './released-letter.ts'

/** Somebody with an account who acts for a reminded agency. */
interface Addressee {
  seatId: string
  officerId: string
  agency: AgencyId
  name: string
  email: string | null
  language: Language
}

/** Once for each person, whatever number of the reminded agencies somebody acts for. */
const peopleOf = (acting: readonly Addressee[]): Addressee[] => [...new Map(acting.map((one) => [one.officerId, one])).values()]

export function toldOf(acting: readonly Addressee[]): { agencies: number; people: number; mailed: number } {
  const people = peopleOf(acting)
  return { agencies: new Set(acting.map(({ agency }) => agency)).size, people: people.length, mailed: people.filter(({ email }) => email !== null).length }
}

export interface Notices {
  /** In the inbox of each seat. */
  inbox: readonly { id: string; seat: string; details: { number: string; day: string }; link: string }[]
  mails: readonly { to: string; subject: string; body: string }[]
}

type Told = Pick<ReleasedLetter, 'number' | 'about' | 'answerBy' | 'issuer' | 'issuedOn'>

function words({ name, language }: Addressee, { number, about, answerBy, issuer, issuedOn }: Told, link: string): { subject: string; body: string } {
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
export function noticesOf(acting: readonly Addressee[], told: Told, { at, id, base }: { at: Date; id: ReminderId; base: string }): Notices {
  const path = `/reminders/${id}`
  return {
    inbox: acting.map(({ seatId: seat }) => ({ id: uuidv7(at), seat, details: { number: told.number, day: slashed(told.answerBy) }, link: path })),
    mails: peopleOf(acting).flatMap((person) => (person.email === null ? [] : [{ to: person.email, ...words(person, told, `${base}/app${path}`) }])),
  }
}
