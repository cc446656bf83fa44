import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import type { PaperId } from '../../kernel/identity.ts'
import { refuseAt } from '../../kernel/refusal.ts'

/** What one paper is to another, read from the one that says so: it rests on the other, replaces it, answers it … */
export const Relation = z.enum(['basis', 'replaces', 'amends', 'corrects', 'revokes', 'answers', 'attached-to', 'related'])
export type Relation = z.infer<typeof Relation>

/** Those that change what becomes of the other paper, the strongest first. */
export const ActingRelation = z.enum(['revokes', 'replaces', 'amends', 'corrects'])
export type ActingRelation = z.infer<typeof ActingRelation>

export const acts = (relation: Relation): relation is ActingRelation => ActingRelation.options.some((one) => one === relation)

export interface NewLink {
  from: PaperId
  to: PaperId
  relation: Relation
  /** First day on which it works; the day the acting paper bears when it says none. */
  since?: Day | null | undefined
  note?: string | null | undefined
}

/** A paper as the rules of links look at it. */
export interface LinkedFacts {
  id: PaperId
  number: string
  issuedOn: Day
}

/** Two papers are related whichever is named first: such a link is kept one way only. */
export const oneWay = (link: NewLink): NewLink => (link.relation === 'related' && link.from > link.to ? { ...link, from: link.to, to: link.from } : link)

/** Refuses what can't be: a paper linked to itself or to one that is not held, and one that works upon a later one. */
export function checkLink(link: NewLink, held: readonly LinkedFacts[]): { from: LinkedFacts; to: LinkedFacts } {
  if (link.from === link.to) refuseAt('invalid', 'otherId', 'paper-link.itself')
  const from = held.find(({ id }) => id === link.from)
  const to = held.find(({ id }) => id === link.to)
  if (!from || !to) return refuseAt('conflict', 'otherId', 'paper-link.not-held')
  const details = { from: from.number, to: to.number }
  if (link.relation === 'replaces' && from.issuedOn <= to.issuedOn) refuseAt('conflict', 'otherId', 'paper-link.replaces-later', details)
  if ((acts(link.relation) || link.relation === 'answers') && from.issuedOn < to.issuedOn) refuseAt('conflict', 'otherId', 'paper-link.acts-on-later', details)
  if (link.since && !acts(link.relation)) refuseAt('invalid', 'since', 'paper-link.since-idle')
  if (link.since && link.since < to.issuedOn) refuseAt('invalid', 'since', 'paper-link.since-before', { to: to.number })
  return { from, to }
}
