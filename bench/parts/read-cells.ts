// The reads under load: closed loop at every number of users, then open loop at half and four fifths of the rate found.
import { agencyList } from '../cells/agency-list.ts'
import { progress } from '../cells/progress.ts'
import type { Reads } from '../cells/reads.ts'
import type { Context } from '../context.ts'
import { closedCell, type Figures, openCell } from '../load/cell.ts'
import { mainAuthority } from '../product/people.ts'
import type { Cell } from '../results.ts'

const shares = [0.5, 0.8]

export const brief = (figures: Figures): string => figures.void !== null ? `VOID: ${figures.void}`
  : `${figures.product.rate.median.toFixed(0)}/s${figures.limit && figures.ratio ? `, limit ${figures.limit.rate.median.toFixed(0)}/s, ratio ${figures.ratio.median.toFixed(2)}` : ''}${figures.noisy ? ' (noisy)' : ''}`

function keep(context: Context, cell: Cell): void {
  context.results.cells.push(cell)
  const load = cell.loop === 'closed' ? `${cell.load} users` : `open ${cell.load * 100} %`
  const p95 = cell.figures.product.latency?.p95.toFixed(1)
  context.say(`${cell.work}, ${cell.agencies} agencies, ${load}: ${brief(cell.figures)}, p95 ${p95} ms`)
}

async function underLoad(context: Context, work: string, agencies: number, { product, limit }: Reads, options: { users: readonly number[]; open: boolean }): Promise<void> {
  const { pace } = context.options
  let last: Figures | undefined
  for (const users of options.users) {
    last = await closedCell(product, limit, users, pace)
    keep(context, { work, agencies, loop: 'closed', load: users, figures: last })
  }
  if (!options.open || !last || last.void !== null) return
  for (const share of shares) {
    const rates = { product: last.product.rate.median * share, limit: last.limit && last.limit.rate.median * share }
    const figures = await openCell(product, limit, { product: rates.product, limit: rates.limit ?? undefined }, pace)
    keep(context, { work, agencies, loop: 'open', load: share, figures })
  }
}

/** A work that the product does not offer, or answers wrongly, is named; the others go on. */
export async function attempt(context: Context, name: string, work: () => Promise<void>): Promise<void> {
  const { only } = context.options
  if (only && !only.some((wanted) => name.startsWith(wanted))) return
  try {
    await work()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    context.results.missing.push({ name, reason })
    context.say(`${name}: NOT MEASURED, ${reason}`)
  }
}

export async function readCells(context: Context, agencies: number): Promise<void> {
  const { options, urls, people, owner } = context
  const large = agencies === options.sizes[1]
  const load = { users: large ? options.users : options.usersSmall, open: large }
  const works: [string, () => Promise<Reads>][] = [
    ['W1', () => agencyList(urls, people, owner, mainAuthority, 'quan-huyen')],
    ['W1 wards', () => agencyList(urls, people, owner, mainAuthority, 'phuong-xa')],
    ['W5', () => progress(urls, people, agencies)],
  ]
  for (const [work, make] of works) await attempt(context, work, async () => underLoad(context, work, agencies, await make(), load))
}
