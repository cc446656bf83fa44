import type { Serve } from '../../platform/http/serve.ts'
import * as commands from './act.commands.ts'
import * as contract from './act.contract.ts'
import * as queries from './act.queries.ts'
import type { AgencyConsequences } from './consequences.queries.ts'
import { viewLineage } from './lineage.queries.ts'
import { showLineage } from './lineage.contract.ts'
import * as tasks from './task.contract.ts'
import { doTask } from './task.commands.ts'
import { viewTasks } from './task.queries.ts'

/** `ports`: what rooms above say about the agencies an act touches. */
export function actRoutes(serve: Serve, ports: readonly AgencyConsequences[]): void {
  serve(contract.draftAct, ({ body: { source, ...draft }, actor, at, tx }) => commands.draftAct(tx, { by: actor, at, source, draft }))

  serve(contract.saveAct, ({ params, body: { version, ...draft }, actor, at, tx }) =>
    commands.saveAct(tx, { by: actor, at, id: params.actId, seen: version, draft }),
  )

  serve(contract.discardAct, ({ params, body, actor, at, tx }) => commands.discardAct(tx, { by: actor, at, id: params.actId, seen: body.version }))

  serve(contract.listActs, ({ query, actor, tx }) => queries.viewActs(tx, actor, query))

  serve(contract.showAct, ({ params, actor, at, tx }) => queries.viewAct(tx, actor, params.actId, at))

  serve(contract.previewAct, ({ params, actor, at, tx }) => commands.previewAct(tx, { by: actor, at, id: params.actId, purpose: 'apply', ports }))

  serve(contract.previewAnnulment, ({ params, actor, at, tx }) => commands.previewAct(tx, { by: actor, at, id: params.actId, purpose: 'annul', ports }))

  serve(contract.applyAct, ({ params, body: { version, digest }, actor, at, tx }) =>
    commands.applyAct(tx, { by: actor, at, id: params.actId, seen: version, digest, ports }),
  )

  serve(contract.annulAct, ({ params, body: { version, ...said }, actor, at, tx }) =>
    commands.annulAct(tx, { by: actor, at, id: params.actId, seen: version, ...said, ports }),
  )

  serve(contract.correctAct, ({ params, body: { version, reason }, actor, at, tx }) =>
    commands.correctAct(tx, { by: actor, at, id: params.actId, seen: version, reason }),
  )

  serve(showLineage, ({ params, query, tx, at }) => viewLineage(tx, params.agencyId, query.knownAt === undefined ? null : new Date(query.knownAt), at))

  serve(tasks.listTasks, ({ query, actor, at, tx }) => viewTasks(tx, actor, query, at))

  serve(tasks.listAgencyTasks, ({ params, query, actor, at, tx }) => viewTasks(tx, actor, { ...query, agencyId: params.agencyId }, at))

  serve(tasks.doTask, ({ params, body, actor, at, tx }) => doTask(tx, { by: actor, at, id: params.taskId, seen: body.version, note: body.note }))
}
