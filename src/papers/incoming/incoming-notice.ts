import { type Day, slashed } from '../../kernel/day.ts'
import type { IncomingId, OfficerId, SeatId } from '../../kernel/identity.ts'
import { uuidv7 } from '../../kernel/uuid.ts'

/** Somebody of the office with an account, by one of the seats he holds. */
export interface Addressee {
  seatId: SeatId
  officerId: OfficerId
  name: string
  language: 'vi' | 'en'
}

/** One line in the inbox of a seat. */
export interface Notice {
  id: string
  seat: SeatId
  kind: 'incoming.assigned' | 'incoming.due'
  details: Readonly<Record<string, string>>
  link: string
}

export interface Told {
  id: IncomingId
  arrivalNumber: string
  number: string
  issuerName: string
  issuedOn: Day
  abstract: string
  due: Day | null
}

const detailsOf = ({ arrivalNumber, number, due }: Told): Record<string, string> => ({
  arrival: arrivalNumber,
  number,
  day: due === null ? '—' : slashed(due),
})

export const linkOf = (id: IncomingId) => `/incoming-papers/${id}`

/** In the inbox of each seat somebody holds at the office; whoever assigns a paper to himself knows it. */
export const noticesOf = (people: readonly Addressee[], told: Told, kind: Notice['kind'], { at, by }: { at: Date; by: OfficerId | null }): Notice[] =>
  people
    .filter(({ officerId }) => officerId !== by)
    .map(({ seatId: seat }) => ({ id: uuidv7(at), seat, kind, details: detailsOf(told), link: linkOf(told.id) }))

/** The one mail before the due day. */
export function mailOf(person: Addressee, { arrivalNumber, number, issuerName, issuedOn, abstract, due, id }: Told, overdue: boolean, base: string) {
  const [issued, day] = [slashed(issuedOn), due === null ? '' : slashed(due)]
  const link = `${base}/app${linkOf(id)}`
  return person.language === 'vi'
    ? {
        subject: `Hợp Chuẩn: văn bản đến số ${arrivalNumber} ${overdue ? 'đã quá hạn' : 'sắp đến hạn'} (${day})`,
        body: `Kính gửi ${person.name},\n\nVăn bản ${number} ngày ${issued} của ${issuerName}, số đến ${arrivalNumber}, được giao xử lý với hạn ${day}:\n${abstract}\n\nĐề nghị trả lời hoặc kết thúc xử lý:\n${link}\n`,
      }
    : {
        subject: `Hợp Chuẩn: incoming paper no. ${arrivalNumber} is ${overdue ? 'overdue' : 'due soon'} (${day})`,
        body: `Dear ${person.name},\n\nThe paper ${number} of ${issued} from ${issuerName}, number of arrival ${arrivalNumber}, was assigned to you until ${day}:\n${abstract}\n\nPlease answer or close it:\n${link}\n`,
      }
}
