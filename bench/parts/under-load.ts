import type { Reads } from '../cells/reads.ts'
import type { Context } from '../context.ts'
import { closedCell, type Figures, openCell, type SideFigures } from '../load/cell.ts'
import type { Cell } from '../results.ts'

const shares = [0.5, 0.8]

const brief = (figures: Figures): string =>
  figures.void !== null
    ? `VOID: ${figures.void}`
    : `${figures.product.rate.median.toFixed(0)}/s${figures.limit && figures.ratio ? `, limit ${figures.limit.rate.median.toFixed(0)}/s, ratio ${figures.ratio.median.toFixed(2)}` : ''}${figures.noisy ? ' (noisy)' : ''}`

/** Keeps a cell and tells it. */
export function keep(context: Context, cell: Cell): void {
  context.results.cells.push(cell)
  const load = cell.loop === 'closed' ? `${cell.load} users` : `open ${cell.load * 100} %`
  const p95 = cell.figures.product.latency?.p95.toFixed(1)
  const cost = ({ cost: spent }: SideFigures) => (spent ? `${spent.server.toFixed(2)} + ${spent.database.toFixed(2)} ms` : 'unknown')
  const costs = [cell.figures.product, ...(cell.figures.limit ? [cell.figures.limit] : [])].map(cost).join(', limit ')
  context.say(`${cell.work}, ${cell.agencies} agencies, ${load}: ${brief(cell.figures)}, p95 ${p95} ms, cost ${costs}`)
}

/** Closed loop at every number of users; then open loop at half and four fifths of the rate found with most of them. */
export async function underLoad(
  context: Context,
  work: string,
  agencies: number,
  asked: Reads,
  options: { users: readonly number[]; open: boolean },
): Promise<void> {
  const { pace } = context.options
  const [product, limit] = [
    { ...asked.product, clock: context.clocks.product },
    { ...asked.limit, clock: context.clocks.limit },
  ]
  let last: Figures | undefined
  for (const users of options.users) {
    last = await closedCell(product, limit, users, pace)
    keep(context, { work, agencies, loop: 'closed', load: users, figures: last })
  }
  if (!options.open || !last || last.void !== null) return
  for (const share of shares) {
    const rates = { product: last.product.rate.median * share, limit: (last.limit ?? last.product).rate.median * share }
    keep(context, { work, agencies, loop: 'open', load: share, figures: await openCell(product, limit, rates, pace) })
  }
}
