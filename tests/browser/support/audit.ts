// What must hold on every screen, whatever it shows.
import { createRequire } from 'node:module'
import { readFile } from 'node:fs/promises'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds, one line for each element. Sent through the debugger, so that the page's content security policy stays as visitors have it. */
export async function axe(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  const { violations } = await page.evaluate<Pick<AxeResults, 'violations'>>('axe.run(document, { resultTypes: ["violations"] })')
  return violations.flatMap((rule) =>
    rule.nodes.map(
      (node) =>
        `${rule.id} (${rule.impact}): ${node.target.join(' ')} ${node.html.slice(0, 160)} ${(node.failureSummary ?? '').replaceAll('\n', ' ').slice(0, 200)}`,
    ),
  )
}

/** How far the page itself can be pushed sideways, in pixels, and what sticks out. */
export const sideways = (page: Page): Promise<{ pixels: number; widest: string }> =>
  page.evaluate(() => {
    const frames = [document.documentElement, document.body, document.getElementById('main')].filter((one) => one !== null)
    const pixels = Math.max(...frames.map((one) => one.scrollWidth - one.clientWidth))
    const sticking = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1).at(-1)
    return { pixels, widest: pixels > 0 && sticking ? sticking.outerHTML.slice(0, 200) : '' }
  })

/** Texts that are keys nobody translated, or braces nobody filled: "paper.act.record", "{{name}}". `literal` are names that look like keys. */
export const unsaid = (page: Page, literal: readonly string[] = []): Promise<string[]> =>
  page.evaluate((names) => {
    const found: string[] = []
    const key = /^[a-z][a-z-]*([.][a-z0-9][a-z0-9-]*)+$/
    const look = (text: string | null, known: boolean) => {
      const said = text?.trim() ?? ''
      if ((key.test(said) && !known && !names.includes(said)) || /[{]{2}\s*\w+\s*[}]{2}|\bundefined\b|\bNaN\b|\[object/.test(said)) found.push(said)
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    // Placeholders of model sentences have dots of their own.
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      // What somebody typed may look as it likes, and so may what stands there to be typed: the names of fields in a template.
      if (node.parentElement?.closest('textarea, script, style, code')) continue
      look(node.nodeValue, node.parentElement?.closest('.hc-report-placeholders') !== null)
    }
    for (const one of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) look(one.getAttribute(name), false)
    }
    return found
  }, literal)

/** Whether Tab alone comes to an element, within so many strokes. */
export async function reachesByTab(page: Page, selector: string, strokes = 150): Promise<boolean> {
  for (let n = 0; n < strokes; n++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return true
  }
  return false
}
