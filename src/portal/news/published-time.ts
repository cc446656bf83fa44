import { dayOf, slashed } from '../../kernel/day.ts'

export type Language = 'vi' | 'en'

const weekdays = {
  vi: ['Chủ nhật', 'Thứ hai', 'Thứ ba', 'Thứ tư', 'Thứ năm', 'Thứ sáu', 'Thứ bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** "Thứ ba, 16/06/2020, 16:12 GMT+7", as the published news carry it. */
export function publishedTime(at: Date, language: Language): string {
  const day = dayOf(at)
  const weekday = weekdays[language][new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''
  return `${weekday}, ${slashed(day)}, ${clock.format(at)} GMT+7`
}

/** "123 kB", "1,2 MB". */
export function fileSize(bytes: number, language: Language): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`
  return `${(Math.round(bytes / 100_000) / 10).toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB')} MB`
}
