import type { ReactNode } from 'react'
import { useFormat } from '../use-format.ts'
import { useT } from '../use-t.ts'
import { Button } from './button.tsx'
import { ErrorState } from './states.tsx'
import { StatusTag, type StatusShape } from './status-tag.tsx'
import './long-work.css'

export interface Work {
  state: 'waiting' | 'running' | 'done' | 'failed'
  done: number
  /** Null until the work has counted what lies before it. */
  total: number | null
  startedAt: string | null
  finishedAt: string | null
}

export interface LongWorkProps {
  /** "Nhập 322 cơ quan từ danh-sach.xlsx" */
  title: string
  work: Work
  /** "dòng", "cơ quan": what is counted. */
  unit: string
  /** Leaves for another screen; the work goes on and is found again in the inbox. */
  leaveTo?: string
  /** What came of it: counts, refused rows, files. Shown when done or failed. */
  result?: ReactNode
  error?: unknown
}

const shapes: Record<Work['state'], StatusShape> = { waiting: 'none', running: 'going', done: 'done', failed: 'danger' }

/** Work of more than a few seconds: counts, time left, leave and find again, result. Feed it by `useAnswer(…, { everyMs })`. */
export function LongWork({ title, work, unit, leaveTo, result, error }: LongWorkProps) {
  const t = useT()
  const format = useFormat()
  const { state, done, total } = work
  const left = secondsLeft(work)
  const over = state === 'done' || state === 'failed'
  return (
    <section className="hc-work hc-sheet">
      <header className="hc-work-head">
        <h2>{title}</h2>
        <span role="status">
          <StatusTag shape={shapes[state]}>{t(`long-work.state.${state}`)}</StatusTag>
        </span>
      </header>
      {!over && <progress className="hc-work-bar" aria-label={title} {...(total === null ? {} : { value: done, max: Math.max(1, total) })} />}
      <p className="hc-faint">
        {total === null
          ? t('long-work.counted', { done: format.number(done), unit })
          : t('long-work.counts', { done: format.number(done), total: format.number(total), unit })}
        {state === 'running' && left !== undefined && <> · {t('long-work.left', { time: format.duration(left) })}</>}
        {work.finishedAt !== null && over && <> · {t('long-work.finished', { at: format.time(work.finishedAt) })}</>}
      </p>
      {error !== undefined && <ErrorState error={error} />}
      {over && result}
      {!over && leaveTo !== undefined && (
        <div className="hc-row">
          <Button to={leaveTo}>{t('long-work.leave')}</Button>
          <span className="hc-faint hc-small">{t('long-work.leave-text')}</span>
        </div>
      )}
    </section>
  )
}

/** Guessed from the pace so far; not before enough is done to guess from. */
function secondsLeft({ state, done, total, startedAt }: Work): number | undefined {
  if (state !== 'running' || total === null || startedAt === null || done < total * 0.02 || done === 0) return undefined
  const passed = (Date.now() - new Date(startedAt).getTime()) / 1000
  return passed < 2 ? undefined : (passed / done) * (total - done)
}

/** The counts of a result sheet: written, unchanged, refused. */
export function ResultSheet({ rows }: { rows: readonly { shape: StatusShape; label: string; count: number; to?: string }[] }) {
  const t = useT()
  const format = useFormat()
  return (
    <ul className="hc-result">
      {rows.map((row) => (
        <li key={row.label}>
          <StatusTag shape={row.shape}>{row.label}</StatusTag>
          <strong>{format.number(row.count)}</strong>
          {row.to !== undefined && row.count > 0 && (
            <Button weight="quiet" to={row.to}>
              {t('long-work.see-rows')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
