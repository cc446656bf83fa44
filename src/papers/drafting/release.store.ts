import { type QueryCreator, sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import type { AuthorityId, BodyId, DraftPaperId, FileId, SeatId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { DB } from '../../platform/db/schema.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type Giving, type LockedSeries, lockedJson, readLocked, type SeriesOf, withSeries } from '../numbering/facade.ts'
import { type Changes, changing } from './draft-paper.store.ts'
import { DraftState } from './life-cycle.ts'

const Locked = z.object({
  version: z.int(),
  state: DraftState,
  revision: z.int(),
  signedOn: Day.nullable(),
  number: z.string().nullable(),
  issuedOn: Day.nullable(),
  fileKnown: z.boolean(),
  fileType: z.string().nullable(),
})

export interface LockedDraft extends z.infer<typeof Locked> {
  /** Undefined where the series is kept elsewhere, or was not asked for. */
  series: LockedSeries | undefined
}

interface Wanted {
  at: Date
  series?: Omit<SeriesOf, 'authority'> & { issuer: BodyId }
  file?: { id: FileId; seat: SeatId }
}

/** The draft and the counter of its numbers, both locked, in one statement. */
export async function lockDraft(tx: Tx, authority: AuthorityId, id: DraftPaperId, { at, series, file }: Wanted): Promise<LockedDraft> {
  const of = series && { authority, ...series }
  const begun: QueryCreator<DB> = of ? withSeries(tx, of, at) : tx
  const row: Record<string, unknown> | undefined = await begun
    .with(
      'd',
      () =>
        sql<{
          version: number
        }>`(SELECT version, state, revision, signed_on, number, issued_on FROM draft_paper WHERE authority_id = ${authority} AND id = ${id} FOR UPDATE)`,
    )
    .selectFrom('d')
    .selectAll('d')
    .select(of ? lockedJson(of).as('series') : sql<unknown>`NULL`.as('series'))
    .select(
      sql<boolean>`EXISTS (SELECT FROM stored_file f WHERE f.authority_id = ${authority} AND f.id = ${file?.id ?? null}::uuid AND f.seat_id = ${file?.seat ?? null}::uuid)`.as(
        'fileKnown',
      ),
    )
    .select(
      sql<string | null>`(SELECT f.media_type FROM stored_file f WHERE f.authority_id = ${authority} AND f.id = ${file?.id ?? null}::uuid)`.as('fileType'),
    )
    .executeTakeFirst()
  if (!row) return refuse('not-found', 'draft-paper.not-found')
  return { ...Locked.parse(row), series: readLocked(row['series']) }
}

/** The number and the changed draft in one statement. */
export async function saveNumber(
  tx: Tx,
  { authority, id, version, at }: { authority: AuthorityId; id: DraftPaperId; version: number; at: Date },
  given: Giving | undefined,
  changes: Changes,
): Promise<void> {
  const begun: QueryCreator<DB> = given ? given.withNumber(tx) : tx
  await changing(begun, authority, id, version, at, changes).execute()
}

export interface Release {
  revision: number
  content: string
  sha256: string
  docx: FileId
  pdf: FileId
  signed: FileId | null
}

/** Goes on with a statement that keeps the files: the changed draft and the text as it is issued. The paper itself follows. */
export const withRelease = (
  tx: QueryCreator<DB>,
  { authority, id, version, at }: { authority: AuthorityId; id: DraftPaperId; version: number; at: Date },
  release: Release,
  changes: Changes,
): QueryCreator<DB> =>
  tx
    .with('draftIssued', (db) => changing(db, authority, id, version, at, changes))
    .with('draftReleased', (db) =>
      db.insertInto('draftRelease').values({
        authorityId: authority,
        draftId: id,
        revision: release.revision,
        content: release.content,
        sha256: release.sha256,
        docxFileId: release.docx,
        pdfFileId: release.pdf,
        signedFileId: release.signed,
        releasedAt: at,
      }),
    )
