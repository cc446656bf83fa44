import { CompiledQuery } from 'kysely'
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
  beforeCommit(tx, (late, finish) => close(late, closing, finish))
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

async function close(tx: Tx, closing: Closing, finish: () => void): Promise<void> {
  const last = closing.deeds.length - 1
  for (const [n, deed] of closing.deeds.entries()) {
    if (n === last) finish()
    await link(tx, deed, n === last ? closing.completion : undefined)
  }
  if (closing.completion && last < 0) {
    finish()
    await complete(tx, closing.completion)
  }
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

/**
 * $1 authority, $2 organisation, $3 genesis, $4 content, $5 id, $6 type, $7 and $8 subject, $9 officer, $10 seat, $11 at, $12 asserted on,
 * $13 to $15 private fields with salts and values, $16 to $19 status, reply, seat and key of the completion.
 */
const linkText = `
  WITH head AS (
    INSERT INTO chain_head AS h (authority_id, organisation_id, seq, previous_hash, hash)
    VALUES ($1::int, $2::uuid, 1, $3::bytea, sha256($3::bytea || int8send(1) || convert_to($4::text, 'UTF8')))
    ON CONFLICT (authority_id, organisation_id) DO UPDATE SET seq = h.seq + 1, previous_hash = h.hash,
      hash = sha256(h.hash || int8send(h.seq + 1) || convert_to($4::text, 'UTF8'))
    RETURNING seq, previous_hash, hash
  ), added AS (
    INSERT INTO event (authority_id, id, organisation_id, seq, type, subject_kind, subject_id, officer_id, seat_id, recorded_at, asserted_on, content, previous_hash, hash)
    SELECT $1::int, $5::uuid, $2::uuid, seq, $6::text, $7::text, $8::uuid, $9::uuid, $10::uuid, $11::timestamptz, $12::date, $4::text, previous_hash, hash FROM head
  ), apart AS (
    INSERT INTO event_private (authority_id, event_id, organisation_id, field, salt, value)
    SELECT $1::int, $5::uuid, $2::uuid, f.field, f.salt, f.value FROM unnest($13::text[], $14::bytea[], $15::text[]) AS f(field, salt, value)
  )
  UPDATE idempotency_key SET status = $16::int, reply = $17::text WHERE authority_id = $1::int AND seat_id = $18::uuid AND key = $19::uuid`

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
  const values = [
    deed.by.authority,
    organisation,
    genesis,
    content,
    id,
    deed.type,
    deed.subject.kind,
    deed.subject.id,
    deed.by.officer,
    deed.by.seat,
    deed.at,
    deed.assertedOn ?? null,
    secrets.map((s) => s.field),
    secrets.map((s) => s.salt),
    secrets.map((s) => s.value),
    completion?.status ?? null,
    completion?.reply ?? null,
    completion?.seat ?? null,
    completion?.key ?? null,
  ]
  await tx.executeQuery(CompiledQuery.raw(linkText, values))
}
