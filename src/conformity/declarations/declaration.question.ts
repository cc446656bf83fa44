import type { Actor } from '../../kernel/actor.ts'
import { type Day, dayOf } from '../../kernel/day.ts'
import type { Whose } from './declaration.queries.ts'
import type { Question, StandingFilter } from './standing.queries.ts'

/** What an address or a body asks for, as a question to the records: read alike by a list, its download and its long export. */
export const whose = (actor: Actor): Whose => ({ authority: actor.authority, agencies: actor.side === 'agency' ? actor.agencies : null })

interface Asked {
  edition?: string | undefined
  on?: Day | undefined
  knownAt?: string | undefined
}

export const questionOf = (actor: Actor, at: Date, { edition, on, knownAt }: Asked): Question => ({
  ...whose(actor),
  edition: edition ?? null,
  on: on ?? dayOf(at),
  knownAt: knownAt === undefined ? null : new Date(knownAt),
})

export const filterOf = (asked: {
  block?: string[] | undefined
  standing?: StandingFilter['standings']
  apart?: 'true' | 'false' | undefined
  q?: string | undefined
  sort?: string | undefined
}): StandingFilter => ({
  blocks: asked.block,
  standings: asked.standing,
  apart: asked.apart === undefined ? undefined : asked.apart === 'true',
  q: asked.q,
  sort: asked.sort,
})
