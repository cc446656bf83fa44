import { type Day, readDay, slashed } from '../../kernel/day.ts'
import { pageAsked } from './page-asked.ts'

/** What the address of the news says, as typed; every link keeps it, so that a link shows the same to whoever gets it. */
export interface NewsAddress {
  /** As typed: dd/mm/yyyy; empty means no bound. */
  from: string
  to: string
  page: number
}

/** Both ends belong to the range; null is no bound. `wrong` names the ends that are no day of the calendar. */
export type AskedRange =
  | { kind: 'range'; from: Day | null; to: Day | null }
  | { kind: 'reversed'; from: Day; to: Day }
  | { kind: 'wrong'; ends: readonly ('from' | 'to')[] }

const text = (value: unknown): string => (typeof value === 'string' ? value.trim().slice(0, 40) : '')

export function readNewsAddress(query: unknown): NewsAddress {
  const asked = (query ?? {}) as Record<string, unknown>
  return { from: text(asked['tu']), to: text(asked['den']), page: pageAsked(query) }
}

export function rangeAsked({ from, to }: Pick<NewsAddress, 'from' | 'to'>): AskedRange {
  const first = from === '' ? null : readDay(from)
  const last = to === '' ? null : readDay(to)
  if (first === undefined || last === undefined) {
    return { kind: 'wrong', ends: [...(first === undefined ? (['from'] as const) : []), ...(last === undefined ? (['to'] as const) : [])] }
  }
  if (first !== null && last !== null && first > last) return { kind: 'reversed', from: first, to: last }
  return { kind: 'range', from: first, to: last }
}

const day = 86_400_000
const midnight = (on: Day) => new Date(`${on}T00:00:00+07:00`)

/** The range as instants: from the first moment of the first day to before the first moment after the last. */
export function momentsOf({ from, to }: { from: Day | null; to: Day | null }): { since: Date | null; before: Date | null } {
  return { since: from && midnight(from), before: to && new Date(midnight(to).getTime() + day) }
}

/** The address of a page of news; what was typed in another way is written as dd/mm/yyyy. */
export function newsAddressWith(path: string, asked: NewsAddress, change: Partial<NewsAddress> = {}): string {
  const { from, to, page } = { ...asked, ...change }
  const written = (typed: string) => {
    const read = readDay(typed)
    return read ? slashed(read) : typed
  }
  const search = [
    ...(from === '' ? [] : [`tu=${write(written(from))}`]),
    ...(to === '' ? [] : [`den=${write(written(to))}`]),
    ...(page > 1 ? [`trang=${page}`] : []),
  ]
  return search.length === 0 ? path : `${path}?${search.join('&')}`
}

/** A slash may stand in a query as it is, and people read these addresses. */
const write = (value: string) => encodeURIComponent(value).replaceAll('%2F', '/')
