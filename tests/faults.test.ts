// kill -9 of the server and of the database during writes: no acknowledged write is missing, the chain has no gap.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
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

const body = (n: number) => ({ parentId: null, level: 'division', name: `Phòng số ${n}`, symbol: 'NSCL', placeName: 'Thành phố Hồ Chí Minh', signingForm: '', signerTitle: 'TRƯỞNG PHÒNG', recipients: [], seriesHere: [] })

let next = 0
/** Eight writers until `stop`; answers the ids the server acknowledged. */
async function write(caller: Caller, stop: () => boolean): Promise<string[]> {
  const acknowledged: string[] = []
  await Promise.all(Array.from({ length: 8 }, async () => {
    while (!stop()) {
      const answer = await caller.post('/issuing-bodies', body(next++)).catch(() => undefined)
      if (answer?.status === 201) acknowledged.push(((await answer.json()) as { id: string }).id)
      else if (answer && answer.status !== 503) throw new Error(`${answer.status} ${await answer.text()}\n${product.output()}`)
      else await new Promise((wait) => setTimeout(wait, 50))
    }
  }))
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
  const { rows } = await asOwner((client) => client.query<{ id: string }>('SELECT i AS id FROM unnest($1::uuid[]) i WHERE NOT EXISTS (SELECT 1 FROM issuing_body b WHERE b.id = i)', [ids]))
  return rows.map((row) => row.id)
}

async function verifyChain(): Promise<number> {
  const { rows } = await asOwner((client) => client.query<{ seq: string; content: string; previous_hash: Buffer; hash: Buffer }>('SELECT seq::text, content, previous_hash, hash FROM event e ORDER BY organisation_id, e.seq'))
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
  writing.catch(() => { stopped = true })
  await new Promise((wait) => setTimeout(wait, 500))
  const pid = Number((await readFile(join(folder, 'data/postgres/postmaster.pid'), 'utf8')).split('\n')[0])
  process.kill(pid, 'SIGKILL')
  const during = await caller.get('/issuing-bodies').catch((error: Error) => { throw new Error(`${error.message}\n${product.output()}`) })
  expect([200, 503]).toContain(during.status)
  const until = Date.now() + 20_000
  while (Date.now() < until && (await caller.get('/issuing-bodies').then((a) => a.status, () => 0)) !== 200) await new Promise((wait) => setTimeout(wait, 100))
  expect((await caller.get('/issuing-bodies')).status).toBe(200)
  await new Promise((wait) => setTimeout(wait, 500))
  stopped = true
  const acknowledged = await writing
  expect(await missing(acknowledged)).toEqual([])
  await verifyChain()
}, 90_000)
