import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { TwoLanguages } from '../../kernel/list.ts'
import { ExceptionFacts, ExceptionKind, type SettingFacts } from './calendar-fields.ts'
import published from './published-vn.json' with { type: 'json' }

const Entry = z.object({ date: Day, type: ExceptionKind, name: TwoLanguages, source: z.string(), pairedWith: Day.optional() })

const facts = (entry: unknown, state: 'pending' | 'confirmed'): ExceptionFacts => {
  const { date, type, name, source, pairedWith } = Entry.parse(entry)
  return ExceptionFacts.parse({ day: date, kind: type, name, source, paper: null, pairedDay: pairedWith ?? null, sessions: null, state })
}

/** Days off and swapped days of state agencies as they were published for 2019 to 2026; what nobody has confirmed stays pending. */
export const publishedDays = (): ExceptionFacts[] => [
  ...published.entries.map((entry) => facts(entry, 'confirmed')),
  ...published.pending.map((entry) => facts(entry, 'pending')),
]

export const publishedYears = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026] as const

/** The papers behind a year, each once, as they stand beside its days. */
export function sourceOfYear(year: number): string {
  const sources = publishedDays()
    .filter(({ day, state }) => state === 'confirmed' && day.startsWith(String(year)))
    .flatMap(({ source }) => source.split('; '))
  const papers = [...new Set(sources)].sort((a, b) => Number(a.startsWith('Bộ luật')) - Number(b.startsWith('Bộ luật')))
  return papers.join('; ').slice(0, 500)
}

const always = Day.parse('1900-01-01')
const office: [number, number][] = [
  [450, 690],
  [780, 1020],
]

/** Hours and rule of a new authority: conventions to begin with, for an officer to correct and to give a source. */
export const firstSettings: readonly SettingFacts[] = [
  {
    kind: 'office-hours',
    validFrom: always,
    validTo: null,
    season: null,
    value: { week: [[], office, office, office, office, office, []] },
    source: 'Giờ hành chính thông dụng, đặt sẵn khi thiết lập; đề nghị đối chiếu quy định của cơ quan',
  },
  {
    kind: 'receipt-rule',
    validFrom: always,
    validTo: null,
    season: null,
    value: { receiptDayCounts: false, cutOff: null, afterHours: 'next-working-day', sessionEnd: 'this-session', dutyCounts: false },
    source: 'Bộ luật Dân sự 2015 Điều 147 và Điều 148, đặt sẵn khi thiết lập; đề nghị đối chiếu quy định của cơ quan',
  },
]
