import { Menu } from '@mantine/core'
import type { ReactNode } from 'react'
import { useFormat } from '../use-format.ts'
import { useT } from '../use-t.ts'
import { IconButton } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'
import { Link } from './link.tsx'
import { type PageProps, Page } from './page.tsx'
import { StatusTag, type StatusShape } from './status-tag.tsx'
import './record-page.css'

export interface FurtherAct {
  label: string
  icon?: IconName
  onClick?: () => void
  to?: string
  danger?: boolean
}

export interface RecordPageProps extends Omit<PageProps, 'beside' | 'acts'> {
  /** The official number or code, before the title. */
  number?: string
  state?: { shape: StatusShape; word: string }
  /** The one main act. */
  main?: ReactNode
  /** All others, behind "…". */
  further?: readonly FurtherAct[]
}

/** The record: header with number, title, state and the one main act; body; facts at the right. */
export function RecordPage({ number, title, state, main, further = [], ...page }: RecordPageProps) {
  return (
    <Page
      {...page}
      title={number === undefined ? title : `${number} · ${title}`}
      beside={state && <StatusTag shape={state.shape}>{state.word}</StatusTag>}
      acts={
        (main !== undefined || further.length > 0) && (
          <>
            {main}
            {further.length > 0 && <FurtherActs acts={further} />}
          </>
        )
      }
    />
  )
}

export function FurtherActs({ acts }: { acts: readonly FurtherAct[] }) {
  const t = useT()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton icon="more" label={t('kit.further-acts')} />
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map((act) => {
          const face = { leftSection: act.icon && <Icon name={act.icon} />, ...(act.danger ? { color: 'red' } : {}) }
          return act.to === undefined ? (
            <Menu.Item key={act.label} {...face} onClick={() => act.onClick?.()}>
              {act.label}
            </Menu.Item>
          ) : (
            <Menu.Item key={act.label} {...face} renderRoot={({ className, ...props }) => <Link to={act.to ?? ''} className={className} {...props} />}>
              {act.label}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Label and value in pairs; a value that is missing says so instead of leaving a gap. */
export function Facts({ rows }: { rows: readonly { label: string; value: ReactNode }[] }) {
  const t = useT()
  return (
    <dl className="hc-facts">
      {rows.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value === undefined || value === null || value === '' ? <span className="hc-faint">{t('kit.no-value')}</span> : value}</dd>
        </div>
      ))}
    </dl>
  )
}

export interface LifeStep {
  label: string
  state: 'done' | 'now' | 'ahead' | 'skipped'
  at?: string
  by?: string
  note?: string
}

/** The course of a record's life: states with names and times, the present one marked. */
export function LifeLine({ label, steps }: { label: string; steps: readonly LifeStep[] }) {
  const t = useT()
  const format = useFormat()
  return (
    <ol className="hc-life" aria-label={label}>
      {steps.map((step) => (
        <li key={step.label} data-state={step.state} {...(step.state === 'now' ? { 'aria-current': 'step' as const } : {})}>
          <span className="hc-life-dot" aria-hidden="true" />
          <span className="hc-life-label">{step.label}</span>
          <span className="hc-unseen">{t(`kit.life.${step.state}`)}</span>
          {step.at !== undefined && <span className="hc-life-fact">{format.time(step.at)}</span>}
          {step.by !== undefined && <span className="hc-life-fact">{step.by}</span>}
          {step.note !== undefined && <span className="hc-life-fact">{step.note}</span>}
        </li>
      ))}
    </ol>
  )
}
