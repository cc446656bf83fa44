// One page of one visitor: what it complained about, when it has come to rest, and what it looked like when a test failed.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page, Request } from 'playwright-core'
import type { TestContext } from 'vitest'

export const desktop = { width: 1366, height: 768 } as const
export const phone = { width: 390, height: 844 } as const

export interface Visit {
  page: Page
  context: BrowserContext
  /** Errors of the console and of scripts so far; a test that provokes some empties the list. */
  complaints: string[]
  /** Opens an address below /app and waits until everything asked for has been answered. */
  open(path: string): Promise<void>
  settled(): Promise<void>
}

export interface VisitOptions {
  url: string
  size?: { width: number; height: number }
  /** Who looks: the cookies of `signedIn`; nobody without. */
  as?: Signed
  /** A browser already open for this person: what it has fetched before need not be fetched again. */
  within?: BrowserContext
}

/** One person's browser: cookies, cache, size of the window. */
export async function openContext(browser: Browser, { url, size = desktop, as }: VisitOptions): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: size,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    acceptDownloads: true,
    ...(size.width < 768 ? { hasTouch: true, isMobile: true, deviceScaleFactor: 2 } : {}),
    ...(as ? { storageState: as } : {}),
  })
  context.setDefaultTimeout(60_000)
  return context
}

export type Signed = Awaited<ReturnType<BrowserContext['storageState']>>

/** Grey lines in the place of what is coming, rows of a former question; the page of the kit shows some lines for good. */
const coming = '.hc-loading:not(.hc-kit-columns *), [data-stale]'

const shots = join(import.meta.dirname, '../../../test-results')

/** Watches a page, and keeps a picture of it if its test fails. */
export async function visit(browser: Browser, test: Pick<TestContext, 'onTestFinished' | 'task'>, options: VisitOptions): Promise<Visit> {
  const context = options.within ?? (await openContext(browser, options))
  const page = await context.newPage()
  const watched = watch(page)
  test.onTestFinished(async () => {
    if (test.task.result?.state === 'fail') await keepPicture(page, test.task.name)
    await (options.within ? page.close() : context.close())
  })
  const settled = async () => {
    await page.locator('h1').first().waitFor()
    await watched.quiet()
  }
  return {
    page,
    context,
    complaints: watched.complaints,
    settled,
    async open(path) {
      await page.goto(`/app${path}`)
      await settled()
    },
  }
}

/** Signs in past the sign-in screen, which has its own test. */
export async function signedIn(browser: Browser, url: string, account: { username: string; password: string }, language: 'vi' | 'en' = 'vi'): Promise<Signed> {
  const context = await browser.newContext({ baseURL: url })
  const answer = await context.request.post('/api/session', { data: { username: account.username, password: account.password } })
  if (!answer.ok()) throw new Error(`sign-in of ${account.username}: ${answer.status()} ${await answer.text()}`)
  if (language !== 'vi') {
    const { csrf } = (await answer.json()) as { csrf: string }
    const chosen = await context.request.post('/api/session/language', { data: { language }, headers: { 'x-csrf-token': csrf } })
    if (!chosen.ok()) throw new Error(`language: ${await chosen.text()}`)
  }
  const signed = await context.storageState()
  await context.close()
  return signed
}

async function keepPicture(page: Page, name: string): Promise<void> {
  await mkdir(shots, { recursive: true })
  const file = join(shots, `${name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 100)}.png`)
  await page.screenshot({ path: file, fullPage: true }).catch((error: unknown) => process.stderr.write(`no picture of ${name}: ${String(error)}\n`))
}

function watch(page: Page) {
  const complaints: string[] = []
  const running = new Set<Request>()
  let changed = Date.now()
  const note = (change: () => void) => {
    change()
    changed = Date.now()
  }
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => complaints.push(`${error.name}: ${error.message}`))
  page.on('request', (request) => note(() => running.add(request)))
  page.on('requestfinished', (request) => note(() => running.delete(request)))
  page.on('requestfailed', (request) => note(() => running.delete(request)))
  // A page that is left takes its requests along.
  page.on('framenavigated', (frame) => frame === page.mainFrame() && note(() => running.clear()))
  return {
    complaints,
    /** Nothing asked for and unanswered, for a quarter of a second, and no grey lines left. */
    async quiet() {
      const until = Date.now() + 60_000
      // What a click sets off may not have begun yet.
      changed = Date.now()
      while (running.size > 0 || Date.now() - changed < 250 || (await page.locator(coming).count()) > 0) {
        if (Date.now() > until) throw new Error(`the page does not come to rest: ${[...running].map((request) => request.url()).join(', ')}`)
        await new Promise((wait) => setTimeout(wait, 50))
      }
    },
  }
}
