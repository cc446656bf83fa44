import { Checkbox } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useT } from '../../use-t.ts'
import { Link } from '../link.tsx'
import type { TableBodyProps } from './table-rows.tsx'

/** The same rows on a phone: one card each; the browser skips drawing what is out of sight (`content-visibility`). */
export function TableCards<Row>({ label, columns, list, rowKey, rowTo, chosen, onChosen }: TableBodyProps<Row>) {
  const t = useT()
  const end = useRef<HTMLDivElement>(null)
  const { hasNext, loadNext } = list
  useEffect(() => {
    const mark = end.current
    if (!mark || !hasNext) return
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && loadNext(), { rootMargin: '800px' })
    watch.observe(mark)
    return () => watch.disconnect()
  }, [hasNext, loadNext])
  const lead = columns.find((column) => column.lead) ?? columns[0]
  const lines = columns.filter((column) => column !== lead && column.notOnPhone !== true)
  return (
    <>
      <ul className="hc-cards" aria-label={label} data-stale={list.stale || undefined}>
        {list.rows.map((row) => {
          const id = rowKey(row)
          const toggle = () => onChosen(chosen?.[id] ? Object.fromEntries(Object.entries(chosen).filter(([other]) => other !== id)) : { ...chosen, [id]: true })
          return (
            <li key={id} className="hc-card">
              <div className="hc-card-title">
                {chosen && <Checkbox aria-label={t('table.choose-this')} checked={chosen[id] ?? false} onChange={toggle} />}
                {rowTo ? (
                  <Link to={rowTo(row)} className="hc-table-lead">
                    {lead?.cell(row)}
                  </Link>
                ) : (
                  <strong>{lead?.cell(row)}</strong>
                )}
              </div>
              <dl>
                {lines.map((column) => (
                  <div key={column.id}>
                    <dt>{column.header}</dt>
                    <dd>{column.cell(row)}</dd>
                  </div>
                ))}
              </dl>
            </li>
          )
        })}
      </ul>
      <div ref={end} />
    </>
  )
}
