import type { Serve } from '../../platform/http/serve.ts'
import { builtIn } from './template.ts'
import { saveTemplate } from './template.commands.ts'
import * as contract from './template.contract.ts'
import { viewTemplate, viewTemplates } from './template.store.ts'

export function paperTemplateRoutes(serve: Serve): void {
  serve(contract.listPaperTemplates, async ({ actor, tx }) => ({ rows: await viewTemplates(tx, actor.authority) }))

  serve(contract.showPaperTemplate, async ({ params, query, actor, tx }) => ({
    ...(await viewTemplate(tx, actor.authority, params.templateCode, query.edition)),
    builtIn: [...builtIn],
  }))

  serve(contract.createPaperTemplate, ({ body: { code, kind, name, source, fields, text }, actor, at, tx }) =>
    saveTemplate(tx, { by: actor, at, template: { code, kind, name, content: { fields, text } }, source, seen: 0 }),
  )

  serve(contract.savePaperTemplate, ({ params, body: { version, kind, name, source, fields, text }, actor, at, tx }) =>
    saveTemplate(tx, { by: actor, at, template: { code: params.templateCode, kind, name, content: { fields, text } }, source, seen: version }),
  )
}
