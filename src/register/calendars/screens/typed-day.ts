import { z } from 'zod'
import { ordinalOf } from '../../../kernel/calendar.ts'
import { addDays, Day } from '../../../kernel/day.ts'
import { OfficialNumberText } from '../../../kernel/official-number.ts'
import type { CalendarChangeBody, ExceptionView } from '../calendar.contract.ts'
import { type ExceptionFacts, isSwap } from '../calendar-fields.ts'
import { readSessions, sessionText } from '../session-text.ts'

export const kinds = ['holiday', 'compensatory_off', 'swap', 'half_day_off', 'saturday_duty'] as const
/** Kinds whose days come in a row, such as Tết. */
export const inARow = (kind: string) => kind === 'holiday' || kind === 'compensatory_off' || kind === 'half_day_off'
/** As many as one change may hold. */
const mostDays = 60
const lengthOf = (from: Day, to: Day) => ordinalOf(to) - ordinalOf(from) + 1
const daysFrom = (from: Day, to: Day): Day[] => Array.from({ length: lengthOf(from, to) }, (_, n) => addDays(from, n))
export const needsSessions = (kind: string) => kind === 'half_day_off' || kind === 'saturday_duty'

/** The form leaves out what is empty. */
const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .nullish()
    .transform((said) => said ?? '')

export const FormOfDay = z
  .object({
    kind: z.enum(kinds),
    day: Day,
    until: Day.nullish().transform((said) => said ?? null),
    pairedDay: Day.nullish().transform((said) => said ?? null),
    nameVi: z.string().trim().min(1).max(200),
    nameEn: text(200),
    source: z.string().trim().min(1).max(500),
    paperNumber: OfficialNumberText.nullish().transform((said) => said ?? ''),
    paperDate: Day.nullish().transform((said) => said ?? null),
    sessions: text(100).refine((said) => readSessions(said) !== undefined, { error: 'calendar.sessions-out-of-order' }),
    pending: z.boolean(),
  })
  .refine(({ kind, pairedDay }) => kind !== 'swap' || pairedDay !== null, { path: ['pairedDay'], error: 'field.required' })
  .refine(({ until, day }) => until === null || until >= day, { path: ['until'], error: 'calendar.until-before-day' })
  .refine(({ until, day }) => until === null || lengthOf(day, until) <= mostDays, { path: ['until'], error: 'calendar.until-too-far' })
  .refine(({ kind, sessions }) => !needsSessions(kind) || sessions.trim() !== '', { path: ['sessions'], error: 'field.required' })
  .refine(({ paperNumber, paperDate }) => (paperNumber === '') === (paperDate === null), { path: ['paperDate'], error: 'calendar-import.paper-without-day' })

export interface Values {
  kind: (typeof kinds)[number]
  day: Day | null
  until: Day | null
  pairedDay: Day | null
  nameVi: string
  nameEn: string
  source: string
  paperNumber: string
  paperDate: Day | null
  sessions: string
  pending: boolean
}

export const blank: Values = {
  kind: 'holiday',
  day: null,
  until: null,
  pairedDay: null,
  nameVi: '',
  nameEn: '',
  source: '',
  paperNumber: '',
  paperDate: null,
  sessions: '',
  pending: false,
}

export const valuesOf = (held: ExceptionView): Values => ({
  kind: isSwap(held.kind) ? 'swap' : (held.kind as Values['kind']),
  day: held.day,
  until: null,
  pairedDay: held.pairedDay,
  nameVi: held.name.vi,
  nameEn: held.name.en,
  source: held.source,
  paperNumber: held.paper?.number ?? '',
  paperDate: held.paper?.date ?? null,
  sessions: held.sessions ? sessionText(held.sessions) : '',
  pending: held.state === 'pending',
})

export type Change = z.input<typeof CalendarChangeBody>

export function changeOf(said: z.output<typeof FormOfDay>, held: ExceptionView | undefined): Change {
  const { kind, day, until, pairedDay, nameVi, nameEn, source, paperNumber, paperDate, sessions, pending } = said
  const facts: Omit<ExceptionFacts, 'kind' | 'day' | 'pairedDay'> = {
    name: { vi: nameVi, en: nameEn || nameVi },
    source,
    paper: paperNumber !== '' && paperDate !== null ? { number: OfficialNumberText.parse(paperNumber), date: paperDate } : null,
    sessions: needsSessions(kind) ? (readSessions(sessions) ?? null) : null,
    state: pending ? 'pending' : 'confirmed',
  }
  if (held)
    return {
      act: 'correct',
      id: held.id,
      seen: held.version,
      facts: { ...facts, kind: kind === 'swap' ? held.kind : kind, day, pairedDay: kind === 'swap' ? pairedDay : null },
    }
  if (kind !== 'swap' || pairedDay === null)
    return {
      act: 'record',
      entries: daysFrom(day, (inARow(kind) ? until : null) ?? day).map((one) => ({
        ...facts,
        kind: kind === 'swap' ? ('swapped_off' as const) : kind,
        day: one,
        pairedDay: null,
      })),
    }
  return {
    act: 'record',
    entries: [
      { ...facts, kind: 'swapped_off', day, pairedDay },
      { ...facts, kind: 'swapped_working', day: pairedDay, pairedDay: day },
    ],
  }
}

/** The part of the change that was refused, as the field that fills it: of a swap the second entry is the Saturday. */
export function fieldOf(path: string, swap: boolean): string {
  const field = path.split('.').at(-1) ?? path
  if (!swap || !path.startsWith('change.entries.1.')) return field
  return field === 'day' ? 'pairedDay' : field === 'pairedDay' ? 'day' : field
}
