import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { AuthorityId, LoginId, OfficerId, OrganisationId, SeatId, WorkId } from '../../kernel/identity.ts'
import { Role } from '../../kernel/rights.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { JobPayload } from '../../platform/jobs/queue.ts'
import { inTransaction, type Tx } from '../../platform/db/transaction.ts'
import type { Services } from '../../platform/services/services.ts'

const WorkActor = z.object({
  authority: AuthorityId,
  side: z.enum(['authority', 'agency']),
  role: Role,
  seat: SeatId,
  login: LoginId,
  officer: OfficerId,
  name: z.string(),
  agency: z.null(),
  agencies: z.array(z.never()),
  organisation: OrganisationId,
  demonstration: z.boolean().optional(),
})

/** Long work is asked for by a person and done on that person's behalf; only the authority's side has some so far. */
export async function startWork(tx: Tx, work: { actor: Actor; at: Date; kind: string; input: Record<string, unknown>; of?: string }): Promise<WorkId> {
  const id = WorkId.parse(uuidv7(work.at))
  await tx
    .insertInto('work')
    .values({
      authorityId: work.actor.authority,
      id,
      seatId: work.actor.seat,
      kind: work.kind,
      state: 'waiting',
      input: JSON.stringify({ ...work.input, actor: work.actor, of: work.of }),
      createdAt: work.at,
    })
    .execute()
  return id
}

export interface WorkAtHand {
  authority: AuthorityId
  id: WorkId
  actor: Actor
  input: Record<string, unknown>
}

/** Takes the work a job names; undefined when it has ended already (the job came twice). */
export async function takeWork(services: Services, payload: JobPayload): Promise<WorkAtHand | undefined> {
  const authority = AuthorityId.parse(payload['authority'])
  const id = WorkId.parse(payload['work'])
  return inTransaction(services.database, { side: 'authority', authority }, 'write', async (tx) => {
    const row = await tx
      .updateTable('work')
      .set({ state: 'running', startedAt: services.clock.now() })
      .where('authorityId', '=', authority)
      .where('id', '=', id)
      .where('state', 'in', ['waiting', 'running'])
      .returning(['input'])
      .executeTakeFirst()
    if (!row) return undefined
    const input = z.record(z.string(), z.unknown()).parse(row.input)
    return { authority, id, actor: WorkActor.parse(input['actor']), input }
  })
}

/** On a connection of its own, so that watchers see it while the work's transaction is still open. */
export async function reportProgress(services: Services, work: WorkAtHand, done: number, total: number): Promise<void> {
  await inTransaction(services.database, { side: 'authority', authority: work.authority }, 'write', async (tx) => {
    await tx.updateTable('work').set({ done, total }).where('authorityId', '=', work.authority).where('id', '=', work.id).execute()
  })
}

/** In the work's own transaction: the result exists if, and only if, its effect does. The person finds it in the inbox. */
export async function finishWork(tx: Tx, work: WorkAtHand, at: Date, result: Record<string, unknown>): Promise<void> {
  await end(tx, work, at, 'done', result)
}

/** After the work's transaction was rolled back: says why nothing was done. */
export async function failWork(services: Services, work: WorkAtHand, code: string, details: Record<string, unknown>): Promise<void> {
  await inTransaction(services.database, { side: 'authority', authority: work.authority }, 'write', (tx) =>
    end(tx, work, services.clock.now(), 'failed', { code, details }),
  )
}

/** The work was ended meanwhile (its job ran twice): whatever was done a second time is rolled back with this. */
export class WorkEnded extends Error {
  override readonly name = 'WorkEnded'
}

async function end(tx: Tx, work: WorkAtHand, at: Date, state: 'done' | 'failed', result: Record<string, unknown>): Promise<void> {
  const told = await tx
    .with('ended', (db) =>
      db
        .updateTable('work')
        .set({ state, result: JSON.stringify(result), finishedAt: at })
        .where('authorityId', '=', work.authority)
        .where('id', '=', work.id)
        .where('state', 'in', ['waiting', 'running'])
        .returning(['kind']),
    )
    .insertInto('notification')
    .columns(['authorityId', 'id', 'seatId', 'kind', 'details', 'link', 'createdAt'])
    .expression((eb) =>
      eb
        .selectFrom('ended')
        .select((q) => [
          q.val(work.authority).as('authorityId'),
          q.cast<string>(q.val(uuidv7(at)), 'uuid').as('id'),
          q.cast<string>(q.val(work.actor.seat), 'uuid').as('seatId'),
          q.val(`work.${state}`).as('kind'),
          q.fn<string>('jsonb_build_object', [q.cast(q.val('kind'), 'text'), 'ended.kind']).as('details'),
          q.val(`/app/works/${work.id}`).as('link'),
          q.cast<Date>(q.val(at), 'timestamptz').as('createdAt'),
        ]),
    )
    .returning('id')
    .execute()
  if (told.length === 0) throw new WorkEnded()
}
