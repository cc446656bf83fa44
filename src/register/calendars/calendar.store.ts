import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { AgencyId, AuthorityId, OfficerId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { refuseOn, type Tx } from '../../platform/db/transaction.ts'
import { type CalendarData, HeldException, HeldSetting, PublishedYear } from './calendar-data.ts'

const Loaded = z.object({ exceptions: z.array(HeldException), settings: z.array(HeldSetting), years: z.array(PublishedYear) })

/** As SQL hands a day over inside JSON; parsed by `HeldException`. */
export const exceptionJson = sql`jsonb_build_object('id', e.id, 'version', e.version, 'agencyId', e.agency_id, 'day', e.day, 'kind', e.kind,
  'name', jsonb_build_object('vi', e.name_vi, 'en', e.name_en), 'source', e.source,
  'paper', CASE WHEN e.paper_number IS NULL THEN NULL ELSE jsonb_build_object('number', e.paper_number, 'date', e.paper_date) END,
  'pairedDay', e.paired_day, 'sessions', e.sessions, 'state', e.state, 'recordedFrom', e.recorded_from)`

export interface CalendarWanted {
  authority: AuthorityId
  /** `all`: the authority's and everybody's own. */
  agency: AgencyId | RawBuilder<unknown> | 'all' | null
  /** The calendar as it was known then; as it is known now without it. */
  knownAt?: Date | RawBuilder<unknown> | undefined
}

/** The authority's calendar and what the agency laid over it, as one JSON value: for statements that ask for more beside it. */
export function calendarJson({ authority, agency, knownAt }: CalendarWanted) {
  const known = (table: string) =>
    knownAt === undefined
      ? sql`${sql.ref(`${table}.recordedTo`)} IS NULL`
      : sql`${sql.ref(`${table}.recordedFrom`)} <= ${knownAt} AND (${sql.ref(`${table}.recordedTo`)} IS NULL OR ${sql.ref(`${table}.recordedTo`)} > ${knownAt})`
  const whose = (table: string) => {
    const own = sql`${sql.ref(`${table}.authorityId`)} = ${authority}`
    if (agency === 'all') return own
    return sql`${own} AND (${sql.ref(`${table}.agencyId`)} IS NULL OR ${sql.ref(`${table}.agencyId`)} = ${agency}::uuid)`
  }
  return sql<unknown>`jsonb_build_object(
    'exceptions', (SELECT coalesce(jsonb_agg(${exceptionJson} ORDER BY e.day), '[]') FROM calendar_exception e
      WHERE ${whose('e')} AND e.state <> 'withdrawn' AND ${known('e')}),
    'settings', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'version', s.version, 'agencyId', s.agency_id, 'kind', s.kind, 'value', s.value,
        'validFrom', s.valid_from, 'validTo', s.valid_to, 'source', s.source, 'recordedFrom', s.recorded_from,
        'season', CASE WHEN s.season_from IS NULL THEN NULL ELSE jsonb_build_object('from', s.season_from, 'to', s.season_to) END) ORDER BY s.valid_from), '[]')
      FROM calendar_setting s WHERE ${whose('s')} AND ${known('s')}),
    'years', (SELECT coalesce(jsonb_agg(jsonb_build_object('year', y.year, 'version', y.version, 'source', y.source, 'recordedFrom', y.recorded_from) ORDER BY y.year), '[]')
      FROM calendar_year y WHERE y.authority_id = ${authority} AND ${known('y')}))`
}

export const readCalendar = (json: unknown, agency: AgencyId | null): CalendarData => ({ agency, ...Loaded.parse(json) })

export async function loadCalendar(tx: Tx, wanted: CalendarWanted & { agency: AgencyId | null }): Promise<CalendarData> {
  const {
    rows: [row],
  } = await sql<{ calendar: unknown }>`SELECT ${calendarJson(wanted)} AS calendar`.execute(tx)
  return readCalendar(row?.calendar, wanted.agency)
}

/** The authority's calendar with what every agency laid over it; each row still says whose it is. */
export async function loadAllCalendars(tx: Tx, authority: AuthorityId): Promise<CalendarData> {
  const {
    rows: [row],
  } = await sql<{ calendar: unknown }>`SELECT ${calendarJson({ authority, agency: 'all' })} AS calendar`.execute(tx)
  return readCalendar(row?.calendar, null)
}

export interface ToSave {
  exceptions?: readonly (HeldException & { withdrawn?: true })[]
  settings?: readonly HeldSetting[]
  years?: readonly { year: number; version: number; source: string }[]
}

/**
 * New versions of anything in a calendar, in one statement; each closes the one before it in recorded time. A year published again after it
 * was withdrawn goes on counting its versions: the answer says which it became.
 */
export async function saveCalendar(
  tx: Tx,
  by: { authority: AuthorityId; officer: OfficerId | null },
  at: Date,
  { exceptions = [], settings = [], years = [] }: ToSave,
): Promise<{ yearVersion: number | undefined }> {
  const days = exceptions.map(({ name, paper, withdrawn, ...row }) => ({
    ...row,
    vi: name.vi,
    en: name.en,
    number: paper?.number,
    date: paper?.date,
    state: withdrawn ? 'withdrawn' : row.state,
  }))
  const rules = settings.map(({ season, ...row }) => ({ ...row, from: season?.from, to: season?.to }))
  const rows = (list: readonly object[]) => sql`${JSON.stringify(list)}::jsonb`
  // The agency's side may not write years at all, so the statement names the table only where there is one to write.
  const yearsSaved =
    years.length === 0
      ? sql`SELECT 1`
      : sql`, former_years AS (
        UPDATE calendar_year y SET recorded_to = greatest(${at}::timestamptz, y.recorded_from) FROM jsonb_to_recordset(${rows(years)}) AS g("year" int, version int)
        WHERE y.authority_id = ${by.authority} AND y.year = g.year AND y.version = g.version - 1 AND y.recorded_to IS NULL RETURNING y.year
      )
      INSERT INTO calendar_year (authority_id, year, version, source, officer_id, recorded_from)
      SELECT ${by.authority}, g.year, greatest(g.version, 1 + (SELECT max(y.version) FROM calendar_year y WHERE y.authority_id = ${by.authority} AND y.year = g.year)), g.source, ${by.officer}::uuid, ${at}
      FROM (SELECT count(*) FROM former_years) AS first, jsonb_to_recordset(${rows(years)}) AS g("year" int, version int, source text) RETURNING version`
  try {
    const saved = await sql<{ version?: number }>`WITH former_days AS (
        UPDATE calendar_exception e SET recorded_to = greatest(${at}::timestamptz, e.recorded_from) FROM jsonb_to_recordset(${rows(days)}) AS g(id uuid, version int)
        WHERE e.authority_id = ${by.authority} AND e.id = g.id AND e.version = g.version - 1 AND e.recorded_to IS NULL RETURNING e.id
      ), former_settings AS (
        UPDATE calendar_setting s SET recorded_to = greatest(${at}::timestamptz, s.recorded_from) FROM jsonb_to_recordset(${rows(rules)}) AS g(id uuid, version int)
        WHERE s.authority_id = ${by.authority} AND s.id = g.id AND s.version = g.version - 1 AND s.recorded_to IS NULL RETURNING s.id
      ), days AS (
        INSERT INTO calendar_exception (authority_id, id, version, agency_id, day, kind, name_vi, name_en, source, paper_number, paper_date, paired_day, sessions, state, officer_id, recorded_from)
        SELECT ${by.authority}, g.id, g.version, g."agencyId", g.day, g.kind, g.vi, g.en, g.source, g."number", g."date", g."pairedDay", nullif(g.sessions, 'null'), g.state, ${by.officer}::uuid, ${at}
        FROM (SELECT count(*) FROM former_days) AS first, jsonb_to_recordset(${rows(days)})
          AS g(id uuid, version int, "agencyId" uuid, day date, kind text, vi text, en text, source text, "number" text, "date" date, "pairedDay" date, sessions jsonb, state text)
      ), settings AS (
        INSERT INTO calendar_setting (authority_id, id, version, agency_id, kind, value, valid_from, valid_to, season_from, season_to, source, officer_id, recorded_from)
        SELECT ${by.authority}, g.id, g.version, g."agencyId", g.kind, g.value, g."validFrom", g."validTo", g."from", g."to", g.source, ${by.officer}::uuid, ${at}
        FROM (SELECT count(*) FROM former_settings) AS first, jsonb_to_recordset(${rows(rules)})
          AS g(id uuid, version int, "agencyId" uuid, kind text, value jsonb, "validFrom" date, "validTo" date, "from" text, "to" text, source text)
      )
      ${yearsSaved}`.execute(tx)
    return { yearVersion: saved.rows[0]?.version }
  } catch (error) {
    refuseOn(error, 'calendar_exception_one_a_day', 'calendar.day-taken-meanwhile', {})
    // Somebody else wrote the next version while this one was being decided.
    for (const table of ['calendar_exception', 'calendar_setting', 'calendar_year']) {
      refuseOn(error, `${table}_pkey`, 'record.changed-meanwhile', {})
      refuseOn(error, `${table}_one_version_held`, 'record.changed-meanwhile', {})
    }
    for (const table of ['calendar_exception', 'calendar_setting']) refuseOn(error, `${table}_authority_id_agency_id_fkey`, 'agency.not-found', {})
    throw error
  }
}

/** Closes what is held of a year without another in its place. */
export async function closeYear(
  tx: Tx,
  authority: AuthorityId,
  at: Date,
  { year, version, reason }: { year: number; version: number; reason: string },
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('calendarYear')
    .set({ recordedTo: sql`greatest(${at}::timestamptz, recorded_from)`, withdrawnFor: reason })
    .where('authorityId', '=', authority)
    .where('year', '=', year)
    .where('version', '=', version)
    .where('recordedTo', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) refuse('conflict', 'record.changed-meanwhile', {})
}
