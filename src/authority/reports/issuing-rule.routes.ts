import { sha256 } from '../../platform/audit-log/digest.ts'
import { refuse } from '../../kernel/refusal.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Serve } from '../../platform/http/serve.ts'
import * as contract from './issuing-rule.contract.ts'
import { addRule, countRules, viewRules } from './issuing-rule.store.ts'

export function reportIssuingRoutes(serve: Serve): void {
  serve(contract.showReportIssuing, async ({ params, actor, tx }) => ({ rows: await viewRules(tx, actor.authority, params.code) }))

  serve(contract.setReportIssuing, async ({ params: { code }, body: { version: seen, ...rule }, actor, at, tx }) => {
    const last = await countRules(tx, actor.authority, code)
    if (last !== seen) refuse('conflict', 'record.changed-meanwhile', { version: last })
    await addRule(tx, actor, code, seen + 1, rule, at)
    record(tx, {
      at,
      by: actor,
      type: 'report-issuing.set',
      subject: { kind: 'authority', id: actor.organisation },
      assertedOn: rule.from,
      facts: { template: code, no: seen + 1, from: rule.from, issuer: rule.issuerId, unit: rule.unitId, words: sha256(JSON.stringify(rule)) },
      personal: { source: rule.source },
    })
    return { code, version: seen + 1 }
  })
}
