// kill -9 of the server and of the database during writes: no acknowledged write is missing, nothing is half done, the chain has no gap.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeXlsx } from '../src/platform/spreadsheets/write-xlsx.ts'
import { genesis, linkHash } from '../src/platform/audit-log/commitment.ts'
import { type Caller, type ChildProduct, removeFolder, setUpOver, signInOver, startChild, temporaryFolder } from './support/child-product.ts'

let folder: string
let product: ChildProduct
beforeAll(async () => {
  folder = await temporaryFolder()
  product = await startChild(folder)
  await setUpOver(product.url)
})
afterAll(async () => {
  await product.stop()
  await removeFolder(folder)
})

const body = (n: number) => ({
  parentId: null,
  level: 'division',
  name: `Phòng số ${n}`,
  symbol: 'NSCL',
  placeName: 'Thành phố Hồ Chí Minh',
  signingForm: '',
  signerTitle: 'TRƯỞNG PHÒNG',
  recipients: [],
  seriesHere: [],
})

let next = 0
/** Eight writers until `stop`; answers the ids the server acknowledged. */
async function write(caller: Caller, stop: () => boolean): Promise<string[]> {
  const acknowledged: string[] = []
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      while (!stop()) {
        const answer = await caller.post('/issuing-bodies', body(next++)).catch(() => undefined)
        if (answer?.status === 201) acknowledged.push(((await answer.json()) as { id: string }).id)
        else if (answer && answer.status !== 503) throw new Error(`${answer.status} ${await answer.text()}\n${product.output()}`)
        else await new Promise((wait) => setTimeout(wait, 50))
      }
    }),
  )
  return acknowledged
}

async function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const pid = await readFile(join(folder, 'data/postgres/postmaster.pid'), 'utf8')
  const [, , , port, socket] = pid.split('\n')
  const client = new pg.Client({ host: socket ?? '', port: Number(port), user: 'postgres', database: 'hopchuan' })
  await client.connect()
  return work(client).finally(() => client.end())
}

async function missing(ids: string[]): Promise<string[]> {
  const { rows } = await asOwner((client) =>
    client.query<{ id: string }>('SELECT i AS id FROM unnest($1::uuid[]) i WHERE NOT EXISTS (SELECT 1 FROM issuing_body b WHERE b.id = i)', [ids]),
  )
  return rows.map((row) => row.id)
}

async function verifyChain(): Promise<number> {
  const { rows } = await asOwner((client) =>
    client.query<{ seq: string; content: string; previous_hash: Buffer; hash: Buffer }>(
      'SELECT seq::text, content, previous_hash, hash FROM event e ORDER BY organisation_id, e.seq',
    ),
  )
  let previous: Buffer = genesis
  for (const [n, row] of rows.entries()) {
    expect(Number(row.seq)).toBe(n + 1)
    expect(linkHash(previous, BigInt(row.seq), row.content).equals(row.hash)).toBe(true)
    previous = row.hash
  }
  return rows.length
}

test('kill -9 of the server: what was acknowledged is there after the next start', async () => {
  const caller = await signInOver(product.url, undefined, 'system-administrator')
  let stopped = false
  const writing = write(caller, () => stopped)
  await new Promise((wait) => setTimeout(wait, 700))
  await product.kill()
  stopped = true
  const acknowledged = await writing
  expect(acknowledged.length).toBeGreaterThan(10)
  product = await startChild(folder)
  expect(await missing(acknowledged)).toEqual([])
  expect(await verifyChain()).toBeGreaterThan(acknowledged.length)
}, 90_000)

test('kill -9 of the database: 503 meanwhile, then it goes on by itself with nothing lost', async () => {
  const caller = await signInOver(product.url, undefined, 'system-administrator')
  let stopped = false
  const writing = write(caller, () => stopped)
  writing.catch(() => {
    stopped = true
  })
  await new Promise((wait) => setTimeout(wait, 500))
  const pid = Number((await readFile(join(folder, 'data/postgres/postmaster.pid'), 'utf8')).split('\n')[0])
  process.kill(pid, 'SIGKILL')
  const during = await caller.get('/issuing-bodies').catch((error: Error) => {
    throw new Error(`${error.message}\n${product.output()}`)
  })
  expect([200, 503]).toContain(during.status)
  const until = Date.now() + 20_000
  while (
    Date.now() < until &&
    (await caller.get('/issuing-bodies').then(
      (a) => a.status,
      () => 0,
    )) !== 200
  )
    await new Promise((wait) => setTimeout(wait, 100))
  expect((await caller.get('/issuing-bodies')).status).toBe(200)
  await new Promise((wait) => setTimeout(wait, 500))
  stopped = true
  const acknowledged = await writing
  expect(await missing(acknowledged)).toEqual([])
  await verifyChain()
}, 90_000)

/** Agencies in a sheet, as an office would hand them in. */
async function sheetOf(count: number): Promise<Blob> {
  const rows = Array.from({ length: count }, (_, n) => [`K${n}`, `Ủy ban nhân dân xã Kiểm thử ${n}`, 'Phường, xã, thị trấn', '01/01/2019'])
  const columns = ['Mã', 'Tên cơ quan', 'Khối', 'Có hiệu lực từ'].map((title) => ({ title }))
  const parts: Uint8Array<ArrayBuffer>[] = []
  for await (const part of writeXlsx([{ name: 'Cơ quan', columns, rows }])) parts.push(new Uint8Array(part))
  return new Blob(parts)
}

test('kill -9 in the middle of an import: nothing of it is there, and the next start completes it exactly once', async () => {
  const count = 4_000
  const caller = await signInOver(product.url, undefined, 'programme-officer')
  const form = new FormData()
  form.set('file', await sheetOf(count), 'co-quan.xlsx')
  const kept = await fetch(`${product.url}/api/files`, { method: 'POST', headers: { ...caller.headers, 'idempotency-key': crypto.randomUUID() }, body: form })
  const { id } = (await kept.json()) as { id: string }
  const asked = await caller.post('/agencies/import', { fileId: id, skipBadRows: false })
  const { workId } = (await asked.json()) as { workId: string }
  const shown = async (one: Caller) => (await (await one.get(`/works/${workId}`)).json()) as { state: string; result: { counts?: { created: number } } | null }
  while ((await shown(caller)).state === 'waiting') await new Promise((wait) => setTimeout(wait, 20))
  await product.kill()
  const agencies = () =>
    asOwner(async (client) => (await client.query<{ n: number }>("SELECT count(*)::int AS n FROM agency_version WHERE code LIKE 'K%'")).rows[0]?.n)
  product = await startChild(folder)
  expect([0, count]).toContain(await agencies())
  const again = await signInOver(product.url, undefined, 'programme-officer')
  let work = await shown(again)
  for (const until = Date.now() + 120_000; work.state !== 'done' && Date.now() < until; ) {
    await new Promise((wait) => setTimeout(wait, 500))
    work = await shown(again)
  }
  expect([work.state, work.result?.counts?.created, await agencies()]).toEqual(['done', count, count])
  await verifyChain()
}, 240_000)

/** What the register holds of an act, and what the record says of it. */
const effectOf = (actId: string) =>
  asOwner(async (client) => {
    const { rows } = await client.query<{ events: number; ended: number; deeds: number; state: string }>(
      `SELECT state, (SELECT count(*)::int FROM agency_event WHERE act_id = a.id) AS events,
         (SELECT count(*)::int FROM agency_version v WHERE v.recorded_to IS NULL AND v.code LIKE 'K%' AND v.valid_to = '2030-01-01') AS ended,
         (SELECT count(*)::int FROM event e WHERE e.type = 'act.applied' AND e.subject_id = a.id) AS deeds
       FROM agency_act a WHERE id = $1`,
      [actId],
    )
    return rows[0]
  })

test('kill -9 in the middle of applying an act of 500 lines: all or nothing, and the same key applies it once', async () => {
  const lines = 500
  const caller = await signInOver(product.url, undefined, 'programme-officer')
  const { rows } = await asOwner((client) =>
    client.query<{ id: string }>("SELECT agency_id AS id FROM agency_version WHERE code LIKE 'K%' ORDER BY code LIMIT $1", [lines]),
  )
  expect(rows.length).toBe(lines)
  const dissolving = rows.map(({ id }) => ({ id: crypto.randomUUID(), kind: 'dissolve', agency: id }))
  const begun = await caller.post('/acts', { title: 'Nghị quyết về việc sắp xếp', effectiveOn: '2030-01-01', lines: dissolving })
  const { id } = (await begun.json()) as { id: string }
  const { version, digest, faults } = (await (await caller.get(`/acts/${id}/preview`)).json()) as { version: number; digest: string; faults: unknown[] }
  expect(faults).toEqual([])
  const key = crypto.randomUUID()
  const apply = (who: Caller) => who.post(`/acts/${id}/apply`, { version, digest }, { key })

  // Every line is written and only the record is missing: its chain is held until the server is gone.
  const lost = await asOwner(async (client) => {
    await client.query('BEGIN; SELECT FROM chain_head FOR UPDATE')
    const applying = apply(caller).then(
      () => 'answered',
      () => 'lost',
    )
    const waiting = async () =>
      (await client.query("SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND backend_type = 'client backend' AND datname = 'hopchuan'")).rowCount
    await expect.poll(waiting, { timeout: 15_000, interval: 20 }).toBeGreaterThan(0)
    await product.kill()
    return applying
  })
  expect(lost).toBe('lost')
  const all = { state: 'applied', events: lines, ended: lines, deeds: 1 }
  const nothing = { state: 'draft', events: 0, ended: 0, deeds: 0 }
  product = await startChild(folder)
  expect([all, nothing]).toContainEqual(await effectOf(id))
  await verifyChain()

  const again = await signInOver(product.url, undefined, 'programme-officer')
  const answers = await Promise.all([apply(again), apply(again)])
  const statuses = answers.map(({ status }) => status)
  expect(statuses).toContain(200)
  expect([200, 409]).toEqual(expect.arrayContaining(statuses))
  expect((await apply(again)).status).toBe(200)
  expect(await effectOf(id)).toEqual(all)
  await verifyChain()
}, 120_000)
