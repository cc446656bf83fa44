import { useEffect, useRef, useState } from 'react'
import { useT } from '../../use-t.ts'
import { ErrorState } from '../states.tsx'
import { type ChartData, inOrder } from './chart-data.ts'
import type { Drawing } from './draw.ts'
import './chart.css'

export interface ChartProps {
  /** What the chart shows, as a sentence: "Khối quận, huyện còn 5 đơn vị chưa công bố". */
  finding: string
  data: ChartData
  /** Pixels; bars take as much as they need. */
  height?: number
}

/** A finding, its drawing (SVG, still), and the table behind it. */
export function Chart({ finding, data, height }: ChartProps) {
  const t = useT()
  const place = useRef<HTMLDivElement>(null)
  const drawing = useRef<Drawing | undefined>(undefined)
  const shown = useRef(data)
  const [failure, setFailure] = useState<unknown>(undefined)
  shown.current = data

  useEffect(() => {
    const into = place.current
    if (!into) return
    let gone = false
    const watch = new ResizeObserver(() => drawing.current?.resize())
    // The library is large and comes only with the first chart.
    import('./draw.ts').then(({ draw }) => {
      if (gone) return
      drawing.current = draw(into)
      drawing.current.show(shown.current)
      watch.observe(into)
    }, setFailure)
    return () => {
      gone = true
      watch.disconnect()
      drawing.current?.dispose()
      drawing.current = undefined
    }
  }, [])
  useEffect(() => drawing.current?.show(data), [data])

  return (
    <figure className="hc-chart hc-keep">
      <figcaption>{finding}</figcaption>
      {failure === undefined ? (
        <div
          ref={place}
          className="hc-chart-place"
          aria-hidden="true"
          style={{ height: height ?? (data.kind === 'bars' ? data.points.length * 30 + 8 : 240) }}
        />
      ) : (
        <ErrorState error={failure} />
      )}
      <details className="hc-chart-table">
        <summary>{t('chart.table')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{data.heads.label}</th>
              <th scope="col">{data.heads.value}</th>
            </tr>
          </thead>
          <tbody>
            {inOrder(data).map((point) => (
              <tr key={point.label}>
                <th scope="row">{point.label}</th>
                <td>{point.value === null ? t('chart.no-data') : point.written}</td>
              </tr>
            ))}
            {data.target && (
              <tr>
                <th scope="row">{t('chart.target')}</th>
                <td>{data.target.label}</td>
              </tr>
            )}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
