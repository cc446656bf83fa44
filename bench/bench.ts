// npm run bench [-- --quick]: measures the product beside the limit of the same database. See docs/operate/measuring.md.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { startChild } from './child.ts'
import { attempt, type Context } from './context.ts'
import { BenchError, openBenchDatabase } from './database.ts'
import { checksums, fill, settle } from './dataset/fill.ts'
import { dataVersion, seed } from './dataset/pick.ts'
import { processorClock } from './load/processor-time.ts'
import { readOptions } from './options.ts'
import { acts } from './parts/acts.ts'
import { dueDates, reprojection } from './parts/calendar.ts'
import { exporting } from './parts/exports.ts'
import { importing } from './parts/import.ts'
import { longExports } from './parts/long-exports.ts'
import { officialLists } from './parts/official-list.ts'
import { numbering, papers } from './parts/papers.ts'
import { library, publicPages } from './parts/public-page.ts'
import { readCells } from './parts/read-cells.ts'
import { beginReport, freezing, type OpenReport, publishing, reading } from './parts/report.ts'
import { signIns } from './parts/sign-in.ts'
import { startAndRest } from './parts/start-and-rest.ts'
import { writes } from './parts/writes.ts'
import { twentyYears } from './parts/years.ts'
import { addPerson, type Caller, mainAuthority, setUp, signIn } from './product/people.ts'
import { goalsOf } from './report/goals.ts'
import { markdown, summary } from './report/markdown.ts'
import { startProduct } from './product/start-product.ts'
import type { Results } from './results.ts'

const options = readOptions(process.argv.slice(2))
const began = performance.now()
const elapsed = () => (performance.now() - began) / 1000
const say = (line: string) => process.stdout.write(`${elapsed().toFixed(0).padStart(4)} s  ${line}\n`)

/** Undone in the opposite order, whatever happens. */
const endings: (() => Promise<unknown>)[] = []
const end = async () => {
  for (const ending of endings.splice(0).reverse()) await ending().catch((error: unknown) => say(`while ending: ${String(error)}`))
}
process.once('SIGINT', () => void end().then(() => process.exit(130)))
process.once('SIGTERM', () => void end().then(() => process.exit(143)))

async function open(): Promise<Context> {
  const folder = await mkdtemp(join(tmpdir(), 'hopchuan-bench-run-'))
  endings.push(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }))
  const database = await openBenchDatabase(process.env)
  endings.push(() => database.stop())
  const product = await startProduct(folder, database)
  endings.push(() => product.stop())
  await setUp(product.url)
  const owner = await database.owner()
  endings.push(() => owner.end())
  await owner.query('CREATE TABLE bench_page (path text PRIMARY KEY, body text NOT NULL)')
  const limit = await startChild(join(import.meta.dirname, 'limit-server.ts'), [], { env: { LIMIT_DATABASE_URL: database.ownerUrl } })
  endings.push(() => limit.stop())
  const people: Caller[] = []
  for (let n = 0; n < 32; n++) people.push(await signIn(product.url, await addPerson(owner, n, mainAuthority, 'programme-officer')))
  const results: Results = {
    format: 1,
    quick: options.quick,
    sizes: options.sizes,
    data: { version: dataVersion, seed, checksums: [] },
    cells: [],
    singles: [],
    goals: [],
    missing: [],
    seconds: 0,
    machine: {
      cores: availableParallelism(),
      memoryGiB: Math.round(totalmem() / 2 ** 30),
      platform: `${process.platform} ${process.arch}`,
      node: process.versions.node,
      postgres: database.version,
    },
  }
  const {
    rows: [backend],
  } = await owner.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  const clockOf = (server: number) => processorClock(server, backend?.pid ?? 0)
  return {
    clocks: { product: clockOf(product.pid), limit: clockOf(limit.pid) },
    options,
    database,
    owner,
    product,
    limit,
    urls: { product: product.url, limit: limit.url },
    people,
    folder,
    results,
    say,
  }
}

async function measure(context: Context): Promise<void> {
  let filled = 0
  let open: OpenReport | undefined
  let full: OpenReport | undefined
  for (const size of options.sizes) {
    await fill(context.owner, mainAuthority, filled, size)
    await settle(context.owner)
    filled = size
    const tables = await checksums(context.owner, mainAuthority)
    context.results.data.checksums.push({ agencies: size, tables })
    for (const { table, rows, md5 } of tables) say(`data ${size}: ${table} ${rows} rows, ${md5}`)
    await readCells(context, size)
    await attempt(context, 'W11 full', async () => {
      full ??= await beginReport(context, 'full-report')
      await freezing(context, full, size, 'full report with all annexes')
    })
    await attempt(context, 'W11', async () => {
      open ??= await beginReport(context)
      if (size === options.sizes[1]) await reading(context, open, size)
      await freezing(context, open, size)
    })
  }
  await attempt(context, 'W7', () => signIns(context))
  await attempt(context, 'W8', () => exporting(context))
  await attempt(context, 'W8 long', () => longExports(context))
  await attempt(context, 'W13', async () => publicPages(context, await publishing(context, open ?? (await beginReport(context)))))
  await attempt(context, 'W13 library', () => library(context))
  await attempt(context, 'W12', () => importing(context))
  await attempt(context, 'W3', () => writes(context))
  await attempt(context, 'W19', () => papers(context))
  await attempt(context, 'W20', () => numbering(context))
  if (!options.quick) {
    await attempt(context, 'W14', () => dueDates(context))
    await attempt(context, 'W15', () => reprojection(context))
    await attempt(context, 'W16', () => acts(context))
    await attempt(context, 'W18', () => officialLists(context))
    await attempt(context, 'W17', () => twentyYears(context))
  }
  await attempt(context, 'W10', () => startAndRest(context))
}

try {
  const context = await open()
  say(`product and limit are up, PostgreSQL ${context.results.machine.postgres}`)
  await measure(context)
  const { results } = context
  results.seconds = Math.round(elapsed())
  results.goals = goalsOf(results)
  process.stdout.write(`\n${summary(results)}\n`)
  if (options.only === undefined) {
    const folder = join(import.meta.dirname, 'results')
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, `${options.out}.json`), `${JSON.stringify(results, null, 1)}\n`)
    await writeFile(join(folder, `${options.out}.md`), markdown(results))
    say(`written: bench/results/${options.out}.json and .md`)
  }
} catch (error) {
  if (!(error instanceof BenchError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
} finally {
  await end()
}
