import type { Standing } from '../../conformity/declarations/standing.ts'
import { pageAsked } from '../news/page-asked.ts'
import { type Day, readDay, slashed } from '../../kernel/day.ts'

/** What the address of the public register says, as typed; every link keeps it, so that a link shows the same to whoever gets it. */
export interface RegisterAddress {
  q: string
  block: string
  /** As typed: dd/mm/yyyy. */
  day: string
  edition: string
  answer: string
  page: number
}

export const answers: Readonly<Record<string, Standing>> = { da: 'declared', chua: 'not-yet', 'chua-co-so-lieu': 'no-data' }
export const answerOf = (standing: Standing): string => Object.keys(answers).find((key) => answers[key] === standing) ?? ''

const text = (value: unknown, longest: number): string => (typeof value === 'string' ? value.trim().slice(0, longest) : '')

export function readAddress(query: unknown): RegisterAddress {
  const asked = (query ?? {}) as Record<string, unknown>
  return {
    q: text(asked['q'], 200),
    block: text(asked['khoi'], 40),
    day: text(asked['ngay'], 40),
    edition: text(asked['phien-ban'], 60),
    answer: text(asked['tra-loi'], 40),
    page: pageAsked(query),
  }
}

/** The day asked for; today without one; undefined when what was typed is no day. */
export const dayAsked = ({ day }: RegisterAddress, today: Day): Day | undefined => (day === '' ? today : readDay(day))

export function addressWith(path: string, asked: RegisterAddress, change: Partial<RegisterAddress> = {}): string {
  const { q, block, day, edition, answer, page } = { ...asked, ...change }
  const search = new URLSearchParams()
  if (q !== '') search.set('q', q)
  if (block !== '') search.set('khoi', block)
  if (day !== '') search.set('ngay', readDay(day) ? slashed(readDay(day) as Day) : day)
  if (edition !== '') search.set('phien-ban', edition)
  if (answer !== '') search.set('tra-loi', answer)
  if (page > 1) search.set('trang', String(page))
  return search.size === 0 ? path : `${path}?${search}`
}
