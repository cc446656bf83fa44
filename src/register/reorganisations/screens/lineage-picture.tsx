import { useEffect, useMemo, useRef, useState } from 'react'
import { useHolds } from '../../../web/session/session.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { Loading } from '../../../web/kit/states.tsx'
import { StatusMark } from '../../../web/kit/status-tag.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { LineageEdge, LineageNode } from '../lineage.contract.ts'
import { type Happening, happeningsOf } from './lineage-graph.ts'
import { type Box, type Layout, layOut } from './lineage-layout.ts'
import './lineage.css'

/** Agencies from left to right through time, each happening between them with its day and paper. The list says the same in words. */
export function LineagePicture({ nodes, edges, asked }: { nodes: readonly LineageNode[]; edges: readonly LineageEdge[]; asked: string }) {
  const t = useT()
  const format = useFormat()
  const happenings = useMemo(() => happeningsOf(edges), [edges])
  const [layout, setLayout] = useState<Layout | undefined>(undefined)
  const [failed, setFailed] = useState(false)
  const scroller = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let current = true
    layOut(nodes, happenings).then(
      (laid) => current && setLayout(laid),
      () => current && setFailed(true),
    )
    return () => {
      current = false
    }
  }, [nodes, happenings])
  const own = layout?.boxes.get(asked)
  useEffect(() => {
    // The asked agency in the middle, whatever was before and after it.
    const { current } = scroller
    if (own && current) current.scrollTo({ left: own.x - (current.clientWidth - own.width) / 2, top: own.y - (current.clientHeight - own.height) / 2 })
  }, [own])
  if (failed) return <p className="hc-faint">{t('lineage.not-drawn')}</p>
  if (!layout) return <Loading lines={6} />
  const shares = new Map<string, number>(
    happenings.flatMap(({ id, to }) => to.flatMap(({ agency, share }) => (share === null ? [] : [[`${id}>${agency}`, share] as const]))),
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys
    <section className="hc-lineage" ref={scroller} tabIndex={0} aria-label={t('lineage.picture')}>
      <div className="hc-lineage-sheet" style={{ width: layout.width, height: layout.height }}>
        <svg width={layout.width} height={layout.height} viewBox={`0 0 ${layout.width} ${layout.height}`} aria-hidden="true">
          <defs>
            <marker id="lineage-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
              <path d="M0 0 8 4 0 8z" className="hc-lineage-arrow" />
            </marker>
          </defs>
          {layout.edges.map(({ id, d, end }) => (
            <g key={id}>
              <path d={d} className="hc-lineage-edge" markerEnd="url(#lineage-arrow)" />
              {shares.has(id) && (
                <text x={end.x - 3} y={end.y - 6} className="hc-lineage-share" textAnchor="end">
                  {t('lineage.percent', { n: format.number(Math.round((shares.get(id) ?? 0) * 1e4) / 100) })}
                </text>
              )}
            </g>
          ))}
        </svg>
        {happenings.map((happening) => (
          <HappeningBox key={happening.id} happening={happening} box={layout.boxes.get(happening.id)} />
        ))}
        {nodes.map((node) => (
          <NodeBox key={node.id} node={node} box={layout.boxes.get(node.id)} asked={node.id === asked} />
        ))}
      </div>
    </section>
  )
}

const placeOf = ({ x, y, width, height }: Box) => ({ left: x, top: y, width, height })

function NodeBox({ node, box, asked }: { node: LineageNode; box: Box | undefined; asked: boolean }) {
  const t = useT()
  const format = useFormat()
  if (!box) return null
  const years = node.to === null ? t('lineage.since', { from: format.day(node.from) }) : t('lineage.ended', { on: format.day(node.to) })
  return (
    <Link
      to={`/agencies/${node.id}/lineage`}
      className="hc-lineage-node"
      style={placeOf(box)}
      title={node.name}
      data-ended={node.to !== null || undefined}
      {...(asked ? { 'aria-current': 'true' as const } : {})}
    >
      <span className="hc-lineage-name">{node.name}</span>
      <span className="hc-lineage-years">
        {node.to !== null && <StatusMark shape="ended" />}
        {years}
      </span>
      {asked && <span className="hc-lineage-asked">{t('lineage.asked')}</span>}
    </Link>
  )
}

function HappeningBox({ happening, box }: { happening: Happening; box: Box | undefined }) {
  const t = useT()
  const format = useFormat()
  const mayOpen = useHolds()('act.read')
  if (!box) return null
  const { act, on, kind } = happening
  const paper = act?.paperNumber ?? act?.title
  return (
    <div className="hc-lineage-happening" style={placeOf(box)}>
      <strong>{format.day(on)}</strong>
      <span>{t(`lineage.kind.${kind}`)}</span>
      {act && paper && (
        <span className="hc-lineage-paper" title={act.title}>
          {mayOpen ? <Link to={`/acts/${act.id}`}>{paper}</Link> : paper}
        </span>
      )}
    </div>
  )
}
