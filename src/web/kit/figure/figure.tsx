import { Drawer } from '@mantine/core'
import { useId, useState } from 'react'
import { needed, percent, type Progress } from '../../../kernel/progress.ts'
import { useFormat } from '../../use-format.ts'
import { useT } from '../../use-t.ts'
import { FigureLists } from './figure-lists.tsx'
import { FigureStrip } from './figure-strip.tsx'
import type { FigureSource } from './figure-source.ts'
import './figure.css'

export interface FigureProps {
  /** What is counted: "Sở, ban, ngành, quận, huyện đã công bố". */
  label: string
  progress: Progress
  source: FigureSource
  /** In percent, where a target was set. */
  target?: number
  /** `large` for the head of a page, `inline` within a table or a sentence. */
  size?: 'large' | 'normal' | 'inline'
}

/** n/N with its data date; a click opens the rows behind it. No figure anywhere is plain text. */
export function Figure({ label, progress, source, target, size = 'normal' }: FigureProps) {
  const t = useT()
  const format = useFormat()
  const id = useId()
  const [opened, setOpened] = useState(false)
  const { n, noData, total, on } = progress
  // Nobody has looked yet: "0 of 322" would say that nobody declared, which nobody knows.
  const unknown = total > 0 && noData === total
  const shown = unknown ? '—' : format.number(n)
  const seen = `${shown}/${format.number(total)}`
  const written = unknown ? t('figure.part.no-data') : seen
  return (
    <div className="hc-figure" data-size={size}>
      {size !== 'inline' && (
        <p className="hc-figure-label" id={id}>
          {label}
        </p>
      )}
      <button
        type="button"
        className="hc-figure-number"
        onClick={() => setOpened(true)}
        aria-haspopup="dialog"
        aria-label={t('figure.open', { label, written: unknown ? `${seen}, ${written}` : seen })}
      >
        <span>{shown}</span>
        <span className="hc-figure-of">/{format.number(total)}</span>
      </button>
      {size !== 'inline' && (
        <>
          <FigureStrip progress={progress} {...(target === undefined ? {} : { target })} />
          <p className="hc-figure-note">
            {unknown ? t('figure.part.no-data') : percent(n, total)} · {t('figure.on', { on: format.day(on) })}
            {!unknown && noData > 0 && <> · {t('figure.without', { count: noData, shown: format.number(noData) })}</>}
            {target !== undefined && <> · {t('figure.target', { target: format.number(target), needed: format.number(needed(target, total)) })}</>}
          </p>
        </>
      )}
      <Drawer
        opened={opened}
        onClose={() => setOpened(false)}
        position="right"
        size={640}
        title={`${label}: ${written}`}
        closeButtonProps={{ 'aria-label': t('kit.close') }}
      >
        <FigureLists progress={progress} source={source} />
      </Drawer>
    </div>
  )
}
