import { Day, slashed } from '../kernel/day.ts'
import type { Format } from './use-format.ts'

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

/** The details of a refusal as its sentence shows them: days as dd/mm/yyyy, instants in Vietnam's time, lists with commas. */
export function readable(details: Readonly<Record<string, unknown>>, format: Pick<Format, 'time' | 'number'>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(details).map(([name, value]) => [name, readableValue(value, format)]))
}

function readableValue(value: unknown, format: Pick<Format, 'time' | 'number'>): unknown {
  if (typeof value === 'number') return format.number(value)
  if (Array.isArray(value)) return value.map((item) => readableValue(item, format)).join(', ')
  if (typeof value !== 'string') return value
  if (instant.test(value) && !Number.isNaN(Date.parse(value))) return format.time(value)
  const day = Day.safeParse(value)
  return day.success ? slashed(day.data) : value
}
