import { refuse } from '../../kernel/refusal.ts'
import { countedRows } from '../../kernel/list.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services/services.ts'
import * as commands from './integrity.commands.ts'
import * as contract from './integrity.contract.ts'
import { viewChecks, viewFindings } from './integrity.queries.ts'
import { findingFile } from './integrity.sheet.ts'
import type { IntegrityCheck } from './integrity-check.queries.ts'

export function integrityRoutes(serve: Serve, { queue, packageRoot }: Services, checks: readonly IntegrityCheck[]): void {
  serve(contract.listChecks, ({ actor, tx }) => viewChecks(tx, actor, checks))

  serve(contract.listFindings, ({ query: { from, limit, ...asked }, actor, tx }) => viewFindings(tx, actor, asked, { from, limit }))

  serve(contract.exportFindings, async ({ query: { format, language, ...asked }, actor, at, tx }) => {
    const { rows, more } = await viewFindings(tx, actor, asked, null)
    if (more) refuse('too-large', 'integrity.export-too-long', { maximum: countedRows })
    return findingFile(rows, { format, language, packageRoot }, at)
  })

  serve(contract.runChecks, ({ actor, at, tx }) => commands.askForChecks(tx, queue, { actor, at }))

  serve(contract.acceptFinding, ({ params, body: { version, reason }, actor, at, tx }) =>
    commands.acceptFinding(tx, { actor, at }, { id: params.findingId, seen: version, reason }),
  )

  serve(contract.reopenFinding, ({ params, body: { version }, actor, at, tx }) =>
    commands.reopenFinding(tx, { actor, at }, { id: params.findingId, seen: version }),
  )
}
