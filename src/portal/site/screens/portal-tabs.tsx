import { usePath } from '../../../web/address.ts'
import { Link } from '../../../web/kit/link.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useT } from '../../../web/use-t.ts'
import './portal-tabs.css'

const tabs = [
  { to: '/portal/news', label: 'site.tab.news', act: 'news.read' },
  { to: '/portal/links', label: 'site.tab.links', act: 'site.read' },
  { to: '/portal/visits', label: 'site.tab.visits', act: 'visit.read' },
  { to: '/settings/public-register', label: 'site.tab.register', act: 'settings.read' },
] as const

/** The parts of «Cổng công khai». */
export function PortalTabs() {
  const t = useT()
  const holds = useHolds()
  const here = usePath().replace(/^\/app(?=\/|$)/, '')
  return (
    <nav aria-label={t('site.tabs')}>
      <ul className="hc-portal-tabs">
        {tabs
          .filter(({ act }) => holds(act))
          .map(({ to, label }) => (
            <li key={to}>
              <Link to={to} {...(here.startsWith(to) ? { 'aria-current': 'page' as const } : {})}>
                {t(label)}
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  )
}
