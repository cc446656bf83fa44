import type { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import type { PaperId, PaperLinkId } from '../../kernel/identity.ts'
import { refuse, refuseAt } from '../../kernel/refusal.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { addPaperLink } from './paper-link.contract.ts'
import { checkLink, oneWay } from './paper-link.ts'
import { addLinks, endLink, lockLink, lockPapers } from './paper-link.store.ts'

interface By {
  actor: Actor
  at: Date
}

type Asked = z.output<(typeof addPaperLink)['body']>

/** Says on a paper's page what it is to another, or the other to it. */
export async function addLink(tx: Tx, { actor, at }: By, page: PaperId, { otherId, direction, ...said }: Asked): Promise<{ id: PaperLinkId }> {
  const link = oneWay({ ...said, ...(direction === 'from' ? { from: page, to: otherId } : { from: otherId, to: page }) })
  const { from, to } = checkLink(link, await lockPapers(tx, actor.authority, [page, otherId]))
  const { circular, added } = await addLinks(tx, { authority: actor.authority, officer: actor.officer, at }, [link])
  const numbers = { from: from.number, to: to.number }
  if (circular) refuseAt('conflict', 'otherId', 'paper-link.circle', numbers)
  const id = added[0] ?? refuseAt('conflict', 'otherId', 'paper-link.already', numbers)
  record(tx, {
    at,
    by: actor,
    type: 'paper.linked',
    subject: { kind: 'paper', id: page },
    assertedOn: from.issuedOn,
    facts: { link: id, relation: link.relation, from: from.id, to: to.id, fromNumber: from.number, toNumber: to.number, since: link.since ?? null },
    personal: { note: link.note },
  })
  return { id }
}

/** The link was a mistake; that it was once said stays known. */
export async function withdrawLink(tx: Tx, { actor, at }: By, id: PaperLinkId, reason: string): Promise<{ id: PaperLinkId }> {
  const link = await lockLink(tx, actor.authority, id)
  if (!link) return refuse('not-found', 'paper-link.not-found')
  if (!link.open) refuse('conflict', 'paper-link.withdrawn')
  await endLink(tx, actor.authority, id, at)
  record(tx, {
    at,
    by: actor,
    type: 'paper.unlinked',
    subject: { kind: 'paper', id: link.from },
    facts: { link: id, relation: link.relation, from: link.from, to: link.to, fromNumber: link.fromNumber, toNumber: link.toNumber },
    personal: { reason },
  })
  return { id }
}
