import { useMemo } from 'react'
import { type Day, type ImpreciseDate, slashed } from '../kernel/day.ts'
import type { Language } from './i18n.ts'
import { type T, useLanguage, useT } from './use-t.ts'

const zone = 'Asia/Ho_Chi_Minh'

export interface Format {
  /** 1.234,5 in Vietnamese, 1,234.5 in English. */
  number: (n: number) => string
  /** 15/06/2020 in both languages. */
  day: (day: Day) => string
  /** "16:12, 16/06/2020", time of Vietnam. */
  time: (at: string | Date) => string
  /** "Quý II/2020", "06 tháng đầu năm 2020", "chưa rõ". */
  imprecise: (date: ImpreciseDate) => string
  /** "2,4 MB" */
  size: (bytes: number) => string
  /** "1 phút 20 giây" */
  duration: (seconds: number) => string
}

export function useFormat(): Format {
  const language = useLanguage()
  const t = useT()
  return useMemo(() => formatIn(language, t), [language, t])
}

function formatIn(language: Language, t: T): Format {
  const locale = language === 'vi' ? 'vi-VN' : 'en-GB'
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', day: '2-digit', month: '2-digit', year: 'numeric' })
  const number = (n: number) => numbers.format(n)
  return {
    number,
    day: slashed,
    time: (at) => {
      const part = Object.fromEntries(clock.formatToParts(new Date(at)).map((p) => [p.type, p.value]))
      return `${part['hour']}:${part['minute']}, ${part['day']}/${part['month']}/${part['year']}`
    },
    imprecise: (date) => imprecise(date, t),
    size: (bytes) => (bytes < 1e6 ? `${number(Math.max(1, Math.round(bytes / 1e3)))} kB` : `${number(Math.round(bytes / 1e5) / 10)} MB`),
    duration: (seconds) => {
      const whole = Math.max(1, Math.round(seconds))
      if (whole < 60) return t('time.seconds', { count: whole })
      return whole < 3600 ? t('time.minutes', { count: Math.round(whole / 60) }) : t('time.hours', { count: Math.round(whole / 3600) })
    },
  }
}

const roman = ['I', 'II', 'III', 'IV']

function imprecise(date: ImpreciseDate, t: T): string {
  switch (date.precision) {
    case 'unknown':
      return t('date.unknown')
    case 'day':
      return slashed(date.day)
    case 'month':
      return t('date.in-month', { month: date.month.slice(5), year: date.month.slice(0, 4) })
    case 'quarter':
      return t('date.in-quarter', { quarter: roman[Number(date.quarter.slice(6)) - 1], year: date.quarter.slice(0, 4) })
    case 'half-year':
      return t(date.halfYear.endsWith('H1') ? 'date.in-first-half' : 'date.in-second-half', { year: date.halfYear.slice(0, 4) })
    case 'year':
      return t('date.in-year', { year: date.year })
  }
}
