import type { Actor } from '../../kernel/actor.ts'
import { slashed, type Day } from '../../kernel/day.ts'
import { type OfficerId, SecondmentId } from '../../kernel/identity.ts'
import { refuse, refuseAt } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { lastDeed } from '../history/facade.ts'
import { mustReachPlace } from './post.commands.ts'
import { mustBeInOrder } from './post.ts'
import type { SecondmentFacts } from './secondment.contract.ts'
import * as store from './secondment.store.ts'

interface Around {
  others: readonly { from: Day; to: Day | null }[]
  hostKnown: boolean
}

function mustFit(facts: SecondmentFacts, { others, hostKnown }: Around, overlapReason: string | undefined): void {
  mustBeInOrder(facts)
  if (facts.host !== null && facts.hostAgencyId !== null) refuseAt('invalid', 'host', 'secondment.two-hosts')
  if (!hostKnown) refuseAt('not-found', 'hostAgencyId', 'agency.not-found')
  const first = others[0]
  if (first && overlapReason === undefined)
    refuseAt('conflict', 'overlapReason', 'secondment.overlaps', {
      from: slashed(first.from),
      to: first.to === null ? '—' : slashed(first.to),
      count: others.length,
    })
}

const dated = (facts: SecondmentFacts) => ({ host: facts.hostAgencyId, validFrom: facts.validFrom, validTo: facts.validTo })
const said = (facts: SecondmentFacts) => ({ host: facts.host, purpose: facts.purpose, product: facts.product, paper: facts.paper?.number })
interface Saved {
  id: SecondmentId
  version: number
}

export async function recordSecondment(
  tx: Tx,
  command: { by: Actor; at: Date; officer: OfficerId; facts: SecondmentFacts; overlapReason?: string | undefined },
): Promise<Saved> {
  const { by, at, officer, facts, overlapReason } = command
  const { agency, ...around } = await store.loadForSecondment(tx, by.authority, officer, facts)
  mustReachPlace(by, agency)
  mustFit(facts, around, overlapReason)
  const id = SecondmentId.parse(uuidv7(at))
  await store.addSecondment(tx, by.authority, { ...facts, secondmentId: id, version: 1, officer, agency, activity: null, at, by: by.seat })
  record(tx, {
    at,
    by,
    type: 'secondment.recorded',
    subject: { kind: 'person', id: officer },
    assertedOn: facts.validFrom,
    facts: { secondment: id, ...dated(facts) },
    personal: { ...said(facts), overlapReason },
  })
  return { id, version: 1 }
}

/** Its end and its product come later than its beginning: they are knowledge that replaces knowledge. */
export async function correctSecondment(
  tx: Tx,
  command: { by: Actor; at: Date; id: SecondmentId; seen: number; facts: SecondmentFacts; reason: string; overlapReason?: string | undefined },
): Promise<Saved> {
  const { by, at, id, facts, reason, overlapReason } = command
  const { held, ...around } = await store.loadSecondment(tx, by.authority, id, facts)
  mustReachPlace(by, held.agencyId)
  if (held.version !== command.seen) refuse('conflict', 'record.changed-meanwhile', { version: held.version, ...(await lastDeed(tx, by, held.officerId)) })
  // A host out of the agency's own reach may stay as it is.
  mustFit(facts, { ...around, hostKnown: around.hostKnown || held.hostAgencyId === facts.hostAgencyId }, overlapReason)
  const version = held.version + 1
  await store.replaceSecondment(tx, by.authority, held, at, {
    ...facts,
    secondmentId: id,
    version,
    officer: held.officerId,
    agency: held.agencyId,
    activity: held.activityId,
    at,
    by: by.seat,
  })
  record(tx, {
    at,
    by,
    type: 'secondment.corrected',
    subject: { kind: 'person', id: held.officerId },
    facts: { secondment: id, ...dated(facts), version },
    personal: { ...said(facts), reason, overlapReason },
  })
  return { id, version }
}

export async function retractSecondment(tx: Tx, command: { by: Actor; at: Date; id: SecondmentId; seen: number; reason: string }): Promise<Saved> {
  const { by, at, id, reason } = command
  const { held } = await store.loadSecondment(tx, by.authority, id, null)
  mustReachPlace(by, held.agencyId)
  if (held.version !== command.seen) refuse('conflict', 'record.changed-meanwhile', { version: held.version, ...(await lastDeed(tx, by, held.officerId)) })
  await store.replaceSecondment(tx, by.authority, held, at, null)
  record(tx, { at, by, type: 'secondment.retracted', subject: { kind: 'person', id: held.officerId }, facts: { secondment: id }, personal: { reason } })
  return { id, version: held.version + 1 }
}
