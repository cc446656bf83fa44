import type { Actor } from '../../kernel/actor.ts'
import { dayOf, slashed } from '../../kernel/day.ts'
import { type AgencyId, type OfficerId, PostId } from '../../kernel/identity.ts'
import { refuse, refuseAt } from '../../kernel/refusal.ts'
import { mayCreate } from '../../kernel/rights.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { lastDeed } from '../history/facade.ts'
import type { HeldSeat } from './account.ts'
import { type Beside, isExclusive, type Life, mustBeInOrder, mustLieWithin, type PostFacts } from './post.ts'
import * as store from './post.store.ts'

/** An agency's side writes of its own agencies only; whether others exist is not told. */
export function mustReachPlace(by: Actor, agency: AgencyId | null): void {
  if (by.side === 'agency' && (agency === null || !by.agencies.includes(agency))) refuse('not-found', 'agency.not-found')
}

/** Whoever holds rights at the place answers only to somebody above: nobody writes the posts of those above them. */
export function mustNotBeAbove(by: Actor, officer: OfficerId, seats: readonly HeldSeat[]): void {
  if (officer === by.officer) return
  for (const seat of seats)
    if (seat.current && seat.authority === by.authority && !mayCreate(by.role, seat.role)) refuse('forbidden', 'account.role-not-below', { role: seat.role })
}

export function mustFit(facts: PostFacts, life: Life | null, beside: readonly Beside[], besideReason: string | undefined): void {
  mustBeInOrder(facts)
  if (facts.agencyId !== null) mustLieWithin(facts, life ?? refuse('not-found', 'agency.not-found'))
  if (isExclusive(facts.kind) && beside.length > 0 && besideReason === undefined)
    refuseAt('conflict', 'besideReason', 'post.held-by-another', {
      names: beside.map(({ name, validFrom }) => `${name} (${slashed(validFrom)})`).join('; '),
      kind: facts.kind,
    })
}

const dated = (facts: PostFacts) => ({ agency: facts.agencyId, kind: facts.kind, validFrom: facts.validFrom, validTo: facts.validTo })
const said = (facts: PostFacts) => ({ title: facts.title, unit: facts.unit, paper: facts.paper?.number })

export async function addPost(
  tx: Tx,
  command: { by: Actor; at: Date; officer: OfficerId; facts: PostFacts; besideReason?: string | undefined },
): Promise<{ id: PostId; version: number }> {
  const { by, at, officer, facts, besideReason } = command
  mustReachPlace(by, facts.agencyId)
  const { person, life, beside } = await store.loadForPost(tx, by.authority, officer, facts, dayOf(at))
  mustNotBeAbove(by, officer, person.seats)
  mustFit(facts, life, beside, besideReason)
  const id = PostId.parse(uuidv7(at))
  await store.addPost(tx, by.authority, { ...facts, postId: id, version: 1, officer, person: person.name, at, by: by.seat, besideReason: besideReason ?? null })
  record(tx, {
    at,
    by,
    type: 'post.recorded',
    subject: { kind: 'person', id: officer },
    assertedOn: facts.validFrom,
    facts: { post: id, ...dated(facts), beside: beside.length },
    personal: { ...said(facts), besideReason },
  })
  return { id, version: 1 }
}

export async function correctPost(
  tx: Tx,
  command: { by: Actor; at: Date; id: PostId; seen: number; facts: PostFacts; reason: string; besideReason?: string | undefined },
): Promise<{ id: PostId; version: number }> {
  const { by, at, id, facts, reason, besideReason } = command
  mustReachPlace(by, facts.agencyId)
  const { post, seats, life, beside, hanging } = await store.loadPost(tx, by.authority, id, facts, dayOf(at))
  mustReachPlace(by, post.agencyId)
  if (post.version !== command.seen) refuse('conflict', 'record.changed-meanwhile', { version: post.version, ...(await lastDeed(tx, by, post.officerId)) })
  mustNotBeAbove(by, post.officerId, seats)
  mustFit(facts, life, beside, besideReason)
  // Rights would go on without their post; leaving it ends both and shows what stays behind.
  if (hanging > 0 && (facts.agencyId !== post.agencyId || (facts.validTo !== null && facts.validTo !== post.validTo)))
    refuse('conflict', 'post.rights-hang-on-it')
  const version = post.version + 1
  await store.replacePost(tx, by.authority, post, at, {
    ...facts,
    postId: id,
    version,
    officer: post.officerId,
    person: post.person,
    at,
    by: by.seat,
    besideReason: besideReason ?? null,
  })
  record(tx, {
    at,
    by,
    type: 'post.corrected',
    subject: { kind: 'person', id: post.officerId },
    facts: { post: id, ...dated(facts), version },
    personal: { ...said(facts), reason, besideReason },
  })
  return { id, version }
}

export async function retractPost(
  tx: Tx,
  command: { by: Actor; at: Date; id: PostId; seen: number; reason: string },
): Promise<{ id: PostId; version: number }> {
  const { by, at, id, reason } = command
  const { post, seats, hanging } = await store.loadPost(tx, by.authority, id, null, dayOf(at))
  mustReachPlace(by, post.agencyId)
  if (post.version !== command.seen) refuse('conflict', 'record.changed-meanwhile', { version: post.version, ...(await lastDeed(tx, by, post.officerId)) })
  mustNotBeAbove(by, post.officerId, seats)
  if (hanging > 0) refuse('conflict', 'post.rights-hang-on-it')
  await store.replacePost(tx, by.authority, post, at, null)
  record(tx, {
    at,
    by,
    type: 'post.retracted',
    subject: { kind: 'person', id: post.officerId },
    facts: { post: id, agency: post.agencyId, kind: post.kind },
    personal: { reason },
  })
  return { id, version: post.version + 1 }
}
