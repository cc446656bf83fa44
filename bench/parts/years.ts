// W17: the list and the tree of a day in the past and of today, before and after twenty years in which every agency changed every
// year. In an authority of its own, and last: the table of versions is ten times as long afterwards.
import { type Context, note } from '../context.ts'
import { fill, settle } from '../dataset/fill.ts'
import { Api, timed } from '../product/api.ts'
import { addAuthority, addPerson, signIn } from '../product/people.ts'
import { median } from '../statistics.ts'

const authority = 72
const years = 20
const first = 2001
const runs = 15

const past = '2012-06-15'
const works = [
  ['list', 'past', `/agencies?on=${past}`],
  ['list', 'today', '/agencies'],
  ['tree', 'past', `/agencies/tree?on=${past}`],
  ['tree', 'today', '/agencies/tree'],
] as const

/** Twenty versions of each agency instead of those it has; the events stay, which the two questions do not read. */
async function liveTwentyYears(context: Context): Promise<void> {
  const { owner } = context
  await owner.query('DELETE FROM agency_version WHERE authority_id = $1 AND recorded_to IS NULL AND valid_to IS NOT NULL', [authority])
  await owner.query("UPDATE agency_version SET valid_from = '2020-01-01' WHERE authority_id = $1 AND recorded_to IS NULL AND valid_to IS NULL", [authority])
  await owner.query(
    `INSERT INTO agency_version (authority_id, id, agency_id, event_id, valid_from, valid_to, recorded_from, code, name, name_key, short_name, short_key, name_norm, kind, block, parent_id, obligation, obligation_basis, address)
     SELECT authority_id, gen_random_uuid(), agency_id, event_id, make_date($2::int + y, 1, 1), make_date($2::int + y + 1, 1, 1), recorded_from, code, name, name_key, short_name, short_key, name_norm, kind, block, parent_id, obligation, obligation_basis, 'số ' || y
     FROM (SELECT * FROM agency_version WHERE authority_id = $1 AND recorded_to IS NULL) v, generate_series(0, $3::int - 2) y WHERE make_date($2::int + y + 1, 1, 1) <= '2020-01-01'`,
    [authority, first, years],
  )
  await settle(owner)
}

export async function twentyYears(context: Context): Promise<void> {
  const { owner, urls, options } = context
  const agencies = options.sizes[1]
  await addAuthority(owner, authority)
  await fill(owner, authority, 0, agencies)
  await settle(owner)
  const api = new Api(urls.product, await signIn(urls.product, await addPerson(owner, 401, authority, 'programme-officer')))
  const asked = async (path: string) => {
    const times: number[] = []
    for (let run = 0; run < runs; run++) {
      const { ms, value } = await timed(() => api.get(path))
      if (run >= 3) times.push(ms)
      // The list says how many there are, the tree how many it was put together of.
      if ((value['agencies'] ?? value['total']) !== agencies) throw new Error(`${path}: ${JSON.stringify(value).slice(0, 200)}`)
    }
    return times
  }
  const before = new Map<string, number[]>()
  for (const [work, day, path] of works) before.set(`${work} ${day}`, await asked(path))
  await liveTwentyYears(context)
  for (const [work, day, path] of works) {
    const [without, beside] = [before.get(`${work} ${day}`) ?? [], await asked(path)]
    note(context, `W17 ${work} of ${day === 'past' ? 'a day in the past' : 'today'}, without time`, 'ms', without, `${agencies} agencies`)
    note(context, `W17 ${work} of ${day === 'past' ? 'a day in the past' : 'today'}, ${years} years`, 'ms', beside, `${agencies * years} versions`)
    note(context, `W17 ${work} ${day}, times dearer`, 'times', [median(beside) / median(without)], `${years} years of versions against the same without`)
  }
}
