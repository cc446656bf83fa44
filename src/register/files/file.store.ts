import type { AuthorityId, SeatId } from '../../kernel/identity.ts'
import { FileId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { Tx } from '../../platform/db/transaction.ts'

export interface StoredFile {
  id: FileId
  sha256: string
  name: string
  mediaType: string
  size: number
}

/** The row that names a file already safe on disk; several rows may name the same bytes. */
export async function addFile(
  tx: Tx,
  file: Omit<StoredFile, 'id'> & { authority: AuthorityId; seat: SeatId | null; at: Date; id?: FileId },
): Promise<StoredFile> {
  const id = file.id ?? FileId.parse(uuidv7(file.at))
  await tx
    .insertInto('storedFile')
    .values({
      authorityId: file.authority,
      id,
      sha256: file.sha256,
      name: file.name,
      mediaType: file.mediaType,
      size: file.size,
      seatId: file.seat,
      storedAt: file.at,
    })
    .execute()
  return { id, sha256: file.sha256, name: file.name, mediaType: file.mediaType, size: file.size }
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
