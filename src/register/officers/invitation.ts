import { dayOf, slashed } from '../../kernel/day.ts'

/** Letters of the product are Vietnamese first, with the English below. */
export function invitation(of: { name: string; link: string; endsAt: Date }): { subject: string; body: string } {
  const until = slashed(dayOf(of.endsAt))
  return {
    subject: 'Hợp Chuẩn: đặt mật khẩu / set your password',
    body:
      `Kính gửi ${of.name},\n\nĐề nghị mở liên kết sau để đặt mật khẩu. Liên kết dùng được một lần, đến ngày ${until}:\n${of.link}\n\n` +
      `Open this link to set your password. It works once, until ${until}.\n`,
  }
}
