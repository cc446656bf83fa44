import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { systemCode } from './embedded-error.ts'

/**
 * A process by number and start: numbers are used again, after a reboot or a new container within seconds. `start` is null
 * where the system does not tell it (Windows, /proc hidden); then the number alone decides.
 */
export interface ProcessMark {
  readonly pid: number
  readonly start: string | null
}

/** Null when no such process lives. A zombie is dead: in a container whose first process reaps nobody it would stay for ever. */
export function markProcess(pid: number): ProcessMark | null {
  if (!answersSignals(pid)) return null
  if (process.platform === 'linux') return markFromProc(pid)
  if (process.platform === 'darwin') return { pid, start: startFromPs(pid) }
  return { pid, start: null }
}

/** Whether the marked process, and not a later one with its number, still lives. */
export function lives(mark: ProcessMark): boolean {
  const now = markProcess(mark.pid)
  return now !== null && (mark.start === null || now.start === null || mark.start === now.start)
}

/** Whether any process has this number, zombies and strangers included: what PostgreSQL itself asks of a stale pid file. */
export function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return systemCode(error) === 'EPERM'
  }
}

/** A process that has ended meanwhile needs no signal. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (systemCode(error) !== 'ESRCH') throw error
  }
}

/** Name and state from /proc; null where it can't be read. The name stands in brackets and may itself hold brackets and blanks. */
export function processStatus(pid: number): { name: string; state: string; startTicks: string } | null {
  const text = readOrNull(`/proc/${pid}/stat`)
  if (text === null) return null
  const end = text.lastIndexOf(')')
  const fields = text.slice(end + 2).split(' ')
  return { name: text.slice(text.indexOf('(') + 1, end), state: fields[0] ?? '', startTicks: fields[19] ?? '' }
}

function markFromProc(pid: number): ProcessMark | null {
  const status = processStatus(pid)
  if (status === null) return { pid, start: null }
  if (status.state === 'Z' || status.state === 'X') return null
  return { pid, start: `${bootId()}:${status.startTicks}` }
}

const bootId = (): string => readOrNull('/proc/sys/kernel/random/boot_id')?.trim() ?? ''

/** Untested: macOS has no /proc. */
function startFromPs(pid: number): string | null {
  try {
    return execFileSync('/bin/ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', env: { LC_ALL: 'C' } }).trim() || null
  } catch {
    return null // ended between the signal and the question; the next look says so
  }
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null // gone meanwhile, or hidden from this user (hidepid)
  }
}
