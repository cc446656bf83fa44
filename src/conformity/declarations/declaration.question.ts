import type { Actor } from '../../kernel/actor.ts'
import { type Day, dayOf } from '../../kernel/day.ts'
import type { AsKnown, Whose } from './declaration.queries.ts'
import type { Question, StandingFilter } from './standing.queries.ts'

/** What an address or a body asks for, as a question to the records: read alike by a list, its download and its long export. */
export const whose = (actor: Actor): Whose => ({ authority: actor.authority, agencies: actor.side === 'agency' ? actor.agencies : null })

/** The day and the instant that an address or a body names, else today and now. */
export const asKnown = ({ on, knownAt }: Omit<Asked, 'edition'>, at: Date): AsKnown => ({
  on: on ?? dayOf(at),
  knownAt: knownAt === undefined ? null : new Date(knownAt),
})

interface Asked {
  edition?: string | undefined
  on?: Day | undefined
  knownAt?: string | undefined
}

export const questionOf = (actor: Actor, at: Date, { edition, on, knownAt }: Asked): Question => ({
  ...whose(actor),
  edition: edition ?? null,
  ...asKnown({ on, knownAt }, at),
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
