// The main path in Vietnamese: from an empty installation to 47/63 published, and 48/63 afterwards.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { type ChildProduct, removeFolder, startChild, temporaryFolder } from '../support/child-product.ts'
import { openBrowser } from './support/chromium.ts'
import { walkMainPath } from './support/main-path/walk-main-path.ts'

let browser: Browser
let folder: string
let product: ChildProduct
beforeAll(async () => {
  browser = await openBrowser()
  folder = await temporaryFolder()
  product = await startChild(folder)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await product.stop()
  await removeFolder(folder)
})

test('an officer walks the main path in Vietnamese', { timeout: 900_000 }, (context) => walkMainPath(browser, context, product.url, 'vi'))
