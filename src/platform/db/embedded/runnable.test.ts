import { execFile } from 'node:child_process'
import { chmod, cp, lstat, mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type EmbeddedBinaries, findEmbeddedBinaries, program } from './binaries.ts'
import { findPlace, type Place, preparePlace } from './place.ts'
import { asUser } from './run-as.ts'
import { makeRunnable, restoreLinks } from './runnable.ts'

const asRoot = process.getuid?.() === 0
let home = ''
let place: Place
let binaries: EmbeddedBinaries

const version = async (native: string) =>
  (await promisify(execFile)(program(native, 'postgres'), ['--version'], { cwd: '/', env: {}, ...asUser(place.runAs) })).stdout

async function withoutLinks(name: string): Promise<string> {
  const native = join(home, name, 'native')
  await cp(findEmbeddedBinaries(18).native, native, { recursive: true, verbatimSymlinks: true })
  for (const { target } of JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8'))) await rm(join(home, name, target))
  return native
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'embedded-package-'))
  await chmod(home, 0o711)
  place = await findPlace({ dataDir: join(home, 'data', 'postgres'), major: 18, runtimeDir: undefined, settings: {}, log: () => undefined })
  await preparePlace(place)
  binaries = findEmbeddedBinaries(18)
})
afterAll(() => rm(home, { recursive: true, force: true }))

describe('the programs of the package', () => {
  test('are found from our own module, whatever the working folder', () => {
    expect(findEmbeddedBinaries(18).version).toMatch(/^18[.]/)
    expect(findEmbeddedBinaries(15).version).toMatch(/^15[.]/)
  })

  test('run from where they are when all is well', async () => {
    expect(await makeRunnable(binaries, place)).toBe(binaries.native)
  }, 10_000)

  test('get their missing library links back', async () => {
    const native = await withoutLinks('bare')
    await expect(version(native)).rejects.toThrow('libicu')
    expect(await restoreLinks(native)).toBe(true)
    expect((await lstat(join(native, 'lib', 'libpq.so.5'))).isSymbolicLink()).toBe(true)
    expect(await version(native)).toContain('18.')
    expect(await restoreLinks(native)).toBe(true)
  }, 10_000)

  test.runIf(asRoot)(
    'run from a copy when the account can not reach them, the links included',
    async () => {
      const native = await withoutLinks('shut')
      await chmod(join(home, 'shut'), 0o700)
      const copy = await makeRunnable({ native, version: '18.0-test' }, place)
      expect(copy).toBe(join(place.runtimeDir, 'native-18.0-test'))
      expect(await version(copy)).toContain('18.')
      expect((await stat(copy)).uid).toBe(place.runAs?.uid)
      await expect(stat(join(copy, 'lib', 'libpq.a'))).rejects.toThrow('ENOENT')
      expect(await makeRunnable({ native, version: '18.0-test' }, place)).toBe(copy)
    },
    10_000,
  )

  test('that do not run are refused with the reason', async () => {
    const native = join(home, 'empty', 'native')
    await mkdir(native, { recursive: true })
    await expect(makeRunnable({ native, version: '18.1-test' }, place)).rejects.toMatchObject({ code: 'embedded.cannot-run' })
  }, 10_000)
})
