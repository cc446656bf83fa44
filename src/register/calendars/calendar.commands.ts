import type { Actor } from '../../kernel/actor.ts'
import type { Json } from '../../kernel/canonical-json.ts'
import { type AgencyId, type AuthorityId, CalendarExceptionId, CalendarSettingId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { authorize } from '../../platform/access/authorize.ts'
import { digestOf } from '../../platform/audit-log/digest.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type CalendarChange, changed, type Making } from './calendar-change.ts'
import type { HeldException, HeldSetting } from './calendar-data.ts'
import type { ExceptionFacts } from './calendar-fields.ts'
import { closeYear, loadCalendar, saveCalendar } from './calendar.store.ts'
import { firstSettings, publishedDays, publishedYears, sourceOfYear } from './published-calendars.sheet.ts'

export const making = (at: Date): Making => ({
  at,
  exceptionId: () => CalendarExceptionId.parse(uuidv7(at)),
  settingId: () => CalendarSettingId.parse(uuidv7(at)),
})

/** The authority's calendar is the authority's to change; an agency changes what it laid over it. */
export function mayChange(actor: Actor, agency: AgencyId | null): void {
  if (agency !== null) authorize(actor, 'calendar.write', { agency })
  else if (actor.side === 'agency') refuse('forbidden', 'calendar.of-the-authority')
}

export interface KeptCalendar {
  rows: { id: string; version: number }[]
}

const deeds: Record<CalendarChange['act'], string> = {
  record: 'calendar.recorded',
  correct: 'calendar.corrected',
  confirm: 'calendar.confirmed',
  withdraw: 'calendar.withdrawn',
  set: 'calendar.set',
  reset: 'calendar.reset',
}

/** Any change of a calendar: one rule, one statement, one event. */
export async function changeCalendar(
  tx: Tx,
  command: { by: Actor; at: Date; agency: AgencyId | null; change: CalendarChange; reason: string | null },
): Promise<KeptCalendar> {
  const { by, at, agency, change, reason } = command
  mayChange(by, agency)
  const { exceptions, settings } = changed(await loadCalendar(tx, { authority: by.authority, agency }), change, making(at))
  await saveCalendar(tx, by, at, { exceptions, settings })
  const first = exceptions[0] ?? settings.at(-1)
  record(tx, {
    at,
    by,
    type: deeds[change.act],
    subject: { kind: exceptions.length > 0 ? 'calendar-exception' : 'calendar-setting', id: first?.id ?? '' },
    facts: { agency: agency ?? undefined, ...(exceptions.length > 0 ? daysInRecord(exceptions) : settingInRecord(settings)) },
    personal: { reason, name: exceptions[0]?.name.vi, source: first?.source },
  })
  return { rows: [...exceptions, ...settings].map(({ id, version }) => ({ id, version })) }
}

const dayInRecord = ({ id, day, kind, pairedDay, state }: HeldException) => ({ id, day, kind, pairedDay, state })

/** A few days stand in the record themselves, many by a digest of them. */
function daysInRecord(days: readonly HeldException[]): Readonly<Record<string, Json>> {
  return days.length <= 4 ? { days: days.map(dayInRecord) } : { created: days.length, digest: daysDigest(days) }
}

const daysDigest = (days: readonly HeldException[]): string =>
  digestOf(days.map((day) => ({ ...dayInRecord(day), name: day.name, source: day.source, sessions: day.sessions })))

function settingInRecord(settings: readonly HeldSetting[]): Readonly<Record<string, Json>> {
  const last = settings.at(-1)
  return last ? { kind: last.kind, validFrom: last.validFrom, validTo: last.validTo, season: last.season, value: last.value as Json } : {}
}

/** From now on the year is relied upon: what stands in the calendar is all there is. */
export async function publishYear(
  tx: Tx,
  command: { by: Actor; at: Date; year: number; source: string; seen: number | null },
): Promise<{ year: number; version: number }> {
  const { by, at, year, source, seen } = command
  mayChange(by, null)
  const data = await loadCalendar(tx, { authority: by.authority, agency: null })
  const former = data.years.find((one) => one.year === year)
  if ((former?.version ?? null) !== seen) refuse('conflict', 'record.changed-meanwhile', { version: former?.version ?? null })
  if (!data.exceptions.some(({ day, state }) => state === 'confirmed' && day.startsWith(String(year))))
    refuse('conflict', 'calendar.year-empty', { year: String(year) })
  const next = (former?.version ?? 0) + 1
  const { yearVersion: version = next } = await saveCalendar(tx, by, at, { years: [{ year, version: next, source }] })
  record(tx, { at, by, type: 'calendar.published', subject: { kind: 'authority', id: by.organisation }, facts: { year: String(year) }, personal: { source } })
  return { year, version }
}

/** The year is no longer relied upon: until it is published anew, due dates that reach it are provisional. */
export async function withdrawYear(tx: Tx, command: { by: Actor; at: Date; year: number; seen: number; reason: string }): Promise<{ year: number }> {
  const { by, at, year, seen, reason } = command
  mayChange(by, null)
  const { years } = await loadCalendar(tx, { authority: by.authority, agency: null })
  const held = years.find((one) => one.year === year)
  if (!held) return refuse('conflict', 'calendar.year-not-published', { year: String(year) })
  if (held.version !== seen) refuse('conflict', 'record.changed-meanwhile', { version: held.version })
  await closeYear(tx, by.authority, at, { year, version: seen, reason })
  record(tx, {
    at,
    by,
    type: 'calendar.year-withdrawn',
    subject: { kind: 'authority', id: by.organisation },
    facts: { year: String(year) },
    personal: { reason },
  })
  return { year }
}

/** Days of an import, or the published ones that are not there yet, with their years, in one act. */
export async function addDays(
  tx: Tx,
  command: {
    by: Actor
    at: Date
    type: string
    entries: readonly ExceptionFacts[]
    years: readonly { year: number; source: string }[]
    settings?: boolean
    facts?: Readonly<Record<string, Json>>
    source: string | null
  },
): Promise<{ created: number; digest: string }> {
  const { by, at, entries, years } = command
  mayChange(by, null)
  const data = await loadCalendar(tx, { authority: by.authority, agency: null })
  const there = new Set(data.exceptions.map(({ day }) => day))
  const missing = entries.filter(({ day, pairedDay }) => !there.has(day) && (pairedDay === null || !there.has(pairedDay)))
  const { exceptions } = changed(data, { act: 'record', entries: missing }, making(at))
  const settings =
    command.settings && data.settings.length === 0
      ? firstSettings.map((setting) => ({ ...setting, id: making(at).settingId(), version: 1, agencyId: null, recordedFrom: at }))
      : []
  const added = years.filter(({ year }) => !data.years.some((one) => one.year === year)).map((year) => ({ ...year, version: 1 }))
  if (exceptions.length + settings.length + added.length === 0) refuse('conflict', 'calendar.nothing-to-add')
  await saveCalendar(tx, by, at, { exceptions, settings, years: added })
  const digest = daysDigest(exceptions)
  record(tx, {
    at,
    by,
    type: command.type,
    subject: { kind: 'authority', id: by.organisation },
    facts: { ...command.facts, created: exceptions.length, years: added.map(({ year }) => String(year)), digest },
    personal: { source: command.source },
  })
  return { created: exceptions.length, digest }
}

/** "Nạp lịch 2019–2026 kèm nguồn" */
export const addPublishedCalendars = (tx: Tx, { by, at }: { by: Actor; at: Date }) =>
  addDays(tx, {
    by,
    at,
    type: 'calendar.loaded',
    entries: publishedDays(),
    years: publishedYears.map((year) => ({ year, source: sourceOfYear(year) })),
    settings: true,
    source: null,
  })

/** Office hours and rule of receipt that a new authority begins with. */
export async function seedCalendarDefaults(tx: Tx, authority: AuthorityId, at: Date): Promise<void> {
  const settings = firstSettings.map((setting) => ({ ...setting, id: making(at).settingId(), version: 1, agencyId: null, recordedFrom: at }))
  await saveCalendar(tx, { authority, officer: null }, at, { settings })
}
