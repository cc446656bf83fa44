import { useSearch } from '../../../web/address.ts'
import { Link } from '../../../web/kit/link.tsx'
import { stringifySearch } from '../../../web/search-params.ts'
import { useT } from '../../../web/use-t.ts'
import './agency-tree.css'

const kept = ['q', 'block', 'kind', 'obligation', 'sort']

/** From the list to the tree and back; filters and words go along. */
export function ListOrTree({ shown }: { shown: 'list' | 'tree' }) {
  const t = useT()
  const search = useSearch()
  const same = stringifySearch(Object.fromEntries(kept.map((name) => [name, search[name]])))
  return (
    <span className="hc-list-or-tree">
      {(['list', 'tree'] as const).map((view) =>
        view === shown ? (
          <span key={view} className="hc-list-or-tree-view" data-shown>
            {t(`agency.tree.as-${view}`)}
          </span>
        ) : (
          <Link key={view} to={`/agencies${view === 'tree' ? '/tree' : ''}${same}`} className="hc-list-or-tree-view">
            {t(`agency.tree.as-${view}`)}
          </Link>
        ),
      )}
    </span>
  )
}
