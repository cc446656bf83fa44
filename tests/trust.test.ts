// Points of trust that no journey passes: docs/security/trust.md names these tests.
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compose } from '../src/compose.ts'
import { endpoint } from '../src/kernel/endpoint.ts'
import { openDatabase } from '../src/platform/db/database.ts'
import { migrate, refuseTooMuchPower } from '../src/platform/db/prepare.ts'
import { keepBytes, readKept } from '../src/platform/files/vault.ts'
import { healthRoutes } from '../src/platform/health/health.ts'
import { serveOn } from '../src/platform/http/serve.ts'
import { queueNames } from '../src/queues.ts'
import { testProduct, type TestProduct } from './support/app.ts'

let product: TestProduct
let folder: string
beforeAll(async () => {
  product = await testProduct()
  folder = await mkdtemp(join(tmpdir(), 'hopchuan-trust-'))
})
afterAll(async () => {
  await product.close()
  await rm(folder, { recursive: true, force: true })
})

describe('an operation', () => {
  const serve = () => serveOn({ app: Fastify(), database: product.services.database, clock: product.services.clock, secure: false, uploadFolder: folder })
  const made = (name: string, access: string) => endpoint({ name, summary: 'x', method: 'GET', path: `/${name}`, access: access as 'anyone' })

  test('that declares no known act keeps the server from starting', () => {
    expect(() => serve()(made('open', ''), async () => undefined)).toThrow(/declares no act/)
    expect(() => serve()(made('open', 'everything.do'), async () => undefined)).toThrow(/declares no act/)
  })

  test('of a name that is taken keeps the server from starting', () => {
    const one = serve()
    one(made('twice', 'anyone'), async () => undefined)
    expect(() => one({ ...made('twice', 'anyone'), path: '/other' }, async () => undefined)).toThrow(/two operations/)
  })
})

describe('a kept file', () => {
  test('that changed on disk, or is gone, is never handed out', async () => {
    const { sha256 } = await keepBytes(folder, Buffer.from('mã,tên\n1,một\n'))
    const place = join(folder, sha256.slice(0, 2), sha256)
    expect((await readKept(folder, sha256)).toString()).toContain('một')
    await writeFile(place, 'mã,tên\n1,hai\n')
    await expect(readKept(folder, sha256)).rejects.toMatchObject({ code: 'file.changed' })
    await rm(place)
    await expect(readKept(folder, sha256)).rejects.toMatchObject({ code: 'file.lost' })
  })

  test('of a stream that breaks leaves nothing behind', async () => {
    const { keepStream } = await import('../src/platform/files/vault.ts')
    const { Readable } = await import('node:stream')
    const cut = Readable.from(
      (async function* () {
        yield Buffer.from('%PDF-1.7\n')
        throw new Error('cut')
      })(),
    )
    await expect(keepStream(folder, cut)).rejects.toThrow('cut')
    expect(await readdir(join(folder, 'incoming'))).toEqual([])
  })
})

test('with too little space writes are refused and reads go on', async () => {
  const services = { ...product.services, config: { ...product.services.config, dataDir: folder, minFreeMegabytes: 1_000_000_000 } }
  const { app } = await compose(services)
  healthRoutes(app, services, { pending: new Set() })
  await app.ready()
  try {
    const write = () => app.inject({ method: 'POST', url: '/api/session', payload: { username: 'x', password: 'y' } })
    // Looks at the disk before it answers.
    const ready = await app.inject({ url: '/readyz' })
    expect([ready.statusCode, ready.json()]).toEqual([503, expect.objectContaining({ ready: false, database: true, disk: false })])
    expect((await write()).statusCode).toBe(503)
    expect((await write()).json()).toMatchObject({ code: 'disk.full', details: { needed: 1_000_000_000 } })
    expect((await app.inject({ url: '/api/session' })).statusCode).toBe(200)
    expect((await app.inject({ url: '/healthz' })).json()).toEqual({ alive: true })
  } finally {
    await app.close()
  }
})

test('with the database away every request answers 503 within three seconds, and the server lives', async () => {
  const database = openDatabase({ url: 'postgresql://hc_app@127.0.0.1:1/nowhere' }, { named: true, onError: () => undefined })
  const services = { ...product.services, database }
  const { app } = await compose(services)
  healthRoutes(app, services, { pending: new Set() })
  await app.ready()
  try {
    for (const url of ['/api/session', '/', '/readyz']) {
      const began = Date.now()
      const answer = await app.inject({ url, headers: { cookie: `hopchuan=${'x'.repeat(43)}` } })
      expect([url, answer.statusCode]).toEqual([url, 503])
      expect(Date.now() - began).toBeLessThan(3_000)
      expect(answer.body).not.toMatch(/ECONNREFUSED|127\.0\.0\.1/)
    }
    expect((await app.inject({ url: '/healthz' })).statusCode).toBe(200)
  } finally {
    await app.close()
    await database.close()
  }
})

test('a migration that fails in its middle leaves nothing, and is done whole by the next start', async () => {
  const migrations = join(folder, 'migrations')
  await cp(join(import.meta.dirname, '../db/migrations'), migrations, { recursive: true })
  const later = join(migrations, '9999-later.sql')
  const there = async () => (await product.db.owner.query("SELECT to_regclass('public.later') IS NOT NULL AS there")).rows[0].there as boolean
  await writeFile(later, 'CREATE TABLE later (authority_id int); SELECT 1/0;')
  await expect(migrate(product.db.ownerUrl, migrations, queueNames)).rejects.toThrow(/9999-later/)
  expect(await there()).toBe(false)
  await writeFile(later, 'CREATE TABLE later (authority_id int);')
  expect(await migrate(product.db.ownerUrl, migrations, queueNames)).toEqual(['9999-later'])
  expect([await there(), await migrate(product.db.ownerUrl, migrations, queueNames)]).toEqual([true, []])
})

test('the server does not serve with a login that no policy would hold', async () => {
  await expect(refuseTooMuchPower(product.db.ownerUrl)).rejects.toThrow(/is a superuser/)
  await expect(refuseTooMuchPower(product.db.url)).resolves.toBeUndefined()
})
