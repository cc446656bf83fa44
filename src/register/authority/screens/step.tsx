import { type ReactNode, useEffect, useRef } from 'react'

/** One step: its heading takes the focus when the step is entered, so that a screen reader begins there. */
export function Step({ title, lead, wide = false, children }: { title: string; lead?: string; wide?: boolean; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [])
  return (
    <section className="hc-set-up-step" data-wide={wide || undefined}>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {lead !== undefined && <p className="hc-set-up-lead">{lead}</p>}
      {children}
    </section>
  )
}
