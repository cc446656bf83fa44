import { dayOf } from '../../kernel/day.ts'
import type { PaperPress } from '../../papers/layout/facade.ts'
import { readKept } from '../../platform/files/vault.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services/services.ts'
import { outcomesOfDirection } from './facade.ts'
import * as commands from './plan.commands.ts'
import * as contract from './plan.contract.ts'
import { draftDecision, readyToDecide } from './plan-decision.commands.ts'
import { findPlan, viewDifference, viewPlan, viewPlans } from './plan.queries.ts'
import { planPaper } from './plan-paper.ts'
import { planSheet } from './plan.sheet.ts'
import { decideExtension, recordStep } from './plan-work.commands.ts'
import { fileOfStep, viewPlanLine } from './plan-work.queries.ts'

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export function planRoutes(serve: Serve, { files }: Services, press: PaperPress): void {
  serve(contract.listPlans, ({ query, actor, at, tx }) => viewPlans(tx, actor, query, dayOf(at)))
  serve(contract.showPlan, ({ params, query, actor, at, tx }) =>
    viewPlan(tx, actor, { id: params.planId, edition: query.edition, today: query.on ?? dayOf(at) }),
  )
  serve(contract.comparePlans, ({ params, query, actor, at, tx }) => viewDifference(tx, actor, { id: params.planId, ...query }, dayOf(at)))
  serve(contract.showPlanLine, ({ params, query, actor, at, tx }) =>
    viewPlanLine(tx, actor, { plan: params.planId, line: params.planLineId, today: query.on ?? dayOf(at) }),
  )

  serve(contract.planLinesOfDirection, async ({ params, actor, at, tx }) => ({
    rows: (await outcomesOfDirection(tx, actor.authority, params.directionId, at)).map(({ plan, line, state, proposed }) => ({
      planId: plan,
      planLineId: line,
      state,
      proposed,
    })),
  }))

  serve.after(
    contract.exportPlan,
    async ({ params, query: { edition, format }, actor, at, read }) => {
      const today = dayOf(at)
      const found = await read((tx) => findPlan(tx, actor.authority, { id: params.planId, edition, today }))
      if (format === 'xlsx') return planSheet(found.plan, found.workingDays, today)
      const name = `${found.plan.kind === 'application' ? 'ke-hoach-trien-khai' : 'ke-hoach-kiem-tra'}-${found.plan.year}.${format}`
      return { name, mediaType: format === 'pdf' ? 'application/pdf' : word, content: await press[format](planPaper(found.plan)) }
    },
    async ({ query }, file) => ({ ...file, inline: query.view === 'true' }),
  )

  serve(contract.createPlan, ({ body, actor, at, tx }) => commands.createPlan(tx, { by: actor, at, asked: { ...body, copy: body.copy } }))
  serve(contract.savePlanLines, ({ params, body, actor, at, tx }) =>
    commands.saveLines(tx, { by: actor, at, id: params.planId, seen: body.version, title: body.title, asked: body.lines }),
  )
  serve(contract.approvePlan, ({ params, body, actor, at, tx }) =>
    commands.approvePlan(tx, { by: actor, at, id: params.planId, seen: body.version, paper: body.paperId }),
  )
  serve.after(
    contract.draftPlanDecision,
    ({ params, body, actor, at, read }) => read((tx) => readyToDecide(tx, actor.authority, params.planId, body.version, at)),
    ({ body, actor, at, tx }, plan) => draftDecision(tx, { by: actor, at, plan, unit: body.unit }),
  )
  serve(contract.amendPlan, ({ params, body, actor, at, tx }) =>
    commands.amendPlan(tx, { by: actor, at, id: params.planId, seen: body.version, reason: body.reason }),
  )
  serve(contract.closePlan, ({ params, body, actor, at, tx }) =>
    commands.closePlan(tx, { by: actor, at, id: params.planId, seen: body.version, evaluation: body.evaluation }),
  )
  serve(contract.planFromDirections, ({ params, body, actor, at, tx }) =>
    commands.planFromDirections(tx, { by: actor, at, id: params.planId, seen: body.version, period: body.period, directions: body.directionIds }),
  )

  serve(contract.recordPlanStep, ({ params, body, actor, at, tx }) =>
    recordStep(tx, { by: actor, at, plan: params.planId, line: params.planLineId, asked: body }),
  )
  serve(contract.decideExtension, ({ params, body, actor, at, tx }) =>
    decideExtension(tx, { by: actor, at, plan: params.planId, line: params.planLineId, asked: body }),
  )
  serve.after(
    contract.planStepFile,
    async ({ params, actor, read }) => {
      const file = await read((tx) => fileOfStep(tx, actor, { plan: params.planId, line: params.planLineId, sequence: params.sequence }))
      return { ...file, content: await readKept(files, file.sha256) }
    },
    async ({ query }, { name, mediaType, content }) => ({ name, mediaType, content, inline: query.view === 'true' }),
  )
}
