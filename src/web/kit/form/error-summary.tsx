import { useEffect, useRef } from 'react'
import { useT } from '../../use-t.ts'
import { fieldId } from './form-context.ts'

/** All errors on top, each a link to its field; takes the focus at every failed try. */
export function ErrorSummary({ errors, labels, attempt }: { errors: Readonly<Record<string, string>>; labels: ReadonlyMap<string, string>; attempt: number }) {
  const t = useT()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (attempt > 0) box.current?.focus()
  }, [attempt])
  const order = [...labels.keys()]
  const place = (name: string) => (labels.has(name) ? order.indexOf(name) : order.length)
  const list = Object.entries(errors).sort(([a], [b]) => place(a) - place(b))
  if (list.length === 0) return null
  return (
    <div className="hc-form-errors" ref={box} tabIndex={-1} role="alert">
      <h2>{t('form.errors', { count: list.length })}</h2>
      <ul>
        {list.map(([name, error]) => (
          <li key={name}>
            {labels.has(name) ? (
              <a
                className="hc-link"
                href={`#${fieldId(name)}`}
                onClick={(event) => {
                  event.preventDefault()
                  focusField(name)
                }}
              >
                {labels.get(name)}: {error}
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

function focusField(name: string): void {
  const field = document.getElementById(fieldId(name))
  field?.focus()
  field?.scrollIntoView({ block: 'center' })
}
