import { useState } from 'react'
import { Button } from '../../../web/kit/button.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { StatusMark, type StatusShape } from '../../../web/kit/status-tag.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { TodayItem } from '../home.contract.ts'

/** As many as fit on a desk; the rest opens below. */
const atFirst = 8

const shapeOf = ({ due, left }: TodayItem, on: string): StatusShape => {
  if (due === null) return 'none'
  if (due < on) return 'overdue'
  return left !== null && left <= 3 ? 'soon' : 'none'
}

/** What waits for this seat, whatever room it comes from: one list, most urgent first, each line the way to its record. */
export function Today({ items, on, title, nothing }: { items: readonly TodayItem[]; on: string; title?: string; nothing?: string }) {
  const t = useT()
  const format = useFormat()
  const [whole, setWhole] = useState(false)
  const shown = whole ? items : items.slice(0, atFirst)
  return (
    <Section title={title ?? t('home.today.title')} {...(items.length > 0 ? { beside: format.number(items.length) } : {})}>
      {items.length === 0 ? (
        <p className="hc-faint">{nothing ?? t('home.today.nothing')}</p>
      ) : (
        <ul className="hc-home-today">
          {shown.map((item) => (
            <li key={item.kind + item.path}>
              <StatusMark shape={shapeOf(item, on)} />
              <span className="hc-home-what">{t(`waiting.${item.kind}`)}</span>
              <Link to={item.path} className="hc-link hc-home-abstract">
                {item.title}
              </Link>
              <DueNote item={item} on={on} />
            </li>
          ))}
        </ul>
      )}
      {items.length > atFirst && (
        <Button weight="quiet" onClick={() => setWhole(!whole)}>
          {whole ? t('home.today.less') : t('home.today.more', { count: items.length - atFirst })}
        </Button>
      )}
    </Section>
  )
}

function DueNote({ item: { due, left, since }, on }: { item: TodayItem; on: string }) {
  const t = useT()
  const format = useFormat()
  if (due === null) return since === null ? null : <span className="hc-faint hc-small">{t('home.today.since', { on: format.day(since) })}</span>
  const days =
    due < on
      ? left === null || left === 0
        ? t('home.today.overdue-plain')
        : t('home.today.overdue', { count: -left })
      : due === on
        ? t('home.today.last-day')
        : left === null
          ? null
          : t('home.today.left', { count: left })
  return (
    <span className="hc-small" data-late={due < on || undefined}>
      {t('home.today.due', { on: format.day(due) })}
      {days !== null && ` · ${days}`}
    </span>
  )
}
