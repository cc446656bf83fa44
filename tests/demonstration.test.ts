// The demonstration is loaded into an empty installation only: on real data it ends before anything is opened, migrated or served.
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { compose } from '../src/compose.ts'
import { keepBytes } from '../src/platform/files/vault.ts'
import { testProduct, type TestProduct } from './support/app.ts'
import { removeFolder, runChild, setUpOver, signInOver, startChild, temporaryFolder } from './support/child-product.ts'

let product: TestProduct
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hopchuan-demonstration-'))
})
afterEach(async () => {
  await product?.close()
  await rm(folder, { recursive: true, force: true })
})

/** Every row of every table, whatever its schema, and every file: one number each. */
async function stateOf(): Promise<{ tables: string; files: string }> {
  const { rows: tables } = await product.db.owner.query<{ name: string }>(
    "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1",
  )
  const digest = createHash('sha256')
  for (const { name } of tables) {
    const { rows } = await product.db.owner.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t ORDER BY 1`)
    digest.update(`${name}\n${rows.map(({ row }) => row).join('\n')}\n`)
  }
  const files = createHash('sha256')
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).map(
    (entry) => [join(entry.parentPath, entry.name), entry.isFile()] as const,
  )
  for (const [path, isFile] of entries.sort()) files.update(path).update(isFile ? await readFile(path) : '')
  return { tables: digest.digest('hex'), files: files.digest('hex') }
}

/** The settings of an installation on the database of the test, as an administrator gives them. */
const settings = () => {
  const { searchParams } = new URL(product.db.url)
  const url = (user: string) =>
    `postgresql://${user}@localhost/${product.db.name}?host=${encodeURIComponent(searchParams.get('host') ?? '')}&port=${searchParams.get('port')}`
  return { DATA_DIR: folder, DATABASE_URL: url('hc_app'), DATABASE_OWNER_URL: url('postgres'), LOG_LEVEL: 'warn' }
}

const refusal = /chứa dữ liệu thật.*This installation holds real data/

describe('the command demo', () => {
  test.each([
    ['loading only', []],
    ['serving', ['--serve']],
  ])(
    'refuses an installation with real data (%s), and nothing of it is changed',
    async (_, more) => {
      product = await testProduct()
      await keepBytes(join(folder, 'files'), Buffer.from('%PDF-1.7 a paper of the office'))
      // Of an older version: a migration that begins would be seen, and fail on tables that are there.
      await product.db.owner.query('DELETE FROM hc_meta.kysely_migration WHERE name = (SELECT max(name) FROM hc_meta.kysely_migration)')
      const before = await stateOf()
      const { code, output } = await runChild(['demo', ...more], settings())
      expect([code, output]).toEqual([1, expect.stringMatching(refusal)])
      expect(output).not.toMatch(/http:|migrat|\n\s+at /)
      expect(await stateOf()).toEqual(before)
    },
    60_000,
  )

  test('refuses a folder with kept files whose database is elsewhere, and leaves both alone', async () => {
    product = await testProduct({ empty: true })
    await keepBytes(join(folder, 'files'), Buffer.from('%PDF-1.7 a paper of the office'))
    const before = await stateOf()
    expect(await runChild(['demo'], settings())).toEqual({ code: 1, output: expect.stringMatching(refusal) })
    expect(await stateOf()).toEqual(before)
  }, 60_000)

  test('refuses the folder of a real installation with its own database; the next start finds it as it was', async () => {
    product = await testProduct({ empty: true })
    const place = await temporaryFolder()
    const begin = () => startChild(place)
    const first = await begin()
    let running = first
    try {
      await setUpOver(first.url)
      const told = await runChild(['demo'], { DATA_DIR: join(place, 'data') })
      expect(told, 'while the server runs').toEqual({ code: 1, output: expect.stringMatching(refusal) })
      await first.stop()
      const files = (await readdir(join(place, 'data'))).sort()
      expect(await runChild(['demo', '--serve'], { DATA_DIR: join(place, 'data') })).toEqual({ code: 1, output: expect.stringMatching(refusal) })
      expect((await readdir(join(place, 'data'))).sort()).toEqual(files)
      running = await begin()
      const caller = await signInOver(running.url, undefined, 'programme-officer')
      expect(await (await caller.get('/settings')).json()).toMatchObject({ demonstration: false, name: 'Thành phố Hồ Chí Minh' })
      expect(await (await caller.get('/agencies')).json()).toMatchObject({ total: 0 })
    } finally {
      await running.stop()
      await removeFolder(place)
    }
  }, 120_000)
})

describe('the demonstration chosen on the set-up page', () => {
  const choose = async () => {
    const { app } = await compose({ ...product.services, config: { ...product.services.config, dataDir: folder } })
    const answer = await app.inject({ method: 'POST', url: '/api/set-up/demonstration', payload: {} })
    await app.close()
    return [answer.statusCode, answer.json<{ code: string }>().code]
  }

  test('is refused where an authority has been set up, and nothing is changed', async () => {
    product = await testProduct()
    const before = await stateOf()
    expect(await choose()).toEqual([409, 'set-up.already'])
    expect(await stateOf()).toEqual(before)
  })

  test('is refused beside kept files, and nothing is changed; files that were never finished do not count', async () => {
    product = await testProduct({ empty: true })
    await mkdir(join(folder, 'files/incoming'), { recursive: true })
    await writeFile(join(folder, 'files/incoming/cut'), 'x')
    await keepBytes(join(folder, 'files'), Buffer.from('%PDF-1.7 a paper of the office'))
    const before = await stateOf()
    expect(await choose()).toEqual([409, 'set-up.folder-in-use'])
    expect(await stateOf()).toEqual(before)
    for (const name of await readdir(join(folder, 'files'))) if (name !== 'incoming') await rm(join(folder, 'files', name), { recursive: true })
    expect((await choose())[0]).toBe(201)
  }, 60_000)
})
