import { useFormat } from '../../use-format.ts'
import { StatusMark, type StatusShape } from '../status-tag.tsx'
import './chart.css'

export interface SharePart {
  shape: StatusShape
  label: string
  count: number
}

/** Parts of a whole as a strip, not a pie, with their counts in words beneath. */
export function Share({ finding, parts }: { finding: string; parts: readonly SharePart[] }) {
  const format = useFormat()
  const total = parts.reduce((sum, part) => sum + part.count, 0)
  return (
    <figure className="hc-chart hc-keep">
      <figcaption>{finding}</figcaption>
      <div className="hc-share" aria-hidden="true">
        {parts
          .filter((part) => part.count > 0)
          .map((part) => (
            <span key={part.label} data-shape={part.shape} style={{ flexGrow: part.count / Math.max(1, total) }} />
          ))}
      </div>
      <ul className="hc-share-words">
        {parts.map((part) => (
          <li key={part.label}>
            <StatusMark shape={part.shape} /> {part.label} <strong>{format.number(part.count)}</strong>
          </li>
        ))}
      </ul>
    </figure>
  )
}
