// SIGTERM: what is under way is answered, nothing new is let in, the process ends by itself, and jobs are done once.
import { createHash, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeXlsx } from '../src/platform/spreadsheets/write-xlsx.ts'
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

async function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const [, , , port, socket] = (await readFile(join(folder, 'data/postgres/postmaster.pid'), 'utf8')).split('\n')
  const client = new pg.Client({ host: socket ?? '', port: Number(port), user: 'postgres', database: 'hopchuan' })
  await client.connect()
  return work(client).finally(() => client.end())
}

async function upload(caller: Caller, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const form = new FormData()
  form.set('file', new Blob([bytes]), name)
  const kept = await fetch(`${product.url}/api/files`, { method: 'POST', headers: { ...caller.headers, 'idempotency-key': crypto.randomUUID() }, body: form })
  return ((await kept.json()) as { id: string }).id
}

const soon = (milliseconds: number) => new Promise((wait) => setTimeout(wait, milliseconds))

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

/** A download over a line that takes nothing until told: headers and the first bytes have come, the rest waits in the server. */
function slowDownload(path: string, caller: Caller): { socket: Socket; begun: Promise<void>; rest: () => Promise<Buffer> } {
  const { hostname, port } = new URL(product.url)
  const socket = connect(Number(port), hostname)
  const parts: Buffer[] = []
  const head = Object.entries(caller.headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(`GET /api${path} HTTP/1.1\r\nhost: ${hostname}\r\n${head.join('')}\r\n`)
  const begun = new Promise<void>((done) =>
    socket.once('data', (part: Buffer) => {
      parts.push(part)
      socket.pause()
      done()
    }),
  )
  const rest = () =>
    new Promise<Buffer>((done, failed) => {
      socket.on('data', (part: Buffer) => parts.push(part))
      socket.once('end', () => done(Buffer.concat(parts)))
      socket.once('error', failed)
      socket.resume()
    })
  return { socket, begun, rest }
}

test('requests under way are answered, new ones find no server, and the process ends with code 0', async () => {
  const caller = await signInOver(product.url, undefined, 'system-administrator')
  const officer = await signInOver(product.url, undefined, 'programme-officer')
  const paper = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(18_000_000)])
  const fileId = await upload(officer, 'van-ban.pdf', new Uint8Array(paper))
  const { rows } = (await (await officer.get('/paper-issuers')).json()) as { rows: { id: string }[] }
  const recorded = await officer.post('/papers', {
    kind: 'decision',
    number: '1/QĐ-UBND',
    issuedOn: '2020-01-02',
    issuerId: rows[0]?.id,
    abstract: 'về việc phê duyệt',
    fileId,
  })
  const { id } = (await recorded.json()) as { id: string }

  const download = slowDownload(`/papers/${id}/file`, officer)
  await download.begun
  const [answer, asked] = await asOwner(async (client) => {
    // Another transaction holds the end of the chain: the write waits inside its own.
    await client.query('BEGIN; SELECT FROM chain_head FOR UPDATE')
    const writing = caller.post('/issuing-bodies', body(1))
    const waiting = async () =>
      (await client.query("SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND backend_type = 'client backend' AND datname = 'hopchuan'")).rowCount
    await expect.poll(waiting, { timeout: 15_000, interval: 20 }).toBeGreaterThan(0)
    const asked = Date.now()
    process.kill(product.pid, 'SIGTERM')
    const refused = () =>
      fetch(`${product.url}/healthz`, { headers: { connection: 'close' } }).then(
        ({ status }) => String(status),
        (error: Error) => (error.cause as NodeJS.ErrnoException).code ?? error.message,
      )
    await expect.poll(refused, { timeout: 5_000, interval: 20 }).toBe('ECONNREFUSED')
    // Nothing has been cut, and nobody has been answered early.
    expect(await Promise.race([writing.then(() => 'answered'), soon(500).then(() => 'waiting')])).toBe('waiting')
    await client.query('COMMIT')
    return [await writing, asked] as const
  })
  expect([answer.status, ((await answer.json()) as { id: string }).id]).toEqual([201, expect.any(String)])

  const whole = await download.rest()
  const start = whole.indexOf('\r\n\r\n') + 4
  expect(whole.subarray(0, start).toString()).toMatch(/^HTTP\/1\.1 200 OK/)
  expect(whole.length - start).toBe(paper.length)
  expect(createHash('sha256').update(whole.subarray(start)).digest('hex')).toBe(createHash('sha256').update(paper).digest('hex'))

  expect(await product.ended()).toBe(0)
  expect(Date.now() - asked).toBeLessThan(20_000)
  expect(product.output()).not.toMatch(/"level":50|defect/)

  product = await startChild(folder)
  const again = await signInOver(product.url, undefined, 'system-administrator')
  expect(((await (await again.get('/issuing-bodies')).json()) as { rows: { name: string }[] }).rows.map(({ name }) => name)).toContain('Phòng số 1')
}, 90_000)

test('a reader who takes nothing any more does not keep the server from ending', async () => {
  const officer = await signInOver(product.url, undefined, 'programme-officer')
  const { rows } = (await (await officer.get('/papers')).json()) as { rows: { id: string }[] }
  const download = slowDownload(`/papers/${rows[0]?.id}/file`, officer)
  await download.begun
  const asked = Date.now()
  process.kill(product.pid, 'SIGTERM')
  expect(await product.ended()).toBe(0)
  expect(Date.now() - asked).toBeLessThan(45_000)
  download.socket.destroy()
  product = await startChild(folder)
}, 90_000)

test('a job under way ends or comes again: an import is done once', async () => {
  const count = 3_000
  const officer = await signInOver(product.url, undefined, 'programme-officer')
  const lines = Array.from({ length: count }, (_, n) => [`K${n}`, `Ủy ban nhân dân xã Kiểm thử ${n}`, 'Phường, xã, thị trấn', '01/01/2019'])
  const columns = ['Mã', 'Tên cơ quan', 'Khối', 'Có hiệu lực từ'].map((title) => ({ title }))
  const parts: Uint8Array[] = []
  for await (const part of writeXlsx([{ name: 'Cơ quan', columns, rows: lines }])) parts.push(part)
  const fileId = await upload(officer, 'co-quan.xlsx', new Uint8Array(Buffer.concat(parts)))
  const { workId } = (await (await officer.post('/agencies/import', { fileId, skipBadRows: false })).json()) as { workId: string }
  const shown = async (one: Caller) => (await (await one.get(`/works/${workId}`)).json()) as { state: string; result: { counts?: { created: number } } | null }
  while ((await shown(officer)).state === 'waiting') await soon(20)
  const asked = Date.now()
  process.kill(product.pid, 'SIGTERM')
  expect(await product.ended()).toBe(0)
  expect(Date.now() - asked).toBeLessThan(30_000)

  product = await startChild(folder)
  const again = await signInOver(product.url, undefined, 'programme-officer')
  await expect.poll(async () => (await shown(again)).state, { timeout: 60_000, interval: 200 }).toBe('done')
  expect((await shown(again)).result?.counts?.created).toBe(count)
  const kept = await asOwner((client) =>
    client.query<{ n: number; deeds: number }>(
      "SELECT (SELECT count(*)::int FROM agency_version WHERE code LIKE 'K%') AS n, (SELECT count(*)::int FROM event WHERE type = 'agency.imported') AS deeds",
    ),
  )
  expect(kept.rows[0]).toEqual({ n: count, deeds: 1 })
}, 180_000)
