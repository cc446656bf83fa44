import { z } from 'zod'
import { addDays, type Day, dayOf } from '../../kernel/day.ts'
import { refuseAt } from '../../kernel/refusal.ts'
import { line } from '../../kernel/text.ts'

/** To whom the page goes: a name for whoever looks after the list, an address for the mail. Both personal. */
export const Recipient = z.strictObject({ name: line(200), address: z.email({ error: 'weekly.address-invalid' }).max(254) })
export type Recipient = z.infer<typeof Recipient>

export const mostRecipients = 50

export const WeeklySetting = z.strictObject({
  enabled: z.boolean().describe('goes out by itself; a page sent by hand does not need it'),
  weekday: z.int().min(1).max(7).describe('1 is Monday'),
  minute: z.int().min(0).max(1410).multipleOf(30).describe('minute of the day in Vietnam, on the full or half hour'),
  linkDays: z.int().min(1).max(365).describe('how long the link in the mail is read'),
  recipients: z.array(Recipient).max(mostRecipients),
})
export type WeeklySetting = z.infer<typeof WeeklySetting>

/** Mondays at 06:30, links for thirty days; goes to nobody until somebody says to whom. */
export const usualSetting: WeeklySetting = { enabled: false, weekday: 1, minute: 390, linkDays: 30, recipients: [] }

/** One address gets one page; a page that goes out by itself goes to somebody. */
export function checkSetting({ enabled, recipients }: WeeklySetting): void {
  const seen = new Set<string>()
  for (const [n, { address }] of recipients.entries()) {
    const key = address.toLowerCase()
    if (seen.has(key)) refuseAt('invalid', `recipients.${n}.address`, 'weekly.address-twice', { address })
    seen.add(key)
  }
  if (enabled && recipients.length === 0) refuseAt('invalid', 'recipients', 'weekly.no-recipients')
}

const zone = 7 * 3_600_000

/** The last time it was due up to an instant: its day, and the instant. */
export function lastDue({ weekday, minute }: Pick<WeeklySetting, 'weekday' | 'minute'>, at: Date): { day: Day; at: Date } {
  const dueOn = (day: Day) => new Date(Date.parse(`${day}T00:00:00Z`) - zone + minute * 60_000)
  for (let back = 0; ; back++) {
    const day = addDays(dayOf(at), -back)
    const isThatDay = (new Date(`${day}T00:00:00Z`).getUTCDay() || 7) === weekday
    if (isThatDay && dueOn(day) <= at) return { day, at: dueOn(day) }
  }
}
