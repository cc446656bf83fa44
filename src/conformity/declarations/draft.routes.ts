import { dayOf } from '../../kernel/day.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { PaperPress } from '../../papers/layout/facade.ts'
import { readKept } from '../../platform/files/vault.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services/services.ts'
import { mapColumns } from '../../platform/spreadsheets/map-columns.ts'
import { errorsIn, openSource } from '../../register/imports/facade.ts'
import { shownErrors } from '../../register/imports/import.contract.ts'
import { annexColumns, readAnnexRows } from './annex-reading.ts'
import { mostRows } from './annex.ts'
import { attachedEvidence } from './attached-evidence.ts'
import * as beside from './beside.commands.ts'
import { viewBeside } from './beside.queries.ts'
import { asKnown, whose } from './declaration.question.ts'
import * as commands from './draft.commands.ts'
import * as contract from './draft.contract.ts'
import { viewDraft, viewDrafts, viewEvidenceFile } from './draft.queries.ts'
import * as facts from './fact.contract.ts'
import { showLetterhead } from './letterhead.contract.ts'
import { viewLetterhead } from './letterhead.queries.ts'

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
/** Who can tell of evidence; the agency's own audits and reviews join here once they are kept. */
const providers = [attachedEvidence]

/** Declarations from their draft to their end, and the facts beside them. */
export function declarationDraftRoutes(serve: Serve, { files }: Services, press: PaperPress): void {
  serve(contract.listDrafts, ({ query: { from, limit, ...asked }, actor, at, tx }) => viewDrafts(tx, whose(actor), asked, dayOf(at), { from, limit }))

  serve(contract.showDraft, async ({ params, actor, at, tx }) => {
    const { template: _, ...draft } = await viewDraft(tx, whose(actor), params.draftId, at, providers)
    return draft
  })

  serve.after(
    contract.draftPaper,
    async ({ params, query: { format }, actor, at, read }) => {
      const draft = await read((tx) => viewDraft(tx, whose(actor), params.draftId, at, providers))
      return { content: await commands.draftFile(press, draft, format, at), name: `du-thao-cong-bo-${params.draftId.slice(-6)}.${format}` }
    },
    async ({ query: { format, view } }, { name, content }) => ({
      name,
      mediaType: format === 'pdf' ? 'application/pdf' : word,
      content,
      inline: view === 'true',
    }),
  )

  serve.after(
    contract.draftEvidenceFile,
    async ({ params, read }) => {
      const file = await read((tx) => viewEvidenceFile(tx, params.draftId, params.fileId))
      return { ...file, content: await readKept(files, file.sha256) }
    },
    async ({ query }, { name, mediaType, content }) => ({ name, mediaType, content, inline: query.view === 'true' }),
  )

  serve.after(
    contract.readAnnex,
    async ({ body, actor, read }) => {
      const { name, table } = await openSource(files, read, actor.authority, body)
      const mapping = mapColumns(table.header, annexColumns)
      if (mapping.name === undefined) refuse('invalid', 'annex.no-name-column')
      if (table.rows.length > mostRows) refuse('invalid', 'annex.too-many-rows', { rows: table.rows.length, maximum: mostRows })
      const { rows, faults } = readAnnexRows(table.rows, mapping)
      const errors = errorsIn(table, faults)
      return { name, sheet: table.sheet, rows, errors: errors.slice(0, shownErrors), errorCount: errors.length }
    },
    async (_, found) => found,
  )

  serve(showLetterhead, ({ params, actor, at, tx }) => viewLetterhead(tx, whose(actor), params.agencyId, dayOf(at)))

  serve(contract.createDraft, ({ body, actor, at, tx }) => commands.createDraft(tx, { actor, at }, body))

  serve(contract.saveDraft, ({ params, body, actor, at, tx }) => commands.saveDraft(tx, { actor, at }, params.draftId, body))

  serve(contract.signDraft, ({ params, body, actor, at, tx }) => commands.signDraft(tx, { actor, at }, params.draftId, body, providers))

  serve(contract.numberDraft, ({ params, body, actor, at, tx }) => commands.numberDraft(tx, { actor, at }, params.draftId, body))

  serve(contract.discardDraft, ({ params, body, actor, at, tx }) => commands.discardDraft(tx, { actor, at }, params.draftId, body))

  serve.after(
    contract.issueDraft,
    async ({ params, body, actor, at, read }) => {
      const draft = await read((tx) => viewDraft(tx, whose(actor), params.draftId, at, providers))
      return commands.prepareIssue(press, files, draft, body.version)
    },
    ({ params, body, actor, at, tx }, frozen) => commands.issueDraft(tx, { actor, at }, params.draftId, body.version, frozen),
  )

  serve(contract.withdrawDeclaration, ({ params, body, actor, at, tx }) => beside.withdrawDeclaration(tx, { actor, at }, params.declarationId, body))

  serve(facts.showBeside, ({ params, query, actor, at, tx }) => viewBeside(tx, whose(actor), params.declarationId, asKnown(query, at)))

  serve(facts.tellFact, ({ params, body, actor, at, tx }) => beside.tellFact(tx, { actor, at }, params.declarationId, body))

  serve(facts.correctFact, ({ params, body, actor, at, tx }) => beside.correctFact(tx, { actor, at }, params.declarationId, params.factId, body))
}
