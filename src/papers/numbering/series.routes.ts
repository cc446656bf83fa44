import { dayOf } from '../../kernel/day.ts'
import type { Serve } from '../../platform/http/serve.ts'
import * as commands from './series.commands.ts'
import * as contract from './series.contract.ts'
import { viewNext, viewSeries } from './series.queries.ts'

export function seriesRoutes(serve: Serve): void {
  serve(contract.listSeries, async ({ query, actor, at, tx }) => {
    const year = query.year ?? Number(dayOf(at).slice(0, 4))
    return { year, rows: await viewSeries(tx, actor.authority, year) }
  })
  serve(contract.nextNumber, ({ query, actor, tx }) => viewNext(tx, actor.authority, query))
  serve(contract.openSeries, ({ body, actor, at, tx }) => commands.setOpening(tx, { by: actor, at, asked: body }))
  serve(contract.reserveNumbers, ({ body, actor, at, tx }) => commands.reserve(tx, { by: actor, at, asked: body }))
  serve(contract.spoilNumbers, ({ body, actor, at, tx }) => commands.spoil(tx, { by: actor, at, asked: body }))
  serve(contract.passNumbers, ({ body, actor, at, tx }) => commands.passOver(tx, { by: actor, at, asked: body }))
  serve(contract.shareSeries, ({ body, actor, at, tx }) => commands.share(tx, { by: actor, at, asked: body }))
}
