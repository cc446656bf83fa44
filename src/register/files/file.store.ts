import { type QueryCreator, sql } from 'kysely'
import type { AuthorityId, SeatId } from '../../kernel/identity.ts'
import { FileId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { DB } from '../../platform/db/schema.ts'
import type { Tx } from '../../platform/db/transaction.ts'

export interface StoredFile {
  id: FileId
  sha256: string
  name: string
  mediaType: string
  size: number
}

/** Who keeps a file, and when. */
export interface Keeping {
  authority: AuthorityId
  seat: SeatId | null
  at: Date
}

export type KeptBytes = Omit<StoredFile, 'id'>

/** Begins a statement with the rows that name files already safe on disk, so that what names them can be added by the same statement. */
export function withFiles(tx: Tx, { authority, seat, at }: Keeping, files: readonly StoredFile[]): QueryCreator<DB> {
  const rows = files.map(({ id, sha256, name, mediaType, size }) => ({ authorityId: authority, id, sha256, name, mediaType, size, seatId: seat, storedAt: at }))
  return tx.with('filesKept', (db) => db.insertInto('storedFile').values(rows))
}

/** A file that will be kept, under the id it will have. */
export const asStored = ({ at }: Keeping, { sha256, name, mediaType, size }: KeptBytes): StoredFile => ({
  id: FileId.parse(uuidv7(at)),
  sha256,
  name,
  mediaType,
  size,
})

/** The row that names a file already safe on disk; several rows may name the same bytes. */
export async function addFile(tx: Tx, { authority, seat, at, ...kept }: Keeping & KeptBytes): Promise<StoredFile> {
  const file = asStored({ authority, seat, at }, kept)
  await addFiles(tx, { authority, seat, at }, [file])
  return file
}

/** All files of an act in one statement. */
export async function addFiles(tx: Tx, keeping: Keeping, files: readonly StoredFile[]): Promise<void> {
  await withFiles(tx, keeping, files).selectNoFrom(sql<number>`1`.as('kept')).execute()
}

export async function fileOf(tx: Tx, authority: AuthorityId, id: FileId): Promise<StoredFile> {
  const row = await tx
    .selectFrom('storedFile')
    .select(['id', 'sha256', 'name', 'mediaType', 'size'])
    .where('authorityId', '=', authority)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return refuse('not-found', 'file.not-found')
  return { ...row, id: FileId.parse(row.id), size: Number(row.size) }
}
