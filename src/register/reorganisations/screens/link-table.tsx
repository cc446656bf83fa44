import { Link } from '../../../web/kit/link.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { AgencyName, LinkView } from '../act.contract.ts'
import { useCapped } from './use-capped.tsx'
import './acts.css'

/** From whom to whom, in what way and how much of it. */
export function LinkTable({ links, linked }: { links: readonly LinkView[]; linked: boolean }) {
  const t = useT()
  const format = useFormat()
  const { shown, more } = useCapped(links)
  const name = (agency: AgencyName) => (linked ? <Link to={`/agencies/${agency.id}`}>{agency.name}</Link> : agency.name)
  return (
    <>
      <table className="hc-plain-table hc-stacked">
        <thead>
          <tr>
            <th scope="col">{t('acts.links.from')}</th>
            <th scope="col">{t('acts.links.kind')}</th>
            <th scope="col">{t('acts.links.to')}</th>
            <th scope="col">{t('acts.links.share')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((link) => (
            <tr key={`${link.line} ${link.from.id} ${link.to.id}`}>
              <td data-label={t('acts.links.from')}>{name(link.from)}</td>
              <td data-label={t('acts.links.kind')}>{t(`lineage.kind.${link.kind}`)}</td>
              <td data-label={t('acts.links.to')}>{name(link.to)}</td>
              <td data-label={t('acts.links.share')} className="hc-number">
                {link.share === null ? '–' : t('lineage.percent', { n: format.number(Math.round(link.share * 1e4) / 100) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more}
    </>
  )
}
