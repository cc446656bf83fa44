import { fold } from '../../kernel/fold.ts'
import { readOfficialNumber } from '../../kernel/official-number.ts'
import { shortened, SheetRow, type Mapping, type RowFault } from '../imports/sheet-row.ts'
import { faultOf } from './calendar-change.ts'
import type { HeldException } from './calendar-data.ts'
import { ExceptionFacts, ExceptionKind, isSwap } from './calendar-fields.ts'
import type { CalendarField } from './import-column.ts'
import { readSessions } from './session-text.ts'

/** The words of a closed column, in both languages: kind or state by its folded label. */
export interface CalendarWords {
  kinds: ReadonlyMap<string, ExceptionKind>
  states: ReadonlyMap<string, 'pending' | 'confirmed'>
}

export const wordsFrom = (labels: readonly { kind: Readonly<Record<string, string>>; state: Readonly<Record<string, string>> }[]): CalendarWords => ({
  kinds: new Map(
    ExceptionKind.options.flatMap((kind) => [
      [kind, kind] as const,
      [kind.replaceAll('_', ' '), kind] as const,
      ...labels.map((of) => [fold(of.kind[kind] ?? kind), kind] as const),
    ]),
  ),
  states: new Map(
    (['pending', 'confirmed'] as const).flatMap((state) => [[state, state] as const, ...labels.map((of) => [fold(of.state[state] ?? state), state] as const)]),
  ),
})

export interface PlannedRow {
  row: number
  facts: ExceptionFacts | undefined
  outcome: 'created' | 'unchanged' | 'refused'
}

export interface CalendarPlan {
  rows: PlannedRow[]
  faults: RowFault[]
}

/** Every row of a file held against the calendar and against the other rows: all that is wrong is said at once, cell by cell. */
export function planCalendar(
  table: readonly { row: number; cells: readonly string[] }[],
  mapping: Mapping<CalendarField>,
  words: CalendarWords,
  standing: readonly HeldException[],
): CalendarPlan {
  const faults: RowFault[] = []
  const read = table.map(({ row, cells }) => {
    const sheet = new SheetRow<CalendarField>(row, cells, mapping)
    const facts = readFacts(sheet, words)
    faults.push(...sheet.faults)
    return { sheet, row, facts }
  })
  const good = read.flatMap(({ facts }) => (facts ? [facts] : []))
  const same = (one: ExceptionFacts) => standing.find(({ day, kind, pairedDay }) => day === one.day && kind === one.kind && pairedDay === one.pairedDay)
  const fresh = good.filter((one) => !same(one))
  const all = [...standing, ...fresh]
  const rows = read.map(({ sheet, row, facts }): PlannedRow => {
    if (!facts) return { row, facts, outcome: 'refused' }
    if (same(facts)) return { row, facts, outcome: 'unchanged' }
    const fault = faultOf(facts, all)
    if (!fault) return { row, facts, outcome: 'created' }
    const before = faults.length
    sheet.fault(fault.field, fault.code, fault.details)
    faults.push(...sheet.faults.slice(-1))
    return { row, facts, outcome: faults.length > before ? 'refused' : 'created' }
  })
  // One day of a swap is not taken without the other: the pair would not be whole.
  const taken = new Set(rows.flatMap(({ facts, outcome }) => (facts && outcome !== 'refused' ? [facts.day] : [])))
  for (const [n, one] of rows.entries()) {
    const { facts } = one
    if (one.outcome !== 'created' || !facts || !isSwap(facts.kind) || facts.pairedDay === null || taken.has(facts.pairedDay)) continue
    if (standing.some(({ day }) => day === facts.pairedDay)) continue
    read[n]?.sheet.fault('pairedDay', 'calendar.swap-without-pair', { day: facts.day })
    faults.push(...(read[n]?.sheet.faults.slice(-1) ?? []))
    rows[n] = { ...one, outcome: 'refused' }
  }
  return { rows, faults }
}

function readFacts(row: SheetRow<CalendarField>, words: CalendarWords): ExceptionFacts | undefined {
  const day = row.required('day', row.day('day'))
  const kind = row.required('kind', readWord(row, 'kind', words.kinds))
  const vi = row.required('nameVi', row.text('nameVi', 200))
  const source = row.required('source', row.text('source', 500))
  const pairedDay = row.day('pairedDay')
  const state = readWord(row, 'state', words.states)
  const number = row.text('paperNumber', 80)
  const date = row.day('paperDate')
  const paper = number === null ? undefined : readOfficialNumber(number)
  if (number !== null && !paper) row.fault('paperNumber', 'calendar-import.paper-unreadable', { read: shortened(number) })
  if (paper && date === null) row.fault('paperDate', 'calendar-import.paper-without-day')
  if (number === null && date) row.fault('paperNumber', 'calendar-import.paper-without-number')
  const text = row.text('sessions', 100)
  const sessions = text === null ? null : readSessions(text)
  if (sessions === undefined) row.fault('sessions', 'calendar-import.sessions-unreadable', { read: shortened(text ?? '') })
  if (row.faults.length > 0) return undefined
  const facts = ExceptionFacts.safeParse({
    day,
    kind,
    name: { vi, en: row.text('nameEn', 200) ?? vi },
    source,
    paper: paper && date ? { number: paper.text, date } : null,
    pairedDay: pairedDay ?? null,
    sessions: sessions ?? null,
    state: state ?? 'confirmed',
  })
  if (!facts.success) row.fault('day', 'calendar-import.unreadable')
  return facts.data
}

function readWord<T>(row: SheetRow<CalendarField>, field: CalendarField, words: ReadonlyMap<string, T>): T | null | undefined {
  const cell = row.text(field, 100)
  if (cell === null) return null
  return words.get(fold(cell)) ?? row.fault(field, `calendar-import.unknown-${field}`, { read: shortened(cell) })
}
