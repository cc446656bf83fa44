import type { ReactNode } from 'react'
import './status-tag.css'

/**
 * done: finished, valid · going: under way · none: not begun, "chưa" · soon: falls due · overdue · danger: refused, withdrawn ·
 * unknown: no data, "chưa có số liệu" · draft · ended: no longer valid
 */
export type StatusShape = 'done' | 'going' | 'none' | 'soon' | 'overdue' | 'danger' | 'unknown' | 'draft' | 'ended'

const shapes: Record<StatusShape, ReactNode> = {
  done: (
    <>
      <circle cx="7" cy="7" r="6" fill="currentColor" />
      <path d="m4.2 7.2 2 2 3.6-4.2" stroke="#fff" strokeWidth="1.6" fill="none" />
    </>
  ),
  going: (
    <>
      <circle cx="7" cy="7" r="5.3" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="M7 1.7a5.3 5.3 0 0 1 0 10.6z" fill="currentColor" />
    </>
  ),
  none: <circle cx="7" cy="7" r="5.3" fill="none" stroke="currentColor" strokeWidth="1.4" />,
  soon: <path d="M7 1.5 13.2 12.5H.8z" fill="currentColor" />,
  overdue: <rect x="1.5" y="1.5" width="11" height="11" rx="1" fill="currentColor" />,
  danger: (
    <>
      <rect x="1.5" y="1.5" width="11" height="11" rx="1" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="m4.5 4.5 5 5m0-5-5 5" stroke="currentColor" strokeWidth="1.4" />
    </>
  ),
  unknown: <circle cx="7" cy="7" r="5.3" fill="none" stroke="currentColor" strokeWidth="1.4" strokeDasharray="2 2.16" />,
  draft: <rect x="1.7" y="1.7" width="10.6" height="10.6" rx="1" fill="none" stroke="currentColor" strokeWidth="1.4" strokeDasharray="2.4 2" />,
  ended: (
    <>
      <circle cx="7" cy="7" r="5.3" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="M3.3 10.7 10.7 3.3" stroke="currentColor" strokeWidth="1.4" />
    </>
  ),
}

/** A state: its shape and its word, so that it reads in grey print and without colours too. */
export function StatusTag({ shape, children }: { shape: StatusShape; children: ReactNode }) {
  return (
    <span className="hc-status" data-shape={shape}>
      <StatusMark shape={shape} />
      {children}
    </span>
  )
}

/** The shape alone, for where the word stands beside it already. */
export function StatusMark({ shape }: { shape: StatusShape }) {
  return (
    <svg className="hc-status-mark" data-shape={shape} width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      {shapes[shape]}
    </svg>
  )
}
