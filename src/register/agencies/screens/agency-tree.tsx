import { TextInput } from '@mantine/core'
import { useQueries } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { fold } from '../../../kernel/fold.ts'
import { useGo, useSearch, useSearchState } from '../../../web/address.ts'
import { answerKey, useAnswer } from '../../../web/answers.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { Highlighted } from '../../../web/kit/highlighted.tsx'
import { Icon } from '../../../web/kit/icon.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { PrintButton } from '../../../web/kit/print-button.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { EmptyState, ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useCall, useSeat } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { usePrinting } from '../../../web/kit/data-table/use-printing.ts'
import { showAgencyTree, type TreeNode } from '../agency-tree.contract.ts'
import { flatTree, type TreeLine } from './flat-tree.ts'
import { ListOrTree } from './list-or-tree.tsx'
import './agency.css'
import './agency-tree.css'

const View = z.object({ q: z.string().trim().max(200).optional() })
const listFilters = ['block', 'kind', 'obligation']

/** The register as a tree of the chosen day, one level at a time; a search keeps what stands above what it finds. */
export function AgencyTree() {
  const t = useT()
  const format = useFormat()
  const [{ q }, set] = useSearchState(View)
  const { chosen, asked } = useAsOf()
  const search = useSearch()
  const [typed, setTyped] = useState(q ?? '')
  useEffect(() => {
    if (typed.trim() === (q ?? '')) return
    const pause = setTimeout(() => set({ q: typed.trim() || undefined }), 250)
    return () => clearTimeout(pause)
  }, [typed, q, set])
  const searching = q !== undefined && fold(q) !== ''
  const root = useAnswer(showAgencyTree, { query: { ...asked, ...(searching ? { q } : {}) } }, { keepFormer: true })
  const filtered = listFilters.some((name) => search[name] !== undefined)
  return (
    <Page
      title={t('agency.tree.title')}
      beside={root.data && <span className="hc-total">{format.number(root.data.agencies)}</span>}
      acts={
        <>
          <PrintButton />
          <ListOrTree shown="tree" />
        </>
      }
      fill
    >
      <div className="hc-row hc-not-printed">
        <TextInput
          className="hc-table-search"
          type="search"
          aria-label={t('agency.tree.search')}
          placeholder={t('agency.tree.search')}
          data-list-search
          value={typed}
          maxLength={200}
          onChange={(event) => setTyped(event.currentTarget.value)}
          leftSection={<Icon name="search" />}
          leftSectionPointerEvents="none"
        />
        <span className="hc-faint" role="status">
          {searching && root.data && t('agency.tree.found', { count: root.data.total, n: format.number(root.data.total) })}
          {filtered && ` ${t('agency.tree.filters-wait')}`}
        </span>
      </div>
      {root.error && !root.data ? (
        <ErrorState error={root.error} retry={() => void root.refetch()} />
      ) : !root.data ? (
        <Loading lines={10} />
      ) : root.data.rows.length === 0 ? (
        searching ? (
          <EmptyState
            icon="search"
            title={t('table.nothing-matches')}
            acts={
              <Button
                onClick={() => {
                  setTyped('')
                  set({ q: undefined })
                }}
              >
                {t('table.clear-filters')}
              </Button>
            }
          />
        ) : (
          <EmptyState icon="agency" title={t(chosen === undefined ? 'agency.list.empty' : 'agency.list.empty-then')}>
            {t('agency.list.empty-text')}
          </EmptyState>
        )
      ) : (
        <Tree key={searching ? `q ${q}` : JSON.stringify(asked)} rows={root.data.rows} total={root.data.total} words={searching ? q : ''} />
      )}
    </Page>
  )
}

/** An ARIA tree whose lines are drawn only in sight; the levels below are asked for when they are opened. */
function Tree({ rows, total, words }: { rows: readonly TreeNode[]; total: number; words: string }) {
  const t = useT()
  const go = useGo()
  const seat = useSeat()
  const { call } = useCall()
  const { asked } = useAsOf()
  const printing = usePrinting()
  const found = words !== ''
  // Found agencies stand there with all above them; otherwise a single top opens by itself.
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set(found ? rows.map(({ id }) => id) : rows.length === 1 ? rows.map(({ id }) => id) : []))
  const asking = found ? [] : [...opened]
  const levels = useQueries({
    queries: asking.map((parentId) => {
      const args = { query: { ...asked, parentId } }
      return {
        queryKey: answerKey(seat?.id, showAgencyTree.name, args),
        queryFn: ({ signal }: { signal: AbortSignal }) => call(showAgencyTree, args, { signal }),
      }
    }),
  })
  const level = new Map(asking.map((id, n) => [id, levels[n]]))
  const lines = flatTree({
    opened,
    childrenOf: (id) => (found ? rows.filter(({ parentId }) => parentId === id) : level.get(id)?.data?.rows),
    tops: found ? rows.filter(({ parentId }) => parentId === null || !rows.some(({ id }) => id === parentId)) : rows,
  })
  const failed = levels.find(({ error, data }) => error && !data)
  const [active, setActive] = useState(rows[0]?.id)
  const at = Math.max(
    0,
    lines.findIndex(({ node }) => node.id === active),
  )
  const scroller = useRef<HTMLDivElement>(null)
  const moved = useRef<boolean>(false)
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 36,
    overscan: 14,
    getItemKey: (n) => lines[n]?.node.id ?? n,
  })
  useEffect(() => {
    if (!moved.current) return
    moved.current = false
    virtual.scrollToIndex(at)
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${at}"]`)?.focus({ preventScroll: true }))
  }, [at, virtual])
  const move = (to: number | undefined) => {
    const line = to === undefined ? undefined : lines[Math.max(0, Math.min(lines.length - 1, to))]
    if (!line) return
    moved.current = true
    setActive(line.node.id)
  }
  const toggle = (id: string, open: boolean) =>
    setOpened((former) => {
      const next = new Set(former)
      if (open) next.add(id)
      else next.delete(id)
      return next
    })
  const openable = ({ node }: TreeLine) => (found ? rows.some(({ parentId }) => parentId === node.id) : node.children > 0)
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const line = lines[at]
    if (!line) return
    const isOpen = opened.has(line.node.id)
    switch (event.key) {
      case 'ArrowDown':
        move(at + 1)
        break
      case 'ArrowUp':
        move(at - 1)
        break
      case 'Home':
        move(0)
        break
      case 'End':
        move(lines.length - 1)
        break
      case 'ArrowRight':
        if (openable(line) && !isOpen) toggle(line.node.id, true)
        else if (isOpen && (lines[at + 1]?.depth ?? 0) > line.depth) move(at + 1)
        break
      case 'ArrowLeft':
        if (isOpen && openable(line)) toggle(line.node.id, false)
        else move(lines.findLastIndex((other, n) => n < at && other.depth < line.depth))
        break
      case 'Enter':
        go(`/agencies/${line.node.id}`)
        break
      default: {
        const typed = fold(event.key)
        if (typed.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return
        const starts = ({ node }: TreeLine) => fold(node.shortName).startsWith(typed) || fold(node.name).startsWith(typed)
        const next = lines.findIndex((other, n) => n > at && starts(other))
        move(next >= 0 ? next : lines.findIndex(starts))
      }
    }
    event.preventDefault()
  }
  const items = printing ? lines.map((_, index) => ({ index, start: 0 })) : virtual.getVirtualItems()
  return (
    <>
      {failed && <ErrorState error={failed.error} retry={() => void failed.refetch()} />}
      <div className="hc-tree-scroll hc-sheet" ref={scroller}>
        <div role="tree" aria-label={t('agency.tree.title')} className="hc-tree" style={printing ? undefined : { height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const line = lines[index]
            if (!line) return null
            const { node, depth, place, of } = line
            const isOpen = opened.has(node.id)
            const mayOpen = openable(line)
            return (
              <div
                key={node.id}
                role="treeitem"
                ref={virtual.measureElement}
                data-index={index}
                className="hc-tree-line"
                data-above={!node.matches || undefined}
                aria-level={depth + 1}
                aria-setsize={of}
                aria-posinset={place}
                aria-selected={node.id === active}
                {...(mayOpen ? { 'aria-expanded': isOpen } : {})}
                tabIndex={index === at ? 0 : -1}
                onKeyDown={onKeyDown}
                onFocus={() => setActive(node.id)}
                style={{ ...(printing ? {} : { transform: `translateY(${start}px)` }), paddingLeft: 8 + depth * 24 }}
              >
                {/* The line itself takes the keys; the mouse gets its own places. */}
                <span className="hc-tree-toggle" aria-hidden="true" onClick={() => mayOpen && toggle(node.id, !isOpen)}>
                  {mayOpen && <Icon name={isOpen ? 'down' : 'right'} size={14} />}
                </span>
                <Link to={`/agencies/${node.id}`} tabIndex={-1} className="hc-tree-name">
                  {words === '' ? node.name : <Highlighted text={node.name} words={words} />}
                </Link>
                {node.code !== null && <span className="hc-faint hc-small hc-tree-code">{node.code}</span>}
                {node.children > 0 && <Counts node={node} />}
              </div>
            )
          })}
        </div>
      </div>
      {total > rows.length && !found && <p className="hc-faint">{t('agency.page.more-children', { shown: rows.length, total })}</p>}
    </>
  )
}

function Counts({ node }: { node: TreeNode }) {
  const t = useT()
  const format = useFormat()
  const all = t('agency.tree.below', { count: node.below, n: format.number(node.below) })
  return (
    <span className="hc-tree-count" title={all}>
      <span aria-hidden="true">{format.number(node.below)}</span>
      <span className="hc-unseen">{all}</span>
    </span>
  )
}
