import { refuse } from '../../kernel/refusal.ts'
import { readKept } from '../../platform/files/vault.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services/services.ts'
import { fileOf } from '../files/facade.ts'
import { viewWork } from '../works/facade.ts'
import * as contract from './import.contract.ts'

export function importRoutes(serve: Serve, { files }: Services): void {
  serve.after(contract.importSheet, async ({ params, actor, read }) => {
    const kept = await read(async (tx) => {
      const result = contract.ImportResult.safeParse((await viewWork(tx, actor.authority, actor.seat, params.workId)).result)
      return result.success ? fileOf(tx, actor.authority, result.data.sheet) : refuse('not-found', 'import.no-sheet')
    })
    return { ...kept, content: await readKept(files, kept.sha256) }
  }, async (_, { name, mediaType, content }) => ({ name, mediaType, content }))
}
