// The built product as its own process, as an administrator starts it: for faults, the browser and the bench.
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

export interface ChildProduct {
  url: string
  pid: number
  folder: string
  output(): string
  stop(): Promise<void>
  /** Once the process has ended: its exit code, null when a signal ended it. */
  ended(): Promise<number | null>
  kill(): Promise<void>
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hopchuan-run-'))
  // As root the database runs as another user, who must be able to come through here.
  await chmod(folder, 0o755)
  return folder
}

export const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 3 })

const ended = (child: ChildProcess) =>
  new Promise<void>((done) => {
    if (child.exitCode !== null || child.signalCode !== null) done()
    else child.once('exit', () => done())
  })

/** Starts `dist/cli.js <command>` on a free port and waits until /readyz says ready. */
export async function startChild(folder: string, options: { command?: string[]; env?: Record<string, string> } = {}): Promise<ChildProduct> {
  const child = spawn(process.execPath, [join(root, 'dist/cli.js'), ...(options.command ?? ['start'])], {
    cwd: folder,
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'warn', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  const until = Date.now() + 60_000
  for (;;) {
    const url = /(http:\/\/127\.0\.0\.1:\d+)\/app/.exec(output)?.[1]
    const ready =
      url &&
      (await fetch(`${url}/readyz`).then(
        (answer) => answer.ok,
        () => false,
      ))
    if (url && ready) {
      return {
        url,
        pid: child.pid ?? 0,
        folder,
        output: () => output,
        async ended() {
          await ended(child)
          return child.exitCode
        },
        async stop() {
          child.kill('SIGTERM')
          await ended(child)
        },
        async kill() {
          child.kill('SIGKILL')
          await ended(child)
        },
      }
    }
    if (child.exitCode !== null || Date.now() > until) {
      child.kill('SIGKILL')
      throw new Error(`the product did not start:\n${output}`)
    }
    await new Promise((wait) => setTimeout(wait, 100))
  }
}

/** Runs `dist/cli.js <command>` to its end. */
export async function runChild(command: string[], env: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [join(root, 'dist/cli.js'), ...command], { env: { ...process.env, HOST: '127.0.0.1', PORT: '0', ...env } })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  await new Promise<void>((done) => child.once('close', () => done()))
  return { code: child.exitCode, output }
}

export const administrator = { name: 'Quản Trị Thử Nghiệm', username: 'quantri', password: 'mat-khau-cua-thu-nghiem' }

const chain = [
  { level: 'peoples-committee', name: 'Ủy ban nhân dân Thành phố Hồ Chí Minh', symbol: 'UBND', signingForm: 'TM. ỦY BAN NHÂN DÂN', signerTitle: 'CHỦ TỊCH' },
  { level: 'department', name: 'Sở Khoa học và Công nghệ', symbol: 'SKHCN', signingForm: '', signerTitle: 'GIÁM ĐỐC' },
  { level: 'sub-department', name: 'Chi cục Tiêu chuẩn Đo lường Chất lượng', symbol: 'TĐC', signingForm: '', signerTitle: 'CHI CỤC TRƯỞNG' },
  { level: 'division', name: 'Phòng Quản lý Năng suất Chất lượng', symbol: 'NSCL', signingForm: '', signerTitle: 'TRƯỞNG PHÒNG' },
].map((body) => ({ ...body, placeName: 'Thành phố Hồ Chí Minh', recipients: ['Như trên', 'Lưu: VT'], seriesHere: [] }))

/** Sets the installation up over HTTP, as the set-up page does. */
export async function setUpOver(url: string): Promise<void> {
  const answer = await fetch(`${url}/api/set-up`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      administrator: { ...administrator, alsoOfficer: true },
      authority: { id: 79, name: 'Thành phố Hồ Chí Minh', placeName: 'Thành phố Hồ Chí Minh' },
      bodies: chain,
    }),
  })
  if (!answer.ok) throw new Error(await answer.text())
}

export interface Caller {
  seat: string
  headers: Record<string, string>
  get(path: string): Promise<Response>
  post(path: string, body: unknown, options?: { key?: string; method?: 'POST' | 'PUT' }): Promise<Response>
}

/** Signs in over HTTP and answers a caller that names its first seat of the wanted role. */
export async function signInOver(url: string, account: { username: string; password: string } = administrator, role?: string): Promise<Caller> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: account.username, password: account.password }),
  })
  const session = (await answer.json()) as { csrf: string; seats: { id: string; role: string }[] }
  if (!answer.ok) throw new Error(JSON.stringify(session))
  const seat = (session.seats.find((s) => role === undefined || s.role === role) ?? session.seats[0])?.id ?? ''
  const headers = { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '', 'x-csrf-token': session.csrf, 'x-seat': seat }
  return {
    seat,
    headers,
    get: (path) => fetch(`${url}/api${path}`, { headers }),
    post: (path, body, options = {}) =>
      fetch(`${url}/api${path}`, {
        method: options.method ?? 'POST',
        headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': options.key ?? randomUUID() },
        body: JSON.stringify(body),
      }),
  }
}
