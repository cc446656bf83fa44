// W16: acts on the register with 500 events each over 4,000 agencies: 250 communes become part of their neighbour.
import { randomUUID } from 'node:crypto'
import { type Context, note } from '../context.ts'
import { agencyId, departments, districts, range } from '../dataset/agencies.ts'
import { fill, settle } from '../dataset/fill.ts'
import { Api, timed } from '../product/api.ts'
import { addAuthority, addPerson, signIn } from '../product/people.ts'

const authority = 71
const agencies = 4_000
const merges = 250
const wards = departments + districts

/** The wards of a district stand 160 apart: `n` of them goes into the next one of the same district, no two pairs meet. */
function lines(act: number) {
  const first = wards + act * 4 * districts
  return range(0, merges).map((n) => {
    const from = first + (n % districts) + Math.floor(n / districts) * 2 * districts
    return { id: randomUUID(), kind: 'merge', from: [agencyId(from)], into: { agency: agencyId(from + districts) } }
  })
}

async function eventsOf(context: Context, act: string): Promise<number> {
  const { rows } = await context.owner.query<{ n: number }>('SELECT count(*)::int AS n FROM agency_event WHERE authority_id = $1 AND act_id = $2', [
    authority,
    act,
  ])
  return rows[0]?.n ?? 0
}

export async function acts(context: Context): Promise<void> {
  const { owner, urls } = context
  await addAuthority(owner, authority)
  await fill(owner, authority, 0, agencies)
  await settle(owner)
  const api = new Api(urls.product, await signIn(urls.product, await addPerson(owner, 400, authority, 'programme-officer')))
  const [previewed, applied]: [number[], number[]] = [[], []]
  for (let act = 0; act < 3; act++) {
    const { id } = await api.post('/acts', { title: 'Nghị quyết về việc sắp xếp', effectiveOn: `2021-0${act + 1}-01`, lines: lines(act) })
    let seen: Record<string, unknown> = {}
    // The first look of a person warms up.
    for (let look = 0; look < 4; look++) {
      const { ms, value } = await timed(() => api.get(`/acts/${String(id)}/preview`))
      if (look > 0) previewed.push(ms)
      seen = value
    }
    if (!Array.isArray(seen['faults']) || seen['faults'].length > 0) throw new Error(`the preview finds ${JSON.stringify(seen['faults']).slice(0, 300)}`)
    const { version, digest } = seen
    applied.push((await timed(() => api.post(`/acts/${String(id)}/apply`, { version, digest }))).ms)
    const events = await eventsOf(context, String(id))
    if (events !== 2 * merges) throw new Error(`${events} events instead of ${2 * merges}`)
  }
  const about = `${2 * merges} events, ${merges} lines over ${agencies} agencies`
  note(context, 'W16 preview of an act', 'ms', previewed, about)
  note(context, 'W16 applying an act', 'ms', applied, `${about}, with record and to-dos`)
}
