import { dayOf } from '../../kernel/day.ts'
import type { Serve } from '../../platform/http/serve.ts'
import { writeCsv } from '../../platform/spreadsheets/write-csv.ts'
import * as contract from './visit.contract.ts'
import { viewVisits } from './visit.queries.ts'

const months = Array.from({ length: 12 }, (_, n) => n + 1)

export function visitRoutes(serve: Serve): void {
  serve(contract.showVisits, ({ query, actor, at, tx }) => viewVisits(tx, actor.authority, { today: dayOf(at), year: query.year }))

  serve(contract.exportVisits, async ({ query, actor, at, tx }) => {
    const figures = await viewVisits(tx, actor.authority, { today: dayOf(at), year: query.year })
    // The file is a paper of the office: Vietnamese whatever the screen's language.
    const columns = ['Trang', 'Tiêu đề', ...months.map((n) => `Tháng ${n}/${figures.year}`), 'Cả năm'].map((title) => ({ title }))
    const rows = figures.pages.map(({ page, title, months: each, n }) => [page, title, ...each, n])
    const all = ['Tất cả các trang', null, ...figures.months.map(({ n }) => n), figures.months.reduce((sum, { n }) => sum + n, 0)]
    return { name: `truy-cap-${figures.year}.csv`, mediaType: 'text/csv; charset=utf-8', content: writeCsv(columns, [...rows, all]) }
  })
}
