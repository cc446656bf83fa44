// What a process holds in memory, as Linux counts it.
import { readFile, writeFile } from 'node:fs/promises'

/** Resident memory, now or at its highest since the last reset, in MiB. */
async function memoryOf(pid: number, field: 'VmHWM' | 'VmRSS'): Promise<number> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0) / 1024
}
const forgetHighest = (pid: number) => writeFile(`/proc/${pid}/clear_refs`, '5')

/** What `act` needed at its highest above what was there before it, in MiB. */
export async function growthOf(pid: number, act: () => Promise<unknown>): Promise<number> {
  await forgetHighest(pid)
  const before = await memoryOf(pid, 'VmRSS')
  await act()
  return Math.max(0, (await memoryOf(pid, 'VmHWM')) - before)
}
