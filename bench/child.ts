import { type ChildProcess, spawn } from 'node:child_process'
import { performance } from 'node:perf_hooks'

export interface Child {
  url: URL
  pid: number
  /** Milliseconds from starting the process until it could be used. */
  startedIn: number
  output(): string
  stop(): Promise<void>
}

const gone = (child: ChildProcess) =>
  new Promise<void>((done) => {
    if (child.exitCode !== null || child.signalCode !== null) done()
    else child.once('exit', () => done())
  })

const stopAfter = 20_000

/** Starts a script of ours on this Node and waits until it names its address and `ready` says yes. Only this pid is ever ended. */
export async function startChild(
  script: string,
  args: readonly string[],
  options: { env?: Record<string, string>; cwd?: string; ready?: (url: URL) => Promise<boolean> } = {},
): Promise<Child> {
  const began = performance.now()
  const child = spawn(process.execPath, [script, ...args], {
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const hear = (chunk: Buffer) => {
    output = `${output}${chunk.toString()}`.slice(-20_000)
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const stop = async () => {
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), stopAfter)
    await gone(child)
    clearTimeout(timer)
  }
  for (;;) {
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0]
    if (address !== undefined && (await (options.ready ?? (async () => true))(new URL(address)))) {
      return { url: new URL(address), pid: child.pid ?? 0, startedIn: performance.now() - began, output: () => output, stop }
    }
    if (child.exitCode !== null || performance.now() - began > 120_000) {
      await stop()
      throw new Error(`${script} did not start:\n${output}`)
    }
    await new Promise((wait) => setTimeout(wait, 10))
  }
}
