import { useAnswer } from '../../../web/answers.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { Link } from '../../../web/kit/link.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useT } from '../../../web/use-t.ts'
import { type AgencyView, listAgencies } from '../agency.contract.ts'
import './agency.css'

const most = 100

/** Agencies directly below this one on the chosen day. */
export function AgencyChildren({ agency }: { agency: AgencyView }) {
  const t = useT()
  const { asked } = useAsOf()
  const { data, error, refetch } = useAnswer(listAgencies, { query: { parentId: agency.id, ...asked, limit: most } }, { enabled: agency.children > 0 })
  if (agency.children === 0) return <p className="hc-faint">{t('agency.page.no-children')}</p>
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={3} />
  return (
    <>
      <ul className="hc-agency-children">
        {data.rows.map(({ id, name, code }) => (
          <li key={id}>
            <Link to={`/agencies/${id}`}>{name}</Link>
            {code !== null && <span className="hc-faint hc-small">{code}</span>}
          </li>
        ))}
      </ul>
      {data.total > data.rows.length && <p className="hc-faint">{t('agency.page.more-children', { shown: data.rows.length, total: data.total })}</p>}
    </>
  )
}
