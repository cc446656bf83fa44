import { useEffect, useRef } from 'react'
import { flushSync } from 'react-dom'
import { useT } from '../../use-t.ts'
import { fieldId, type FieldPlace } from './form-context.ts'

/** All errors on top, each a link to its field; takes the focus at every failed try. */
export function ErrorSummary({
  errors,
  labels,
  attempt,
}: {
  errors: Readonly<Record<string, string>>
  labels: ReadonlyMap<string, FieldPlace>
  attempt: number
}) {
  const t = useT()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (attempt > 0) box.current?.focus()
  }, [attempt])
  const order = [...labels.keys()]
  const list = Object.entries(errors)
    .map(([name, error]) => ({ name, error, at: nearest(name, labels) }))
    .sort((a, b) => (a.at ? order.indexOf(a.at) : order.length) - (b.at ? order.indexOf(b.at) : order.length))
  if (list.length === 0) return null
  return (
    <div className="hc-form-errors" ref={box} tabIndex={-1} role="alert">
      <h2>{t('form.errors', { count: list.length })}</h2>
      <ul>
        {list.map(({ name, error, at }) => (
          <li key={name}>
            {at !== undefined ? (
              <a
                className="hc-link"
                href={`#${fieldId(at)}`}
                onClick={(event) => {
                  event.preventDefault()
                  // What stands on another page of a list is brought there first.
                  flushSync(() => labels.get(at)?.show?.())
                  focusField(at)
                }}
              >
                {labels.get(at)?.label}: {error}
              </a>
            ) : (
              error
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A part of a field is found at the field. */
function nearest(name: string, labels: ReadonlyMap<string, FieldPlace>): string | undefined {
  if (labels.has(name)) return name
  return name.includes('.') ? nearest(name.slice(0, name.lastIndexOf('.')), labels) : undefined
}

function focusField(name: string): void {
  const field = document.getElementById(fieldId(name))
  field?.focus()
  field?.scrollIntoView({ block: 'center' })
}
