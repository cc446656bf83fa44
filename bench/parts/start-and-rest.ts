// W10: an installation with the embedded database: first start, start again, memory at rest. Its size is measured with npm, not here.
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Child } from '../child.ts'
import { type Context, note } from '../context.ts'
import { administratorName, setUp, signIn } from '../product/people.ts'
import { startProduct } from '../product/start-product.ts'
import { Api } from '../product/api.ts'

/** Idle connections close after ten seconds; then the processes behind them go. */
const restAfter = 14_000

/** Proportional share: what processes have in common counts once. Linux only. */
async function shareOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8')
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) / 1024
}

async function childrenOf(parent: number): Promise<number[]> {
  const all = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const found = await Promise.all(
    all.map(async (name) => {
      const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent ? [Number(name)] : []
    }),
  )
  return found.flat()
}

/** Application and database, in MiB. */
async function memoryOf(product: Child, folder: string): Promise<{ application: number; database: number; processes: number }> {
  const [postmaster] = (await readFile(join(folder, 'data/postgres/postmaster.pid'), 'utf8')).split('\n')
  const processes = [Number(postmaster), ...(await childrenOf(Number(postmaster)))]
  const shares = await Promise.all(processes.map((pid) => shareOf(pid).catch(() => 0)))
  return { application: await shareOf(product.pid), database: shares.reduce((sum, share) => sum + share, 0), processes: processes.length }
}

export async function startAndRest(context: Context): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'hopchuan-bench-start-'))
  // The unprivileged user the database runs as must be able to reach it.
  await chmod(folder, 0o755)
  try {
    const first = await startProduct(folder)
    await setUp(first.url).finally(() => first.stop())
    note(context, 'W10 first start', 's', [first.startedIn / 1000], 'new cluster, roles, migrations, until /readyz')
    const again: number[] = []
    for (let run = 0; run < context.options.pace.runs; run++) {
      const product = await startProduct(folder)
      again.push(product.startedIn / 1000)
      if (run === context.options.pace.runs - 1) await atRest(context, product, folder).finally(() => product.stop())
      else await product.stop()
    }
    note(context, 'W10 start again', 's', again, 'until /readyz')
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function atRest(context: Context, product: Child, folder: string): Promise<void> {
  const api = new Api(product.url, await signIn(product.url, administratorName))
  for (let n = 0; n < 20; n++) await api.get('/agencies')
  if (process.platform !== 'linux') throw new Error('memory is read from /proc, which only Linux has')
  await new Promise((wait) => setTimeout(wait, restAfter))
  const memory = await memoryOf(product, folder)
  note(context, 'W10 memory at rest, application', 'MiB', [memory.application], 'after sign-in and 20 lists, 14 s idle')
  note(context, 'W10 memory at rest, database', 'MiB', [memory.database], `${memory.processes} processes, shared memory counted once`)
}
