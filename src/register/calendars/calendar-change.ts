import type { OfficeHours, Session } from '../../kernel/calendar.ts'
import { ordinalOf, weekdayOf } from '../../kernel/calendar.ts'
import type { Day } from '../../kernel/day.ts'
import type { AgencyId, CalendarExceptionId, CalendarSettingId } from '../../kernel/identity.ts'
import { refuse, refuseAt } from '../../kernel/refusal.ts'
import { type CalendarData, type HeldException, type HeldSetting, hoursOf } from './calendar-data.ts'
import { type ExceptionFacts, type ExceptionKind, isSwap, type SettingFacts } from './calendar-fields.ts'

/** What an officer wants of the calendar. */
export type CalendarChange =
  | { act: 'record'; entries: readonly ExceptionFacts[] }
  | { act: 'correct'; id: CalendarExceptionId; seen: number; facts: ExceptionFacts }
  | { act: 'confirm' | 'withdraw'; id: CalendarExceptionId; seen: number }
  | { act: 'set'; facts: SettingFacts }
  | { act: 'reset'; id: CalendarSettingId; seen: number; facts: SettingFacts }

/** Versions to write; each closes the one before it. A withdrawn one is written as such. */
export interface Changed {
  exceptions: readonly (HeldException & { withdrawn?: true })[]
  settings: readonly HeldSetting[]
  /** The calendar as it is then. */
  after: CalendarData
}

/** Everything that makes a new version gets its id and its time from here, so that the rules stay pure. */
export interface Making {
  at: Date
  exceptionId: () => CalendarExceptionId
  settingId: () => CalendarSettingId
}

/** What the calendar would be after a change; refused with a sentence where the change breaks a rule. */
export function changed(data: CalendarData, change: CalendarChange, making: Making): Changed {
  switch (change.act) {
    case 'record':
      return checked(
        data,
        change.entries.map((facts) => ({ ...facts, id: making.exceptionId(), version: 1, agencyId: data.agency, recordedFrom: making.at })),
        (row) => `change.entries.${row}`,
      )
    case 'correct':
      return corrected(data, change, making.at)
    case 'confirm':
    case 'withdraw':
      return ended(data, change, making.at)
    case 'set':
      return settled(data, { ...change.facts, id: making.settingId(), version: 1, agencyId: data.agency, recordedFrom: making.at }, making.at)
    case 'reset': {
      const former = seen(data.settings, change, data.agency)
      if (former.kind !== change.facts.kind) refuse('invalid', 'calendar.setting-of-another-kind')
      return settled(data, { ...change.facts, id: former.id, version: former.version + 1, agencyId: former.agencyId, recordedFrom: making.at }, making.at)
    }
  }
}

/** The version that was seen, if it is still the last. */
function seen<T extends { id: string; version: number; agencyId: AgencyId | null }>(
  rows: readonly T[],
  { id, seen: version }: { id: string; seen: number },
  agency: AgencyId | null,
): T {
  const row = rows.find((one) => one.id === id && one.agencyId === agency)
  if (!row) return refuse('not-found', 'calendar.not-found')
  if (row.version !== version) refuse('conflict', 'record.changed-meanwhile', { version: row.version })
  return row
}

const partnerOf = (rows: readonly HeldException[], one: HeldException) =>
  rows.find((other) => other.agencyId === one.agencyId && other.day === one.pairedDay && other.pairedDay === one.day && isSwap(other.kind))

const next = (row: HeldException, at: Date, facts: Partial<ExceptionFacts>): HeldException => ({ ...row, ...facts, version: row.version + 1, recordedFrom: at })

function corrected(data: CalendarData, { facts, ...said }: Extract<CalendarChange, { act: 'correct' }>, at: Date): Changed {
  const former = seen(data.exceptions, said, data.agency)
  if (isSwap(former.kind) !== isSwap(facts.kind) || (isSwap(facts.kind) && former.kind !== facts.kind))
    refuseAt('invalid', 'change.facts.kind', 'calendar.swap-stays-a-swap')
  const partner = partnerOf(data.exceptions, former)
  // Both days of a swap stand on one paper: whatever moves or is confirmed, moves and is confirmed with its pair.
  const along =
    partner && facts.pairedDay !== null
      ? [next(partner, at, { day: facts.pairedDay, pairedDay: facts.day, state: facts.state, source: facts.source, paper: facts.paper })]
      : []
  return checked(data, [next(former, at, facts), ...along], () => 'change.facts')
}

function ended(data: CalendarData, { act, ...said }: Extract<CalendarChange, { act: 'confirm' | 'withdraw' }>, at: Date): Changed {
  const former = seen(data.exceptions, said, data.agency)
  if (act === 'confirm' && former.state === 'confirmed') refuse('conflict', 'calendar.already-confirmed', { day: former.day })
  const partner = partnerOf(data.exceptions, former)
  const rows = partner ? [former, partner] : [former]
  if (act === 'confirm')
    return checked(
      data,
      rows.map((row) => next(row, at, { state: 'confirmed' })),
      () => 'change',
    )
  const gone = new Set(rows.map(({ id }) => id))
  const exceptions = rows.map((row) => ({ ...next(row, at, {}), withdrawn: true as const }))
  return { exceptions, settings: [], after: { ...data, exceptions: data.exceptions.filter(({ id }) => !gone.has(id)) } }
}

/** `at` says where a row stands in what was sent, so that a refusal is shown at its field. */
function checked(data: CalendarData, rows: readonly HeldException[], at: (row: number) => string): Changed {
  const written = new Set(rows.map(({ id }) => id))
  const exceptions = [...data.exceptions.filter(({ id }) => !written.has(id)), ...rows]
  const own = exceptions.filter(({ agencyId }) => agencyId === data.agency)
  for (const [n, row] of rows.entries()) {
    const fault = faultOf(row, own)
    if (fault) refuseAt(fault.kind, `${at(n)}.${fault.field}`, fault.code, fault.details)
  }
  return { exceptions: rows, settings: [], after: { ...data, exceptions } }
}

const onSaturday = (day: Day) => weekdayOf(ordinalOf(day)) === 6
const onWeekend = (day: Day) => [0, 6].includes(weekdayOf(ordinalOf(day)))
const opposite: Partial<Record<ExceptionKind, ExceptionKind>> = { swapped_off: 'swapped_working', swapped_working: 'swapped_off' }

export interface DayFault {
  kind: 'invalid' | 'conflict'
  field: 'day' | 'pairedDay' | 'sessions'
  code: string
  details: Record<string, string>
}

/** What is wrong with one day among the others of its calendar; for a change of it and row by row for an imported file. */
export function faultOf(one: ExceptionFacts & { id?: string }, all: readonly (ExceptionFacts & { id?: string })[]): DayFault | undefined {
  const { day, kind, pairedDay, sessions } = one
  const fault = (code: string, field: DayFault['field'] = 'day'): DayFault => ({ kind: 'invalid', field, code, details: { day } })
  const taken = all.find((other) => other !== one && other.day === day)
  if (taken) return { kind: 'conflict', field: 'day', code: 'calendar.day-taken', details: { day, name: taken.name.vi } }
  if (kind === 'swapped_working' && !onSaturday(day)) return fault('calendar.swap-not-saturday')
  if (kind === 'swapped_off' && onWeekend(day)) return fault('calendar.swap-off-on-weekend')
  if (kind === 'saturday_duty' && !onSaturday(day)) return fault('calendar.duty-not-saturday')
  if (kind === 'half_day_off' && onWeekend(day)) return fault('calendar.half-day-on-weekend')
  if ((kind === 'half_day_off' || kind === 'saturday_duty') && !sessions?.length) return fault('calendar.sessions-needed', 'sessions')
  if (!isSwap(kind) && pairedDay !== null) return fault('calendar.pair-without-swap', 'pairedDay')
  const partner = all.find((other) => other.day === pairedDay && other.pairedDay === day && other.kind === opposite[kind])
  return isSwap(kind) && !partner ? fault('calendar.swap-without-pair', 'pairedDay') : undefined
}

/** Hours or a rule that begin while others run on end those the day they begin; anything else may not overlap. */
function settled(data: CalendarData, wanted: HeldSetting, at: Date): Changed {
  if (wanted.validTo !== null && wanted.validTo <= wanted.validFrom) refuseAt('invalid', 'change.facts.validTo', 'calendar.ends-before-it-begins')
  const alike = data.settings.filter(
    (one) => one.kind === wanted.kind && one.agencyId === wanted.agencyId && one.id !== wanted.id && seasonsMeet(one.season, wanted.season),
  )
  const closing = alike
    .filter((one) => one.validTo === null && one.validFrom < wanted.validFrom)
    .map((one): HeldSetting => ({ ...one, validTo: wanted.validFrom, version: one.version + 1, recordedFrom: at }))
  const overlaps = alike.find(
    (one) =>
      !closing.some(({ id }) => id === one.id) &&
      (wanted.validTo === null || one.validFrom < wanted.validTo) &&
      (one.validTo === null || one.validTo > wanted.validFrom),
  )
  if (overlaps) refuse('conflict', 'calendar.setting-overlaps', { from: overlaps.validFrom })
  const written = new Set([wanted, ...closing].map(({ id }) => id))
  const settings = [...data.settings.filter(({ id }) => !written.has(id)), ...closing, wanted]
  const after = { ...data, settings }
  if (wanted.kind === 'office-hours' && wanted.season !== null && !settings.some((one) => covers(one, wanted)))
    refuse('conflict', 'calendar.season-without-base')
  checkCutOffs(after)
  return { exceptions: [], settings: [...closing, wanted], after }
}

type Season = { from: string; to: string } | null
/** The whole year meets only itself: a season lies over it on purpose. */
function seasonsMeet(one: Season, other: Season): boolean {
  if (one === null || other === null) return one === other
  const parts = ({ from, to }: { from: string; to: string }): [string, string][] =>
    from <= to
      ? [[from, to]]
      : [
          [from, '12-31'],
          ['01-01', to],
        ]
  return parts(one).some(([a, b]) => parts(other).some(([c, d]) => a <= d && c <= b))
}

const covers = (one: HeldSetting, wanted: HeldSetting) =>
  one.kind === 'office-hours' && one.season === null && one.agencyId === wanted.agencyId && one.validFrom <= wanted.validFrom

/** A cut-off hour outside the hours of a day would make every receipt of that day late, or none. */
function checkCutOffs(data: CalendarData): void {
  const hours: OfficeHours[] = hoursOf(data)
  for (const rule of data.settings) {
    if (rule.kind !== 'receipt-rule' || rule.value.cutOff === null) continue
    const cutOff = rule.value.cutOff
    const inForce = hours.filter(
      ({ validFrom, validTo, own }) =>
        (own || rule.agencyId === null) && (rule.validTo === null || validFrom < rule.validTo) && (validTo === null || validTo > rule.validFrom),
    )
    const outside = (sessions: readonly Session[]) => sessions.length > 0 && (cutOff < (sessions[0]?.[0] ?? 0) || cutOff > (sessions.at(-1)?.[1] ?? 1440))
    if (inForce.some(({ week }) => week.slice(1, 6).some(outside))) refuseAt('invalid', 'facts.value.cutOff', 'calendar.cut-off-outside-hours')
  }
}
