import { useRouterState } from '@tanstack/react-router'
import { Link } from '../kit/link.tsx'
import { opens, type Room, tabsOf } from '../room.ts'
import { useSeat } from '../session/session.tsx'
import { useT } from '../use-t.ts'
import './room-tabs.css'

/** The lists that stand under one entry of the left side, above the one that is open. A record or a form shows none: it leads back by itself. */
export function RoomTabs({ rooms }: { rooms: readonly Room[] }) {
  const t = useT()
  const role = useSeat()?.role
  const path = useRouterState({ select: (state) => String(state.matches.at(-1)?.fullPath ?? '') })
  const tabs = tabsOf(rooms, path).filter((room) => opens(room.act, role))
  if (tabs.length < 2) return null
  return (
    <nav className="hc-room-tabs hc-not-printed" aria-label={t('shell.room-tabs')}>
      {tabs.map((room) => (
        <Link key={room.path} to={room.path} exact className="hc-room-tab">
          {t(room.tab?.label ?? room.label)}
        </Link>
      ))}
    </nav>
  )
}
