import { type MouseEvent, useEffect, useMemo } from 'react'
import { paperCss } from '../../papers/layout/paper-css.ts'
import { cleanPaper } from './clean-paper.ts'
import './paper-preview.css'

export interface PaperPreviewProps {
  /** What `renderHtml` made of the paper, on the server or here: `<article class="paper">…`. */
  html: string
  label: string
  /** Opens the rows behind a figure of the paper, by its key. */
  onFigure?: (key: string) => void
}

/** A paper on its sheet of A4, in Tinos (metric twin of Times New Roman). Printing prints the paper without the screen. */
export function PaperPreview({ html, label, onFigure }: PaperPreviewProps) {
  const clean = useMemo(() => cleanPaper(html), [html])
  useEffect(adoptPaperStyle, [])
  const openFigure = (event: MouseEvent) => {
    const figure = event.target instanceof Element ? event.target.closest('[data-figure]') : null
    const key = figure?.getAttribute('data-figure')
    if (key) onFigure?.(key)
  }
  return (
    // biome-ignore lint/a11y: a wide sheet scrolls sideways by keys, and clicks come from the buttons inside
    <section className="hc-paper-desk hc-paper-alone" tabIndex={0} aria-label={label} onClick={openFigure} dangerouslySetInnerHTML={{ __html: clean }} />
  )
}

let adopted = false

/** The style of papers is made from their measures in TypeScript. A constructed sheet needs no <style>, which the policy refuses. */
function adoptPaperStyle(): void {
  if (adopted) return
  adopted = true
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(paperCss)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}
