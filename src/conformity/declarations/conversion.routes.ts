import { addDays, dayOf } from '../../kernel/day.ts'
import { countedRows } from '../../kernel/list.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Serve } from '../../platform/http/serve.ts'
import * as contract from './conversion.contract.ts'
import { viewCourse } from './course.queries.ts'
import { filterOf, questionOf } from './declaration.question.ts'
import { standingSheet } from './declaration.sheet.ts'
import { blocksOf, viewProgress, viewStandings } from './standing.queries.ts'

const sum = (blocks: readonly contract.BlockProgress[]): contract.Counts =>
  blocks.reduce((all, b) => ({ n: all.n + b.n, notYet: all.notYet + b.notYet, noData: all.noData + b.noData, total: all.total + b.total }), {
    n: 0,
    notYet: 0,
    noData: 0,
    total: 0,
  })

/** A course is read month by month: ten years are 120 of them. */
const longestCourse = 3_660

export function conversionRoutes(serve: Serve): void {
  serve(contract.showProgress, async ({ query, actor, at, tx }) => {
    const q = questionOf(actor, at, query)
    const { edition, accepted, blocks } = await viewProgress(tx, q)
    return {
      edition,
      accepted,
      on: q.on,
      knownAt: q.knownAt?.toISOString() ?? null,
      blocks,
      main: sum(blocks.filter((b) => !b.apart)),
      apart: sum(blocks.filter((b) => b.apart)),
    }
  })

  serve(contract.listStandings, async ({ query: { from, limit, ...asked }, actor, at, tx }) => {
    const { rows, total, more } = await viewStandings(tx, questionOf(actor, at, asked), filterOf(asked), { from, limit })
    return { rows, total, more }
  })

  serve(contract.exportStandings, async ({ query: { format, language, ...asked }, actor, at, tx }) => {
    const q = questionOf(actor, at, asked)
    const { edition, rows, more } = await viewStandings(tx, q, filterOf(asked), { from: 0, limit: countedRows + 1 })
    if (more) refuse('too-large', 'declaration.export-too-long', { maximum: countedRows })
    return standingSheet(
      rows,
      await blocksOf(tx, q.authority, language),
      { format, language, demonstration: actor.demonstration },
      { on: q.on, at, knownAt: q.knownAt, edition },
    )
  })

  serve(contract.showCourse, ({ query: { from, to, tree, ...asked }, actor, at, tx }) => {
    const on = to ?? dayOf(at)
    const first = from ?? addDays(on, -700)
    if (first > on) refuse('invalid', 'conversion.course-backwards')
    if (addDays(first, longestCourse) < on) refuse('invalid', 'conversion.course-too-long', { years: 10 })
    // Lineage runs through agencies that an agency's side does not reach.
    if (tree !== 'each-day' && actor.side === 'agency') refuse('forbidden', 'conversion.tree-of-authority')
    return viewCourse(tx, { ...questionOf(actor, at, { ...asked, on }), from: first, tree })
  })
}
