import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type EmbeddedOptions, type EmbeddedServer, startEmbedded } from './start-embedded.ts'
import { answersSignals, lives, markProcess } from './process-mark.ts'

const asRoot = process.getuid?.() === 0
const seconds = 15_000
let home = ''
let dataDir = ''
const running: EmbeddedServer[] = []
const parents: ChildProcess[] = []

async function start(options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir, ...options })
  running.push(server)
  return server
}

async function ask<Row extends object>(server: Pick<EmbeddedServer, 'socketDir' | 'port'>, sql: string): Promise<Row[]> {
  const client = new Client({ host: server.socketDir, port: server.port, user: 'postgres', database: 'postgres' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

/** Another process with the server in its hands, as the running product or the command line would be. */
async function parentOfServer(options: EmbeddedOptions): Promise<{ process: ChildProcess; pid: number; how: { owned: boolean; adopted: boolean } }> {
  const script = `
    import { startEmbedded } from ${JSON.stringify(new URL('./start-embedded.ts', import.meta.url).href)}
    const server = await startEmbedded(${JSON.stringify(options)})
    console.log(JSON.stringify({ pid: server.pid, how: { owned: server.owned, adopted: server.adopted } }))
    process.on('SIGTERM', () => server.stop().then(() => process.exit(0)))
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  parents.push(child)
  const [line] = await once(child.stdout, 'data')
  return { process: child, ...JSON.parse(String(line)) }
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const exit = once(child, 'exit')
  child.kill(signal)
  await exit
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'embedded-'))
  await chmod(home, 0o711)
  dataDir = join(home, 'data', 'postgres')
})
afterAll(async () => {
  for (const child of parents) child.kill('SIGKILL')
  for (const server of running) await server.stop()
  const left = await startEmbedded({ dataDir })
  await left.stop()
  await rm(home, { recursive: true, force: true })
})

describe('the embedded server', () => {
  test(
    'comes up in an empty place, with checksums, UTF-8, safe writes and no network',
    async () => {
      const server = await start()
      expect(server).toMatchObject({ port: 5432, superuser: 'postgres', major: 18, owned: true, adopted: false })
      const settings = await ask<{ name: string; setting: string }>(
        server,
        `select name, setting from pg_settings where name in ('data_checksums', 'server_encoding', 'fsync', 'synchronous_commit', 'full_page_writes', 'jit', 'listen_addresses', 'max_connections', 'TimeZone') order by name collate "C"`,
      )
      expect(Object.fromEntries(settings.map((row) => [row.name, row.setting]))).toEqual({
        TimeZone: 'UTC',
        data_checksums: 'on',
        fsync: 'on',
        full_page_writes: 'on',
        jit: 'off',
        listen_addresses: '',
        max_connections: '100',
        server_encoding: 'UTF8',
        synchronous_commit: 'on',
      })
      expect(await ask(server, `select 'ă' < 'b' collate "vi-x-icu" as sorted`)).toEqual([{ sorted: true }])
      expect((await stat(server.socketDir)).mode & 0o777).toBe(0o700)
      if (asRoot) expect((await stat(dataDir)).uid).not.toBe(0)
      expect(await readdir(dirname(dataDir))).toEqual(['postgres', 'postgres-log', 'postgres-run'])
      await server.stop()
      expect(markProcess(server.pid)).toBeNull()
      expect(await readdir(`${dataDir}-run`)).toEqual([])
    },
    seconds,
  )

  test(
    'starts warm and takes settings for tests',
    async () => {
      const server = await start({ settings: { max_connections: '30' } })
      expect(await ask(server, 'show max_connections')).toEqual([{ max_connections: '30' }])
      await Promise.all([server.stop(), server.stop()])
      expect(lives({ pid: server.pid, start: null })).toBe(false)
    },
    seconds,
  )

  test(
    'is joined, not taken, while its owner lives',
    async () => {
      const owner = await parentOfServer({ dataDir })
      expect(owner.how).toEqual({ owned: true, adopted: false })
      const guest = await start()
      expect([guest.pid, guest.owned, guest.adopted]).toEqual([owner.pid, false, false])
      await guest.stop()
      expect(await ask(guest, 'select 1 as one')).toEqual([{ one: 1 }])
      await kill(owner.process, 'SIGTERM')
      expect(markProcess(owner.pid)).toBeNull()
    },
    seconds,
  )

  test(
    'survives its killed owner, and is owned by the first of several that come after',
    async () => {
      const owner = await parentOfServer({ dataDir })
      await kill(owner.process, 'SIGKILL')
      expect(markProcess(owner.pid)).not.toBeNull()
      const others = await Promise.all([start(), start(), start()])
      expect(others.map((s) => s.pid)).toEqual([owner.pid, owner.pid, owner.pid])
      expect(others.filter((s) => s.adopted)).toHaveLength(1)
      expect(others.filter((s) => s.owned)).toHaveLength(1)
      await Promise.all(others.map((s) => s.stop()))
      expect(markProcess(owner.pid)).toBeNull()
    },
    seconds,
  )

  test(
    'is started once by several that start at the same time',
    async () => {
      const place = join(home, 'race', 'postgres')
      const several = await Promise.all([1, 2, 3].map(() => start({ dataDir: place })))
      expect(new Set(several.map((s) => s.pid)).size).toBe(1)
      expect(several.filter((s) => s.owned)).toHaveLength(1)
      await Promise.all(several.map((s) => s.stop()))
      expect((await readdir(dirname(place))).filter((name) => name.includes('.new-'))).toEqual([])
    },
    seconds,
  )

  test(
    'kept alive, comes back at the same address within five seconds',
    async () => {
      const server = await start({ keepAlive: true })
      const before = server.pid
      process.kill(before, 'SIGKILL')
      const begun = performance.now()
      await expect.poll(() => ask(server, 'select 1 as one').catch(() => 'away'), { timeout: 5000, interval: 50 }).toEqual([{ one: 1 }])
      await expect.poll(() => server.pid, { timeout: 5000 }).not.toBe(before)
      expect(performance.now() - begun).toBeLessThan(5000)
      await server.stop()
      await delay(600)
      expect(await readdir(dataDir)).not.toContain('postmaster.pid')
    },
    seconds,
  )

  test(
    'kept alive by a guest, passes to it when the owner ends',
    async () => {
      const owner = await parentOfServer({ dataDir })
      const guest = await start({ keepAlive: true })
      expect(guest.owned).toBe(false)
      await kill(owner.process, 'SIGTERM')
      await expect.poll(() => guest.owned, { timeout: 5000 }).toBe(true)
      expect(await ask(guest, 'select 1 as one')).toEqual([{ one: 1 }])
      await guest.stop()
    },
    seconds,
  )

  test('loses no acknowledged row when it is killed under writes', async () => {
    let server = await start()
    await ask(server, 'create table written (writer int, n int, primary key (writer, n))')
    const acknowledged: string[] = []
    for (const round of [1, 2, 3]) {
      const writers = [1, 2, 3, 4].map((w) => writeUntilCut(server, round * 10 + w, acknowledged))
      await delay(250)
      process.kill(server.pid, 'SIGKILL')
      await Promise.all(writers)
      server = await start()
      const kept = await ask<{ id: string }>(server, `select writer || '/' || n as id from written`)
      const there = new Set(kept.map((row) => row.id))
      expect(acknowledged.filter((id) => !there.has(id))).toEqual([])
    }
    expect(acknowledged.length).toBeGreaterThan(100)
    await server.stop()
  }, 30_000)

  test.runIf(process.platform === 'linux')(
    'does not wait for a session that goes on reckoning after the server was killed',
    async () => {
      const server = await start()
      const busy = ask(server, 'do $$ begin for i in 1..2000000000 loop if i < 0 then perform 1; end if; end loop; end $$').catch(() => 'cut')
      await delay(300)
      process.kill(server.pid, 'SIGKILL')
      const begun = performance.now()
      const again = await start()
      expect(performance.now() - begun).toBeLessThan(5000)
      expect(await busy).toBe('cut')
      await again.stop()
    },
    seconds,
  )

  test(
    'passes over a stale pid file whose number belongs to a stranger',
    async () => {
      const stranger = spawn('/bin/sleep', ['60'], asRoot ? { uid: (await stat(dataDir)).uid } : {})
      parents.push(stranger)
      const file = join(dataDir, 'postmaster.pid')
      await writeFile(file, `${stranger.pid}\n${dataDir}\n1700000000\n5432\n${dataDir}-run\n\n  5432001  99\nready   \n`)
      const said: string[] = []
      const server = await start({ log: (line) => said.push(line) })
      expect(server.owned).toBe(true)
      expect(said.join('\n')).toContain('stale pid file')
      await server.stop()
      expect(answersSignals(stranger.pid ?? 0)).toBe(true)
      await kill(stranger, 'SIGKILL')
    },
    seconds,
  )

  test(
    'is at home behind a path too long for a socket, with marks, blanks and commas',
    async () => {
      const deep = join(home, 'Sở Khoa học và Công nghệ, "quận 1"', 'x'.repeat(90), 'postgres')
      await mkdir(dirname(deep), { recursive: true })
      await cp(dataDir, deep, { recursive: true })
      const server = await start({ dataDir: deep })
      expect(Buffer.byteLength(`${server.socketDir}/.s.PGSQL.5432`)).toBeLessThan(104)
      expect(await ask(server, `select current_setting('data_directory') as at`)).toEqual([{ at: deep }])
      const guest = await start({ dataDir: deep })
      expect([guest.pid, guest.owned]).toEqual([server.pid, false])
      await server.stop()
      await rm(server.socketDir, { recursive: true, force: true })
    },
    seconds,
  )

  test(
    'started from a copy taken while the original runs, leaves the original alone',
    async () => {
      const original = await start()
      const copied = join(home, 'copied', 'postgres')
      await mkdir(dirname(copied))
      await cp(dataDir, copied, { recursive: true })
      const copy = await start({ dataDir: copied })
      expect(copy.owned).toBe(true)
      expect(copy.pid).not.toBe(original.pid)
      await copy.stop()
      expect(await ask(original, 'select 1 as one')).toEqual([{ one: 1 }])
      await original.stop()
    },
    seconds,
  )
})

describe('the embedded server refuses', () => {
  test(
    'data of another major version, untouched',
    async () => {
      const old = join(home, 'old', 'postgres')
      const before = await start({ dataDir: old, major: 15 })
      expect(await ask(before, 'show server_version_num')).toEqual([{ server_version_num: expect.stringMatching(/^15/) }])
      await before.stop()
      const entries = await readdir(old)
      await expect(start({ dataDir: old })).rejects.toMatchObject({ code: 'embedded.wrong-major', details: { found: 15, wanted: 18, folder: old } })
      expect(await readdir(old)).toEqual(entries)
      await expect(start({ major: 15 })).rejects.toMatchObject({ code: 'embedded.wrong-major', details: { found: 18, wanted: 15 } })
    },
    seconds,
  )

  test(
    'a folder that holds something else',
    async () => {
      const other = join(home, 'other')
      await mkdir(other)
      await writeFile(join(other, 'thư.txt'), 'x')
      await expect(start({ dataDir: other })).rejects.toMatchObject({ code: 'embedded.not-a-cluster' })
      expect(await readdir(other)).toEqual(['thư.txt'])
      expect(await readdir(home)).not.toContain('other-run')
    },
    seconds,
  )

  test(
    'a broken setting, with the words of PostgreSQL',
    async () => {
      const failure = start({ settings: { shared_buffers: 'lots' } })
      await expect(failure).rejects.toMatchObject({ code: 'embedded.start-failed', details: { reason: expect.stringContaining('shared_buffers') } })
    },
    seconds,
  )

  test.runIf(asRoot)(
    'a place that its account can not reach, naming the closed folder',
    async () => {
      const closed = join(home, 'closed')
      await mkdir(join(closed, 'inner'), { recursive: true })
      await chmod(closed, 0o700)
      const failure = start({ dataDir: join(closed, 'inner', 'postgres') })
      await expect(failure).rejects.toMatchObject({ code: 'embedded.folder-closed', details: { closed, folder: join(closed, 'inner') } })
      expect((await stat(closed)).mode & 0o777).toBe(0o700)
    },
    seconds,
  )

  test.runIf(asRoot)(
    'nothing over a folder of its own that root closed to all: its account alone may pass',
    async () => {
      const own = await mkdtemp(join(home, 'own-'))
      const server = await start({ dataDir: join(own, 'postgres') })
      expect((await stat(own)).mode & 0o777).toBe(0o710)
      await server.stop()
    },
    seconds,
  )

  test(
    'to be half a cluster after a killed first start',
    async () => {
      const place = join(home, 'half', 'postgres')
      const abandoned = `${place}.new-999999999-abc`
      await mkdir(abandoned, { recursive: true })
      await writeFile(join(abandoned, 'PG_VERSION'), '18')
      const server = await start({ dataDir: place })
      expect((await readFile(join(place, 'PG_VERSION'), 'utf8')).trim()).toBe('18')
      expect(await readdir(dirname(place))).toEqual(['postgres', 'postgres-log', 'postgres-run'])
      await server.stop()
    },
    seconds,
  )
})

/** Writes row after row and notes each the server has acknowledged, until the connection breaks. */
async function writeUntilCut(server: EmbeddedServer, writer: number, acknowledged: string[]): Promise<void> {
  const client = new Client({ host: server.socketDir, port: server.port, user: 'postgres', database: 'postgres' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    for (let n = 0; ; n++) {
      await client.query('insert into written values ($1, $2)', [writer, n])
      acknowledged.push(`${writer}/${n}`)
    }
  } catch {
    await client.end().catch(() => undefined) // cut, as intended
  }
}
