import type { Actor } from '../../kernel/actor.ts'
import { canonical, type Json } from '../../kernel/canonical-json.ts'
import { type Day, dayOf } from '../../kernel/day.ts'
import { ActId, AgencyId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { digestOf, sha256 } from '../../platform/audit-log/digest.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newSeatId, type PostDays } from '../officers/facade.ts'
import type { HeldAtAgency } from '../officers/held-at-agency.ts'
import type { ActDraft, ActFault, ActPreview, ActSource } from './act.ts'
import { type ActPlan, planAct } from './act-plan.ts'
import type { ActToPlan } from './act-question.ts'
import { linkKey, previewOf } from './act-preview.ts'
import { type Inherited, inheritance } from './inheritance.ts'
import * as store from './act.store.ts'
import { establishing } from './act-line.ts'
import type { AgencyConsequences } from './consequences.queries.ts'
import { postChanges, postsAnew, postsWithoutAct } from './post-change.ts'
import { seatChanges, type SeatChange, type SeatDid, seatsAnew, withoutAct } from './seat-change.ts'

interface Doing {
  by: Actor
  at: Date
}

interface Kept {
  id: ActId
  version: number
}

/** Agencies get their ids at the first save of the line that makes them, and keep them in every correction. */
const madeBy = (draft: ActDraft, known: Readonly<Record<string, AgencyId>>, at: Date): Record<string, AgencyId> =>
  Object.fromEntries(establishing(draft.lines).map(({ id }) => [id, known[id] ?? AgencyId.parse(uuidv7(at))]))

interface Begun extends Doing {
  source: ActSource
  draft: ActDraft
}

export async function draftAct(tx: Tx, begun: Begun): Promise<Kept> {
  const kept = await beginAct(tx, begun)
  tell(tx, begun, 'act.drafted', kept.id, begun.draft, { source: begun.source })
  return kept
}

/**
 * A draft that another act of the product begins; that one is what the record tells. `along` begins the statement with
 * what that act keeps besides.
 */
export async function beginAct(tx: Tx, { by, at, source, draft }: Begun, along?: (id: ActId) => Parameters<typeof store.addAct>[0]): Promise<Kept> {
  const id = ActId.parse(uuidv7(at))
  await store.addAct(along?.(id) ?? tx, { id, by, at, draft, source, made: madeBy(draft, {}, at) })
  return { id, version: 1 }
}

export async function saveAct(tx: Tx, { by, at, id, seen, draft }: Doing & { id: ActId; seen: number; draft: ActDraft }): Promise<Kept> {
  const act = await store.loadAct(tx, by.authority, id)
  refuseUnlessDraft(act, seen)
  await store.saveDraft(tx, by.authority, id, draft, madeBy(draft, act.made, at))
  tell(tx, { by, at }, 'act.saved', id, draft)
  return { id, version: act.version + 1 }
}

export async function discardAct(tx: Tx, { by, at, id, seen }: Doing & { id: ActId; seen: number }): Promise<Kept> {
  const act = await store.loadAct(tx, by.authority, id)
  refuseUnlessDraft(act, seen)
  await store.setState(tx, by.authority, id, 'discarded')
  tell(tx, { by, at }, 'act.discarded', id, act)
  return { id, version: act.version + 1 }
}

/** A draft with what the act says; applied, it takes the act's place, the same lines making the same agencies. */
export async function correctAct(tx: Tx, { by, at, id: wrong, seen, reason }: Doing & { id: ActId; seen: number; reason: string }): Promise<Kept> {
  const act = await store.loadAct(tx, by.authority, wrong)
  refuseUnlessApplied(act, seen)
  const id = ActId.parse(uuidv7(at))
  await store.addAct(tx, { id, by, at, draft: act, source: act.source, made: act.made, corrects: { id: wrong, reason } })
  tell(tx, { by, at }, 'act.correction-drafted', id, act, { corrects: wrong }, { reason })
  return { id, version: 1 }
}

interface Judged {
  act: store.LoadedAct
  toPlan: ActToPlan
  plan: ActPlan
  preview: ActPreview
  seats: SeatChange[]
  seatDays: Map<string, { was: string | null; is: string | null }>
  undone: readonly SeatDid[]
  posts: HeldAtAgency[]
  postDays: PostDays[]
  inherited: Inherited
}

interface Asked extends Doing {
  id: ActId
  purpose: store.Purpose
  turn: boolean
  ports: readonly AgencyConsequences[]
}

/** Loads, plans and shows: the same for whoever only looks and for whoever confirms. */
async function judge(tx: Tx, { by, at, id, purpose, turn, ports }: Asked): Promise<Judged> {
  const loaded = await store.loadToPlan(tx, { authority: by.authority, id, purpose, turn, ports })
  const { act } = loaded
  const outOfPlace = stateFault(purpose, act, loaded.replaced)
  const today = dayOf(at)
  const { paperNumber: number, paperDate: date } = act
  const toPlan: ActToPlan = {
    id,
    effectiveOn: act.effectiveOn ?? today,
    paper: number === null || date === null ? null : { number, date },
    lines: purpose === 'annul' || outOfPlace ? [] : act.lines,
    made: act.made,
    replaces: outOfPlace ? null : purpose === 'annul' ? id : act.corrects,
    at,
  }
  const known = { ...loaded, acts: new Map(loaded.acts.map((one) => [one.id as string, one])) }
  const plan = planAct(toPlan, known, () => uuidv7(at))
  if (outOfPlace) plan.faults = [outOfPlace]
  else if (act.effectiveOn === null) plan.faults.unshift({ path: 'effectiveOn', code: 'act.day-missing', details: {} })
  const undone = outOfPlace ? [] : (loaded.replaced?.did?.seats ?? [])
  const restored = withoutAct(loaded.seats, undone)
  const seats = seatChanges(plan, restored, toPlan.effectiveOn)
  const undonePosts = outOfPlace ? [] : (loaded.replaced?.did?.posts ?? [])
  const restoredPosts = postsWithoutAct(loaded.posts, undonePosts)
  const posts = postChanges(plan, restoredPosts, toPlan.effectiveOn)
  const ending = new Set(posts.map(({ postId }) => postId))
  const postDays = restoredPosts.flatMap(({ postId, version, validTo }, n) => {
    const to = ending.has(postId) ? toPlan.effectiveOn : validTo
    return to === loaded.posts[n]?.validTo ? [] : [{ postId, version, to }]
  })
  const inherited = inheritance(plan, {
    duties: loaded.consequences.flatMap((one) => one.duties),
    open: loaded.openTasks,
    settled: loaded.settledTasks,
    on: toPlan.effectiveOn,
  })
  const shownSeats = seatsAnew(seats, loaded.seats, undone, toPlan.effectiveOn)
  const around = {
    id,
    version: act.version,
    paperDate: date,
    hasPaper: toPlan.paper !== null,
    today,
    blocks: loaded.blocks,
    consequences: loaded.consequences,
    seats: shownSeats,
    posts: postsAnew(posts, loaded.posts, undonePosts, toPlan.effectiveOn),
    accounts: accountsEnding(shownSeats),
    inherited,
    linked: new Set(known.links.filter((link) => link.act === toPlan.replaces).map(linkKey)),
  }
  const shown = previewOf(plan, toPlan, around, () => uuidv7(at))
  const wanted = new Map(restored.map((seat) => [seat.seatId as string, seat.validTo]))
  for (const seat of seats) wanted.set(seat.seatId, toPlan.effectiveOn)
  const moved = new Set(undone.map(({ moved: one }) => one))
  const seatDays = new Map(
    loaded.seats.map((seat) => [
      seat.seatId as string,
      { was: seat.validTo as string | null, is: moved.has(seat.seatId) ? seat.validFrom : (wanted.get(seat.seatId) ?? null) },
    ]),
  )
  return {
    act,
    toPlan,
    plan,
    preview: { ...shown, effectiveOn: act.effectiveOn, digest: shownDigest(shown) },
    seats,
    seatDays,
    undone,
    posts,
    postDays,
    inherited,
  }
}

/** People whose seats at the agencies all end: what they hold elsewhere is not among what an act loads, so this is of these agencies. */
const accountsEnding = (seats: readonly SeatChange[]): number => {
  const staying = new Set(seats.filter(({ to }) => to !== null).map(({ loginId }) => loginId))
  return new Set(seats.flatMap(({ to, loginId }) => (to === null && !staying.has(loginId) ? [loginId] : []))).size
}

/** Only a draft is applied, only an act in effect is annulled or corrected. */
function stateFault(purpose: store.Purpose, act: store.LoadedAct, replaced: store.LoadedAct | null): ActFault | undefined {
  const fault = (code: string, { state }: store.LoadedAct): ActFault => ({ path: '', code, details: { state } })
  if (purpose === 'annul') return act.state === 'applied' ? undefined : fault('act.not-applied', act)
  if (act.state !== 'draft') return fault('act.not-a-draft', act)
  return replaced && replaced.state !== 'applied' ? fault('act.not-applied', replaced) : undefined
}

/** Of everything that is shown. Proposals have ids of their own each time and are not part of what is confirmed. */
const shownDigest = ({ proposals: _, ...shown }: Omit<ActPreview, 'digest'>): string => sha256(canonical(JSON.parse(JSON.stringify(shown)) as Json))

export async function previewAct(tx: Tx, asked: Omit<Asked, 'turn'>): Promise<ActPreview> {
  return (await judge(tx, { ...asked, turn: false })).preview
}

interface Confirmed extends Doing {
  id: ActId
  seen: number
  digest: string
  ports: readonly AgencyConsequences[]
}

export const applyAct = (tx: Tx, confirmed: Confirmed): Promise<Kept> => carryOut(tx, { ...confirmed, purpose: 'apply', reason: null })

export const annulAct = (tx: Tx, confirmed: Confirmed & { reason: string }): Promise<Kept> => carryOut(tx, { ...confirmed, purpose: 'annul' })

async function carryOut(tx: Tx, confirmed: Confirmed & { purpose: store.Purpose; reason: string | null }): Promise<Kept> {
  const { by, id, seen, digest, purpose, reason } = confirmed
  const { act, toPlan, plan, preview, seats, seatDays, posts, postDays, inherited } = await judge(tx, { ...confirmed, turn: true })
  const [fault] = preview.faults
  if (fault?.path === '') refuse('conflict', fault.code, fault.details)
  if (act.version !== seen) refuse('conflict', 'record.changed-meanwhile', { version: act.version })
  if (preview.digest !== digest) refuse('conflict', 'act.changed-meanwhile')
  if (fault) refuse('invalid', fault.code, { ...fault.details, errors: preview.faults })
  const { at } = plan
  const newSeats = seats.flatMap((seat) =>
    seat.to === null
      ? []
      : [
          {
            ...seat,
            of: seat.seatId,
            id: newSeatId(at),
            agency: seat.to,
            validFrom: laterDay(seat.validFrom, toPlan.effectiveOn),
          },
        ],
  )
  const did = {
    seats: seats.map((seat) => ({
      id: seat.seatId,
      was: seat.validTo,
      ended: toPlan.effectiveOn,
      moved: newSeats.find(({ of }) => of === seat.seatId)?.id ?? null,
    })),
    posts: posts.map(({ postId, validTo }) => ({ id: postId, was: validTo, ended: toPlan.effectiveOn })),
  }
  const rows = rowsDigest(plan)
  const { events, established, touched, closed, opened } = plan
  await store.saveAct(tx, {
    by,
    id,
    state: purpose === 'annul' ? 'annulled' : 'applied',
    reason,
    digest: rows,
    did,
    corrected: act.corrects !== null && purpose === 'apply' ? act.corrects : null,
    change: { events, established, touched, closed, opened, at },
    links: plan.links,
    effectiveOn: toPlan.effectiveOn,
    closedLinks: plan.closedLinks,
    inherited,
    seatDays: [...seatDays].flatMap(([seat, { was, is }]) => (was === is ? [] : [{ id: seat, to: is }])) as never,
    newSeats,
    postDays,
  })
  tell(tx, { by, at }, purpose === 'annul' ? 'act.annulled' : 'act.applied', id, act, countsOf(plan, preview, rows, act.corrects), {
    reason: reason ?? act.reason,
  })
  return { id, version: act.version + 1 }
}

/** Days compare as text. */
const laterDay = (one: Day, other: Day): Day => {
  if (one < other) return other
  return one
}

const countsOf = (plan: ActPlan, preview: ActPreview, digest: string, corrects: ActId | null) => ({
  digest,
  shown: preview.digest,
  events: plan.events.length,
  established: plan.established.length,
  ended: plan.events.filter(({ ends }) => ends === true).length,
  links: plan.links.length,
  tasks: preview.tasks.length,
  passedTasks: preview.passedTasks,
  seats: preview.seats.length,
  posts: preview.posts.length,
  corrects: corrects ?? undefined,
})

/** What the record keeps of the rows: each event, then each link, in their order. */
const rowsDigest = ({ events, links }: ActPlan): string =>
  digestOf([
    ...events.map(({ agency, kind, effectiveOn, sets, ends, corrects }) => ({ agency, kind, effectiveOn, sets: { ...sets }, ends: ends === true, corrects })),
    ...links.map(({ from, to, kind, share }) => ({ from, to, kind, share })),
  ])

function refuseUnlessDraft(act: store.LoadedAct, seen: number): void {
  if (act.state !== 'draft') refuse('conflict', 'act.not-a-draft', { state: act.state })
  if (act.version !== seen) refuse('conflict', 'record.changed-meanwhile', { version: act.version })
}

function refuseUnlessApplied(act: store.LoadedAct, seen: number): void {
  if (act.state !== 'applied') refuse('conflict', 'act.not-applied', { state: act.state })
  if (act.version !== seen) refuse('conflict', 'record.changed-meanwhile', { version: act.version })
}

function tell(
  tx: Tx,
  { by, at }: Doing,
  type: string,
  id: ActId,
  { title, issuer, note, paperNumber, paperDate, effectiveOn, lines }: ActDraft,
  facts: Record<string, Json | undefined> = {},
  personal: Record<string, string | null> = {},
): void {
  record(tx, {
    at,
    by,
    type,
    subject: { kind: 'act', id },
    ...(paperDate === null ? {} : { assertedOn: paperDate }),
    facts: { paperNumber, effectiveOn, lines: lines.length, ...facts },
    personal: { title, issuer, note, ...personal },
  })
}
