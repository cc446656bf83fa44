import { usePath } from '../address.ts'
import { Icon } from '../kit/icon.tsx'
import { Link } from '../kit/link.tsx'
import { entryOf, type NavigationEntry } from '../room.ts'
import { useFormat } from '../use-format.ts'
import { useT } from '../use-t.ts'

/** The rooms of this seat, with how much waits in each. */
export function RoomsNav({
  entries,
  counts,
  onChosen,
}: {
  entries: readonly NavigationEntry[]
  counts: Readonly<Record<string, number>>
  onChosen?: () => void
}) {
  const t = useT()
  const format = useFormat()
  const current = entryOf(entries, usePath())
  return (
    <ul className="hc-rooms">
      {entries.map((entry, n) => {
        const count = counts[entry.path] ?? 0
        return (
          <li key={entry.path} data-first={(n > 0 && entries[n - 1]?.group !== entry.group) || undefined}>
            <Link to={entry.path} className="hc-room" {...(entry === current ? { 'aria-current': 'page' as const } : {})} onClick={() => onChosen?.()}>
              <Icon name={entry.icon} />
              <span>{t(entry.label)}</span>
              {count > 0 && (
                <span className="hc-room-count">
                  <span aria-hidden="true">{format.number(count)}</span>
                  <span className="hc-unseen">{t('shell.waiting', { count })}</span>
                </span>
              )}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
