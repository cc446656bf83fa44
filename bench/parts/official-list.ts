// W18: the list of the statistics office as it was handed out (11,160 rows of the whole country, .xls) against the register of a city,
// and the list after a reorganisation: received, answered from a crosswalk, its act drafted.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type Context, note } from '../context.ts'
import { Api, timed } from '../product/api.ts'
import { addAuthority, addPerson, signIn } from '../product/people.ts'

const authority = 73
const root = join(import.meta.dirname, '../..')
const rowsOfAll = 11_160

const example = async (api: Api, path: string) => api.upload(new Blob([await readFile(join(root, 'examples', path))]), path.split('/').at(-1) ?? path)

async function imported(api: Api, path: string): Promise<void> {
  const { workId } = await api.post('/agencies/import', { fileId: await example(api, path), skipBadRows: false })
  for (const until = Date.now() + 60_000; Date.now() < until; ) {
    const { state, result } = await api.get(`/works/${String(workId)}`)
    if (state === 'done') return
    if (state === 'failed') throw new Error(`${path}: ${JSON.stringify(result).slice(0, 300)}`)
    await new Promise((wait) => setTimeout(wait, 100))
  }
  throw new Error(`${path}: no end after a minute`)
}

export async function officialLists(context: Context): Promise<void> {
  const { owner, urls } = context
  await addAuthority(owner, authority)
  const api = new Api(urls.product, await signIn(urls.product, await addPerson(owner, 402, authority, 'programme-officer')))
  await imported(api, 'hcmc-2020/01-co-quan-63.xlsx')
  await imported(api, 'hcmc-2020/02-phuong-xa-2019.xlsx')

  const xls = new Blob([new Uint8Array(gunzipSync(await readFile(join(root, 'tests/fixtures/danh-muc-xa-2019-10-06.xls.gz'))))])
  const [received, shown]: [number[], number[]] = [[], []]
  // The first one warms up.
  for (let run = 0; run < 4; run++) {
    const fileId = await api.upload(xls, 'danh-muc.xls')
    const list = await timed(() => api.post('/official-lists', { fileId, effectiveOn: '2020-01-01', province: '79' }))
    const view = await timed(() => api.get(`/official-lists/${String(list.value['id'])}`))
    const { rowsOfAll: read, unchanged, questions } = view.value as { rowsOfAll: number; unchanged: number; questions: unknown[] }
    if (read !== rowsOfAll || unchanged !== 346 || questions.length > 0)
      throw new Error(`${read} rows, ${unchanged} units unchanged, ${questions.length} questions`)
    if (run === 0) continue
    received.push(list.ms)
    shown.push(view.ms)
  }
  note(context, 'W18 official list received', 'ms', received, `${rowsOfAll} rows (.xls): read, filtered, kept`)
  note(context, 'W18 official list against the register', 'ms', shown, '322 communes and 24 districts compared, questions and lines worked out')

  const fileId = await example(api, 'hcmc-2021/01-danh-muc-xa-2021.xlsx')
  const { id, version } = await api.post('/official-lists', { fileId, effectiveOn: '2021-01-01', province: '79' })
  const crosswalkId = await example(api, 'hcmc-2021/02-bang-doi-ma-2021.xlsx')
  const crosswalk = await timed(() => api.post(`/official-lists/${String(id)}/crosswalk`, { fileId: crosswalkId, version }))
  const draft = await timed(() => api.post(`/official-lists/${String(id)}/draft`, { version: crosswalk.value['version'], title: 'Nghị quyết về việc sắp xếp' }))
  note(context, 'W18 crosswalk and draft of the act', 'ms', [crosswalk.ms + draft.ms], 'list of 2021: crosswalk read, act with all its lines drafted')
}
