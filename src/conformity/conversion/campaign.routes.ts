import { dayOf } from '../../kernel/day.ts'
import type { Day } from '../../kernel/day.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { CampaignId } from '../../kernel/identity.ts'
import { countedRows } from '../../kernel/list.ts'
import { refuse } from '../../kernel/refusal.ts'
import { together } from '../../platform/db/together.ts'
import { readKept } from '../../platform/files/vault.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services/services.ts'
import { agencyPart, type BoardQuestion, viewAgencies, viewBoard, viewTargetCourse } from './board.queries.ts'
import * as commands from './campaign.commands.ts'
import * as contract from './campaign.contract.ts'
import { historyPart, viewCampaigns, viewEvidenceFile, viewList, viewLists, viewMembers } from './campaign.queries.ts'
import { campaignSheet } from './campaign.sheet.ts'
import * as own from './own.contract.ts'
import { viewOwnCampaigns } from './own.queries.ts'
import { createList, renewList, resolveList } from './campaign-list.commands.ts'
import * as lists from './campaign-list.contract.ts'
import { checkStages, recordStages } from './stage.commands.ts'
import * as stages from './stage.contract.ts'
import { stageImportRoutes } from './stage-import.routes.ts'

interface AsOf {
  on?: Day | undefined
  knownAt?: string | undefined
}

const questionOf = (actor: Actor, at: Date, campaign: CampaignId, { on, knownAt }: AsOf): BoardQuestion => ({
  authority: actor.authority,
  campaign,
  on: on ?? dayOf(at),
  knownAt: knownAt === undefined ? null : new Date(knownAt),
})

const shownMembers = 200
const shownErrors = 500

export function campaignRoutes(serve: Serve, services: Services): void {
  const { files } = services

  serve(contract.listCampaigns, ({ query: { from, limit, ...asked }, actor, tx }) => viewCampaigns(tx, actor.authority, asked, { from, limit }))

  // From the office's own seats nothing is its own: it has the board.
  serve(own.listOwnCampaigns, async ({ query: { agencyId, on }, actor, at, tx }) => {
    const agency = agencyId ?? actor.agency
    return { rows: agency === null || !actor.agencies.includes(agency) ? [] : await viewOwnCampaigns(tx, actor.authority, agency, on ?? dayOf(at)) }
  })

  serve(contract.showCampaign, ({ params, query, actor, at, tx }) => viewBoard(tx, questionOf(actor, at, params.campaignId, query)))

  serve(contract.listCampaignAgencies, ({ params, query: { from, limit, on, knownAt, ...filter }, actor, at, tx }) =>
    viewAgencies(tx, questionOf(actor, at, params.campaignId, { on, knownAt }), filter, { from, limit }),
  )

  serve(contract.exportCampaignAgencies, async ({ params, query: { format, language, on, knownAt, ...filter }, actor, at, tx }) => {
    const q = questionOf(actor, at, params.campaignId, { on, knownAt })
    const { rows, more } = await viewAgencies(tx, q, filter, { from: 0, limit: countedRows + 1 })
    if (more) refuse('too-large', 'campaign.export-too-long', { maximum: countedRows })
    return campaignSheet(rows, { format, language, demonstration: actor.demonstration }, { on: q.on, at, knownAt: q.knownAt })
  })

  serve(contract.showTargetCourse, ({ params, query, actor, at, tx }) => viewTargetCourse(tx, questionOf(actor, at, params.campaignId, query), params.targetId))

  serve(contract.showCampaignAgency, async ({ params, query, actor, at, tx }) => {
    const q = questionOf(actor, at, params.campaignId, query)
    const { history, agency } = await together(tx, {
      history: historyPart(q, params.agencyId),
      agency: agencyPart(q, params.agencyId),
    })
    if (agency === null && history.stages.length === 0) return refuse('not-found', 'campaign.agency-not-found')
    return { ...history, agency }
  })

  serve.after(
    contract.campaignStageFile,
    async ({ params, actor, read }) => {
      const file = await read((tx) => viewEvidenceFile(tx, actor.authority, params.campaignId, params.fileId))
      return { ...file, content: await readKept(files, file.sha256) }
    },
    async ({ query }, { name, mediaType, content }) => ({ name, mediaType, content, inline: query.view === 'true' }),
  )

  serve(contract.createCampaign, ({ body, actor, at, tx }) => commands.createCampaign(tx, { actor, at }, body))
  serve(contract.saveCampaign, ({ params, body, actor, at, tx }) => commands.saveCampaign(tx, { actor, at }, params.campaignId, body))
  serve(contract.addTarget, ({ params, body, actor, at, tx }) => commands.addTarget(tx, { actor, at }, params.campaignId, body))
  serve(contract.changeTarget, ({ params, body, actor, at, tx }) => commands.changeTarget(tx, { actor, at }, params.campaignId, params.targetId, body))
  serve(contract.dropTarget, ({ params, body, actor, at, tx }) => commands.dropTarget(tx, { actor, at }, params.campaignId, params.targetId, body))

  listRoutes(serve, services)
  stageRoutes(serve)
  stageImportRoutes(serve, services)
}

function listRoutes(serve: Serve, { files }: Services): void {
  serve(lists.listCampaignLists, ({ query: { from, limit, ...asked }, actor, tx }) => viewLists(tx, actor.authority, asked, { from, limit }))

  serve(lists.showCampaignList, ({ params, query, actor, tx }) => viewList(tx, actor.authority, params.campaignListId, query))

  serve(lists.listListMembers, ({ params, query: { from, limit, ...asked }, actor, at, tx }) =>
    viewMembers(tx, actor.authority, params.campaignListId, asked, at, { from, limit }),
  )

  serve.after(
    lists.previewList,
    ({ body, actor, read }) => resolveList(files, read, actor.authority, body.datedOn, body.source),
    async (_, { members, errors }) => ({
      count: members.length,
      members: members.slice(0, shownMembers),
      errors: errors.slice(0, shownErrors),
      errorCount: errors.length,
    }),
  )

  serve.after(
    lists.createList,
    ({ body, actor, read }) => resolveList(files, read, actor.authority, body.datedOn, body.source),
    ({ body, actor, at, tx }, resolved) => createList(tx, { actor, at }, body, resolved),
  )

  serve.after(
    lists.renewList,
    ({ body, actor, read }) => resolveList(files, read, actor.authority, body.datedOn, body.source),
    ({ params, body, actor, at, tx }, resolved) => renewList(tx, { actor, at }, params.campaignListId, body, resolved),
  )
}

function stageRoutes(serve: Serve): void {
  serve(stages.previewStages, async ({ params, body, actor, at, tx }) => {
    const { results, rows } = await checkStages(tx, { actor, at }, params.campaignId, body)
    return { rows: results, changed: rows.length }
  })

  serve(stages.recordStages, ({ params, body, actor, at, tx }) => recordStages(tx, { actor, at }, params.campaignId, body))
}
