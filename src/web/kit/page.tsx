import { type ReactNode, useEffect, useRef } from 'react'
import { usePath } from '../address.ts'
import { useT } from '../use-t.ts'
import { Icon } from './icon.tsx'
import { Link } from './link.tsx'
import './page.css'

export interface PageProps {
  title: string
  /** Beside the title: the total of a list, the state of a record. */
  beside?: ReactNode
  /** Above the title: the way back to the list. */
  back?: { to: string; label: string }
  /** At the right of the title: the one main act, then the others. */
  acts?: ReactNode
  /** The column of facts at the right; below the body on a phone. */
  facts?: ReactNode
  /** Lists fill the height, so that their own rows scroll and their head stays. */
  fill?: boolean
  children: ReactNode
}

// The first page of a visit leaves the focus where the browser put it.
let visited = false

/** One screen. Names the browser's tab, and takes the focus to its title when another screen was left for it. */
export function Page({ title, beside, back, acts, facts, fill = false, children }: PageProps) {
  const t = useT()
  const path = usePath()
  const heading = useRef<HTMLHeadingElement>(null)
  const focused = useRef<string>(undefined)
  useEffect(() => {
    document.title = `${title} · ${t('shell.product')}`
  }, [title, t])
  useEffect(() => {
    if (visited && focused.current !== path) heading.current?.focus({ preventScroll: true })
    focused.current = path
    visited = true
  }, [path])
  return (
    <div className={fill ? 'hc-page hc-page-fill' : 'hc-page'}>
      <header className="hc-page-head">
        <div className="hc-page-title">
          {back && (
            <Link to={back.to} className="hc-page-back">
              <Icon name="left" size={14} />
              {back.label}
            </Link>
          )}
          <div className="hc-page-line">
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {beside !== undefined && <div className="hc-page-beside">{beside}</div>}
          </div>
        </div>
        {acts && <div className="hc-page-acts">{acts}</div>}
      </header>
      {facts ? (
        <div className="hc-page-columns">
          <div className="hc-page-body">{children}</div>
          <aside className="hc-page-facts" aria-label={t('kit.facts')}>
            {facts}
          </aside>
        </div>
      ) : (
        <div className="hc-page-body">{children}</div>
      )}
    </div>
  )
}

/** A part of a page with its own heading; `sheet` puts it on white. */
export function Section({
  title,
  beside,
  acts,
  sheet = true,
  children,
}: {
  title: string
  beside?: ReactNode
  acts?: ReactNode
  sheet?: boolean
  children: ReactNode
}) {
  return (
    <section className={sheet ? 'hc-section hc-sheet' : 'hc-section'}>
      <header className="hc-section-head">
        <h2>{title}</h2>
        {beside !== undefined && <div className="hc-page-beside">{beside}</div>}
        {acts && <div className="hc-page-acts">{acts}</div>}
      </header>
      {children}
    </section>
  )
}
