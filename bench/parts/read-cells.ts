// W1 and W5 under load. The list of districts is of one size whatever the register holds; that of wards grows with it.
import { agencyList } from '../cells/agency-list.ts'
import { progress } from '../cells/progress.ts'
import type { Reads } from '../cells/reads.ts'
import { attempt, type Context } from '../context.ts'
import { mainAuthority } from '../product/people.ts'
import { underLoad } from './under-load.ts'

export async function readCells(context: Context, agencies: number): Promise<void> {
  const { options, urls, people, owner } = context
  const large = agencies === options.sizes[1]
  const users = large ? options.users : options.usersSmall
  const works: [string, () => Promise<Reads>][] = [
    ['W1', () => agencyList(urls, people, owner, mainAuthority, 'quan-huyen')],
    ['W1 wards', () => agencyList(urls, people, owner, mainAuthority, 'phuong-xa')],
    ['W5', () => progress(urls, people, agencies)],
  ]
  for (const [work, make] of works)
    await attempt(context, work, async () => underLoad(context, work, agencies, await make(), { users, open: large && (work === 'W1' || !options.quick) }))
}
