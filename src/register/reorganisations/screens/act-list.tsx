import { useMemo } from 'react'
import { dayOf } from '../../../kernel/day.ts'
import { Button } from '../../../web/kit/button.tsx'
import type { Column } from '../../../web/kit/data-table/column.ts'
import type { Filter } from '../../../web/kit/data-table/filter.ts'
import { ListPage } from '../../../web/kit/data-table/list-page.tsx'
import { useListSource } from '../../../web/kit/data-table/list-source.ts'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { type ActRow, ActState, listActs } from '../act.contract.ts'
import { actShapes } from './act-states.ts'
import './acts.css'
import { RecordingHint } from '../../historical/screens/recording-remark.tsx'

const firstYear = 1997
const onceApplied = ['applied', 'corrected', 'annulled'] as const satisfies ActState[]

/** Every act on the register, from the draft to the annulled one; who only reads sees what was applied. */
export function ActList() {
  const t = useT()
  const format = useFormat()
  const mayWrite = useHolds()('agency.reorganise')
  const source = useListSource(listActs)
  const columns = useMemo<readonly Column<ActRow>[]>(
    () => [
      { id: 'title', header: t('acts.head.title'), sort: true, lead: true, cell: (row) => <span className="hc-act-title">{row.title}</span> },
      {
        id: 'paper',
        header: t('acts.head.paper-number'),
        width: 170,
        cell: (row) => (row.paperNumber === null ? '—' : row.paperNumber),
      },
      {
        id: 'effectiveOn',
        header: t('acts.head.effective-on'),
        width: 120,
        sort: true,
        cell: (row) => (
          <>
            {row.effectiveOn === null ? '—' : format.day(row.effectiveOn)} {row.recording && <RecordingHint recording={row.recording} />}
          </>
        ),
      },
      { id: 'lines', header: t('acts.lines.title'), width: 90, align: 'right', cell: (row) => format.number(row.lines) },
      {
        id: 'state',
        header: t('acts.state.title'),
        width: 170,
        cell: (row) => (
          <StatusTag shape={actShapes[row.state]}>{t(row.state === 'draft' && row.corrects ? 'acts.state.correction' : `act.state.${row.state}`)}</StatusTag>
        ),
      },
      { id: 'issuer', header: t('acts.head.issuer'), width: 220, hidden: true, cell: (row) => row.issuer ?? '—' },
      { id: 'source', header: t('acts.source.title'), width: 180, hidden: true, cell: (row) => t(`acts.source.${row.source}`) },
      {
        id: 'recorded',
        header: t('acts.recorded'),
        width: 190,
        sort: true,
        notOnPhone: true,
        cell: (row) => [format.time(row.createdAt), row.createdBy].filter(Boolean).join(' · '),
      },
    ],
    [t, format],
  )
  const thisYear = Number(dayOf(new Date()).slice(0, 4)) + 1
  const filters: readonly Filter[] = [
    {
      key: 'state',
      label: t('acts.state.title'),
      kind: 'choice',
      several: true,
      choices: (mayWrite ? ActState.options : onceApplied).map((state) => ({ value: state, label: t(`act.state.${state}`) })),
    },
    {
      key: 'year',
      label: t('acts.year'),
      kind: 'choice',
      choices: Array.from({ length: thisYear - firstYear + 1 }, (_, n) => String(thisYear - n)).map((year) => ({ value: year, label: year })),
    },
  ]
  const begin = mayWrite && (
    <Button weight="main" icon="plus" to="/acts/new">
      {t('acts.act.new')}
    </Button>
  )
  const fromLists = mayWrite && (
    <Button icon="upload" to="/acts/official-lists">
      {t('acts.act.from-lists')}
    </Button>
  )
  return (
    <ListPage
      name="acts"
      title={t('acts.list.title')}
      acts={
        <>
          {fromLists}
          {begin}
        </>
      }
      source={source}
      columns={columns}
      filters={filters}
      sort="-recorded"
      rowKey={(row) => row.id}
      rowTo={(row) => `/acts/${row.id}`}
      empty={{
        title: t('acts.list.empty'),
        text: t(mayWrite ? 'acts.list.empty-text' : 'acts.list.empty-text-reader'),
        acts: (
          <>
            {begin}
            {fromLists}
          </>
        ),
      }}
    />
  )
}
