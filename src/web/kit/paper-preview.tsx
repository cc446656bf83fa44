import { useEffect, useMemo, useRef } from 'react'
import { paperCss } from '../../papers/layout/paper-css.ts'
import { cleanPaper } from './clean-paper.ts'
import './paper-preview.css'

export interface PaperPreviewProps {
  /** What `renderHtml` made of the paper, on the server or here: `<article class="paper">…`. */
  html: string
  label: string
  /** Opens the rows behind a figure of the paper, by its key. */
  onFigure?: (key: string) => void
  /** Printing the screen prints this paper and nothing else; set to false where the screen itself is wanted. */
  printsAlone?: boolean
}

/** A paper on its sheet of A4, in Tinos (metric twin of Times New Roman). */
export function PaperPreview({ html, label, onFigure, printsAlone = true }: PaperPreviewProps) {
  const clean = useMemo(() => cleanPaper(html), [html])
  const desk = useRef<HTMLElement>(null)
  useEffect(adoptPaperStyle, [])
  useEffect(() => {
    const place = desk.current
    const open = (event: MouseEvent) => {
      const figure = event.target instanceof Element ? event.target.closest('[data-figure]') : null
      const key = figure?.getAttribute('data-figure')
      if (key) onFigure?.(key)
    }
    place?.addEventListener('click', open)
    return () => place?.removeEventListener('click', open)
  }, [onFigure])
  return (
    <section
      ref={desk}
      className={printsAlone ? 'hc-paper-desk hc-paper-alone' : 'hc-paper-desk'}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a sheet wider than the screen is scrolled by keys, too
      tabIndex={0}
      aria-label={label}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: laid out and escaped by our own renderer, and cleaned above once more
      dangerouslySetInnerHTML={{ __html: clean }}
    />
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
