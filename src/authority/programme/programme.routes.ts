import { dayOf } from '../../kernel/day.ts'
import { readKept } from '../../platform/files/vault.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services/services.ts'
import * as activities from './activity.commands.ts'
import * as activity from './activity.contract.ts'
import { fileOfActivity, viewActivities, viewActivity, viewKinds, viewStrip } from './activity.queries.ts'
import * as directions from './direction.commands.ts'
import { setRule } from './counting.commands.ts'
import { setCountingRule } from './counting.contract.ts'
import * as direction from './direction.contract.ts'
import { viewDirection, viewDirections } from './direction.queries.ts'
import { showPaperUses } from './paper-uses.contract.ts'
import { viewPaperUses } from './paper-uses.queries.ts'

const instant = (knownAt: string | undefined) => (knownAt === undefined ? undefined : new Date(knownAt))

export function programmeRoutes(serve: Serve, { files }: Services): void {
  serve(activity.listActivities, ({ query, actor, tx }) => viewActivities(tx, actor.authority, query))
  serve(activity.activityKinds, async ({ actor, tx }) => ({ rows: await viewKinds(tx, actor.authority) }))
  serve(activity.programmeStrip, ({ query, actor, tx }) =>
    viewStrip(tx, actor.authority, { period: query.period, on: query.on, knownAt: instant(query.knownAt) }),
  )
  serve(activity.showActivity, ({ params, query, actor, at, tx }) => viewActivity(tx, actor.authority, params.activityId, dayOf(at), instant(query.knownAt)))

  serve.after(
    activity.activityFile,
    async ({ params, actor, read }) => {
      const file = await read((tx) => fileOfActivity(tx, actor.authority, params.activityId))
      return { ...file, content: await readKept(files, file.sha256) }
    },
    async ({ query }, file) => ({ name: file.name, mediaType: file.mediaType, content: file.content, inline: query.view === 'true' }),
  )

  serve(activity.recordActivity, ({ body: { historical, ...asked }, actor, at, tx }) => activities.recordActivity(tx, { by: actor, at, asked, historical }))
  serve(activity.correctActivity, ({ params, body: { version, reason, ...asked }, actor, at, tx }) =>
    activities.correctActivity(tx, { by: actor, at, id: params.activityId, seen: version, reason, asked }),
  )
  serve(activity.retractActivity, ({ params, body, actor, at, tx }) =>
    activities.retractActivity(tx, { by: actor, at, id: params.activityId, seen: body.version, reason: body.reason }),
  )

  serve(setCountingRule, ({ params, body, actor, at, tx }) => setRule(tx, { by: actor, at, kind: params.activityKind, asked: body }))

  serve(activity.countSecondment, ({ params, body: { version, period }, actor, at, tx }) =>
    activities.countSecondment(tx, { by: actor, at, id: params.secondmentId, seen: version, period }),
  )

  serve(showPaperUses, ({ params, actor, tx }) => viewPaperUses(tx, actor.authority, params.paperId))

  serve(direction.listDirections, ({ query, actor, tx }) => viewDirections(tx, actor.authority, query))
  serve(direction.showDirection, ({ params, query, actor, tx }) => viewDirection(tx, actor.authority, params.directionId, instant(query.knownAt)))
  serve(direction.recordDirection, ({ body, actor, at, tx }) => directions.recordDirection(tx, { by: actor, at, asked: body }))
  serve(direction.correctDirection, ({ params, body: { version, reason, ...asked }, actor, at, tx }) =>
    directions.correctDirection(tx, { by: actor, at, id: params.directionId, seen: version, reason, asked }),
  )
  serve(direction.recordOutcome, ({ params, body, actor, at, tx }) =>
    directions.recordOutcome(tx, { by: actor, at, id: params.directionId, seen: body.version, outcome: body.outcome }),
  )
  serve(direction.retractDirection, ({ params, body, actor, at, tx }) =>
    directions.retractDirection(tx, { by: actor, at, id: params.directionId, seen: body.version, reason: body.reason }),
  )
  serve(direction.reorderDirections, async ({ body, actor, at, tx }) => ({
    moved: await directions.reorderDirections(tx, { by: actor, at, period: body.period, order: body.order }),
  }))
}
