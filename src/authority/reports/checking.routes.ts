import type { Serve } from '../../platform/http/serve.ts'
import * as commands from './checking.commands.ts'
import * as contract from './checking.contract.ts'

export function reportCheckingRoutes(serve: Serve): void {
  serve(contract.submitReport, ({ params, body, actor, at, tx }) => commands.submitReport(tx, { by: actor, at, id: params.reportId }, body))
  serve(contract.recallReport, ({ params, body, actor, at, tx }) => commands.recallReport(tx, { by: actor, at, id: params.reportId }, body))
  serve(contract.returnReport, ({ params, body, actor, at, tx }) => commands.returnReport(tx, { by: actor, at, id: params.reportId }, body))
  serve(contract.passReport, ({ params, body, actor, at, tx }) => commands.passReport(tx, { by: actor, at, id: params.reportId }, body))
}
