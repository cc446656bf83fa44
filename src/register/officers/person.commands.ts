import type { Actor } from '../../kernel/actor.ts'
import { changedFields } from '../../kernel/changed-fields.ts'
import { OfficerId, PostId } from '../../kernel/identity.ts'
import { refuse, refuseAt } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { lastDeed } from '../history/facade.ts'
import { mustFit, mustReachPlace } from './post.commands.ts'
import type { PostFacts } from './post.ts'
import * as store from './person.store.ts'

/** Two people of one name are told apart by a remark: without one, nobody knows later whom a paper meant. */
function mustBeToldApart(remark: string | null, namesakes: readonly store.Namesake[]): void {
  if (namesakes.length === 0) return
  const others = namesakes.map((one) => one.remark ?? one.post ?? '—').join('; ')
  if (remark === null) refuseAt('conflict', 'remark', 'person.same-name', { others })
  if (namesakes.some((one) => one.remark === remark)) refuseAt('conflict', 'remark', 'person.same-remark', { others })
}

export interface AddPerson {
  by: Actor
  at: Date
  name: string
  remark: string | null
  facts: PostFacts
  besideReason?: string | undefined
  /** The demonstration brings its own, so that two installations compare equal. */
  ids?: { id: OfficerId; postId: PostId }
}

export async function addPerson(tx: Tx, command: AddPerson): Promise<{ id: OfficerId; postId: PostId; version: number }> {
  const { by, at, name, remark, facts, besideReason } = command
  mustReachPlace(by, facts.agencyId)
  const { namesakes, life, beside } = await store.loadForPerson(tx, by.authority, name, facts)
  mustBeToldApart(remark, namesakes)
  mustFit(facts, life, beside, besideReason)
  const { id, postId } = command.ids ?? { id: OfficerId.parse(uuidv7(at)), postId: PostId.parse(uuidv7(at)) }
  await store.addPerson(
    tx,
    { authority: by.authority, id, name, remark, agency: facts.agencyId, at },
    { ...facts, postId, version: 1, officer: id, person: name, at, by: by.seat, besideReason: besideReason ?? null },
  )
  record(tx, {
    at,
    by,
    type: 'person.recorded',
    subject: { kind: 'person', id },
    assertedOn: facts.validFrom,
    facts: { post: postId, agency: facts.agencyId, kind: facts.kind, validFrom: facts.validFrom, validTo: facts.validTo },
    personal: { name, remark, title: facts.title, unit: facts.unit, paper: facts.paper?.number, besideReason },
  })
  return { id, postId, version: 1 }
}

/** The new version. The name of somebody with an account belongs to the account, because it is what they sign in under. */
export async function changeCard(
  tx: Tx,
  command: { by: Actor; at: Date; officer: OfficerId; seen: number; name: string; remark: string | null },
): Promise<number> {
  const { by, at, officer, name, remark } = command
  const held = await store.loadCard(tx, by.authority, officer, name)
  mustReachPlace(by, held.agency)
  const fields = changedFields({ name: held.name, remark: held.remark }, { name, remark })
  if (held.version !== command.seen) refuse('conflict', 'record.changed-meanwhile', { version: held.version, ...(await lastDeed(tx, by, officer)), fields })
  if (held.loginId !== null && name !== held.name) refuseAt('conflict', 'name', 'person.named-by-account')
  mustBeToldApart(remark, held.namesakes)
  await store.saveCard(tx, by.authority, officer, { name, username: held.username, remark })
  record(tx, { at, by, type: 'person.changed', subject: { kind: 'person', id: officer }, facts: { changed: fields }, personal: { name, remark } })
  return held.version + 1
}
