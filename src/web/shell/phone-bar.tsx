import { Drawer } from '@mantine/core'
import { useState } from 'react'
import { usePath } from '../address.ts'
import { Icon } from '../kit/icon.tsx'
import { Link } from '../kit/link.tsx'
import { entryOf, type NavigationEntry } from '../room.ts'
import { useT } from '../use-t.ts'
import { AsOfControl } from './as-of-control.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { RoomsNav } from './rooms-nav.tsx'
import { SeatSwitch } from './seat-switch.tsx'

/** Four entries within reach of a thumb: the first three rooms, and everything else. */
export function PhoneBar({ entries, counts }: { entries: readonly NavigationEntry[]; counts: Readonly<Record<string, number>> }) {
  const t = useT()
  const current = entryOf(entries, usePath())
  const [opened, setOpened] = useState(false)
  const first = entries.slice(0, 3)
  const others = entries.slice(3)
  const waiting = others.reduce((sum, entry) => sum + (counts[entry.path] ?? 0), 0)
  return (
    <nav className="hc-frame-bottom" aria-label={t('shell.rooms')}>
      {first.map((entry) => (
        <Link key={entry.path} to={entry.path} className="hc-bottom-entry" {...(entry === current ? { 'aria-current': 'page' as const } : {})}>
          <Icon name={entry.icon} size={20} />
          <span>{t(entry.label)}</span>
          {(counts[entry.path] ?? 0) > 0 && (
            <span className="hc-bottom-dot">
              <span className="hc-unseen">{t('shell.waiting', { count: counts[entry.path] })}</span>
            </span>
          )}
        </Link>
      ))}
      <button type="button" className="hc-bottom-entry" aria-expanded={opened} onClick={() => setOpened(true)}>
        <Icon name="menu" size={20} />
        <span>{t('shell.all')}</span>
        {waiting > 0 && (
          <span className="hc-bottom-dot">
            <span className="hc-unseen">{t('shell.waiting', { count: waiting })}</span>
          </span>
        )}
      </button>
      <Drawer
        opened={opened}
        onClose={() => setOpened(false)}
        position="bottom"
        size="auto"
        title={t('shell.all')}
        classNames={{ content: 'hc-all' }}
        closeButtonProps={{ 'aria-label': t('kit.close') }}
      >
        <div className="hc-stack">
          <SeatSwitch />
          <RoomsNav entries={entries} counts={counts} onChosen={() => setOpened(false)} />
          <div className="hc-row">
            <AsOfControl />
            <LanguageSwitch />
          </div>
        </div>
      </Drawer>
    </nav>
  )
}
