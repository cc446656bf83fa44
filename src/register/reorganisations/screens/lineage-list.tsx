import { Link } from '../../../web/kit/link.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { LineageEdge, LineageNode } from '../lineage.contract.ts'
import { listed, ways } from './lineage-graph.ts'
import './acts.css'

/** The picture in words: backwards and forwards, by day. */
export function LineageList({ nodes, edges }: { nodes: readonly LineageNode[]; edges: readonly LineageEdge[] }) {
  const t = useT()
  const { back, on } = ways(listed(edges, nodes), nodes)
  return (
    <>
      {back.length > 0 && <Way title={t('lineage.back')} edges={back} nodes={nodes} />}
      {on.length > 0 && <Way title={t('lineage.on')} edges={on} nodes={nodes} />}
    </>
  )
}

function Way({ title, edges, nodes }: { title: string; edges: readonly LineageEdge[]; nodes: readonly LineageNode[] }) {
  const t = useT()
  const format = useFormat()
  const mayOpen = useHolds()('act.read')
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const agency = (id: LineageNode['id']) => {
    const node = byId.get(id)
    if (!node) return <span className="hc-faint">{t('lineage.out-of-sight')}</span>
    return (
      <>
        <Link to={`/agencies/${id}`}>{node.name}</Link>
        {node.to !== null && (
          <div className="hc-small hc-lineage-ended">
            <StatusTag shape="ended">{t('lineage.ended', { on: format.day(node.to) })}</StatusTag>
          </div>
        )}
      </>
    )
  }
  const paper = (act: LineageEdge['act']) => {
    if (!act) return '–'
    const name = act.paperNumber ?? act.title
    return mayOpen ? <Link to={`/acts/${act.id}`}>{name}</Link> : name
  }
  return (
    <div>
      <h3>{title}</h3>
      <table className="hc-plain-table hc-stacked">
        <thead>
          <tr>
            <th scope="col">{t('lineage.day')}</th>
            <th scope="col">{t('acts.links.from')}</th>
            <th scope="col">{t('acts.links.kind')}</th>
            <th scope="col">{t('acts.links.to')}</th>
            <th scope="col">{t('acts.links.share')}</th>
            <th scope="col">{t('lineage.paper')}</th>
          </tr>
        </thead>
        <tbody>
          {edges.map((edge) => (
            <tr key={`${edge.from} ${edge.to} ${edge.on} ${edge.kind}`}>
              <td data-label={t('lineage.day')} className="hc-nowrap">
                {format.day(edge.on)}
              </td>
              <td data-label={t('acts.links.from')}>{agency(edge.from)}</td>
              <td data-label={t('acts.links.kind')}>{t(`lineage.kind.${edge.kind}`)}</td>
              <td data-label={t('acts.links.to')}>{agency(edge.to)}</td>
              <td data-label={t('acts.links.share')} className="hc-number">
                {edge.share === null ? '–' : t('lineage.percent', { n: format.number(Math.round(edge.share * 1e4) / 100) })}
              </td>
              <td data-label={t('lineage.paper')}>{paper(edge.act)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
