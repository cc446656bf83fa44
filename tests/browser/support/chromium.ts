// The browser of the tests: the one npm installs, or the machine's own where that one cannot start.
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import chromium, { inflate, setupLambdaEnvironment } from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

// Not the package's own list: it runs everything in one process and switches the same-origin policy off, which visitors' browsers do not.
const args = ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', '--lang=vi-VN']

const machines = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Runs the package with its own idea of a temporary folder: it takes a half-written file there for a browser. */
async function within<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  return work().finally(() => {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  })
}

/** Unpacks the package's browser once per version and user; two test files may do so at once, the second finds it done. */
async function unpacked(): Promise<string> {
  const manifest = JSON.parse(await readFile(join(import.meta.dirname, '../../../node_modules/@sparticuz/chromium/package.json'), 'utf8')) as {
    version: string
  }
  const place = join(tmpdir(), `hopchuan-chromium-${manifest.version}-${userInfo().uid}`)
  if (existsSync(place)) return place
  const making = await mkdtemp(`${place}-`)
  await within(making, () => chromium.executablePath())
  // Libraries a bare machine lacks (NSS, fontconfig …); the machine's own come first, see below.
  await within(making, () => inflate(join(import.meta.dirname, '../../../node_modules/@sparticuz/chromium/bin/al2023.tar.br')))
  await chmod(making, 0o755)
  await rename(making, place).catch(async (error: NodeJS.ErrnoException) => {
    await rm(making, { recursive: true, force: true })
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
  })
  return place
}

const launch = (executablePath: string): Promise<Browser> => playwright.launch({ executablePath, args, headless: true })

/** Starts the browser; says what was tried when none would. */
export async function openBrowser(): Promise<Browser> {
  const faults: string[] = []
  const attempt = (path: string) =>
    launch(path).catch((error: unknown) => {
      faults.push(`${path}: ${error instanceof Error ? error.message.split('\n').slice(0, 12).join('\n') : String(error)}`)
      return undefined
    })
  if (process.platform === 'linux' && process.arch === 'x64') {
    const place = await unpacked()
    const plain = await attempt(join(place, 'chromium'))
    if (plain) return plain
    setupLambdaEnvironment(join(place, 'al2023/lib'))
    const withLibraries = await attempt(join(place, 'chromium'))
    if (withLibraries) return withLibraries
  }
  for (const path of machines) {
    const own = path !== undefined && existsSync(path) ? await attempt(path) : undefined
    if (own) return own
  }
  throw new Error(`no browser would start; install Chromium or name one in CHROMIUM_PATH\n${faults.join('\n')}`)
}
