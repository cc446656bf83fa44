import { OnePage } from './one-page.ts'
import { onePageTemplate } from './one-page.typst.ts'
import { drawable, pressed, ready } from './typst-press.pdf.ts'

/** One sheet of A4, never two: what does not fit is set smaller. */
export function renderOnePage(sheet: OnePage): Promise<Uint8Array<ArrayBuffer>> {
  return Promise.resolve().then(() => pressed(onePageTemplate, drawable(OnePage.parse(sheet), ready().tinos), sheet.day))
}
