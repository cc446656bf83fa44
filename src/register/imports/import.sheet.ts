import type { Actor } from '../../kernel/actor.ts'
import type { WorkId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { readKept } from '../../platform/files/vault.ts'
import { fileOf } from '../files/facade.ts'
import { viewWork } from '../works/facade.ts'
import { ImportResult } from './import.contract.ts'
import type { Read } from './import.source.ts'

/** The result sheet, handed to the seat that imported; a work of another kind, or one that has not ended, has none. */
export async function resultSheet(
  files: string,
  read: Read,
  actor: Actor,
  kind: string,
  workId: WorkId,
): Promise<{ name: string; mediaType: string; content: Buffer }> {
  const file = await read(async (tx) => {
    const work = await viewWork(tx, actor.authority, actor.seat, workId)
    const result = ImportResult.safeParse(work.result)
    return work.kind === kind && result.success ? fileOf(tx, actor.authority, result.data.sheetFileId) : refuse('not-found', 'work.not-found')
  })
  return { name: file.name, mediaType: file.mediaType, content: await readKept(files, file.sha256) }
}
