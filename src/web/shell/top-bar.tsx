import { Icon } from '../kit/icon.tsx'
import { Link } from '../kit/link.tsx'
import { useT } from '../use-t.ts'
import { AsOfControl } from './as-of-control.tsx'
import { InboxBell } from './inbox-bell.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { Mark } from './mark.tsx'
import { PersonMenu } from './person-menu.tsx'
import { SeatSwitch } from './seat-switch.tsx'

export function TopBar({ onSearch, onHelp }: { onSearch: () => void; onHelp: () => void }) {
  const t = useT()
  return (
    <div className="hc-frame-top">
      <Link to="/" className="hc-brand" aria-label={t('shell.to-start')}>
        <Mark />
        <span>{t('shell.product')}</span>
      </Link>
      <div className="hc-top-seat">
        <SeatSwitch />
      </div>
      <button type="button" className="hc-top-search" onClick={onSearch} aria-keyshortcuts="Control+K">
        <Icon name="search" />
        <span className="hc-top-search-word">{t('shell.search')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <div className="hc-top-as-of">
        <AsOfControl />
      </div>
      <InboxBell />
      <div className="hc-top-language">
        <LanguageSwitch />
      </div>
      <PersonMenu onHelp={onHelp} />
    </div>
  )
}
