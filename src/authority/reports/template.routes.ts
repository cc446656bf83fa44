import { dayOf } from '../../kernel/day.ts'
import type { Serve } from '../../platform/http/serve.ts'
import { placeholdersFor } from './report-template.ts'
import { saveTemplate } from './template.commands.ts'
import * as contract from './template.contract.ts'
import { listTemplates, loadTemplate } from './template.store.ts'

export function reportTemplateRoutes(serve: Serve): void {
  serve(contract.listReportTemplates, async ({ actor, at, tx }) => ({ rows: await listTemplates(tx, actor.authority, dayOf(at)) }))
  serve(contract.showReportTemplate, async ({ params, actor, tx }) => {
    const { template, edition, recordedAt } = await loadTemplate(tx, actor.authority, params.code)
    const { code, name, title, opening } = template
    return {
      code,
      name,
      edition,
      recordedAt: recordedAt.toISOString(),
      title,
      opening,
      placeholders: placeholdersFor(template, undefined, 'section'),
      sections: template.sections.map(({ code: section, name: called, heading, source, empty, sentences }, n) => ({
        code: section,
        name: called,
        heading,
        source,
        empty,
        sentences: sentences.map((sentence) => ({ ...sentence, placeholders: placeholdersFor(template, template.sections[n], sentence.per) })),
      })),
    }
  })
  serve(contract.saveReportTemplate, ({ params, body: { version: seen, ...asked }, actor, at, tx }) =>
    saveTemplate(tx, { by: actor, at, code: params.code, seen, asked }),
  )
}
