import { dayOf, slashed } from '../../kernel/day.ts'
import type { Role } from '../../kernel/rights.ts'
import type { Language } from './account.ts'
import en from '../../web/words.en.json' with { type: 'json' }
import vi from '../../web/words.vi.json' with { type: 'json' }

export interface Invited {
  name: string
  username: string
  language: Language
  /** All seats that wait for the person: one letter for them. */
  places: readonly { role: Role; title: string; agencyName: string | null }[]
  link: string
  endsAt: Date
}

const roles = { vi: vi.role, en: en.role }

const placeLines = ({ places, language }: Pick<Invited, 'places' | 'language'>): string =>
  places
    .map(
      ({ role, title, agencyName }) =>
        `- ${[title === '' ? roles[language][role] : `${title} (${roles[language][role]})`, agencyName].filter(Boolean).join(', ')}\n`,
    )
    .join('')

/** To somebody who signs in already: no link, only where to work from now on. */
export function newSeatNotice(of: Omit<Invited, 'endsAt'>): { subject: string; body: string } {
  const { name, username, link } = of
  return of.language === 'vi'
    ? {
        subject: 'Hợp Chuẩn: vị trí làm việc mới',
        body: `Kính gửi ${name},\n\nTài khoản «${username}» của Ông (bà) trên Hợp Chuẩn được giao thêm vị trí làm việc:\n${placeLines(of)}\nÔng (bà) đăng nhập như thường lệ và đổi vị trí ở góc trên bên trái:\n${link}\n`,
      }
    : {
        subject: 'Hợp Chuẩn: a further seat',
        body: `Dear ${name},\n\nYour account “${username}” on Hợp Chuẩn has been given a further seat:\n${placeLines(of)}\nSign in as usual and change the seat at the top left:\n${link}\n`,
      }
}

/** In the person's own language, with every seat it opens. */
export function invitation(of: Invited): { subject: string; body: string } {
  const until = slashed(dayOf(of.endsAt))
  const { name, username, link } = of
  return of.language === 'vi'
    ? {
        subject: 'Hợp Chuẩn: đặt mật khẩu',
        body: `Kính gửi ${name},\n\nÔng (bà) có tài khoản «${username}» trên Hợp Chuẩn với vị trí làm việc:\n${placeLines(of)}\nĐề nghị mở liên kết sau để đặt mật khẩu. Liên kết dùng được một lần, đến ngày ${until}:\n${link}\n`,
      }
    : {
        subject: 'Hợp Chuẩn: set your password',
        body: `Dear ${name},\n\nYou have the account “${username}” on Hợp Chuẩn with these seats:\n${placeLines(of)}\nOpen this link to set your password. It works once, until ${until}:\n${link}\n`,
      }
}
