import { Outlet, useRouterState } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useAsOf } from '../as-of.ts'
import { AsOfBand, KnownNow } from '../kit/as-of-band.tsx'
import { navigationOf, type Room } from '../room.ts'
import { useSeat, useSession } from '../session/session.tsx'
import { useSources } from '../sources.ts'
import { useT } from '../use-t.ts'
import { DemonstrationBand } from './demonstration-band.tsx'
import { KeyboardHelp } from './keyboard-help.tsx'
import { Palette } from './palette.tsx'
import { PhoneBar } from './phone-bar.tsx'
import { RoomTabs } from './room-tabs.tsx'
import { RoomsNav } from './rooms-nav.tsx'
import { TopBar } from './top-bar.tsx'
import { useShortcuts } from './use-shortcuts.ts'
import './frame.css'

const noCounts = () => ({})

/** What stands around every room: rooms at the left, the top bar, the as-of band, four entries at the bottom of a phone. */
export function Frame({ rooms }: { rooms: readonly Room[] }) {
  const t = useT()
  const seat = useSeat()
  const session = useSession()
  const { on, chosen, knownAt, reset } = useAsOf()
  const [searching, setSearching] = useState(false)
  const [helping, setHelping] = useState(false)
  const { useCounts = noCounts } = useSources()
  const counts = useCounts()
  const heeds = useHeedsKnownAt(rooms)
  const entries = useMemo(() => navigationOf(rooms, seat?.role), [rooms, seat?.role])
  useShortcuts({ search: () => setSearching(true), help: () => setHelping(true) })
  return (
    <div className="hc-frame">
      <header className="hc-frame-head">
        <button type="button" className="hc-skip" onClick={() => document.getElementById('main')?.focus()}>
          {t('shell.skip')}
        </button>
        {session.demonstration && <DemonstrationBand />}
        <TopBar onSearch={() => setSearching(true)} onHelp={() => setHelping(true)} />
      </header>
      <nav className="hc-frame-nav" aria-label={t('shell.rooms')}>
        <RoomsNav entries={entries} counts={counts} />
      </nav>
      <main id="main" className="hc-frame-main" tabIndex={-1}>
        {(chosen !== undefined || (heeds && knownAt !== undefined)) && <AsOfBand on={on} knownAt={heeds ? knownAt : undefined} back={reset} />}
        {!heeds && knownAt !== undefined && <KnownNow />}
        <RoomTabs rooms={rooms} />
        <Outlet />
      </main>
      <PhoneBar entries={entries} counts={counts} />
      <Palette opened={searching} onClose={() => setSearching(false)} entries={entries} />
      <KeyboardHelp opened={helping} onClose={() => setHelping(false)} />
    </div>
  )
}

/** Whether the room that is open shows what was known at a chosen instant. */
function useHeedsKnownAt(rooms: readonly Room[]): boolean {
  const path = useRouterState({ select: (state) => String(state.matches.at(-1)?.fullPath ?? '') })
  return rooms.some((room) => room.path === path && room.heedsKnownAt === true)
}
