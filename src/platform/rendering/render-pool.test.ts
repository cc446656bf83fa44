import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, expect, test } from 'vitest'
import { createRenderPool, type RenderPool, type RenderPoolOptions } from './render-pool.ts'
import { workerUrl } from './worker-url.ts'
import en from './words.en.json' with { type: 'json' }
import vi from './words.vi.json' with { type: 'json' }

const folder = mkdtempSync(join(tmpdir(), 'render-pool-'))
const entry = pathToFileURL(join(folder, 'worker.ts'))
writeFileSync(
  entry,
  `
import { threadId } from 'node:worker_threads'
import { Refusal } from '${new URL('../../kernel/refusal.ts', import.meta.url)}'
import { serveTasks } from '${new URL('./serve-tasks.ts', import.meta.url)}'
serveTasks({
  double: async (input) => ({ reply: (input as number) * 2 }),
  thread: async (ms) => { await new Promise((resolve) => setTimeout(resolve, ms as number)); return { reply: threadId } },
  bytes: async (input) => { const file = new Uint8Array(input as ArrayBuffer); file[0] = 7; return { reply: file, moved: [file.buffer] } },
  refuse: async () => { throw new Refusal('invalid', 'paper.no-number', { row: 3 }) },
  defect: async () => { throw new TypeError('broken') },
  hang: async () => { for (;;) {} },
  eat: async () => { const rows: unknown[] = []; for (;;) rows.push(Array.from({ length: 1000 }, (_, i) => ({ i }))) },
  exit: async () => { process.exit(3) },
})
`,
)

const pools: RenderPool[] = []
const pool = (options: Partial<RenderPoolOptions> = {}): RenderPool => {
  const made = createRenderPool({ entry, size: 2, ...options })
  pools.push(made)
  return made
}
afterEach(async () => {
  for (const made of pools.splice(0)) await made.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

test('work is done on threads, as many as allowed and no more', async () => {
  const two = pool()
  expect(two.threads).toBe(0)
  expect(await two.run('double', 21)).toBe(42)
  const threads = await Promise.all(Array.from({ length: 6 }, () => two.run('thread', 60)))
  expect(new Set(threads).size).toBe(2)
  expect(two.threads).toBe(2)
})

test('bytes are moved, not copied', async () => {
  const input = new ArrayBuffer(1_000_000)
  const reply = await pool().run('bytes', input, [input])
  expect(input.byteLength).toBe(0)
  expect(reply).toBeInstanceOf(Uint8Array)
  expect((reply as Uint8Array)[0]).toBe(7)
})

test('a refusal stays a refusal, a defect a defect, and the thread goes on', async () => {
  const one = pool({ size: 1 })
  await expect(one.run('refuse', null)).rejects.toMatchObject({ name: 'Refusal', kind: 'invalid', code: 'paper.no-number', details: { row: 3 } })
  await expect(one.run('defect', null)).rejects.toThrow('broken')
  await expect(one.run('nothing', null)).rejects.toThrow('this worker knows no task "nothing"')
  await expect(one.run('double', () => 1)).rejects.toThrow(/could not be cloned/)
  expect(await one.run('double', 2)).toBe(4)
  expect(one.threads).toBe(1)
})

test('a thread that hangs is given up after its time and replaced; what waited is done', async () => {
  const one = pool({ size: 1, timeout: 700 })
  const hanging = expect(one.run('hang', null)).rejects.toMatchObject({ kind: 'unavailable', code: 'rendering.too-slow', details: { seconds: 1 } })
  const waiting = one.run('double', 5)
  await hanging
  expect(await waiting).toBe(10)
})

test('a thread that eats its memory dies alone', async () => {
  const one = pool({ size: 1, memory: 32 })
  await expect(one.run('eat', null)).rejects.toMatchObject({ kind: 'too-large', code: 'rendering.too-heavy', details: { megabytes: 32 } })
  expect(await one.run('double', 1)).toBe(2)
})

test('a thread that ends by itself costs its own work only', async () => {
  const one = pool({ size: 1 })
  const ending = expect(one.run('exit', null)).rejects.toThrow('ended with code 3')
  const waiting = one.run('double', 3)
  await ending
  expect(await waiting).toBe(6)
})

test('an entry that does not exist fails the work, again and again, and nothing else', async () => {
  const none = pool({ entry: pathToFileURL(join(folder, 'none.ts')) })
  await expect(none.run('double', 1)).rejects.toThrow(/none\.ts/)
  await expect(none.run('double', 1)).rejects.toThrow(/none\.ts/)
})

test('a full queue says so at once', async () => {
  const one = pool({ size: 1, waiting: 2 })
  const accepted = [1, 2, 3].map(() => one.run('thread', 50))
  await expect(one.run('double', 1)).rejects.toMatchObject({ kind: 'unavailable', code: 'rendering.busy', details: { waiting: 2 } })
  expect(await Promise.all(accepted)).toHaveLength(3)
})

test('idle threads give their memory back and come again', async () => {
  const one = pool({ size: 1, idle: 50 })
  await one.run('double', 1)
  await expect.poll(() => one.threads).toBe(0)
  expect(await one.run('double', 4)).toBe(8)
})

test('closing finishes what runs and refuses what waits', async () => {
  const one = pool({ size: 1 })
  const running = one.run('thread', 100)
  const waiting = expect(one.run('double', 1)).rejects.toMatchObject({ code: 'rendering.closed' })
  await one.close()
  expect(typeof (await running)).toBe('number')
  await waiting
  expect(one.threads).toBe(0)
  await expect(one.run('double', 1)).rejects.toMatchObject({ code: 'rendering.closed' })
})

test('the worker lies beside its source, or beside the bundle', () => {
  expect(workerUrl('file:///app/src/papers/layout/facade.ts?v=1', 'render-worker').href).toBe('file:///app/src/papers/layout/render-worker.ts')
  expect(workerUrl('file:///app/dist/cli.js', 'render-worker').href).toBe('file:///app/dist/render-worker.js')
})

test('both languages have every code', () => {
  expect(new Set(Object.keys(vi.rendering))).toEqual(new Set(['busy', 'closed', 'too-heavy', 'too-slow']))
  expect(Object.keys(en.rendering)).toEqual(Object.keys(vi.rendering))
})
