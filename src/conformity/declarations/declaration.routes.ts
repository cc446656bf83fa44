import { countedRows } from '../../kernel/list.ts'
import { refuse } from '../../kernel/refusal.ts'
import { readKept } from '../../platform/files/vault.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services/services.ts'
import * as commands from './declaration.commands.ts'
import * as contract from './declaration.contract.ts'
import { viewDeclaration, viewDeclarations, viewEditions, viewFile } from './declaration.queries.ts'
import { asKnown, whose } from './declaration.question.ts'
import { declarationSheet } from './declaration.sheet.ts'
import * as reviewCommands from './review.commands.ts'
import * as reviews from './review.contract.ts'
import { viewReviews } from './review.queries.ts'

export function declarationRoutes(serve: Serve, { files }: Services): void {
  serve(contract.listDeclarations, ({ query: { from, limit, ...asked }, actor, at, tx }) =>
    viewDeclarations(tx, whose(actor), asked, asKnown(asked, at), { from, limit }),
  )

  serve(contract.exportDeclarations, async ({ query: { format, language, ...asked }, actor, at, tx }) => {
    const as = asKnown(asked, at)
    const { rows, more } = await viewDeclarations(tx, whose(actor), asked, as, { from: 0, limit: countedRows })
    if (more) refuse('too-large', 'declaration.export-too-long', { maximum: countedRows })
    return declarationSheet(rows, { format, language, demonstration: actor.demonstration }, { ...as, at })
  })

  serve(contract.showDeclaration, ({ params, query, actor, at, tx }) => viewDeclaration(tx, whose(actor), params.declarationId, asKnown(query, at)))

  serve.after(
    contract.declarationFile,
    async ({ params, read }) => {
      const file = await read((tx) => viewFile(tx, params.declarationId, params.part))
      return { ...file, content: await readKept(files, file.sha256) }
    },
    async ({ query }, { name, mediaType, content }) => ({ name, mediaType, content, inline: query.view === 'true' }),
  )

  serve(contract.recordDeclaration, ({ body, actor, at, tx }) => commands.recordDeclaration(tx, { actor, at }, body))

  serve(contract.correctDeclaration, ({ params, body, actor, at, tx }) => commands.correctDeclaration(tx, { actor, at }, params.declarationId, body))

  serve(contract.retractDeclaration, ({ params, body, actor, at, tx }) => commands.retractDeclaration(tx, { actor, at }, params.declarationId, body))

  serve(contract.listEditions, async ({ query, actor, at, tx }) => ({ rows: await viewEditions(tx, actor.authority, asKnown(query, at)) }))

  serve(reviews.listReviews, async ({ query, actor, at, tx }) => ({ rows: await viewReviews(tx, actor.authority, query.edition, asKnown(query, at).knownAt) }))

  serve(reviews.recordReview, ({ body, actor, at, tx }) => reviewCommands.recordReview(tx, { actor, at }, body))

  serve(reviews.retractReview, ({ params, body, actor, at, tx }) => reviewCommands.retractReview(tx, { actor, at }, params.reviewId, body))
}
