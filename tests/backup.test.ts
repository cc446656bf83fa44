// Backups: taken while people write, restored into an empty place, refused when anything is not as it was; no mail from the copy.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { compose } from '../src/compose.ts'
import { Refusal } from '../src/kernel/refusal.ts'
import { hashToken, newToken } from '../src/platform/auth/session.store.ts'
import { type ManifestContent, readManifest, writeManifest } from '../src/platform/backup/manifest.ts'
import { measureOf } from '../src/platform/backup/measure.ts'
import { releaseCopy } from '../src/platform/backup/held.store.ts'
import { newShelf, openStock } from '../src/platform/backup/open-backup.ts'
import { restoreBackup } from '../src/platform/backup/restore-backup.ts'
import { takeBackup } from '../src/platform/backup/take-backup.ts'
import { verifyBackup } from '../src/platform/backup/verify-backup.ts'
import { readConfig } from '../src/platform/config/config.ts'
import { openDatabase } from '../src/platform/db/database.ts'
import { migrate, prepareRoles } from '../src/platform/db/prepare.ts'
import { inTransaction } from '../src/platform/db/transaction.ts'
import { placeOfKept, readKept } from '../src/platform/files/vault.ts'
import { openQueue } from '../src/platform/jobs/queue.ts'
import { mailJobs } from '../src/platform/mail/sender.ts'
import { queueNames } from '../src/queues.ts'
import { addBody } from '../src/register/authority/body.contract.ts'
import { uploadFile } from '../src/register/files/file.contract.ts'
import { listLetters } from '../src/register/letters/letter.contract.ts'
import { createAccount, passwordLink } from '../src/register/officers/account.contract.ts'
import { verifyLines } from '../src/verify-log.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'
import { loadFacts } from './support/facts.ts'

const migrations = join(import.meta.dirname, '../db/migrations')
// Each restore makes a whole schema; a busy machine takes its time for it.
vi.setConfig({ testTimeout: 120_000 })
const quiet = () => undefined

let product: TestProduct
let administrator: Person
let folder: string
/** A backup of the product at rest, which tests copy before they spoil it. */
let good: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hopchuan-backup-'))
  product = await testProduct()
  await loadFacts(product)
  administrator = await product.person('system-administrator')
  await file('một.csv', 'mã,tên\n1,Một')
  await file('hai.csv', 'mã,tên\n2,Hai')
  good = join(folder, 'good')
  await take(good)
}, 120_000)
const places: { database: pg.Pool; name: string }[] = []
afterAll(async () => {
  for (const { database, name } of places) {
    await database.end()
    await product.db.owner.query(`DROP DATABASE ${name} WITH (FORCE)`)
  }
  await product.close()
  await rm(folder, { recursive: true, force: true })
})

async function file(name: string, text: string): Promise<string> {
  const answer = await administrator.upload(uploadFile, { name, type: 'text/csv', bytes: Buffer.from(text) })
  expect(answer.statusCode, answer.body).toBe(201)
  const { rows } = await product.db.owner.query<{ sha256: string }>('SELECT sha256 FROM stored_file WHERE id = $1', [answer.json<{ id: string }>().id])
  return rows[0]?.sha256 ?? ''
}

let bodies = 0
async function body(): Promise<void> {
  const answer = await administrator.call(addBody, {
    body: {
      parentId: null,
      level: 'division',
      name: `Phòng số ${bodies++}`,
      symbol: 'P',
      placeName: 'Thành phố Hồ Chí Minh',
      signingForm: '',
      signerTitle: 'TRƯỞNG PHÒNG',
      recipients: [],
      seriesHere: [],
    },
  })
  expect(answer.statusCode, answer.body).toBe(201)
}

async function take(target: string) {
  const shelf = await newShelf(target)
  return takeBackup({ ownerUrl: product.db.ownerUrl, files: product.services.files, migrations, product: 'test', shelf, progress: quiet })
}

async function verify(path: string) {
  const stock = await openStock(path)
  try {
    return await verifyBackup(stock, verifyLines, quiet)
  } finally {
    await stock.close()
  }
}

let made = 0
/** A database and a folder that never were an installation. */
async function emptyPlace() {
  const name = `${product.db.name}_copy_${made++}`
  await product.db.owner.query(`CREATE DATABASE ${name}`)
  const at = (url: string) => url.replace(product.db.name, name)
  const database = new pg.Pool({ connectionString: at(product.db.ownerUrl), max: 2, allowExitOnIdle: true })
  database.on('error', quiet)
  places.push({ database, name })
  return { database, url: at(product.db.url), ownerUrl: at(product.db.ownerUrl), files: join(folder, name) }
}
type Place = Awaited<ReturnType<typeof emptyPlace>>

async function restore(path: string, place: Place, { folder: steps = migrations } = {}) {
  const stock = await openStock(path)
  try {
    const { manifest } = await verifyBackup(stock, verifyLines, quiet)
    await restoreBackup({
      ownerUrl: place.ownerUrl,
      applicationLogin: 'hc_app',
      files: place.files,
      migrations: steps,
      queues: queueNames,
      stock,
      manifest,
      at: new Date('2020-06-21T00:00:00Z'),
      progress: quiet,
    })
    return manifest
  } finally {
    await stock.close()
  }
}

async function refusal(work: Promise<unknown>): Promise<{ code: string; details: Record<string, unknown> }> {
  try {
    await work
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, details: error.details }
    throw error
  }
  throw new Error('nothing was refused')
}

/** Computed in another way than the backup does, so that both can't be wrong in the same way. */
async function digests(database: pg.Pool): Promise<Record<string, string>> {
  const { rows } = await database.query<{ name: string }>(
    `SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND n.nspname IN ('public', 'auth') AND c.relname NOT IN ('session', 'throttle', 'held_job', 'restored_copy') ORDER BY 1`,
  )
  const found: Record<string, string> = {}
  for (const { name } of rows) {
    const { rows: one } = await database.query<{ digest: string }>(
      `SELECT count(*) || ' ' || md5(coalesce(string_agg(t::text, E'\n' ORDER BY t::text COLLATE "C"), '')) AS digest FROM ${name} t`,
    )
    found[name] = one[0]?.digest ?? ''
  }
  return found
}

const countIn = async (database: pg.Pool, from: string) => (await database.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`)).rows[0]?.n
const hasTables = (place: Place) => countIn(place.database, "pg_class WHERE relname = 'authority'")

async function allFilesOf(place: Place): Promise<number> {
  const { rows } = await place.database.query<{ sha256: string }>('SELECT DISTINCT sha256 FROM stored_file')
  for (const { sha256 } of rows) await readKept(place.files, sha256)
  return rows.length
}

describe('a backup', () => {
  test('restored has the same digest of every table and file, and nobody is signed in', async () => {
    const place = await emptyPlace()
    const manifest = await restore(good, place)
    expect(manifest.tables.length).toBeGreaterThan(60)
    expect(Object.keys(await digests(product.db.owner)).length).toBe(manifest.tables.length)
    expect(await digests(place.database)).toEqual(await digests(product.db.owner))
    expect(await allFilesOf(place)).toBeGreaterThan(2)
    expect(await countIn(product.db.owner, 'auth.session')).toBeGreaterThan(0)
    expect(await countIn(place.database, 'auth.session')).toBe(0)
    expect(
      await countIn(place.database, "pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND NOT (relrowsecurity AND relforcerowsecurity)"),
    ).toBe(0)
  })

  test.each(['folder', 'tar'])(
    'taken while people write shows one moment, as a %s',
    async (kind) => {
      const before = await countIn(product.db.owner, 'issuing_body')
      const until = new AbortController()
      let written = 0
      const writing = Promise.all(
        Array.from({ length: 4 }, async (_, writer) => {
          while (!until.signal.aborted) {
            if (writer === 0) await file(`${kind}-${written}.csv`, `mã,tên\n${kind},${written}`)
            else await body()
            written++
          }
        }),
      )
      const target = join(folder, kind === 'tar' ? 'busy.tar' : 'busy')
      await new Promise((wait) => setTimeout(wait, 300))
      const { manifest, lost } = await take(target)
      until.abort()
      await writing
      expect([lost, written > 10]).toEqual([[], true])

      expect((await verify(target)).events).toBe(manifest.heads.reduce((total, head) => total + head.seq, 0))
      const place = await emptyPlace()
      await restore(target, place)
      const held = await countIn(place.database, 'issuing_body')
      expect(held).toBeGreaterThan(before ?? 0)
      expect(held).toBeLessThan((await countIn(product.db.owner, 'issuing_body')) ?? 0)
      // Every act with its event, every event with its act, every file that is named: of one moment.
      expect(await countIn(place.database, "event WHERE type = 'body.added'")).toBe(held)
      expect(await countIn(place.database, "event WHERE type = 'file.kept'")).toBe(await countIn(place.database, "stored_file WHERE name LIKE '%.csv'"))
      await allFilesOf(place)
    },
    60_000,
  )

  test('never writes over what is there', async () => {
    expect(await refusal(take(good))).toMatchObject({ code: 'backup.exists' })
    await writeFile(join(folder, 'mine.tar'), 'somebody else')
    expect(await refusal(take(join(folder, 'mine.tar')))).toMatchObject({ code: 'backup.exists' })
    expect(await readFile(join(folder, 'mine.tar'), 'utf8')).toBe('somebody else')
  })

  test('names a file that is gone or changed, and holds everything else', async () => {
    const [gone, changed] = [await file('mất.csv', 'a,b\n1,2'), await file('đổi.csv', 'a,b\n3,4')]
    const [first, second] = [placeOfKept(product.services.files, gone), placeOfKept(product.services.files, changed)]
    await rename(first, `${first}.away`)
    await cp(second, `${second}.away`)
    await writeFile(second, 'a,b\n3,5')
    const target = join(folder, 'lossy.tar')
    const { lost } = await take(target)
    await rename(`${first}.away`, first)
    await rename(`${second}.away`, second)
    expect(lost.toSorted((a, b) => a.why.localeCompare(b.why))).toEqual([
      { sha256: changed, why: 'changed', names: ['đổi.csv'] },
      { sha256: gone, why: 'missing', names: ['mất.csv'] },
    ])
    const { manifest } = await verify(target)
    expect(new Set(manifest.files.lost)).toEqual(new Set([gone, changed]))
    const place = await emptyPlace()
    await restore(target, place)
    await expect(allFilesOf(place)).rejects.toThrow('file.lost')
    expect(await digests(place.database)).toEqual(await digests(product.db.owner))
  })

  test('of nothing is refused', async () => {
    const place = await emptyPlace()
    const shelf = await newShelf(join(folder, 'of-nothing'))
    expect(await refusal(takeBackup({ ...place, migrations, product: 'test', shelf, progress: quiet }))).toMatchObject({ code: 'backup.no-installation' })
  })

  test.each(['killed', 'killed.tar'])('killed in its middle is recognised as unfinished: %s', async (name) => {
    const target = join(folder, name)
    const child = spawn(process.execPath, [join(import.meta.dirname, 'support/backup-worker.ts'), product.db.ownerUrl, product.services.files, target], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    for await (const said of child.stdout) if (/tables 2\d/.test(String(said))) break
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(await refusal(verify(target))).toMatchObject({ code: name.endsWith('.tar') ? 'backup.unfinished' : 'backup.incomplete' })
    expect(await refusal(take(target))).toMatchObject({ code: 'backup.exists' })
    if (name.endsWith('.tar')) {
      await rename(`${target}.partial`, join(folder, 'looks-whole.tar'))
      expect(await refusal(verify(join(folder, 'looks-whole.tar')))).toMatchObject({ code: 'backup.incomplete' })
    }
    await body()
  })
})

describe('a damaged backup', () => {
  let spoilt: string
  let manifest: ManifestContent
  let copies = 0
  const spoil = async () => {
    spoilt = join(folder, `spoilt-${copies++}`)
    await cp(good, spoilt, { recursive: true })
    manifest = readManifest(await readFile(join(good, 'manifest.json'), 'utf8'))
  }

  test.each([
    ['a table with one letter changed', 'tables/public.event.copy'],
    ['the list of files', 'files.copy'],
    ['waiting work', 'jobs.copy'],
  ])('is named and nothing is touched: %s', async (_, name) => {
    await spoil()
    const path = join(spoilt, name)
    const bytes = await readFile(path)
    const at = Math.max(0, bytes.indexOf('a'))
    await writeFile(path, bytes.length === 0 ? Buffer.from('x') : Buffer.concat([bytes.subarray(0, at), Buffer.from('b'), bytes.subarray(at + 1)]))
    const place = await emptyPlace()
    expect(await refusal(restore(spoilt, place))).toEqual({ code: 'backup.damaged', details: { total: 1, names: name } })
    expect(await hasTables(place)).toBe(0)
    await expect(stat(place.files)).rejects.toThrow('ENOENT')
  })

  test('is named and nothing is touched: a table cut short, a file changed, a file missing', async () => {
    await spoil()
    const [one, two] = (await readFile(join(good, 'files.copy'), 'utf8')).split('\n').map((line) => line.split('\t')[0] ?? '')
    const path = (sha256 = '') => join('files', sha256.slice(0, 2), sha256)
    await truncate(join(spoilt, 'tables/public.agency_version.copy'), 1_000)
    await writeFile(join(spoilt, path(one)), 'something else')
    await rm(join(spoilt, path(two)))
    const place = await emptyPlace()
    const { code, details } = await refusal(restore(spoilt, place))
    expect([code, details['total']]).toEqual(['backup.damaged', 3])
    for (const name of ['public.agency_version', one, two]) expect(details['names']).toContain(name)
    expect(await hasTables(place)).toBe(0)
  })

  test('without its manifest, or with a changed one, is no backup', async () => {
    await spoil()
    const text = await readFile(join(spoilt, 'manifest.json'), 'utf8')
    await writeFile(join(spoilt, 'manifest.json'), text.replace('"product":"test"', '"product":"tost"'))
    expect(await refusal(verify(spoilt))).toMatchObject({ code: 'backup.manifest-damaged' })
    await writeFile(join(spoilt, 'manifest.json'), text.slice(0, -200))
    expect(await refusal(verify(spoilt))).toMatchObject({ code: 'backup.manifest-damaged' })
    await rm(join(spoilt, 'manifest.json'))
    expect(await refusal(verify(spoilt))).toMatchObject({ code: 'backup.incomplete' })
    expect(await refusal(verify(join(folder, 'nowhere')))).toMatchObject({ code: 'backup.not-there' })
  })

  test('as a tar that was not copied whole is no backup; what is no tar is told', async () => {
    await take(join(folder, 'whole.tar'))
    await verify(join(folder, 'whole.tar'))
    await cp(join(folder, 'whole.tar'), join(folder, 'cut.tar'))
    await truncate(join(folder, 'cut.tar'), Math.floor((await stat(join(folder, 'cut.tar'))).size / 2))
    expect(await refusal(verify(join(folder, 'cut.tar')))).toMatchObject({ code: 'backup.incomplete' })
    await writeFile(join(folder, 'letter.tar'), 'x'.repeat(4_000))
    expect(await refusal(verify(join(folder, 'letter.tar')))).toMatchObject({ code: 'backup.no-backup' })
  })

  test('in which somebody rewrote an event and every hash of the manifest is caught by the chain', async () => {
    await spoil()
    const path = join(spoilt, 'tables/public.event.copy')
    const text = await readFile(path, 'utf8')
    await writeFile(path, text.replace('body.added', 'body.altered').replaceAll('"type":"body.added"', '"type":"body.allowed"'))
    const measure = await measureOf(createReadStream(path))
    const tables = manifest.tables.map((table) => (table.name === 'event' ? { ...table, ...measure } : table))
    await writeFile(join(spoilt, 'manifest.json'), writeManifest({ ...manifest, tables }))
    expect(await refusal(verify(spoilt))).toMatchObject({ code: 'backup.record-broken', details: { authority: 79 } })
  })
})

describe('restoring', () => {
  const rewritten = async (name: string, change: (manifest: ManifestContent) => ManifestContent) => {
    const target = join(folder, name)
    await cp(good, target, { recursive: true })
    await writeFile(join(target, 'manifest.json'), writeManifest(change(readManifest(await readFile(join(good, 'manifest.json'), 'utf8')))))
    return target
  }

  test('into a place with data is refused, and the data stay', async () => {
    const place = await emptyPlace()
    await restore(good, place)
    const before = await digests(place.database)
    expect(await refusal(restore(good, place))).toMatchObject({ code: 'backup.not-empty' })
    expect(await digests(place.database)).toEqual(before)
    const other = await emptyPlace()
    await cp(place.files, other.files, { recursive: true })
    const strange = placeOfKept(other.files, 'ab'.repeat(32))
    await mkdir(join(other.files, 'ab'), { recursive: true })
    await writeFile(strange, 'of another installation')
    expect(await refusal(restore(good, other))).toMatchObject({ code: 'backup.files-not-empty', details: { total: 1 } })
    expect(await hasTables(other)).toBe(0)
  })

  test('begun again after it was cut short goes through', async () => {
    const place = await emptyPlace()
    // Roles, schema and files are there already, the rows are not: as after kill -9 before the end.
    await prepareRoles(place.ownerUrl, 'hc_app')
    await migrate(place.ownerUrl, migrations, queueNames)
    await cp(join(good, 'files'), place.files, { recursive: true })
    await restore(good, place)
    expect(await allFilesOf(place)).toBeGreaterThan(2)
  })
  test('a backup of a newer version, or of another sequence of migrations, is refused before anything is touched', async () => {
    const place = await emptyPlace()
    const newer = await rewritten('newer', (m) => ({ ...m, migrations: [...m.migrations, { name: '9999-later', sha256: '0'.repeat(64) }] }))
    expect(await refusal(restore(newer, place))).toEqual({ code: 'backup.newer', details: { migration: '9999-later' } })
    const other = await rewritten('other', (m) => ({ ...m, migrations: m.migrations.map((step, n) => (n === 3 ? { ...step, sha256: '0'.repeat(64) } : step)) }))
    expect(await refusal(restore(other, place))).toEqual({ code: 'backup.other-sequence', details: { migration: '0004-agencies' } })
    const later = join(folder, 'later-format')
    await cp(good, later, { recursive: true })
    await writeFile(join(later, 'manifest.json'), (await readFile(join(good, 'manifest.json'), 'utf8')).replace('"version":1', '"version":2'))
    expect(await refusal(verify(later))).toEqual({ code: 'backup.later-format', details: { product: 'test' } })
    expect(await hasTables(place)).toBe(0)
  })

  test('stops at the backup’s own migration; the next start upgrades; an empty place that is further is refused', async () => {
    const steps = join(folder, 'more-migrations')
    await cp(migrations, steps, { recursive: true })
    await writeFile(join(steps, '9998-one-more.sql'), 'CREATE TABLE hc_meta.one_more (id integer PRIMARY KEY)')
    const place = await emptyPlace()
    await restore(good, place, { folder: steps })
    expect(await countIn(place.database, "pg_class WHERE relname = 'one_more'")).toBe(0)
    expect(await migrate(place.ownerUrl, steps, queueNames)).toEqual(['9998-one-more'])
    const further = await emptyPlace()
    await prepareRoles(further.ownerUrl, 'hc_app')
    await migrate(further.ownerUrl, steps, queueNames)
    expect(await refusal(restore(good, further, { folder: steps }))).toEqual({ code: 'backup.place-newer', details: { migration: '9998-one-more' } })
  })
})

describe('a restored copy', () => {
  let smtp: SMTPServer
  const received: string[] = []
  beforeAll(async () => {
    smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: (address, _session, done) => {
        received.push(address.address)
        done()
      },
      onData: (stream, _session, done) => {
        stream.resume()
        stream.on('end', () => done())
      },
    })
    smtp.on('error', quiet)
    await new Promise<void>((up) => smtp.listen(0, '127.0.0.1', up))
  })
  afterAll(() => new Promise<void>((gone) => smtp.close(() => gone())))

  async function invite(email: string, call: Person['call']): Promise<void> {
    const account = await call(createAccount, { body: { name: 'Nguyễn Thị Thư', username: email.replace('@', '.'), role: 'programme-officer', email } })
    expect(account.statusCode, account.body).toBe(201)
    const answer = await call(passwordLink, { params: { officerId: account.json<{ officerId: string }>().officerId } })
    expect(answer.statusCode, answer.body).toBe(200)
  }

  test('sends no mail and begins no waiting work until it is released, and says so', async () => {
    // Nobody works the queue of the original off: its letter waits, and so does a job of another kind.
    await invite('cho@so.gov.vn', administrator.call)
    await product.db.owner.query("INSERT INTO pgboss.job (name, data) VALUES ('list-export', $1)", [
      JSON.stringify({ authority: 79, work: crypto.randomUUID() }),
    ])
    const target = join(folder, 'with-mail.tar')
    await take(target)
    const place = await emptyPlace()
    await restore(target, place)
    expect(await countIn(place.database, 'pgboss.job')).toBe(0)
    expect(await countIn(place.database, "held_job WHERE queue = 'mail' AND payload ? 'mail'")).toBeGreaterThan(0)
    expect(await countIn(place.database, "held_job WHERE queue = 'list-export'")).toBeGreaterThan(0)

    const database = openDatabase({ url: place.url }, { named: true, onError: quiet })
    const queue = await openQueue(database, { onError: quiet, pollingSeconds: 0.5 })
    const { port } = smtp.server.address() as AddressInfo
    const config = readConfig({ SMTP_URL: `smtp://127.0.0.1:${port}`, PUBLIC_URL: 'http://iso.example.vn/', LOG_LEVEL: 'silent' })
    const services = { ...product.services, config, database, queue, files: place.files }
    const { app } = await compose(services)
    await app.ready()
    try {
      const token = newToken()
      await place.database.query(
        "INSERT INTO auth.session (token_hash, login_id, csrf, created_at, seen_at, ends_at) VALUES ($1,$2,'csrf','2000-01-01','2200-01-01','2200-01-01')",
        [hashToken(token), administrator.login],
      )
      const call = ((e, input = {}) =>
        app.inject({
          method: e.method,
          url: `/api${e.path.replace(/:(\w+)/g, (_, name: string) => String((input.params as Record<string, unknown>)[name]))}`,
          headers: {
            cookie: `hopchuan=${token}`,
            'x-csrf-token': 'csrf',
            'x-seat': administrator.seat,
            ...(e.keyed ? { 'idempotency-key': crypto.randomUUID() } : {}),
          },
          ...(input.body === undefined ? {} : { payload: input.body as object }),
        })) as Person['call']
      await mailJobs(queue, services)
      await invite('moi@so.gov.vn', call)
      await expect.poll(() => countIn(place.database, "held_job WHERE queue = 'mail'"), { timeout: 15_000 }).toBe(2)
      await expect.poll(() => countIn(place.database, "pgboss.job WHERE name = 'mail' AND state < 'completed'"), { timeout: 15_000 }).toBe(0)
      const states = async () =>
        Object.fromEntries((await call(listLetters)).json<{ rows: { recipient: string; state: string }[] }>().rows.map((row) => [row.recipient, row.state]))
      expect(await states()).toEqual({ 'cu@thu.vn': 'sent', 'cho@so.gov.vn': 'held', 'moi@so.gov.vn': 'held' })
      expect(received).toEqual([])

      const release = () =>
        inTransaction(database, { side: 'authority', authority: product.authority }, 'write', (tx) =>
          releaseCopy(tx, queue, { authority: product.authority, at: new Date('2020-06-22T00:00:00Z') }),
        )
      expect((await release())?.jobs).toMatchObject({ mail: 2, 'list-export': 1 })
      expect(await release()).toBeUndefined()
      await expect.poll(states, { timeout: 15_000 }).toEqual({ 'cu@thu.vn': 'sent', 'cho@so.gov.vn': 'sent', 'moi@so.gov.vn': 'sent' })
      expect(received.toSorted((a, b) => a.localeCompare(b))).toEqual(['cho@so.gov.vn', 'moi@so.gov.vn'])
    } finally {
      await app.close()
      await queue.stop()
      await database.close()
    }
  }, 60_000)
})
