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
  const { n, total, on } = progress
  const written = `${format.number(n)}/${format.number(total)}`
  return (
    <div className="hc-figure" data-size={size}>
      {size !== 'inline' && <p className="hc-figure-label" id={id}>{label}</p>}
      <button type="button" className="hc-figure-number" onClick={() => setOpened(true)} aria-haspopup="dialog" aria-label={t('figure.open', { label, written })}>
        <span>{format.number(n)}</span><span className="hc-figure-of">/{format.number(total)}</span>
      </button>
      {size !== 'inline' && (
        <>
          <FigureStrip progress={progress} {...(target === undefined ? {} : { target })} />
          <p className="hc-figure-note">
            {percent(n, total)} · {t('figure.on', { on: format.day(on) })}
            {target !== undefined && <> · {t('figure.target', { target: format.number(target), needed: format.number(needed(target, total)) })}</>}
          </p>
        </>
      )}
      <Drawer opened={opened} onClose={() => setOpened(false)} position="right" size={640} title={`${label}: ${written}`} closeButtonProps={{ 'aria-label': t('kit.close') }}>
        <FigureLists progress={progress} source={source} />
      </Drawer>
    </div>
  )
}
