import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import { canonical, type Json } from '../../kernel/canonical-json.ts'
import type { Day } from '../../kernel/day.ts'
import type { AuthorityId, OrganisationId } from '../../kernel/identity.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { beforeCommit, type Tx } from '../db/transaction.ts'
import { commitment, genesis, newSalt } from './commitment.ts'

/** Who did it: a person from a seat, or the product itself (a job nobody asked for). */
export type Doer =
  | Pick<Actor, 'authority' | 'officer' | 'seat' | 'organisation'>
  | { authority: AuthorityId; organisation: OrganisationId; officer: null; seat: null }

export interface Deed {
  at: Date
  by: Doer
  /** e.g. `agency.established`; the sentence for it is the word key `deed.agency.established`. */
  type: string
  subject: { kind: string; id: string }
  /** The organisation concerned when it is not the doer's own (the authority acts on an agency: its own chain by default). */
  organisation?: OrganisationId
  onBehalfOf?: string
  /** The document's own date beside the time of recording. */
  assertedOn?: Day
  /** Facts without personal data. */
  facts?: { readonly [key: string]: Json | undefined }
  /** Personal fields and free text: kept apart and erasable; the chain holds a commitment to each. */
  personal?: Readonly<Record<string, string | null | undefined>>
}

interface Completion {
  seat: string
  key: string
  status: number
  reply: string
}

interface Closing {
  deeds: Deed[]
  completion?: Completion
}

const closings = new WeakMap<Tx, Closing>()

function closingOf(tx: Tx): Closing {
  const known = closings.get(tx)
  if (known) return known
  const closing: Closing = { deeds: [] }
  closings.set(tx, closing)
  beforeCommit(tx, (late) => close(late, closing))
  return closing
}

/** Joins the caller's transaction on purpose: an act that cannot be recorded does not happen. Written at its very end. */
export function record(tx: Tx, deed: Deed): void {
  closingOf(tx).deeds.push(deed)
}

/** The answer to repeat when the same key comes again; written in the same statement as the last deed. */
export function completeKey(tx: Tx, completion: Completion, authority: AuthorityId): void {
  closingOf(tx).completion = completion
  completionAuthority.set(tx, authority)
}
const completionAuthority = new WeakMap<Tx, AuthorityId>()

async function close(tx: Tx, closing: Closing): Promise<void> {
  const last = closing.deeds.length - 1
  for (const [n, deed] of closing.deeds.entries()) await link(tx, deed, n === last ? closing.completion : undefined)
  if (closing.completion && last < 0) await complete(tx, closing.completion)
}

async function complete(tx: Tx, c: Completion): Promise<void> {
  const authority = completionAuthority.get(tx)
  if (authority === undefined) throw new TypeError('a completion names its authority')
  await tx
    .updateTable('idempotencyKey')
    .set({ status: c.status, reply: c.reply })
    .where('authorityId', '=', authority)
    .where('seatId', '=', c.seat)
    .where('key', '=', c.key)
    .execute()
}

/** One statement: the head is locked and moved on, the event and its private fields are added, the key is answered. */
async function link(tx: Tx, deed: Deed, completion: Completion | undefined): Promise<void> {
  const organisation = deed.organisation ?? deed.by.organisation
  const id = uuidv7(deed.at)
  const secrets = Object.entries(deed.personal ?? {}).flatMap(([field, value]) =>
    value === null || value === undefined || value === '' ? [] : [{ field, value, salt: newSalt() }],
  )
  const content = canonical({
    v: 1,
    alg: 'sha256',
    id,
    authority: deed.by.authority,
    organisation,
    type: deed.type,
    subject: { kind: deed.subject.kind, id: deed.subject.id },
    officer: deed.by.officer,
    seat: deed.by.seat,
    onBehalfOf: deed.onBehalfOf,
    recordedAt: deed.at.toISOString(),
    assertedOn: deed.assertedOn,
    facts: deed.facts ?? {},
    commitments: Object.fromEntries(secrets.map((s) => [s.field, commitment(s.salt, s.value)])),
  })
  await sql`
    WITH head AS (
      INSERT INTO chain_head AS h (authority_id, organisation_id, seq, previous_hash, hash)
      VALUES (${deed.by.authority}, ${organisation}, 1, ${genesis}, sha256(${genesis}::bytea || int8send(1) || convert_to(${content}, 'UTF8')))
      ON CONFLICT (authority_id, organisation_id) DO UPDATE SET seq = h.seq + 1, previous_hash = h.hash,
        hash = sha256(h.hash || int8send(h.seq + 1) || convert_to(${content}, 'UTF8'))
      RETURNING seq, previous_hash, hash
    ), added AS (
      INSERT INTO event (authority_id, id, organisation_id, seq, type, subject_kind, subject_id, officer_id, seat_id, recorded_at, asserted_on, content, previous_hash, hash)
      SELECT ${deed.by.authority}::int, ${id}::uuid, ${organisation}::uuid, seq, ${deed.type}::text, ${deed.subject.kind}::text, ${deed.subject.id}::uuid,
        ${deed.by.officer}::uuid, ${deed.by.seat}::uuid, ${deed.at}::timestamptz, ${deed.assertedOn ?? null}::date, ${content}, previous_hash, hash FROM head
    ), apart AS (
      INSERT INTO event_private (authority_id, event_id, organisation_id, field, salt, value)
      SELECT ${deed.by.authority}::int, ${id}::uuid, ${organisation}::uuid, f.field, f.salt, f.value
      FROM unnest(${secrets.map((s) => s.field)}::text[], ${secrets.map((s) => s.salt)}::bytea[], ${secrets.map((s) => s.value)}::text[]) AS f(field, salt, value)
    )
    UPDATE idempotency_key SET status = ${completion?.status ?? null}, reply = ${completion?.reply ?? null}
    WHERE authority_id = ${deed.by.authority} AND seat_id = ${completion?.seat ?? null}::uuid AND key = ${completion?.key ?? null}::uuid`.execute(tx)
}
