import { record } from '../../platform/audit-log/record.ts'
import type { Serve } from '../../platform/http/serve.ts'
import * as contract from './file.contract.ts'
import { addFile } from './file.store.ts'

export function fileRoutes(serve: Serve): void {
  serve.after(
    contract.uploadFile,
    ({ upload }) => upload(),
    async ({ actor, at, tx }, upload) => {
      const kept = await addFile(tx, { ...upload, authority: actor.authority, seat: actor.seat, at })
      record(tx, {
        at,
        by: actor,
        type: 'file.kept',
        subject: { kind: 'file', id: kept.id },
        facts: { sha256: kept.sha256, size: kept.size, mediaType: kept.mediaType },
        personal: { name: kept.name },
      })
      return { id: kept.id, name: kept.name, mediaType: kept.mediaType, size: kept.size }
    },
  )
}
