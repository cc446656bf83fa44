import { Page } from '../kit/page.tsx'
import { Icon } from '../kit/icon.tsx'
import { Link } from '../kit/link.tsx'
import { EmptyState } from '../kit/states.tsx'
import { navigationOf, type Room } from '../room.ts'
import { useRooms } from '../rooms-context.ts'
import { useSeat } from '../session/session.tsx'
import { useT } from '../use-t.ts'
import './start.css'

const isRoom = (room: Room) => room.path !== '/'

/** Where a seat begins that has no home of its own: its rooms, each with what it is for. */
export function Start() {
  const t = useT()
  const seat = useSeat()
  const rooms = useRooms()
  const entries = navigationOf(rooms.filter(isRoom), seat?.role)
  const home = rooms.find((room) => !isRoom(room))
  return (
    <Page title={t(home?.label ?? 'start.title')}>
      {entries.length === 0 ? (
        <EmptyState title={t('start.empty')}>{t('start.empty-text')}</EmptyState>
      ) : (
        <ul className="hc-start hc-sheet">
          {entries.map((entry) => (
            <li key={entry.path}>
              <Icon name={entry.icon} size={20} />
              <Link to={entry.path}>{t(entry.label)}</Link>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
