import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import './note.css'

export type NoteTone = 'info' | 'done' | 'soon' | 'danger'

const icons: Record<NoteTone, IconName> = { info: 'info', done: 'check', soon: 'warning', danger: 'warning' }

export interface NoteProps {
  tone: NoteTone
  title?: string
  children?: ReactNode
  acts?: ReactNode
  /** Spoken at once by a screen reader when it appears; for what answers an act of the person. */
  alert?: boolean
}

/** A remark in the flow of a page: colour, shape and word together. */
export function Note({ tone, title, children, acts, alert = false }: NoteProps) {
  return (
    <div className="hc-note" data-tone={tone} {...(alert ? { role: 'alert' } : {})}>
      <Icon name={icons[tone]} />
      <div className="hc-note-text">
        {title && <strong>{title}</strong>}
        {children && <div>{children}</div>}
        {acts && <div className="hc-row">{acts}</div>}
      </div>
    </div>
  )
}
