// W8 long: a list of any length as a file made by a work: how long, and what the server needs in memory beside itself at rest, which must not
// grow with the list. In an authority of its own, where every agency stands as often as it takes.
import type pg from 'pg'
import { type Context, note } from '../context.ts'
import { fill, settle } from '../dataset/fill.ts'
import { growthOf } from '../memory.ts'
import { Api, timed } from '../product/api.ts'
import { addAuthority, addPerson, signIn } from '../product/people.ts'

const authority = 74
const filled = 5_000
/** Numbers of rows, each a multiple of what is filled. */
export const longSizes = (quick: boolean): readonly number[] => (quick ? [10_000, 20_000] : [10_000, 50_000, 200_000])
const runsOf = (rows: number) => (rows > 50_000 ? 1 : 3)

/** Another id for each copy, always the same; with the marks of version and variant that the product looks for. */
const copied = (id: string) => `overlay(overlay(md5(v.${id}::text || c) placing '8' from 13) placing '8' from 17)::uuid`

/** Agencies `from` up to but not `to`, as copies of those that were filled, with names and codes of their own. */
async function copy(owner: pg.Client, from: number, to: number): Promise<void> {
  await owner.query(
    `WITH copies AS (
       SELECT v.*, ${copied('id')} AS new_id, ${copied('agency_id')} AS new_agency, ${copied('event_id')} AS new_event, ' ' || c AS mark
       FROM agency_version v, generate_series($2::int, $3::int) c WHERE v.authority_id = $1 AND v.recorded_to IS NULL AND v.valid_to IS NULL AND v.code NOT LIKE '% %'
     ), added AS (INSERT INTO agency (authority_id, id, recorded_at) SELECT authority_id, new_agency, recorded_from FROM copies),
     told AS (INSERT INTO agency_event (authority_id, id, agency_id, kind, effective_on, details, recorded_at)
       SELECT authority_id, new_event, new_agency, 'establish', valid_from, '{}', recorded_from FROM copies)
     INSERT INTO agency_version (authority_id, id, agency_id, event_id, valid_from, recorded_from, code, name, name_key, short_name, short_key, name_norm, kind, block, parent_id, obligation, obligation_basis, address)
     SELECT authority_id, new_id, new_agency, new_event, valid_from, recorded_from, code || mark, name || mark, name_key || mark, short_name || mark, short_key || mark,
       name_norm || mark, kind, block, parent_id, obligation, obligation_basis, address FROM copies`,
    [authority, from / filled, to / filled - 1],
  )
  await settle(owner)
}

interface Made {
  rows: number
  size: number
}

async function made(api: Api, format: string): Promise<Made> {
  const { workId } = await api.post('/agencies/export', { format })
  for (const until = Date.now() + 300_000; Date.now() < until; ) {
    // As the page does that shows the progress.
    await new Promise((wait) => setTimeout(wait, 250))
    const { state, result } = await api.get(`/works/${String(workId)}`)
    if (state === 'failed') throw new Error(JSON.stringify(result))
    if (state !== 'done') continue
    const { rows, size } = result as Made
    const got = await api.bytes(`/exports/${String(workId)}/file`)
    if (got !== size) throw new Error(`${got} bytes instead of ${size}`)
    return { rows, size }
  }
  throw new Error('no end after five minutes')
}

export async function longExports(context: Context): Promise<void> {
  const { owner, urls, options, product } = context
  await addAuthority(owner, authority)
  await fill(owner, authority, 0, filled)
  const api = new Api(urls.product, await signIn(urls.product, await addPerson(owner, 404, authority, 'programme-officer')))
  let there = filled
  for (const rows of longSizes(options.quick)) {
    await copy(owner, there, rows)
    there = rows
    for (const format of ['csv', 'xlsx']) {
      const name = `W8 long export, ${format.toUpperCase()}, ${rows} rows`
      const [times, growth]: [number[], number[]] = [[], []]
      let size = 0
      for (let run = 0; run < runsOf(rows); run++) {
        const act = async () => {
          const { ms, value } = await timed(() => made(api, format))
          if (value.rows !== rows) throw new Error(`${value.rows} rows instead of ${rows}`)
          times.push(ms / 1000)
          size = value.size
        }
        if (process.platform === 'linux') growth.push(await growthOf(product.pid, act))
        else await act()
      }
      note(context, name, 's', times, `from asking to the last byte, ${(size / 1e6).toFixed(1)} MB`)
      if (growth.length > 0) note(context, `${name}, memory`, 'MiB', growth, 'highest of the server above what it had before')
    }
  }
}
