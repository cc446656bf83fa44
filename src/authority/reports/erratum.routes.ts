import type { PaperPress } from '../../papers/layout/facade.ts'
import { readKept } from '../../platform/files/vault.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services/services.ts'
import { correctReport, prepareErratum } from './erratum.commands.ts'
import * as contract from './erratum.contract.ts'
import { erratumFile } from './erratum.store.ts'
import { foreseen, readyOf } from './foreseen.ts'
import { mediaTypes } from './paper-file.ts'

export function erratumRoutes(serve: Serve, { database, files }: Services, press: PaperPress): void {
  const workshop = { database, press, files }

  serve.after(
    contract.correctReport,
    ({ params, body, actor, at }) => foreseen(() => prepareErratum(workshop, { by: actor, at, id: params.reportId }, body)),
    ({ params, body, actor, at, tx }, prepared) => correctReport(tx, { by: actor, at, id: params.reportId }, body, readyOf(prepared)),
  )

  serve.after(
    contract.erratumFile,
    async ({ params, query, actor, read }) => {
      const kept = await read((tx) => erratumFile(tx, actor.authority, params.reportId, params.erratumId, query.format))
      return { name: kept.name, content: await readKept(files, kept.sha256) }
    },
    async ({ query }, { name, content }) => ({ name, mediaType: mediaTypes[query.format], content }),
  )
}
