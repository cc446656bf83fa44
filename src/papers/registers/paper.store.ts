import { type QueryCreator, sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { changedFields } from '../../kernel/changed-fields.ts'
import { Day } from '../../kernel/day.ts'
import { type AuthorityId, BodyId, FileId, type OfficerId, PaperId } from '../../kernel/identity.ts'
import { changedSince, refuseChanged } from '../../kernel/meanwhile.ts'
import { detailsAt, refuse } from '../../kernel/refusal.ts'
import type { DB } from '../../platform/db/schema.ts'
import { type Part, rowsOf } from '../../platform/db/together.ts'
import { refuseOn, type Tx } from '../../platform/db/transaction.ts'
import { type IssuedPaper, issuerKey, numberKey, type Paper, PaperTopic, searchText, type Surroundings, takenDetails, yearOf } from './paper.ts'
import { type LockedSeries, lockedJson, only, readLocked, type SeriesOf, withSeries } from '../numbering/facade.ts'
import { readOfficialNumber } from '../../kernel/official-number.ts'

const Held = z.object({
  kind: z.string(),
  issuerId: BodyId.nullable(),
  issuerName: z.string(),
  number: z.string(),
  issuedOn: Day,
  abstract: z.string(),
  expiresOn: Day.nullable(),
  signerName: z.string().nullable(),
  signerTitle: z.string().nullable(),
  fileId: FileId.nullable(),
  note: z.string().nullable(),
  topic: PaperTopic.nullable(),
  recipients: z.array(z.string()),
  filingUnits: z.array(z.string()),
  copies: z.int().nullable(),
})
const columns = [...Object.keys(Held.shape)] as (keyof typeof Held.shape)[]

const Around = z.object({
  kinds: z.array(z.object({ code: z.string(), symbol: z.string().nullable() })),
  issuers: z.array(z.object({ id: BodyId, name: z.string(), symbol: z.string() })),
  sameNumber: z.array(z.object({ id: PaperId, number: z.string(), issuedOn: Day, issuerName: z.string() })),
  fileKnown: z.boolean(),
})

/** Kinds, issuers, papers of the same number and the named file: everything the rules look at, within the one statement that loads. */
function around(actor: Actor, asked: Pick<IssuedPaper, 'number' | 'issuedOn' | 'fileId'>, self: PaperId | null) {
  return [
    sql<unknown>`(SELECT coalesce(json_agg(json_build_object('code', code, 'symbol', symbol)), '[]') FROM paper_kind)`.as('kinds'),
    sql<unknown>`(SELECT coalesce(json_agg(json_build_object('id', id, 'name', name, 'symbol', symbol)), '[]') FROM issuing_body WHERE authority_id = ${actor.authority})`.as(
      'issuers',
    ),
    sql<unknown>`(SELECT coalesce(json_agg(json_build_object('id', paper_id, 'number', number, 'issuedOn', issued_on, 'issuerName', issuer_name)), '[]')
      FROM paper_version WHERE authority_id = ${actor.authority} AND number_key = ${numberKey(asked.number)} AND year = ${yearOf(asked.issuedOn)}
        AND recorded_to IS NULL AND paper_id IS DISTINCT FROM ${self}::uuid)`.as('sameNumber'),
    // A file reaches a paper only from the seat that uploaded it; what the paper already holds may stay.
    sql<boolean>`EXISTS (SELECT FROM stored_file f WHERE f.authority_id = ${actor.authority} AND f.id = ${asked.fileId ?? null}::uuid AND (f.seat_id = ${actor.seat}
      OR f.id IN (SELECT h.file_id FROM paper_version h WHERE h.authority_id = ${actor.authority} AND h.paper_id = ${self}::uuid)))`.as('fileKnown'),
  ]
}

/** The series its number would belong to; a body that is named instead of chosen is found by the rules later. */
export function seriesAsked(actor: Actor, asked: Pick<IssuedPaper, 'kind' | 'number' | 'issuedOn'>, issuer: BodyId): SeriesOf {
  const number = readOfficialNumber(asked.number)
  const wish = number && { serial: number.serial, suffix: number.suffix.toLowerCase() }
  return { authority: actor.authority, issuer, kind: asked.kind, year: yearOf(asked.issuedOn), numbers: only(wish) }
}

/** The same as a part of a greater statement, for a room that records a paper along with its own act. */
export const surroundingsPart = (tx: QueryCreator<DB>, actor: Actor, asked: Pick<IssuedPaper, 'number' | 'issuedOn' | 'fileId'>): Part<Surroundings> =>
  rowsOf(tx.selectNoFrom(around(actor, asked, null)), ([row]) => Around.parse(row))

export interface Found {
  around: Surroundings
  /** Undefined where the number is given elsewhere. */
  series: LockedSeries | undefined
}

/** Everything the rules look at; the counter of a series that is kept here stays locked until the commit. */
export async function loadSurroundings(tx: Tx, actor: Actor, asked: IssuedPaper, { at, counted }: { at: Date; counted: boolean }): Promise<Found> {
  if (asked.issuerId === undefined || !counted) {
    return { around: Around.parse(await tx.selectNoFrom(around(actor, asked, null)).executeTakeFirstOrThrow()), series: undefined }
  }
  const of = seriesAsked(actor, asked, asked.issuerId)
  const row = await withSeries(tx, of, at)
    .selectNoFrom([...around(actor, asked, null), lockedJson(of).as('locked')])
    .executeTakeFirstOrThrow()
  return { around: Around.parse(row), series: readLocked(row.locked) }
}

export interface LoadedPaper {
  version: number
  paper: Paper
  recordedFrom: Date
}

/** Locks the paper; a version other than the one seen is told with who, when and which fields. */
export async function loadPaper(tx: Tx, authority: AuthorityId, id: PaperId, seen: number): Promise<LoadedPaper> {
  return held(tx, authority, id, seen, await forUpdate(tx, authority, id).executeTakeFirst())
}

export async function loadPaperWithSurroundings(tx: Tx, actor: Actor, id: PaperId, seen: number, asked: IssuedPaper, at: Date): Promise<LoadedPaper & Found> {
  const of = asked.issuerId && seriesAsked(actor, asked, asked.issuerId)
  const row = await forUpdate(of ? withSeries(tx, of, at) : tx, actor.authority, id)
    .select(around(actor, asked, id))
    .select((of ? lockedJson(of) : sql<unknown>`NULL`).as('locked'))
    .executeTakeFirst()
  return { ...(await held(tx, actor.authority, id, seen, row)), around: Around.parse(row), series: readLocked(row?.locked) }
}

function forUpdate(tx: QueryCreator<DB>, authority: AuthorityId, id: PaperId) {
  return tx
    .selectFrom('paper as p')
    .leftJoin('paperVersion as v', (join) => join.onRef('v.authorityId', '=', 'p.authorityId').onRef('v.paperId', '=', 'p.id').on('v.recordedTo', 'is', null))
    .select(['p.version as current', 'v.version as heldVersion', 'v.recordedFrom', ...columns.map((column) => `v.${column}` as const)])
    .where('p.authorityId', '=', authority)
    .where('p.id', '=', id)
    .forUpdate('p')
}

async function held(
  tx: Tx,
  authority: AuthorityId,
  id: PaperId,
  seen: number,
  row: { current: number; heldVersion: number | null; recordedFrom: Date | null } | undefined,
): Promise<LoadedPaper> {
  if (!row) refuse('not-found', 'paper.not-found')
  if (changedSince(seen, row)) await tellChange(tx, authority, id, seen)
  if (row.heldVersion === null || row.recordedFrom === null) return refuse('conflict', 'paper.retracted')
  return { version: row.current, paper: Held.parse(row), recordedFrom: row.recordedFrom }
}

async function tellChange(tx: Tx, authority: AuthorityId, id: PaperId, seen: number): Promise<never> {
  const rows = await tx
    .selectFrom('paperVersion as v')
    .leftJoin('officer as o', (join) => join.onRef('o.authorityId', '=', 'v.authorityId').onRef('o.id', '=', 'v.officerId'))
    .select(['v.version', 'v.recordedFrom', 'v.recordedTo', 'o.name', ...columns.map((column) => `v.${column}` as const)])
    .where('v.authorityId', '=', authority)
    .where('v.paperId', '=', id)
    .where('v.version', '>=', seen)
    .orderBy('v.version')
    .execute()
  const last = rows.at(-1)
  if (last && last.recordedTo !== null) refuse('conflict', 'paper.retracted')
  return refuseChanged(rows, seen, (before, after) => changedFields(Held.parse(before), Held.parse(after)))
}

const rowOf = (authority: AuthorityId, id: PaperId, version: number, paper: Paper, officer: OfficerId | null, from: Date) => ({
  authorityId: authority,
  paperId: id,
  version,
  ...paper,
  issuerKey: issuerKey(paper.issuerName),
  numberKey: numberKey(paper.number),
  serial: readOfficialNumber(paper.number)?.serial ?? 0,
  year: yearOf(paper.issuedOn),
  searchNorm: searchText(paper),
  officerId: officer,
  recordedFrom: from,
})

/** Two at once with one number: the unique index decides, and the second is told the same as if it had come later. */
async function numberOnce<T>(paper: Paper, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    const details = takenDetails(paper.number, paper.issuerName, paper.issuedOn)
    refuseOn(error, 'paper_number_once', 'paper.number-taken', detailsAt('number', 'paper.number-taken', details))
    throw error
  }
}

/** `tx` may already have begun its statement: the file the paper names is then kept by the same one. */
export async function addPaper(tx: QueryCreator<DB>, authority: AuthorityId, id: PaperId, paper: Paper, officer: OfficerId | null, at: Date): Promise<void> {
  await numberOnce(paper, () =>
    tx
      .with('identity', (db) => db.insertInto('paper').values({ authorityId: authority, id, recordedAt: at }))
      .insertInto('paperVersion')
      .values(rowOf(authority, id, 1, paper, officer, at))
      .execute(),
  )
}

/** Closes what was held and holds the new state from the same instant on; never before it was held itself, whatever the clock says. */
export async function savePaper(
  tx: QueryCreator<DB>,
  authority: AuthorityId,
  id: PaperId,
  before: LoadedPaper,
  paper: Paper,
  officer: OfficerId,
  at: Date,
): Promise<number> {
  const from = at > before.recordedFrom ? at : before.recordedFrom
  const row = rowOf(authority, id, before.version + 1, paper, officer, from)
  // The insert reads from the update, so that the update comes first and the indexes over what is held see only one.
  await numberOnce(paper, () =>
    closing(tx, authority, id, before, from)
      .insertInto('paperVersion')
      .columns(Object.keys(row) as (keyof typeof row)[])
      .expression((db) => db.selectFrom('closed').select(Object.entries(row).map(([name, value]) => sql`${value}`.as(name))))
      .execute(),
  )
  return row.version
}

export async function closePaper(tx: Tx, authority: AuthorityId, id: PaperId, before: LoadedPaper, at: Date): Promise<number> {
  await closing(tx, authority, id, before, at > before.recordedFrom ? at : before.recordedFrom)
    .selectFrom('closed')
    .select('paperId')
    .execute()
  return before.version + 1
}

function closing(tx: QueryCreator<DB>, authority: AuthorityId, id: PaperId, before: LoadedPaper, at: Date) {
  return tx
    .with('moved', (db) =>
      db
        .updateTable('paper')
        .set({ version: before.version + 1 })
        .where('authorityId', '=', authority)
        .where('id', '=', id),
    )
    .with('closed', (db) =>
      db
        .updateTable('paperVersion')
        .set({ recordedTo: at })
        .where('authorityId', '=', authority)
        .where('paperId', '=', id)
        .where('recordedTo', 'is', null)
        .returning('paperId'),
    )
}
