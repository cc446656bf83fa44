import { exporter } from '../../register/exports/facade.ts'
import { startStandingExport } from './conversion.contract.ts'
import { startDeclarationExport } from './declaration.contract.ts'
import { declarationsInOrder, exportedDeclaration } from './declaration.queries.ts'
import { asKnown, filterOf, questionOf, whose } from './declaration.question.ts'
import { declarationSheet, standingSheet } from './declaration.sheet.ts'
import { blocksOf, exportedStanding, standingsInOrder, viewAskedEdition } from './standing.queries.ts'

export const declarationExporter = exporter({
  list: 'declarations',
  start: startDeclarationExport,
  async open({ format, language, ...asked }, { actor, at, records }) {
    const as = asKnown(asked, at)
    return declarationSheet(
      records(declarationsInOrder(whose(actor), asked, as), exportedDeclaration(as.on)),
      { format, language, demonstration: actor.demonstration },
      { ...as, at },
    )
  },
})

export const standingExporter = exporter({
  list: 'standings',
  start: startStandingExport,
  async open({ format, language, ...asked }, { tx, actor, at, records }) {
    const q = questionOf(actor, at, asked)
    const [edition, blocks] = [await viewAskedEdition(tx, q), await blocksOf(tx, q.authority, language)]
    const dates = { on: q.on, at, knownAt: q.knownAt, edition }
    return standingSheet(
      records(standingsInOrder(q, filterOf(asked)), exportedStanding),
      blocks,
      { format, language, demonstration: actor.demonstration },
      dates,
    )
  },
})
