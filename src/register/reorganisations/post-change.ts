/** Which posts end with their agency, and which come back when an act is corrected or annulled. Pure. */
import type { Day } from '../../kernel/day.ts'
import type { PostId } from '../../kernel/identity.ts'
import type { HeldAtAgency } from '../officers/held-at-agency.ts'
import type { ActPlan } from './act-plan.ts'

/** What an act did to a post, to be put back should the act be corrected. */
export interface PostDid {
  id: PostId
  was: Day | null
  ended: Day
}

/** Posts as they would be had the act that is replaced never been: only what nobody has changed since. */
export function postsWithoutAct(posts: readonly HeldAtAgency[], did: readonly PostDid[]): HeldAtAgency[] {
  const undone = new Map(did.map((one) => [one.id, one]))
  return posts.map((post) => {
    const one = undone.get(post.postId)
    return one && post.validTo === one.ended ? { ...post, validTo: one.was } : post
  })
}

/** Posts at agencies that end, held on that day or later: they end with it. One that begins on the day or after is left to the officer. */
export function postChanges({ intents }: Pick<ActPlan, 'intents'>, posts: readonly HeldAtAgency[], on: Day): HeldAtAgency[] {
  const ending = new Set(intents.filter(({ ends }) => ends).map(({ agency }) => agency))
  return posts.filter(({ agency, validFrom, validTo }) => ending.has(agency) && validFrom < on && (validTo === null || validTo > on))
}

/** Without those that the act which is replaced ended on the same day already. */
export function postsAnew(changes: readonly HeldAtAgency[], held: readonly HeldAtAgency[], did: readonly PostDid[], on: Day): HeldAtAgency[] {
  const ended = new Map<string, Day>(did.map((one) => [one.id, one.ended]))
  const now = new Map<string, Day | null>(held.map(({ postId, validTo }) => [postId, validTo]))
  return changes.filter(({ postId }) => ended.get(postId) !== on || now.get(postId) !== on)
}
